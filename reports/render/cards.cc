// Counts verdicts over the jobs.
#include "reports/render/cards.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "reports/render/matrix_text.h"
#include "reports/text/numbers.h"
#include "reports/text/words.h"

namespace lanebench {
namespace {

/// The verdicts on one thing.
struct Count {
  std::size_t measured = 0;
  std::size_t pays = 0;
  std::size_t costs = 0;
  std::size_t no_gain = 0;
  std::size_t cannot_tell = 0;
  std::vector<double> ratios{};  ///< Of all that were measured,
  std::vector<double> gains{};   ///< and of those that pay.

  void add(const Judged& judged) {
    if (judged.verdict == GainVerdict::kNotMeasured) return;
    ++measured;
    ratios.push_back(judged.ratio->value);
    if (judged.verdict == GainVerdict::kPays) gains.push_back(judged.ratio->value);
    pays += judged.verdict == GainVerdict::kPays ? 1 : 0;
    costs += judged.verdict == GainVerdict::kCosts ? 1 : 0;
    no_gain += judged.verdict == GainVerdict::kNoGain ? 1 : 0;
    cannot_tell += judged.verdict == GainVerdict::kCannotTell ? 1 : 0;
  }

  std::string in_words(const char* verb) const {
    std::string text = fmt::format("{} in {} of {} {}", verb, pays, measured, measured == 1 ? "job" : "jobs");
    if (costs > 0) text += fmt::format("; costs in {}", costs);
    if (no_gain > 0) text += fmt::format("; no gain in {}", no_gain);
    if (cannot_tell > 0) text += fmt::format("; cannot tell in {}", cannot_tell);
    return text;
  }
};

std::string range_of(const Count& count) {
  if (count.gains.empty()) return "no certain gain";
  const auto [least, most] = std::ranges::minmax(count.gains);
  const std::string low = "×" + significant(least, 3);
  const std::string high = "×" + significant(most, 3);
  return low == high ? low : fmt::format("{} – {}", low, high);
}

double geometric_mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += std::log(value);
  return std::exp(sum / static_cast<double>(values.size()));
}

Card simd_card(const std::vector<MatrixRow>& rows) {
  Count count;
  for (const MatrixRow& row : rows) count.add(row.simd);
  if (count.measured == 0) return {};
  return {range_of(count), "hand-written SIMD on one core: " + count.in_words("pays")};
}

/// Of the jobs that compute; of those that wait where there are no others, as their teams are larger.
Card workers_card(const std::vector<MatrixRow>& rows) {
  for (const bool waiting : {false, true}) {
    Count count;
    std::uint64_t workers = 1;
    for (const MatrixRow& row : rows) {
      if ((row.limited_by == "waiting") != waiting) continue;
      count.add(row.workers.gain);
      workers = std::max(workers, row.workers.count);
    }
    if (count.measured == 0) continue;
    return {range_of(count), fmt::format("{} workers, plain code: {}", workers, count.in_words("pay"))};
  }
  return {};
}

Card widths_card(const std::vector<MatrixRow>& rows) {
  Count count;
  for (const MatrixRow& row : rows) count.add(row.wide_over_next);
  if (count.measured == 0) return {};
  return {fmt::format("×{}", significant(geometric_mean(count.ratios), 3)),
          fmt::format("{}, typically: {}", widths_in_words(rows), count.in_words("pays"))};
}

Card kinds_card(const std::vector<MatrixRow>& rows) {
  std::vector<std::string> certain;
  std::size_t same = 0;
  std::size_t open = 0;
  for (const MatrixRow& row : rows) {
    const Judged& kinds = row.threads_over_processes;
    const bool differ = kinds.verdict == GainVerdict::kPays || kinds.verdict == GainVerdict::kCosts;
    if (differ) certain.push_back(fmt::format("{}: {}", row.workload, kind_text(kinds)));
    same += kinds.verdict == GainVerdict::kNoGain ? 1 : 0;
    open += kinds.verdict == GainVerdict::kCannotTell ? 1 : 0;
  }
  const std::size_t measured = certain.size() + same + open;
  if (measured == 0) return {};
  std::vector<std::string> clauses;
  if (same > 0)
    clauses.push_back(fmt::format("less than ×{} apart in {} of {}", kSmallestGain, same, measured));
  if (open > 0) clauses.push_back(fmt::format("cannot tell in {}", open));
  const std::string how = fmt::format("{}", fmt::join(clauses, "; "));
  if (certain.empty()) return {"Threads or processes?", "neither is certainly faster: " + how};
  return {fmt::format("{} of {} differ", certain.size(), measured),
          fmt::format("threads against processes: {}{}{}", listed(certain), how.empty() ? "" : "; ", how)};
}

Card compiler_card(const std::vector<MatrixRow>& rows) {
  std::vector<std::string> as_good;
  std::size_t measured = 0;
  std::size_t open = 0;
  for (const MatrixRow& row : rows) {
    const Judged& hand = row.simd_over_autovec;
    if (hand.verdict == GainVerdict::kNotMeasured) continue;
    ++measured;
    if (hand.verdict == GainVerdict::kNoGain || hand.verdict == GainVerdict::kCosts)
      as_good.push_back(row.workload);
    open += hand.verdict == GainVerdict::kCannotTell ? 1 : 0;
  }
  if (measured == 0) return {};
  std::string text = "the compiler's SIMD is as good as hand-written";
  text += as_good.empty() ? " nowhere for certain" : ": " + listed(as_good);
  if (open > 0) text += fmt::format("; cannot tell in {}", open);
  return {fmt::format("in {} of {} jobs", as_good.size(), measured), text};
}

}  // namespace

std::vector<Card> cards_of(const std::vector<MatrixRow>& rows) {
  std::vector<Card> cards{simd_card(rows), workers_card(rows), widths_card(rows), kinds_card(rows),
                          compiler_card(rows)};
  std::erase_if(cards, [](const Card& card) { return card.figure.empty(); });
  return cards;
}

std::string widths_in_words(const std::vector<MatrixRow>& rows) {
  const auto both = std::ranges::find_if(rows, [](const MatrixRow& row) { return !row.wide_isa.empty(); });
  if (both == rows.end()) return "";
  return fmt::format("{} over {}", isa_family(both->wide_isa), isa_family(both->next_isa));
}

}  // namespace lanebench
