// What a job's part begins with: what to do, the fastest way, and what all its numbers stand on.
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

std::string limit(const Fastest& fastest) {
  if (!fastest.percent_of_limit) return "not known: " + fastest.limit;
  return fmt::format("{} % of the machine's {}", significant(*fastest.percent_of_limit, 3), fastest.limit);
}

Facts facts(const WorkloadSummary& group, const Contrast& row, const MatrixRow& job,
            const std::string& advice) {
  const CaseRecord& first = group.first();
  Facts facts;
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) facts.items.push_back({name, value});
  };
  add("job", first.job);
  add("do this", advice);
  if (job.fastest) add("of the limit", limit(*job.fastest));
  add("parameters", first.parameters);
  add("cost of one solution", cost(first));
  add("measured in", rounds_of(group));
  add("plain code on each core", times_by_cpu(find_case(group, row.baseline)));
  add("stopped by", first.stop_reason);
  add("noise", group.aa_floor ? fmt::format("{} %: the same code timed twice differs by up to this",
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

}  // namespace

Document job_section(const WorkloadSummary& group, const Contrast& contrast, const MatrixRow& job,
                     const std::string& advice) {
  return {Heading{3, group.workload, true, job.size_in_words},
          Links{{"What pays", "Roofline", "Scaling", "Glossary"}}, facts(group, contrast, job, advice)};
}

}  // namespace lanebench
