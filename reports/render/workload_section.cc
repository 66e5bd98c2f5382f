// Everything about one job: its facts, and a row for every case, also for those that could not run.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <tuple>

#include "reports/render/cells.h"
#include "reports/render/sections.h"
#include "reports/text/numbers.h"

namespace lanebench {
namespace {

std::string cost(const CaseRecord& record) {
  std::vector<std::string> parts;
  if (record.flops) parts.push_back(human_count(*record.flops) + " flop");
  if (record.bytes) parts.push_back(human_count(*record.bytes) + " bytes");
  if (record.items) parts.push_back(human_count(*record.items) + " items");
  if (record.integer_multiplies) {
    parts.push_back(human_count(*record.integer_multiplies) + " integer multiplications");
  }
  return parts.empty() ? "depends on the data" : fmt::format("{}", fmt::join(parts, ", "));
}

/// "CPU 0: 17.6 ms, CPU 1: 10.1 ms"; empty where it ran on one alone.
std::string times_by_cpu(const Result* result) {
  if (result == nullptr) return "";
  std::vector<std::string> times;
  for (const auto& [cpu, seconds] : seconds_by_cpu(*result)) {
    times.push_back(fmt::format("CPU {}: {}", cpu, human_time(seconds)));
  }
  return times.size() < 2 ? "" : fmt::format("{}", fmt::join(times, ", "));
}

Facts facts(const WorkloadSummary& group, const Contrast& row) {
  const CaseRecord& first = group.first();
  Facts facts;
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) facts.items.push_back({name, value});
  };
  add("job", first.job);
  add("parameters", first.parameters);
  add("cost of one solution", cost(first));
  add("measured in", rounds_of(group));
  add("plain code on each core", times_by_cpu(find_case(group, row.baseline)));
  add("stopped by", first.stop_reason);
  add("A/A floor", group.aa_floor ? fmt::format("{} %: the same case timed twice differs by up to this",
                                                significant(*group.aa_floor * 100, 2))
                                  : "unknown, fewer than 6 rounds");
  for (const auto& [workers, ratio, too_short] :
       {std::tuple("threads", row.threads_composition, row.threads_too_short),
        std::tuple("processes", row.processes_composition, row.processes_too_short)}) {
    add("composition", too_short.empty() ? "" : fmt::format("SIMD and {}: {}", workers, too_short));
    if (!ratio) continue;
    add("composition", fmt::format("SIMD and {} together give {} times the product of their gains", workers,
                                   human_ratio(*ratio)));
  }
  return facts;
}

Cell time(const Result& result) {
  if (!result.median_s) return none_cell();
  return time_cell(*result.median_s, fmt::format("median of {}; fastest {}, median absolute deviation {}",
                                                 counted(result.samples.size(), "sample"),
                                                 human_time(*result.min_s), human_time(*result.mad_s)));
}

Cell speedup(const Result& result) {
  if (!result.speedup) return none_cell();
  return gain_cell(*result.speedup, fmt::format("over {} in the same rounds, {} of this case",
                                                result.baseline, counted(result.samples.size(), "sample")));
}

Cell roof(const Result& result) {
  if (!result.pct_roof) return none_cell(result.median_s ? result.roof : "");
  Cell cell = text_cell(significant(*result.pct_roof, 3));
  cell.number = result.pct_roof;
  cell.detail = "of " + result.roof;
  return cell;
}

Cell items(const Result& result) {
  if (!result.items_s) return none_cell();
  Cell cell = text_cell(human_count(*result.items_s));
  cell.number = result.items_s;
  return cell;
}

std::vector<Cell> case_row(const Result& result) {
  Cell count = none_cell();
  if (result.ok()) {
    count = text_cell(fmt::format("{}", result.samples.size()));
    count.number = static_cast<double>(result.samples.size());
  }
  const CaseRecord& record = result.record;
  return {text_cell(record.case_id),
          text_cell(name_of(record.status)),
          count,
          time(result),
          speedup(result),
          roof(result),
          number_cell(result.gflop_s),
          number_cell(result.gb_s),
          items(result),
          text_cell(fmt::format("{}", fmt::join(result.flags, ", "))),
          text_cell(record.reason)};
}

}  // namespace

Document workload_section(const WorkloadSummary& group, const Contrast& contrast) {
  Table table{{"case", "status", "n", "median [95 %]", "speedup [95 %]", "% of roof", "GFLOP/s", "GB/s",
               "items/s", "flags", "reason"},
              {}};
  for (const Result& result : group.results) table.rows.push_back(case_row(result));
  return {Heading{3, job_label(group.workload, group.size)}, facts(group, contrast), table};
}

}  // namespace lanebench
