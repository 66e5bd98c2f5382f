// What it costs on this machine to hand work to others, and the machine itself.
#include <fmt/format.h>

#include "reports/render/cells.h"
#include "reports/render/sections.h"
#include "reports/text/numbers.h"

namespace lanebench {
namespace {

Document overheads(const Machine& machine) {
  if (machine.overheads.empty()) return {};
  Table table{{"what", "cost", "meaning"}, {}};
  for (const Overhead& overhead : machine.overheads) {
    Cell cost = none_cell(overhead.reason);
    if (overhead.value) {
      cost = text_cell(human_amount(*overhead.value, overhead.unit));
      cost.number = overhead.value;
    }
    table.rows.push_back({text_cell(overhead.name), cost, text_cell(overhead.description)});
  }
  return {Heading{2, "Overheads", true}, table};
}

}  // namespace

Document machine_section(const Machine& machine) {
  Document part = overheads(machine);
  Table table{{"what", "value"}, {}};
  for (const RecordedFact& fact : machine.facts) {
    table.rows.push_back({text_cell(fact.name), text_cell(fact.text)});
  }
  if (machine.figures_age_s) {
    part.push_back(
        Paragraph{fmt::format("Overheads and ceilings were measured {} before this run, after the same boot "
                              "and with the same build. "
                              "`run --remeasure` takes them anew.",
                              human_age(*machine.figures_age_s))});
  }
  part.push_back(Heading{2, "Machine", true});
  part.push_back(table);
  if (machine.shared_memory_page_bytes && *machine.shared_memory_page_bytes <= 4096) {
    part.push_back(
        Paragraph{"The outputs of every case lie in shared memory, which has 4 KiB pages here, so that "
                  "processes and threads differ in nothing else. A program that uses threads alone can have "
                  "huge pages, and fewer TLB misses."});
  }
  return part;
}

}  // namespace lanebench
