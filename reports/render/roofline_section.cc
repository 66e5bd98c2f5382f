// The ceilings that were measured on this machine: what any case could reach at best.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

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

/// Of one worker on a core of the fastest kind.
const Ceiling* same_on_a_fast_core(const Ceiling& slow, const std::vector<Ceiling>& ceilings) {
  const auto found = std::ranges::find_if(ceilings, [&](const Ceiling& other) {
    return other.workers == 1 && other.device == slow.device && other.name == slow.name &&
           other.level == slow.level && other.isa == slow.isa;
  });
  return found == ceilings.end() ? nullptr : &*found;
}

/// What a slow core gives, where there are several kinds of cores; else nothing.
Document slow_core_part(const Machine& machine) {
  if (machine.slow_core_ceilings.empty()) return {};
  Table table{{"ceiling", "level", "instruction set", "on a slow core", "of a fast one"}, {}};
  for (const Ceiling& ceiling : machine.slow_core_ceilings) {
    const Ceiling* fast = same_on_a_fast_core(ceiling, machine.ceilings);
    table.rows.push_back(
        {text_cell(ceiling.name), text_cell(ceiling.level), text_cell(ceiling.isa), reached(ceiling),
         fast == nullptr ? none_cell() : gain_cell({ceiling.value / fast->value, {}, {}}, "")});
  }
  return {
      Paragraph{
          "This machine has cores of several kinds. A case of one worker runs on one of the fastest, and so "
          "did its ceilings above; teams reach the slow ones last. One worker on a core of the slowest "
          "kind:"},
      table};
}

}  // namespace

Document roofline_section(const Analysis& analysis) {
  const Machine& machine = analysis.summary.machine;
  const std::vector<Ceiling>& ceilings = machine.ceilings;
  if (ceilings.empty()) return {};
  Table table{{"ceiling", "device", "level", "instruction set", "workers", "reached"}, {}};
  for (const Ceiling& ceiling : ceilings) {
    Cell workers = text_cell(fmt::format("{}", ceiling.workers));
    workers.number = static_cast<double>(ceiling.workers);
    table.rows.push_back({text_cell(ceiling.name), text_cell(ceiling.device), text_cell(ceiling.level),
                          text_cell(ceiling.isa), workers, reached(ceiling)});
  }
  Document part = {Heading{2, "Roofline", true}, Paragraph{kMeaningOfCeilings}, table};
  std::ranges::move(slow_core_part(machine), std::back_inserter(part));
  return part;
}

}  // namespace lanebench
