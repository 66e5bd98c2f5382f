// The cases of a workload, one record each, those that cannot run here included.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "harness/plan/yardsticks.h"
#include "kernels/contract/workload.h"
#include "reports/results/records.h"

namespace lanebench {

/// Every case of a workload, in plan order, with worker kinds and counts as given (empty: all kinds).
std::vector<CaseRecord> cases_of(const Workload& workload, const std::vector<std::string>& worker_kinds,
                                 const std::vector<std::uint64_t>& worker_counts);

/// The cases of a workload's yardsticks: the kinds of workers that were asked for and that the program can
/// use.
std::vector<CaseRecord> yardstick_cases(const Workload& workload, const std::vector<Yardstick>& yardsticks,
                                        const std::vector<std::string>& worker_kinds,
                                        const std::vector<std::uint64_t>& worker_counts);

}  // namespace lanebench
