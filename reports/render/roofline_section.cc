// The ceilings that were measured on this machine: what any case could reach at best.
#include <fmt/format.h>

#include "reports/render/cells.h"
#include "reports/render/sections.h"
#include "reports/text/numbers.h"

namespace lanebench {
namespace {

constexpr const char* kMeaningOfCeilings =
    "Measured on this machine, not taken from a data sheet. \"% of roof\" in the tables of cases is the time "
    "that the ceiling which binds a case would allow, over the time that it took. Bandwidth is that of the "
    "level which holds the inputs and outputs of the job: \"read\" for jobs that write less than a sixth of "
    "their bytes, the better of \"copy\" and \"triad\" for the others.";

Cell reached(const Ceiling& ceiling) {
  const bool bandwidth = !ceiling.level.empty();
  const char* unit = bandwidth ? "B/s" : ceiling.name.starts_with("fma") ? "flop/s" : "/s";
  Cell cell = text_cell(fmt::format("{}{}", human_count(ceiling.value), unit));
  cell.number = ceiling.value;
  return cell;
}

}  // namespace

Document roofline_section(const Analysis& analysis) {
  const std::vector<Ceiling>& ceilings = analysis.summary.machine.ceilings;
  if (ceilings.empty()) return {};
  Table table{{"ceiling", "device", "level", "instruction set", "workers", "reached"}, {}};
  for (const Ceiling& ceiling : ceilings) {
    Cell workers = text_cell(fmt::format("{}", ceiling.workers));
    workers.number = static_cast<double>(ceiling.workers);
    table.rows.push_back({text_cell(ceiling.name), text_cell(ceiling.device), text_cell(ceiling.level),
                          text_cell(ceiling.isa), workers, reached(ceiling)});
  }
  return {Heading{2, "Roofline"}, Paragraph{kMeaningOfCeilings}, table};
}

}  // namespace lanebench
