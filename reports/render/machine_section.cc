// What it costs on this machine to hand work to others, and the machine itself.
#include <fmt/format.h>

#include "reports/render/cells.h"
#include "reports/render/sections.h"
#include "reports/text/numbers.h"

namespace lanebench {
namespace {

std::string in_unit(double value, const std::string& unit) {
  if (unit == "s") return human_time(value);
  if (unit == "ratio") return significant(value, 3);
  if (unit == "B/s") return significant(value * 1e-9, 3) + " GB/s";
  return fmt::format("{} {}", human_count(value), unit);
}

Document overheads(const Machine& machine) {
  if (machine.overheads.empty()) return {};
  Table table{{"what", "cost", "meaning"}, {}};
  for (const Overhead& overhead : machine.overheads) {
    Cell cost = none_cell(overhead.reason);
    if (overhead.value) {
      cost = text_cell(in_unit(*overhead.value, overhead.unit));
      cost.number = overhead.value;
    }
    table.rows.push_back({text_cell(overhead.name), cost, text_cell(overhead.description)});
  }
  return {Heading{2, "Overheads"}, table};
}

/// "3.0 h"; a boot may last for weeks.
std::string age_text(double seconds) {
  constexpr double kHour = 3600;
  constexpr double kDay = 24 * kHour;
  if (seconds < kHour) return fmt::format("{:.0f} min", seconds / 60);
  return seconds < kDay ? fmt::format("{:.1f} h", seconds / kHour)
                        : fmt::format("{:.1f} days", seconds / kDay);
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
                              age_text(*machine.figures_age_s))});
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
