// Renders the table of gains and its sentences.
#include "reports/overview.h"

#include <fmt/format.h>

#include <algorithm>

#include "reports/advice.h"
#include "reports/document.h"
#include "reports/format.h"
#include "reports/groups.h"

namespace lanebench {
namespace {

constexpr const char* kGuide =
    R"(**How to read this.** ×2.00 means twice as fast as one scalar worker on the same job, timed in the same rounds;
the brackets are the 95 % interval. "autovec" and "SIMD" are one worker with the best instruction set, "threads" and
"processes" scalar code with the most workers. "Composition" is the gain of SIMD + threads over the product of both
gains: 1 where they multiply, less where they compete for one resource. Bold is the fastest way to do the whole job,
and ≈ names what this run cannot tell from it; "GPU kernel" leaves out the copies and so cannot win. Something "pays" or
"costs" only where it lies outside both the interval and what the same code differs from itself here (the A/A floor).
)";

std::string superscript(std::size_t number) {
  constexpr const char* kDigits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  return (number < 10 ? "" : superscript(number / 10)) + kDigits[number % 10];
}

/// Numbered reasons below a table; the same reason keeps its number.
class Footnotes {
 public:
  std::string mark(const std::string& reason) {
    auto found = std::ranges::find(reasons_, reason);
    if (found == reasons_.end()) found = reasons_.insert(reasons_.end(), reason);
    return superscript(static_cast<std::size_t>(found - reasons_.begin()) + 1);
  }

  std::string text() const {
    std::string lines;
    for (std::size_t i = 0; i < reasons_.size(); ++i) {
      lines += fmt::format("- {} {}\n", superscript(i + 1), markdown_text(reasons_[i]));
    }
    return lines.empty() ? "" : lines + "\n";
  }

 private:
  std::vector<std::string> reasons_;
};

std::string label(const Contrast& row) {
  return fmt::format("{} ({})", markdown_text(row.workload), row.size);
}

std::string winner_cell(const Contrast& row, bool shown_in_row) {
  if (!row.winner) return kNone;
  const Winner& winner = *row.winner;
  std::string text = fmt::format("**{}**", markdown_text(winner.kind));
  if (!shown_in_row) text += fmt::format(" **×{}**", human_ratio(winner.speedup));
  if (!winner.not_separable_from.empty()) text += " ≈ " + markdown_text(winner.not_separable_from);
  return text;
}

std::string table_row(const Contrast& row, Footnotes& notes) {
  const auto none = [&](const std::string& reason) { return kNone + notes.mark(reason); };
  bool winner_shown = row.winner && row.winner->case_id == row.baseline;
  const auto cell = [&](const Gain& gain) {
    if (!gain.speedup) return none(gain.reason);
    if (!row.winner || gain.case_id != row.winner->case_id) return "×" + human_ratio(*gain.speedup);
    winner_shown = true;
    return fmt::format("**×{}**", human_ratio(*gain.speedup));
  };
  std::vector<std::string> cells{label(row),
                                 row.scalar_s ? human_time(*row.scalar_s) : none(row.scalar_reason)};
  for (const Gain* gain : {&row.autovec, &row.simd, &row.threads, &row.processes, &row.simd_threads}) {
    cells.push_back(cell(*gain));
  }
  cells.push_back(row.threads_composition ? human_ratio(*row.threads_composition) : kNone);
  cells.push_back(cell(row.gpu_kernel));
  cells.push_back(cell(row.gpu_end_to_end));
  cells.push_back(winner_cell(row, winner_shown));
  return markdown_row(cells);
}

}  // namespace

std::string overview_markdown(const std::vector<Contrast>& rows) {
  Footnotes notes;
  std::string text;
  for (const Group& group : grouped(rows)) {
    text += fmt::format("### {}\n\n{}\n\n", markdown_text(group.title), markdown_text(group_finding(group)));
    text += markdown_head({"job (size)", "scalar", "autovec", "SIMD", "threads", "processes",
                           "SIMD + threads", "composition", "GPU kernel", "GPU end to end", "winner"});
    for (const Contrast& row : group.rows) text += table_row(row, notes);
    text += "\n";
  }
  text += fmt::format("{}{}\n**Job by job**\n\n", notes.text(), kGuide);
  for (const Contrast& row : rows) {
    text += fmt::format("- {}: {}\n", label(row), markdown_text(advice(row, {})));
  }
  return text;
}

}  // namespace lanebench
