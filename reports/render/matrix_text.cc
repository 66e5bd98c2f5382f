// Verdicts and numbers as short texts.
#include "reports/render/matrix_text.h"

#include <fmt/format.h>

#include "reports/text/numbers.h"
#include "reports/text/size_words.h"

namespace lanebench {
namespace {

std::string ratio(double value) {
  return "×" + significant(value, 3);
}

}  // namespace

std::string cell_text(const Judged& judged) {
  switch (judged.verdict) {
    case GainVerdict::kPays:
      return ratio(judged.ratio->value);
    case GainVerdict::kCosts:
      return "costs " + ratio(judged.ratio->value);
    case GainVerdict::kNoGain:
      return "no gain";
    case GainVerdict::kCannotTell:
      return "? " + ratio(judged.ratio->value);
    default:
      return kNoNumber;
  }
}

std::string cell_tip(const Judged& judged) {
  if (judged.verdict == GainVerdict::kNotMeasured) return judged.reason;
  const Estimate& estimate = *judged.ratio;
  if (!estimate.lower || !estimate.upper) return "too few rounds for an interval";
  if (judged.verdict == GainVerdict::kNoGain)
    return fmt::format("at most {}, 95 % sure", ratio(*estimate.upper));
  return fmt::format("between {} and {}, 95 % sure", ratio(*estimate.lower), ratio(*estimate.upper));
}

std::string kind_text(const Judged& threads_over_processes) {
  switch (threads_over_processes.verdict) {
    case GainVerdict::kPays:
      return "threads " + ratio(threads_over_processes.ratio->value);
    case GainVerdict::kCosts:
      return "processes " + ratio(1 / threads_over_processes.ratio->value);
    case GainVerdict::kNoGain:
      return "≈";
    case GainVerdict::kCannotTell:
      return "?";
    default:
      return kNoNumber;
  }
}

std::string threads_pay_text(const MatrixRow& row) {
  if (!row.threads_pay) return kNoNumber;
  const Crossover& crossover = *row.threads_pay;
  if (!crossover.from) return crossover.open ? "?" : "not by " + size_in_words(crossover.largest);
  if (!crossover.not_at) return "from " + size_in_words(*crossover.from);
  return fmt::format("{} – {}", size_in_words(*crossover.not_at), size_in_words(*crossover.from));
}

std::string limit_text(const MatrixRow& row) {
  if (!row.fastest || !row.fastest->percent_of_limit) return kNoNumber;
  return significant(*row.fastest->percent_of_limit, 2) + " %";
}

std::string noise_text(const MatrixRow& row) {
  return row.noise ? fmt::format("±{} %", significant(100 * *row.noise, *row.noise < 0.1 ? 1 : 2)) : "?";
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += names[i];
  }
  return text;
}

}  // namespace lanebench
