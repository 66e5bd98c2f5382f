// Renders report.md.
#include "reports/markdown.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "reports/contrast.h"
#include "reports/finding.h"
#include "reports/format.h"
#include "reports/machine.h"

namespace lanebench {
namespace {

constexpr const char* kNone = "–";

std::string table_row(const std::vector<std::string>& cells) {
  return fmt::format("| {} |\n", fmt::join(cells, " | "));
}

std::string table_head(const std::vector<std::string>& titles) {
  return table_row(titles) + table_row(std::vector<std::string>(titles.size(), "---"));
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
      lines += fmt::format("- {} {} {}\n", kNone, superscript(i + 1), markdown_text(reasons_[i]));
    }
    return lines.empty() ? "" : lines + "\n";
  }

 private:
  static std::string superscript(std::size_t number) { return fmt::format("<sup>{}</sup>", number); }

  std::vector<std::string> reasons_;
};

std::string label(const std::string& workload, std::uint64_t size) {
  return fmt::format("{} ({})", markdown_text(workload), size);
}

// --- The first screen
// -----------------------------------------------------------------------------------------

std::string fastest(const Contrast& row, bool shown_in_row) {
  if (!row.winner) return kNone;
  const Winner& winner = *row.winner;
  std::string text = fmt::format("**{}**", markdown_text(winner.kind));
  if (!shown_in_row) text += fmt::format(" **{}**", human_factor(winner.speedup));
  if (!winner.not_separable_from.empty()) {
    text += fmt::format(", not separable from {}", markdown_text(winner.not_separable_from));
  }
  return text;
}

std::string overview_row(const Contrast& row, Footnotes& notes) {
  const auto none = [&](const std::string& reason) { return kNone + notes.mark(reason); };
  bool winner_shown = false;
  const auto cell = [&](const Gain& gain) {
    if (!gain.speedup) return none(gain.reason);
    if (!row.winner || gain.case_id != row.winner->case_id) return human_factor(*gain.speedup);
    winner_shown = true;
    return fmt::format("**{}**", human_factor(*gain.speedup));
  };
  std::vector<std::string> cells{label(row.workload, row.size),
                                 row.scalar_s ? human_time(row.scalar_s->value) : none(row.scalar_reason)};
  for (const Gain* gain : {&row.autovec, &row.simd, &row.threads, &row.processes, &row.simd_threads,
                           &row.gpu_end_to_end, &row.gpu_kernel}) {
    cells.push_back(cell(*gain));
  }
  cells.push_back(fastest(row, winner_shown));
  return table_row(cells);
}

std::string overview(const Summary& summary) {
  Footnotes notes;
  std::string text = table_head({"job (size)", "one scalar worker", "autovec", "SIMD", "threads", "processes",
                                 "SIMD + threads", "GPU with copies", "GPU kernel only", "fastest"});
  const std::vector<Contrast> rows = contrast(summary);
  for (const Contrast& row : rows) text += overview_row(row, notes);
  text += "\n" + notes.text();
  text +=
      R"(**How to read this.** ×2.00 means twice as fast as one scalar worker on the same job, timed in the same rounds.
The brackets are the 95 % interval; where two intervals overlap, the run does not tell which is faster. Vector
columns show the best instruction set with one worker, worker columns scalar code with the most workers. "GPU
kernel only" leaves out the copies, so it cannot be the fastest.

**What pays.**

)";
  for (const Contrast& row : rows) {
    text += fmt::format("- {}: {}\n", label(row.workload, row.size), markdown_text(finding(row)));
  }
  return text;
}

// --- A section per workload
// -----------------------------------------------------------------------------------

std::string case_row(const Result& result) {
  const auto number = [](const std::optional<double>& value) {
    return value ? significant(*value, 3) : std::string(kNone);
  };
  const CaseRecord& record = result.record;
  return table_row({markdown_text(record.case_id), markdown_text(record.status),
                    result.ok() ? fmt::format("{}", result.samples.size()) : kNone,
                    result.median_s ? human_time(*result.median_s) : kNone,
                    result.speedup ? human_factor(*result.speedup) : kNone, number(result.gflop_s),
                    number(result.gb_s), result.items_s ? human_count(*result.items_s) : kNone,
                    fmt::format("{}", fmt::join(result.flags, ", ")), markdown_text(record.reason)});
}

std::string cost_line(const CaseRecord& record) {
  std::vector<std::string> parts;
  if (record.flops) parts.push_back(human_count(*record.flops) + "flop");
  if (record.bytes) parts.push_back(human_count(*record.bytes) + "byte");
  if (record.items) parts.push_back(human_count(*record.items) + "items");
  return parts.empty() ? "depends on the data" : fmt::format("{}", fmt::join(parts, ", "));
}

std::string workload_section(const WorkloadSummary& group, const Contrast& row) {
  const CaseRecord& first = group.first();
  std::set<std::uint64_t> rounds;
  for (const Result& result : group.results) {
    for (const Sample& sample : result.samples) rounds.insert(sample.round);
  }
  std::string text = fmt::format("\n## {}\n\n", label(group.workload, group.size));
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
      line("composition", fmt::format("SIMD and {} together give {} the product of their gains", workers,
                                      human_factor(*ratio)));
    }
  }
  text += "\n" + table_head({"case", "status", "n", "median [95 %]", "speedup [95 %]", "GFLOP/s", "GB/s",
                             "items/s", "flags", "reason"});
  for (const Result& result : group.results) text += case_row(result);
  return text;
}

// --- The machine
// ----------------------------------------------------------------------------------------------

std::string overheads(const nlohmann::json& machine) {
  const nlohmann::json list = machine_value(machine, "/overheads");
  if (!list.is_array() || list.empty()) return "";
  std::string text = "\n### Overheads\n\n" + table_head({"what", "time", "meaning"});
  for (const nlohmann::json& overhead : list) {
    const nlohmann::json seconds = machine_value(overhead, "/seconds");
    const auto words = [&](const char* pointer) {
      const nlohmann::json value = machine_value(overhead, pointer);
      return value.is_string() ? markdown_text(value.get<std::string>()) : "";
    };
    text += table_row({words("/name"), seconds.is_number() ? human_time(seconds.get<double>()) : kNone,
                       words("/description")});
  }
  return text;
}

std::string machine_section(const nlohmann::json& machine) {
  std::string text = "\n## Machine\n\n" + table_head({"what", "value"});
  for (const MachineFact& fact : machine_facts(machine)) {
    text += table_row({markdown_text(fact.name), markdown_text(fact.text)});
  }
  const nlohmann::json page = machine_value(machine, "/shared_memory_page_bytes");
  if (page.is_number() && page.get<double>() <= 4096) {
    text +=
        "\nProcesses write their outputs to shared memory, which has 4 KiB pages here, while threads may get "
        "huge pages: part of a difference between the two is address translation (TLB misses), not the kind "
        "of "
        "worker.\n";
  }
  return text + overheads(machine);
}

}  // namespace

std::string report_markdown(const Summary& summary) {
  std::string text = fmt::format("# What pays: {}\n\n{}\n\n", markdown_text(summary.run_id),
                                 markdown_text(machine_line(summary.machine)));
  text += overview(summary);
  const std::vector<Contrast> rows = contrast(summary);
  for (std::size_t i = 0; i < rows.size(); ++i) text += workload_section(summary.workloads[i], rows[i]);
  return text + machine_section(summary.machine);
}

}  // namespace lanebench
