// Ranks cases.
#include "harness/plan/importance.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "reports/results/case_id.h"

namespace lanebench {
namespace {

using Ranked = std::pair<int, CaseRecord>;

constexpr int kMainRank = 1;

std::vector<Ranked> ranked(const std::vector<CaseRecord>& cases) {
  std::map<std::string, std::string> widest;  // Of each lane: the first that runs here.
  std::uint64_t largest = 1;
  for (const CaseRecord& record : cases) {
    if (record.pending) widest.try_emplace(record.lanes, record.isa);
    largest = std::max(largest, record.worker_count.value_or(1));
  }
  const auto rank = [&](const CaseRecord& record) {
    if (is_baseline(record)) return 0;
    const std::uint64_t workers = record.worker_count.value_or(1);
    const bool chosen = widest[record.lanes] == record.isa && (workers == 1 || workers == largest);
    if (chosen && record.device == "cpu" && (record.lanes == "scalar" || record.lanes == "simd"))
      return kMainRank;
    if (record.lanes == "autovec") return chosen && workers == 1 ? 2 : 4;
    return record.lanes == "scalar" || record.lanes == "simd" ? 4 : 3;
  };
  std::vector<Ranked> all;
  for (const CaseRecord& record : cases) all.emplace_back(rank(record), record);
  std::ranges::stable_sort(all, {}, &Ranked::first);
  return all;
}

}  // namespace

std::vector<CaseRecord> by_importance(const std::vector<CaseRecord>& cases) {
  std::vector<CaseRecord> sorted;
  for (auto& [rank, record] : ranked(cases)) sorted.push_back(std::move(record));
  return sorted;
}

std::vector<CaseRecord> main_cases(const std::vector<CaseRecord>& cases) {
  std::vector<CaseRecord> chosen;
  for (auto& [rank, record] : ranked(cases)) {
    if (rank <= kMainRank && record.pending) chosen.push_back(std::move(record));
  }
  return chosen;
}

}  // namespace lanebench
