// Builds the records of cases.
#include "harness/plan/cases.h"

#include <algorithm>

#include "kernels/contract/device.h"
#include "reports/results/case_id.h"

namespace lanebench {
namespace {

struct TeamKind {
  std::string kind;
  std::uint64_t count;
};

/// The teams that were asked for, every kind where none was; with the serial one where it is the baseline,
/// without which no case has a speedup.
std::vector<TeamKind> teams(const std::vector<std::string>& kinds, const std::vector<std::uint64_t>& counts,
                            bool has_baseline) {
  const auto wants = [&](const std::string& kind) {
    return kinds.empty() || std::ranges::find(kinds, kind) != kinds.end();
  };
  std::vector<TeamKind> all;
  if (wants("serial") || has_baseline) all.push_back({"serial", 1});
  for (const std::string kind : {"threads", "processes"}) {
    for (const std::uint64_t count : counts) {
      if (wants(kind)) all.push_back({kind, count});
    }
  }
  return all;
}

CaseRecord cpu_case(const Workload& workload, const Variant& variant, const TeamKind& team) {
  CaseRecord record = record_of({.workload = workload.name,
                                 .lanes = variant.lanes,
                                 .isa = variant.isa,
                                 .workers = team.kind,
                                 .worker_count = team.count});
  record.origin = variant.library ? Origin::kLibrary : Origin::kOwn;
  if (!variant.not_applicable.empty()) {
    record.settle(Status::kNotApplicable, variant.not_applicable);
  } else if (team.kind == "processes" && !variant.not_in_processes.empty()) {
    record.settle(Status::kNotApplicable, variant.not_in_processes);
  } else if (!variant.kernel) {
    record.settle(Status::kUnavailable, variant.unavailable);
  }
  return record;
}

CaseRecord device_case(const Workload& workload, const DeviceVariant& variant, const std::string& mode) {
  CaseRecord record = record_of({.workload = workload.name, .lanes = variant.lanes, .mode = mode});
  if (!workload.device_not_applicable.empty()) {
    record.settle(Status::kNotApplicable, workload.device_not_applicable);
  } else if (!variant.make) {
    record.settle(Status::kUnavailable, why_without_cuda());
  }
  return record;
}

}  // namespace

std::vector<CaseRecord> cases_of(const Workload& workload, const std::vector<std::string>& worker_kinds,
                                 const std::vector<std::uint64_t>& worker_counts) {
  std::vector<CaseRecord> cases;
  for (const Variant& variant : workload.variants) {
    for (const TeamKind& team : teams(worker_kinds, worker_counts, variant.lanes == "scalar")) {
      cases.push_back(cpu_case(workload, variant, team));
    }
  }
  for (const DeviceVariant& variant : workload.devices) {
    for (const char* mode : {"kernel", "end_to_end"}) cases.push_back(device_case(workload, variant, mode));
  }
  return cases;
}

std::vector<CaseRecord> yardstick_cases(const Workload& workload, const std::vector<Yardstick>& yardsticks,
                                        const std::vector<std::string>& worker_kinds,
                                        const std::vector<std::uint64_t>& worker_counts) {
  std::vector<CaseRecord> cases;
  for (const Yardstick& yardstick : yardsticks) {
    for (const auto& [kind, count] : teams(worker_kinds, worker_counts, false)) {
      if (std::ranges::find(yardstick.workers, kind) == yardstick.workers.end()) continue;
      cases.push_back(record_of(
          {.workload = workload.name, .lanes = yardstick.lanes, .workers = kind, .worker_count = count}));
      cases.back().origin = Origin::kOtherProgram;
    }
  }
  return cases;
}

}  // namespace lanebench
