// One side against a row of its own: every other way of the same job against that one.
#pragma once

#include <string>
#include <utility>

#include "reports/compare/side.h"

namespace lanebench {

/// The base, whose rows are all the baseline's under the names of the others, and the others. `name` is what
/// follows the workload in a case id ("scalar/serial"), for each workload and size; or a benchmark's whole
/// name; or what stands before its first slash, for each of its arguments. Throws ResultsError where a run
/// has none.
std::pair<Side, Side> against_baseline(const Side& side, const std::string& name);

}  // namespace lanebench
