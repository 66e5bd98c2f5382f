// Whether hand-written SIMD earns its keep: a table per job, a row per instruction set.
#include <fmt/format.h>

#include "reports/render/cells.h"
#include "reports/render/sections.h"
#include "reports/results/case_id.h"

namespace lanebench {
namespace {

std::string meaning_of_isas(const std::string& compiler) {
  return fmt::format(
      "One worker, each instruction set of this machine, gains over one scalar worker. \"autovec\" is what "
      "the "
      "compiler ({}) makes of the plain loop. \"SIMD over autovec\" compares the hand-written code with that "
      "for "
      "the same instruction set: it is bold where the work of writing it by hand pays beyond the noise.",
      compiler);
}

Table table_of(const Summary& summary, const IsaSweep& sweep) {
  const auto rounds = [&](const std::vector<std::string>& case_ids) {
    return common_rounds(summary, sweep.workload, sweep.size, case_ids);
  };
  const auto cell = [&](const Gain& gain) {
    if (!gain.speedup) return none_cell(gain.reason);
    return gain_cell(*gain.speedup, fmt::format("{}, {}", gain.case_id,
                                                rounds({baseline_id(sweep.workload), gain.case_id})));
  };
  Table table{{"instruction set", "autovec", "SIMD", "SIMD over autovec"}, {}};
  for (const IsaRow& row : sweep.rows) {
    Cell ratio = none_cell();
    if (row.simd_over_autovec) {
      ratio = gain_cell(*row.simd_over_autovec, rounds({row.autovec.case_id, row.simd.case_id}));
      ratio.strong = pays(row.simd_over_autovec, sweep.aa_floor);
    }
    table.rows.push_back({text_cell(row.isa), cell(row.autovec), cell(row.simd), ratio});
  }
  return table;
}

}  // namespace

Document isa_section(const Analysis& analysis) {
  if (analysis.isa_sweeps.empty()) return {};
  Document part{Heading{2, "Instruction sets"},
                Paragraph{meaning_of_isas(analysis.summary.machine.compiler)}};
  for (const IsaSweep& sweep : analysis.isa_sweeps) {
    part.insert(part.end(),
                {Heading{3, job_label(sweep.workload, sweep.size)}, table_of(analysis.summary, sweep)});
  }
  return part;
}

}  // namespace lanebench
