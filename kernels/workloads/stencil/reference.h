// The heat equation in extended precision, as a wave of planes: the slow way that tells what is right.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "kernels/workloads/stencil/layout.h"

namespace lanebench::stencil {

/// The points after all steps, without boundaries and padding, x fastest; each rounded once, to a double.
std::vector<double> reference(std::span<const double> initial, const Layout& layout, std::size_t steps);

}  // namespace lanebench::stencil
