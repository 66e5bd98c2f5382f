// Gathers cases over runs, and says what became of one that lacks times.
#include "reports/compare/compare_cases.h"

#include <fmt/format.h>

namespace lanebench {
namespace {

bool failed(Status status) {
  return status == Status::kCrashed || status == Status::kTimeout;
}

/// Which status of several runs counts.
int severity(Status status) {
  if (status == Status::kWrong) return 3;
  if (failed(status)) return 2;
  return status == Status::kOk ? 1 : 0;
}

std::string in_words(const CaseOfSide* side) {
  if (side == nullptr) return "not part of this side";
  const std::string status = name_of(side->status);
  if (side->status == Status::kOk && side->timed.empty()) return status + ", but not timed";
  return side->reason.empty() ? status : fmt::format("{}: {}", status, side->reason);
}

Loss loss_of(const CaseOfSide* base, const CaseOfSide* other) {
  if (base == nullptr || base->status != Status::kOk || other == nullptr) return Loss::kNone;
  if (other->status == Status::kWrong) return Loss::kWrong;
  if (failed(other->status)) return Loss::kRegression;
  return base->has_times() && !other->has_times() ? Loss::kListed : Loss::kNone;
}

bool says_something(const CaseOfSide* side) {
  return side != nullptr && severity(side->status) > 0;
}

}  // namespace

CasesOfSide::CasesOfSide(const Side& side) {
  for (const LoadedRun& run : side.runs) {
    for (const WorkloadSummary& group : run.summary.workloads) {
      for (const Result& result : group.results) add(group, result);
    }
  }
}

const CaseOfSide* CasesOfSide::find(const CaseKey& key) const {
  const auto found = index_.find(key);
  return found == index_.end() ? nullptr : &cases_[found->second];
}

void CasesOfSide::add(const WorkloadSummary& group, const Result& result) {
  const CaseKey key{group.workload, group.size, result.record.case_id};
  const auto [place, is_new] = index_.try_emplace(key, cases_.size());
  if (is_new) cases_.push_back({key, {}, result.record.status, result.record.reason});
  CaseOfSide& known = cases_[place->second];
  if (severity(result.record.status) > severity(known.status)) {
    known.status = result.record.status;
    known.reason = result.record.reason;
  }
  if (result.ok() && result.median_s) known.timed.push_back({&result, &group});
}

std::optional<UnmatchedRow> unmatched_row(const CaseOfSide* base, const CaseOfSide* other) {
  if (!says_something(base) && !says_something(other)) return {};
  return UnmatchedRow{(base != nullptr ? base : other)->key, in_words(base), in_words(other),
                      loss_of(base, other)};
}

}  // namespace lanebench
