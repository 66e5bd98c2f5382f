// All workloads that this program knows.
#pragma once

#include <vector>

#include "kernels/contract/workload.h"

namespace lanebench {

using Catalog = std::vector<Workload>;

/// Built once, before any thread exists (it captures the Highway targets).
const Catalog& catalog();

}  // namespace lanebench
