// A row is slower where that is certain whatever the machine may have done to it.
#include "reports/compare/judge.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/analysis/two_samples.h"
#include "reports/text/numbers.h"

namespace lanebench {
namespace {

/// Of all verdicts of one direction in a comparison, the chance that even one is false stays below this.
constexpr double kFalseAlarms = 0.01;
/// The rank test has an interval from so many repetitions on.
constexpr std::size_t kFewestForRanks = 4;

Margin margin_of(const RowPair& pair, const Background& background) {
  const Margin machine = background.machine(pair);
  const double threshold = std::log1p(pair.threshold);
  return {machine.low - threshold, machine.high + threshold};
}

/// Why a row cannot be tested at all, from the numbers of its observations alone.
Doubt doubt_before(const RowPair& pair, const Background& background) {
  if (!pair.same_machine) return Doubt::kMachines;
  if (pair.fewest() < 2) return Doubt::kOnce;
  if (pair.unit == Unit::kRounds && background.is_known()) return Doubt::kOneStretch;
  if (pair.unit == Unit::kRounds && pair.fewest() < kFewestForRanks) return Doubt::kTooFew;
  if (pair.unit == Unit::kPasses && pair.fewest() < kFewestPasses) return Doubt::kFewPasses;
  return Doubt::kNone;
}

/// The same in time, whatever the machine may have done.
bool is_same(const Estimate& shift, const Margin& machine, double threshold) {
  return shift.lower && *shift.lower - machine.high >= -threshold && *shift.upper - machine.low <= threshold;
}

Doubt doubt_after(const Estimate& shift, const Margin& machine, double threshold) {
  if (!shift.lower) return Doubt::kTooFew;
  if (*shift.lower > machine.high + threshold || *shift.upper < machine.low - threshold)
    return Doubt::kAmongMany;
  const bool beyond_threshold = std::abs(shift.value) > threshold;
  const bool machine_may = shift.value >= machine.low - threshold && shift.value <= machine.high + threshold;
  const bool machine_did = machine.high - machine.low > threshold;
  return beyond_threshold && machine_may && machine_did ? Doubt::kMachineMood : Doubt::kNoise;
}

std::string repetitions(std::size_t count, Unit unit) {
  const bool one = count == 1;
  if (unit == Unit::kPasses) return fmt::format("{} {}", count, one ? "pass" : "passes");
  const char* noun = unit == Unit::kRuns ? "run" : "repetition";
  return one ? fmt::format("one {}", noun) : fmt::format("{} {}s", count, noun);
}

std::string in_words(Doubt doubt, const RowPair& pair, std::size_t tested) {
  switch (doubt) {
    case Doubt::kNone:
      return "";
    case Doubt::kMachines:
      return "different machines";
    case Doubt::kOnce:
      return fmt::format(
          "{} {}", repetitions(1, pair.unit),
          pair.base.log_seconds.size() == pair.other.log_seconds.size() ? "each" : "on a side");
    case Doubt::kTooFew:
      return fmt::format("{}, too few for an interval", repetitions(pair.fewest(), pair.unit));
    case Doubt::kOneStretch:
      return "measured in one stretch of time";
    case Doubt::kFewPasses:
      return fmt::format("{} of the {} that a verdict needs", repetitions(pair.fewest(), pair.unit),
                         kFewestPasses);
    case Doubt::kMachineMood:
      return "no more than the machine may have done";
    case Doubt::kAmongMany:
      return fmt::format("not certain among {} rows", tested);
    case Doubt::kCoarse:
      return fmt::format("the same code differed by up to {:.0f} %", 100 * pair.threshold);
    case Doubt::kNoise:
      break;
  }
  return "too much noise";
}

ComparedRow described(const RowPair& pair) {
  ComparedRow row;
  row.key = pair.key;
  row.base_s = pair.base.seconds;
  row.other_s = pair.other.seconds;
  row.base_n = pair.base.log_seconds.size();
  row.other_n = pair.other.log_seconds.size();
  row.base_speedup = pair.base.speedup;
  row.other_speedup = pair.other.speedup;
  row.base_pct_roof = pair.base.pct_roof;
  row.other_pct_roof = pair.other.pct_roof;
  row.threshold = pair.threshold;
  return row;
}

void correct(std::vector<ComparedRow>& rows, std::optional<double> ComparedRow::*member) {
  std::vector<double> raw;
  for (const ComparedRow& row : rows) {
    if (row.*member) raw.push_back(*(row.*member));
  }
  const std::vector<double> adjusted = holm_adjusted(raw);
  auto next = adjusted.begin();
  for (ComparedRow& row : rows) {
    if (row.*member) row.*member = *next++;
  }
}

SpeedVerdict certain(double p_slower, double p_faster) {
  if (p_slower <= kFalseAlarms) return SpeedVerdict::kSlower;
  return p_faster <= kFalseAlarms ? SpeedVerdict::kFaster : SpeedVerdict::kInconclusive;
}

/// A row of one machine, with its interval and its p-values before any correction.
void test_row(const RowPair& pair, const Background& background, ComparedRow& row) {
  const ShiftTest test = pair.test(margin_of(pair, background), background.spread);
  row.ratio = exp_of(test.shift);
  if (background.is_known()) row.own = std::exp(test.shift.value - background.common);
  if (row.doubt != Doubt::kNone) return;
  row.p_slower = test.p_above;
  row.p_faster = test.p_below;
}

void settle(const RowPair& pair, const Background& background, std::size_t tested, ComparedRow& row) {
  if (!row.ratio) {
    row.verdict = SpeedVerdict::kNotTested;
  } else {
    const double threshold = std::log1p(pair.threshold);
    Estimate shift{std::log(row.ratio->value), {}, {}};
    if (row.ratio->lower) shift.lower = std::log(*row.ratio->lower);
    if (row.ratio->upper) shift.upper = std::log(*row.ratio->upper);
    const Margin machine = background.machine(pair);
    row.verdict = row.p_slower ? certain(*row.p_slower, *row.p_faster) : SpeedVerdict::kInconclusive;
    // An interval over few passes is wide, and as honest; only a claim among many needs more of them.
    const bool has_interval = row.doubt == Doubt::kNone || row.doubt == Doubt::kFewPasses;
    if (row.verdict != SpeedVerdict::kInconclusive) {
      row.doubt = Doubt::kNone;
    } else if (has_interval && is_same(shift, machine, threshold)) {
      row.doubt = pair.is_coarse() ? Doubt::kCoarse : Doubt::kNone;
      if (!pair.is_coarse()) row.verdict = SpeedVerdict::kSame;
    } else if (row.doubt == Doubt::kNone) {
      row.doubt = doubt_after(shift, machine, threshold);
    }
  }
  row.note = in_words(row.doubt, pair, tested);
}

std::size_t typical(std::vector<std::size_t> counts) {
  std::ranges::nth_element(counts, counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 2));
  return counts[counts.size() / 2];
}

/// The means of the first `count` observations of each row.
std::vector<double> means(const std::vector<const RowPair*>& rows, Observations RowPair::*side,
                          std::size_t count) {
  std::vector<double> sums(count, 0.0);
  for (const RowPair* row : rows) {
    for (std::size_t i = 0; i < count; ++i) {
      sums[i] += (row->*side).log_seconds[i] / static_cast<double>(rows.size());
    }
  }
  return sums;
}

}  // namespace

