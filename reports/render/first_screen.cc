// Answers the question for the whole run, and says how far to trust the answer.
#include "reports/render/first_screen.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "reports/render/matrix_text.h"
#include "reports/results/facts.h"
#include "reports/text/numbers.h"
#include "reports/text/words.h"

namespace lanebench {
namespace {

/// Above this a job's own noise is more than a reader should look past.
constexpr double kNoisyJob = 0.25;

using Rows = std::vector<MatrixRow>;

std::vector<ScreenGroup> groups_of(const Rows& rows) {
  std::vector<std::string> limits = {"cpu", "memory", "waiting"};
  for (const MatrixRow& row : rows) {
    if (std::ranges::find(limits, row.limited_by) == limits.end()) limits.push_back(row.limited_by);
  }
  std::vector<ScreenGroup> groups;
  for (const std::string& limit : limits) {
    ScreenGroup group{limit_in_words(limit), {}};
    for (const MatrixRow& row : rows) {
      if (row.limited_by == limit) group.rows.push_back({row, advice(row)});
    }
    if (!group.rows.empty()) groups.push_back(std::move(group));
  }
  return groups;
}

/// The geometric mean of a gain over the jobs that do not only wait; 1 where it gains nothing.
double typical(const Rows& rows, double (*gain)(const MatrixRow&)) {
  double sum = 0;
  std::size_t count = 0;
  for (const MatrixRow& row : rows) {
    if (row.limited_by == "waiting") continue;
    sum += std::log(std::max(1.0, gain(row)));
    ++count;
  }
  return count == 0 ? 1 : std::exp(sum / static_cast<double>(count));
}

double value_of(const Judged& judged) {
  return judged.ratio ? judged.ratio->value : 1;
}

double gain_of_lanes(const MatrixRow& row) {
  return std::max(value_of(row.autovec), value_of(row.simd));
}

double gain_of_workers(const MatrixRow& row) {
  return value_of(row.workers.gain);
}

std::uint64_t most_workers(const Rows& rows, bool waiting) {
  std::uint64_t most = 1;
  for (const MatrixRow& row : rows) {
    if ((row.limited_by == "waiting") == waiting) most = std::max(most, row.workers.count);
  }
  return most;
}

std::string answer(const Rows& rows) {
  const double lanes = typical(rows, &gain_of_lanes);
  const double workers = typical(rows, &gain_of_workers);
  const std::uint64_t count = most_workers(rows, false);
  const std::string cores = count == 2 ? "both cores" : fmt::format("{} cores", count);
  if (lanes < kSeemsToPay && workers < kSeemsToPay) return "neither gains much";
  if (workers < kSeemsToPay) return "vectorize";
  if (lanes < kSeemsToPay) return "use " + cores;
  return workers >= kClearlyMore * lanes ? fmt::format("use {}, then vectorize", cores)
                                         : fmt::format("vectorize, then use {}", cores);
}

std::string title_of(const Rows& rows) {
  const std::string question = "Vectorize or multitask?";
  const bool timed = std::ranges::any_of(rows, [](const MatrixRow& row) { return row.fastest.has_value(); });
  if (!timed) return question + " Nothing was timed that could tell";
  if (rows.size() == 1) {
    const Advice steps = advice(rows.front());
    std::string first = steps.first_step;
    first[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(first[0])));
    return fmt::format("{} {} on this machine: {}", question, rows.front().workload, first);
  }
  const auto on_gpu =
      std::ranges::count_if(rows, [](const MatrixRow& row) { return row.fastest && row.fastest->on_gpu; });
  const bool mostly_gpu = 2 * static_cast<std::size_t>(on_gpu) > rows.size();
  return fmt::format("{} On this machine: {}{}", question, mostly_gpu ? "use the GPU; without one, " : "",
                     answer(rows));
}

/// "29 Nov 2026, 09:55 UTC" from "20261129T095544Z-vm"; empty for any other name.
std::string date_of(const std::string& run_id) {
  constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::string digits = run_id.substr(0, 8) + (run_id.size() > 15 ? run_id.substr(9, 6) : "");
  const bool all_digits =
      digits.size() == 14 && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
  if (!all_digits || run_id[8] != 'T' || run_id[15] != 'Z') return "";
  const int month = std::stoi(digits.substr(4, 2));
  if (month < 1 || month > 12) return "";
  return fmt::format("{} {} {}, {}:{} UTC", std::stoi(digits.substr(6, 2)),
                     kMonths[static_cast<std::size_t>(month - 1)], digits.substr(0, 4), digits.substr(8, 2),
                     digits.substr(10, 2));
}

std::string kind_of_run(const std::string& options) {
  for (const RecordedFact& fact : facts_of_text(options)) {
    if (fact.text != "true") continue;
    if (fact.name == "quick") return "quick run (--full is the long one)";
    if (fact.name == "full") return "full run";
  }
  return "";
}

bool gpu_timed(const Rows& rows) {
  return std::ranges::any_of(rows, [](const MatrixRow& row) {
    return row.gpu.verdict != GainVerdict::kNotMeasured ||
           row.gpu_kernel.verdict != GainVerdict::kNotMeasured;
  });
}

std::string subtitle_of(const Summary& summary, const Rows& rows) {
  std::vector<std::string> parts{summary.machine.line, date_of(summary.run_id), kind_of_run(summary.options),
                                 gpu_timed(rows) ? "" : "nothing here says what a GPU would give",
                                 "run " + summary.run_id};
  std::erase(parts, "");
  return fmt::format("{}", fmt::join(parts, " · "));
}

std::optional<double> middle_noise(const Rows& rows) {
  std::vector<double> noises;
  for (const MatrixRow& row : rows) {
    if (row.noise) noises.push_back(*row.noise);
  }
  return noises.empty() ? std::nullopt : std::optional(median(std::move(noises)));
}

std::vector<const MatrixRow*> noisy_jobs(const Rows& rows) {
  std::vector<const MatrixRow*> noisy;
  for (const MatrixRow& row : rows) {
    if (row.noise && *row.noise > kNoisyJob) noisy.push_back(&row);
  }
  return noisy;
}

std::string trust_of(const Quietness& quietness, const Rows& rows) {
  std::string text = in_words(quietness);
  if (text.empty()) return "";
  if (const auto noise = middle_noise(rows)) {
    const double bound = std::ceil(100 * (1 + *noise)) / 100;
    text += fmt::format(" Read gains below ×{:.2f} as none", bound);
    std::vector<std::string> names;
    for (const MatrixRow* row : noisy_jobs(rows)) {
      names.push_back(fmt::format("{} ({})", row->workload, noise_text(*row)));
    }
    text += names.empty() ? "." : fmt::format("; in {} trust only large ones.", listed(names));
  }
  return text;
}

std::string workers_title_of(const Rows& rows) {
  const std::uint64_t computing = most_workers(rows, false);
  const std::uint64_t waiting = most_workers(rows, true);
  if (computing == 1) return fmt::format("{} workers", waiting);
  const std::string text = fmt::format("{} workers", computing);
  return waiting > 1 && waiting != computing ? fmt::format("{} (waiting: {})", text, waiting) : text;
}

/// Whether any job has times of a library, or of a further lane of its own.
bool has_lane(const Rows& rows, bool library) {
  return std::ranges::any_of(rows, [&](const MatrixRow& row) {
    return std::ranges::find(row.others, library, &OtherLane::library) != row.others.end();
  });
}

std::string key_text() {
  return fmt::format(
      "×: times as fast as plain code on one core. no gain: at most ×{}, 95 % sure. ?: the run cannot tell. "
      "≈: less than ×{} apart. Limit: percent of what all cores could reach. Noise: the same code timed "
      "twice.",
      kSmallestGain, kSmallestGain);
}

}  // namespace

FirstScreen first_screen(const Analysis& analysis) {
  const Rows& rows = analysis.matrix;
  FirstScreen screen;
  screen.title = title_of(rows);
  screen.subtitle = subtitle_of(analysis.summary, rows);
  screen.trust = trust_of(analysis.quietness, rows);
  screen.quiet = was_quiet(analysis.quietness) && noisy_jobs(rows).empty();
  screen.cards = cards_of(rows);
  screen.workers_title = workers_title_of(rows);
  screen.wide_title = widths_in_words(rows);
  screen.has_gpu = gpu_timed(rows);
  screen.has_others = has_lane(rows, true);
  screen.has_own_lanes = has_lane(rows, false);
  screen.groups = groups_of(rows);
  screen.key = key_text();
  return screen;
}

}  // namespace lanebench
