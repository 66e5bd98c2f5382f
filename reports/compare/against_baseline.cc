// Copies the baseline's result once for each row that is held against it.
#include "reports/compare/against_baseline.h"

#include <fmt/format.h>

#include <algorithm>

#include "reports/text/limits.h"

namespace lanebench {
namespace {

/// What a baseline called `name` is called where it stands beside this case.
std::vector<std::string> possible_names(const CaseRecord& record, const std::string& name) {
  if (!record.workload.empty()) return {record.workload + "/" + name, name};
  const std::size_t slash = std::min(record.case_id.find('/'), record.case_id.size());
  return {name + record.case_id.substr(slash), name};
}

const Result* baseline_of(const WorkloadSummary& group, const CaseRecord& record, const std::string& name) {
  for (const std::string& case_id : possible_names(record, name)) {
    const auto found = std::ranges::find_if(
        group.results, [&](const Result& result) { return result.record.case_id == case_id; });
    if (found != group.results.end()) return &*found;
  }
  return nullptr;
}

bool split(const LoadedRun& run, const std::string& name, LoadedRun& base, LoadedRun& other) {
  base = other = run;
  bool found = false;
  for (std::size_t i = 0; i < run.summary.workloads.size(); ++i) {
    const WorkloadSummary& group = run.summary.workloads[i];
    std::vector<Result>& of_base = base.summary.workloads[i].results;
    std::vector<Result>& of_other = other.summary.workloads[i].results;
    of_base.clear();
    of_other.clear();
    for (const Result& result : group.results) {
      const Result* baseline = baseline_of(group, result.record, name);
      if (baseline == nullptr || baseline == &result) continue;
      found = true;
      of_other.push_back(result);
      of_base.push_back(*baseline);
      of_base.back().record.case_id = result.record.case_id;
    }
  }
  return found;
}

}  // namespace

std::pair<Side, Side> against_baseline(const Side& side, const std::string& name) {
  Side base{name, {}};
  Side other{side.name, {}};
  for (const LoadedRun& run : side.runs) {
    if (!split(run, name, base.runs.emplace_back(), other.runs.emplace_back())) {
      throw ResultsError(fmt::format("'{}' has nothing beside a baseline '{}'; name a row as it stands there",
                                     run.path, name));
    }
  }
  return {std::move(base), std::move(other)};
}

}  // namespace lanebench
