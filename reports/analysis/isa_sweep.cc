// Pairs hand-written and compiled code by instruction set.
#include "reports/analysis/isa_sweep.h"

#include <algorithm>

#include "reports/analysis/common_rounds.h"
#include "reports/results/case_id.h"

namespace lanebench {
namespace {

const Result* serial_case(const WorkloadSummary& group, const std::string& lanes, const std::string& isa) {
  return find_case(
      group, to_string(CaseId{.workload = group.workload, .lanes = lanes, .isa = isa, .workers = "serial"}));
}

IsaRow row_of(const WorkloadSummary& group, const std::string& isa) {
  const Result* autovec = serial_case(group, "autovec", isa);
  const Result* simd = serial_case(group, "simd", isa);
  IsaRow row{isa, gain_of(autovec), gain_of(simd), {}};
  if (autovec != nullptr && simd != nullptr) {
    row.simd_over_autovec = speedup_over(autovec->samples, simd->samples);
  }
  return row;
}

}  // namespace

std::vector<IsaSweep> isa_sweeps(const Summary& summary) {
  std::vector<IsaSweep> sweeps;
  for (const WorkloadSummary& group : summary.workloads) {
    if (!group.headline) continue;
    std::vector<std::string> names;
    for (const Result& result : group.results) {
      const std::string& isa = result.record.isa;
      if (!isa.empty() && std::ranges::find(names, isa) == names.end()) names.push_back(isa);
    }
    std::ranges::reverse(names);
    IsaSweep sweep{group.workload, group.size, group.aa_floor.value_or(0), {}};
    for (const std::string& isa : names) sweep.rows.push_back(row_of(group, isa));
    const bool measured = std::ranges::any_of(
        sweep.rows, [](const IsaRow& row) { return row.autovec.speedup || row.simd.speedup; });
    if (measured) sweeps.push_back(std::move(sweep));
  }
  return sweeps;
}

}  // namespace lanebench
