// The first screen on a terminal: title, trust, and as much of the matrix as its width holds.
#pragma once

#include <cstddef>
#include <string>

#include "reports/render/first_screen.h"

namespace lanebench {

std::string first_screen_terminal(const FirstScreen& screen, std::size_t columns, bool colour);

}  // namespace lanebench
