// The cases of all runs of a side, by what identifies them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "reports/compare/comparison.h"
#include "reports/compare/side.h"

namespace lanebench {

/// A case in one of the runs that have it with times.
struct TimedCase {
  const Result* result;
  const WorkloadSummary* group;
};

/// A case in all runs of a side. One wrong answer makes it wrong, and one crash crashed, whatever the other
/// runs got; one run that has it `ok` suffices where the others could not run it.
struct CaseOfSide {
  CaseKey key;
  std::vector<TimedCase> timed;
  Status status;  ///< The worst of all runs.
  std::string reason;

  bool has_times() const { return status == Status::kOk && !timed.empty(); }
};

/// Points into the side, which must live as long.
class CasesOfSide {
 public:
  explicit CasesOfSide(const Side& side);

  const std::vector<CaseOfSide>& in_order() const { return cases_; }  ///< Of the runs as given.
  const CaseOfSide* find(const CaseKey& key) const;                   ///< Null where there is none.

 private:
  void add(const WorkloadSummary& group, const Result& result);

  std::vector<CaseOfSide> cases_;
  std::map<CaseKey, std::size_t> index_;
};

/// What a row says about a case that lacks times on at least one side. Null: not part of that side. Absent
/// where neither side has anything to say, such as a GPU's case where neither has a GPU.
std::optional<UnmatchedRow> unmatched_row(const CaseOfSide* base, const CaseOfSide* other);

}  // namespace lanebench
