// Renders report.md.
#include "reports/markdown.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>

#include "reports/contrast.h"
#include "reports/document.h"
#include "reports/format.h"
#include "reports/machine.h"
#include "reports/overview.h"

namespace lanebench {
namespace {

// --- A section per workload
// -----------------------------------------------------------------------------------

std::string case_row(const Result& result) {
  const auto number = [](const std::optional<double>& value) {
    return value ? significant(*value, 3) : std::string(kNone);
  };
  const CaseRecord& record = result.record;
  return markdown_row({markdown_text(record.case_id), markdown_text(record.status),
                       result.ok() ? fmt::format("{}", result.samples.size()) : kNone,
                       result.median_s ? human_time(*result.median_s) : kNone,
                       result.speedup ? "×" + human_ratio(*result.speedup) : kNone, number(result.gflop_s),
                       number(result.gb_s), result.items_s ? human_count(*result.items_s) : kNone,
                       fmt::format("{}", fmt::join(result.flags, ", ")), markdown_text(record.reason)});
}

std::string cost_line(const CaseRecord& record) {
  std::vector<std::string> parts;
  if (record.flops) parts.push_back(human_count(*record.flops) + " flop");
  if (record.bytes) parts.push_back(human_count(*record.bytes) + " bytes");
  if (record.items) parts.push_back(human_count(*record.items) + " items");
  return parts.empty() ? "depends on the data" : fmt::format("{}", fmt::join(parts, ", "));
}

std::string workload_section(const WorkloadSummary& group, const Contrast& row) {
  const CaseRecord& first = group.first();
  std::set<std::uint64_t> rounds;
  for (const Result& result : group.results) {
    for (const Sample& sample : result.samples) rounds.insert(sample.round);
  }
  std::string text = fmt::format("\n## {} ({})\n\n", markdown_text(group.workload), group.size);
  const auto line = [&](const char* name, const std::string& value) {
    if (!value.empty()) text += fmt::format("- {}: {}\n", name, markdown_text(value));
  };
  line("job", first.job);
  line("parameters", first.parameters);
  line("cost of one solution", cost_line(first));
  line("rounds", fmt::format("{}", rounds.size()));
  line("stopped by", first.stop_reason);
  line("A/A floor", group.aa_floor ? fmt::format("{} %: the same case timed twice differs by up to this",
                                                 significant(*group.aa_floor * 100, 2))
                                   : "unknown, fewer than 6 rounds");
  for (const auto& [workers, ratio] :
       {std::pair("threads", row.threads_composition), std::pair("processes", row.processes_composition)}) {
    if (ratio) {
      line("composition", fmt::format("SIMD and {} together give {} times the product of their gains",
                                      workers, human_ratio(*ratio)));
    }
  }
  text += "\n" + markdown_head({"case", "status", "n", "median [95 %]", "speedup [95 %]", "GFLOP/s", "GB/s",
                                "items/s", "flags", "reason"});
  for (const Result& result : group.results) text += case_row(result);
  return text;
}

std::string in_unit(double value, const std::string& unit) {
  if (unit == "s") return human_time(value);
  if (unit == "ratio") return significant(value, 3);
  if (unit == "B/s") return significant(value * 1e-9, 3) + " GB/s";
  return fmt::format("{} {}", human_count(value), unit);
}

std::string overheads(const nlohmann::json& machine) {
  const nlohmann::json list = machine_value(machine, "/overheads");
  if (!list.is_array() || list.empty()) return "";
  std::string text = "\n### Overheads\n\n" + markdown_head({"what", "cost", "meaning"});
  for (const nlohmann::json& overhead : list) {
    const auto words = [&](const char* pointer) {
      const nlohmann::json value = machine_value(overhead, pointer);
      return value.is_string() ? markdown_text(value.get<std::string>()) : "";
    };
    const nlohmann::json value = machine_value(overhead, "/value");
    text += markdown_row({words("/name"),
                          value.is_number() ? in_unit(value.get<double>(), words("/unit"))
                                            : fmt::format("{} {}", kNone, words("/reason")),
                          words("/description")});
  }
  return text;
}

std::string machine_section(const nlohmann::json& machine) {
  std::string text = "\n## Machine\n\n" + markdown_head({"what", "value"});
  for (const MachineFact& fact : machine_facts(machine)) {
    text += markdown_row({markdown_text(fact.name), markdown_text(fact.text)});
  }
  const nlohmann::json page = machine_value(machine, "/shared_memory_page_bytes");
  if (page.is_number() && page.get<double>() <= 4096) {
    text +=
        "\nThe outputs of every case lie in shared memory, which has 4 KiB pages here, so that processes and "
        "threads "
        "differ in nothing else. A program that uses threads alone can have huge pages, and fewer TLB "
        "misses.\n";
  }
  return text + overheads(machine);
}

}  // namespace

std::string report_markdown(const Summary& summary) {
  const std::vector<Contrast> rows = contrast(summary);
  std::string text = fmt::format("# What pays: {}\n\n{}\n\n{}", markdown_text(summary.run_id),
                                 markdown_text(machine_line(summary.machine)), overview_markdown(rows));
  for (std::size_t i = 0; i < rows.size(); ++i) text += workload_section(summary.workloads[i], rows[i]);
  return text + machine_section(summary.machine);
}

}  // namespace lanebench
