// Builds the records of cases.
#include "harness/plan/cases.h"

#include <fmt/format.h>

#include <algorithm>

namespace lanebench {
namespace {

/// A case that is still to be measured, unless it gets another status.
CaseRecord cpu_case(const Workload& workload, const std::string& lanes, const std::string& isa,
                    const std::string& kind, std::uint64_t count) {
  CaseRecord record;
  record.workload = workload.name;
  record.lanes = lanes;
  record.isa = isa;
  record.workers = kind;
  record.worker_count = count;
  record.device = "cpu";
  record.mode = "wall";
  record.case_id = fmt::format("{}/{}{}{}/{}{}", workload.name, lanes, isa.empty() ? "" : "@", isa, kind,
                               kind == "serial" ? "" : fmt::format(":{}", count));
  record.status = "unavailable";
  record.reason = kNotRunYet;
  return record;
}

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

CaseRecord device_case(const Workload& workload, const DeviceVariant& variant, const std::string& mode) {
  CaseRecord record;
  record.workload = workload.name;
  record.lanes = variant.lanes;
  record.device = "cuda";
  record.mode = mode;
  record.case_id =
      fmt::format("{}/{}/{}", workload.name, variant.lanes.empty() ? "cuda" : variant.lanes, mode);
  const bool applies = workload.device_not_applicable.empty();
  record.status = applies ? "unavailable" : "not_applicable";
  record.reason = !applies       ? workload.device_not_applicable
                  : variant.make ? kNotRunYet
                                 : "built without CUDA";
  return record;
}

}  // namespace

bool is_pending(const CaseRecord& record) {
  return record.reason == kNotRunYet;
}

std::vector<CaseRecord> cases_of(const Workload& workload, const std::vector<std::string>& worker_kinds,
                                 const std::vector<std::uint64_t>& worker_counts) {
  std::vector<CaseRecord> cases;
  for (const Variant& variant : workload.variants) {
    for (const auto& [kind, count] : teams(worker_kinds, worker_counts, variant.lanes == "scalar")) {
      CaseRecord record = cpu_case(workload, variant.lanes, variant.isa, kind, count);
      if (!variant.kernel) record.reason = variant.unavailable + variant.not_applicable;
      if (!variant.not_applicable.empty()) record.status = "not_applicable";
      if (kind == "processes" && !variant.not_in_processes.empty()) {
        record.status = "not_applicable";
        record.reason = variant.not_in_processes;
      }
      cases.push_back(std::move(record));
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
      cases.push_back(cpu_case(workload, yardstick.lanes, "", kind, count));
    }
  }
  return cases;
}

}  // namespace lanebench
