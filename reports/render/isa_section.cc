// Whether hand-written SIMD earns its keep: a row per instruction set.
#include <fmt/format.h>

#include <algorithm>

#include "reports/render/cells.h"
#include "reports/render/sections.h"
#include "reports/results/case_id.h"
#include "reports/text/words.h"

namespace lanebench {
namespace {

std::string meaning_of_isas(const std::string& compiler) {
  return fmt::format(
      "One worker, each instruction set of this machine, gains over plain code on one worker. The compiler's "
      "SIMD "
      "is what {} makes of the plain loop. \"Hand over compiler\" compares the hand-written code with that "
      "for the "
      "same instruction set: it is bold where the work of writing it by hand pays beyond the noise. The "
      "numbers "
      "stand in the part of each job.",
      compiler);
}

Table table_of(const IsaSweep& sweep) {
  const auto cell = [&](const Gain& gain) {
    if (!gain.speedup) return none_cell(gain.reason);
    return backed(gain_cell(*gain.speedup, ""), {gain.case_id}, {baseline_id(sweep.workload)});
  };
  Table table{{"instruction set", "compiler's SIMD", "hand-written SIMD", "hand over compiler"}, {}};
  for (const IsaRow& row : sweep.rows) {
    Cell ratio = none_cell();
    if (row.simd_over_autovec) {
      ratio = backed(gain_cell(*row.simd_over_autovec, ""), {row.simd.case_id}, {row.autovec.case_id});
      ratio.strong = pays(row.simd_over_autovec, sweep.aa_floor);
    }
    table.rows.push_back({text_cell(isa_in_words(row.isa)), cell(row.autovec), cell(row.simd), ratio});
  }
  return table;
}

}  // namespace

Document isa_part(const Analysis& analysis, const std::string& workload) {
  const auto sweep = std::ranges::find(analysis.isa_sweeps, workload, &IsaSweep::workload);
  if (sweep == analysis.isa_sweeps.end()) return {};
  return {Heading{4, "Instruction sets"}, table_of(*sweep)};
}

Document isa_section(const Analysis& analysis) {
  if (analysis.isa_sweeps.empty()) return {};
  return {Heading{2, "Instruction sets", true},
          Paragraph{meaning_of_isas(analysis.summary.machine.compiler)}};
}

}  // namespace lanebench
