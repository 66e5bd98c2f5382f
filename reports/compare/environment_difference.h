// In what the machines, builds and options of two sides differ.
#pragma once

#include <vector>

#include "reports/compare/comparison.h"
#include "reports/compare/side.h"

namespace lanebench {

/// Every member of machine.json and of the runs' options that differs, but for hosts, clocks at the moment,
/// and what was measured. Where a side is Google Benchmark's JSON, only members that both sides know.
std::vector<EnvironmentDifference> environment_differences(const Side& base, const Side& other);

}  // namespace lanebench
