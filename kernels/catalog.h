// All workloads that this program knows.
#pragma once

#include <vector>

#include "kernels/contract/workload.h"

namespace lanebench {

using Catalog = std::vector<Workload>;

/// Built at the first call, which must come before any thread exists: libraries choose their code then.
const Catalog& catalog();

}  // namespace lanebench