std::vector<ComparedRow> judge(const std::vector<RowPair>& pairs, const Background& background) {
  std::vector<ComparedRow> rows;
  for (const RowPair& pair : pairs) {
    ComparedRow& row = rows.emplace_back(described(pair));
    row.doubt = doubt_before(pair, background);
    if (pair.same_machine) {
      test_row(pair, background, row);
    } else if (pair.has_speedups) {
      row.speedup_ratio = exp_of(pair.test_speedups().shift);
    }
  }
  const auto tested = static_cast<std::size_t>(
      std::ranges::count_if(rows, [](const ComparedRow& row) { return row.p_slower.has_value(); }));
  correct(rows, &ComparedRow::p_slower);
  correct(rows, &ComparedRow::p_faster);
  for (std::size_t i = 0; i < rows.size(); ++i) settle(pairs[i], background, tested, rows[i]);
  return rows;
}

std::optional<Whole> judge_whole(const std::vector<RowPair>& pairs) {
  std::vector<const RowPair*> rows;
  std::vector<std::size_t> counts;
  for (const RowPair& pair : pairs) {
    if (!pair.same_machine || pair.is_coarse()) continue;
    rows.push_back(&pair);
    counts.push_back(pair.fewest());
  }
  if (rows.empty()) return {};
  const std::size_t count = typical(std::move(counts));
  std::erase_if(rows, [&](const RowPair* row) { return row->fewest() < count; });
  const auto number = static_cast<double>(rows.size());
  Margin machine{0, 0};
  double threshold = 0;
  for (const RowPair* row : rows) {
    const Margin its_machine = Background{}.machine(*row);
    machine.low += its_machine.low / number;
    machine.high += its_machine.high / number;
    threshold += std::log1p(row->threshold) / number;
  }
  RowPair sum;
  sum.unit = rows.front()->unit;
  sum.base.log_seconds = means(rows, &RowPair::base, count);
  sum.other.log_seconds = means(rows, &RowPair::other, count);
  const ShiftTest test = sum.test({machine.low - threshold, machine.high + threshold});
  if (!test.shift.lower) return {};
  Whole whole{exp_of(test.shift), rows.size(), std::expm1(threshold), certain(test.p_above, test.p_below)};
  if (whole.verdict == SpeedVerdict::kInconclusive && is_same(test.shift, machine, threshold)) {
    whole.verdict = SpeedVerdict::kSame;
  }
  return whole;
}

}  // namespace lanebench
