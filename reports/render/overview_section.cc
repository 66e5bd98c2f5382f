// What pays, on the first screen: the tables of gains, how to read them, and one sentence for each job.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "reports/analysis/groups.h"
#include "reports/render/advice.h"
#include "reports/render/cells.h"
#include "reports/render/sections.h"

namespace lanebench {
namespace {

const std::vector<std::string> kGuide = {
    "×2.00 means twice as fast as one scalar worker on the same job, timed in the same rounds; the brackets "
    "are the 95 % interval.",
    "Bold is the fastest way to do the whole job, and ≈ names what this run cannot tell from it; \"GPU "
    "kernel\" leaves out the copies and so cannot win.",
    "\"autovec\" and \"SIMD\" are one worker with the best instruction set, \"threads\" and \"processes\" "
    "scalar code with the most workers.",
    "\"Composition\" is the gain of SIMD + threads over the product of both gains: 1 where they multiply, "
    "less where they compete for one resource.",
    "Something \"pays\" or \"costs\" only where it lies outside both the interval and what the same code "
    "differs from itself here (the A/A floor).",
};

/// The cells of one job.
class Row {
 public:
  Row(const Summary& summary, const Contrast& contrast) : summary_(summary), contrast_(contrast) {}

  std::vector<Cell> cells() const {
    const Contrast& row = contrast_;
    return {text_cell(job_label(row.workload, row.size)),
            winner(),
            scalar(),
            gain(row.autovec),
            gain(row.simd),
            gain(row.threads),
            gain(row.processes),
            gain(row.simd_threads),
            composition(),
            gain(row.gpu_kernel),
            gain(row.gpu_end_to_end)};
  }

 private:
  std::string rounds(const std::vector<std::string>& case_ids) const {
    return common_rounds(summary_, contrast_.workload, contrast_.size, case_ids);
  }

  std::string about(const std::string& case_id) const {
    return fmt::format("{}, {}", case_id, rounds({contrast_.baseline, case_id}));
  }

  bool wins(const std::string& case_id) const {
    return contrast_.winner && contrast_.winner->case_id == case_id;
  }

  Cell winner() const {
    if (!contrast_.winner) return none_cell();
    const Winner& winner = *contrast_.winner;
    Cell cell = gain_cell(winner.speedup, about(winner.case_id));
    cell.text = wins(contrast_.baseline) ? winner.kind : fmt::format("{} {}", winner.kind, cell.text);
    if (wins(contrast_.baseline)) cell.interval.clear();
    if (!winner.tied_with.empty()) cell.suffix = fmt::format("≈ {}", fmt::join(winner.tied_with, ", "));
    cell.strong = true;
    return cell;
  }

  Cell scalar() const {
    if (!contrast_.scalar_s) return none_cell(contrast_.scalar_reason);
    return time_cell(*contrast_.scalar_s,
                     fmt::format("{}, {}", contrast_.baseline, rounds({contrast_.baseline})));
  }

  Cell gain(const Gain& gain) const {
    if (!gain.speedup) return none_cell(gain.reason);
    Cell cell = gain_cell(*gain.speedup, about(gain.case_id));
    cell.strong = wins(gain.case_id);
    return cell;
  }

  Cell composition() const {
    const Contrast& row = contrast_;
    if (!row.threads_composition) return none_cell(row.threads_too_short);
    return ratio_cell(*row.threads_composition, rounds({row.baseline, row.simd_of_teams.case_id,
                                                        row.threads.case_id, row.simd_threads.case_id}));
  }

  const Summary& summary_;
  const Contrast& contrast_;
};

}  // namespace

Document overview_section(const Analysis& analysis) {
  Document part{Heading{2, "What pays"}};
  for (const Group& group : grouped(analysis.contrasts)) {
    Table table{{"job (size)", "winner", "scalar", "autovec", "SIMD", "threads", "processes",
                 "SIMD + threads", "composition", "GPU kernel", "GPU end to end"},
                {}};
    for (const Contrast& contrast : group.rows) table.rows.push_back(Row(analysis.summary, contrast).cells());
    part.insert(part.end(), {Heading{3, group.title}, Paragraph{group_finding(group)}, table});
  }
  part.insert(part.end(), {Heading{3, "How to read this"}, Bullets{kGuide}});
  return part;
}

Document advice_section(const Analysis& analysis) {
  Facts facts;
  for (std::size_t i = 0; i < analysis.matrix.size(); ++i) {
    const Contrast& contrast = analysis.contrasts[i];
    facts.items.push_back({job_label(contrast.workload, contrast.size),
                           advice_sentence(contrast, analysis.matrix[i],
                                           crossovers_of(analysis.size_sweeps, contrast.workload))});
  }
  if (facts.items.empty()) return {};
  return {Heading{2, "Job by job"}, facts};
}

}  // namespace lanebench
