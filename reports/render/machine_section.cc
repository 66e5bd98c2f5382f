// What it costs on this machine to hand work to others, and the machine itself.
#include <fmt/format.h>

#include "reports/render/cells.h"
#include "reports/render/sections.h"
#include "reports/results/machine.h"
#include "reports/text/numbers.h"

namespace lanebench {
namespace {

std::string in_unit(double value, const std::string& unit) {
  if (unit == "s") return human_time(value);
  if (unit == "ratio") return significant(value, 3);
  if (unit == "B/s") return significant(value * 1e-9, 3) + " GB/s";
  return fmt::format("{} {}", human_count(value), unit);
}

Document overheads(const nlohmann::json& machine) {
  const nlohmann::json list = machine_value(machine, "/overheads");
  if (!list.is_array() || list.empty()) return {};
  Table table{{"what", "cost", "meaning"}, {}};
  for (const nlohmann::json& overhead : list) {
    const auto words = [&](const char* pointer) {
      const nlohmann::json value = machine_value(overhead, pointer);
      return value.is_string() ? value.get<std::string>() : "";
    };
    const nlohmann::json value = machine_value(overhead, "/value");
    Cell cost = none_cell(words("/reason"));
    if (value.is_number()) {
      cost = text_cell(in_unit(value.get<double>(), words("/unit")));
      cost.number = value.get<double>();
    }
    table.rows.push_back({text_cell(words("/name")), cost, text_cell(words("/description"))});
  }
  return {Heading{2, "Overheads"}, table};
}

}  // namespace

Document machine_section(const nlohmann::json& machine) {
  Document part = overheads(machine);
  Table table{{"what", "value"}, {}};
  for (const MachineFact& fact : machine_facts(machine)) {
    table.rows.push_back({text_cell(fact.name), text_cell(fact.text)});
  }
  part.push_back(Heading{2, "Machine", true});
  part.push_back(table);
  const nlohmann::json page = machine_value(machine, "/shared_memory_page_bytes");
  if (page.is_number() && page.get<double>() <= 4096) {
    part.push_back(
        Paragraph{"The outputs of every case lie in shared memory, which has 4 KiB pages here, so that "
                  "processes and threads differ in nothing else. A program that uses threads alone can have "
                  "huge pages, and fewer TLB misses."});
  }
  return part;
}

}  // namespace lanebench
