// Takes each ratio sample by sample, then the median of them.
#include "reports/analysis/case_counts.h"

#include <utility>
#include <vector>

namespace lanebench {
namespace {

using Count = std::optional<double>;

constexpr double kCacheLine = 64;  // Bytes.

Count ratio(const Count& amount, const Count& over) {
  if (!amount || !over || *over == 0) return {};
  return *amount / *over;
}

/// `value` is of a sample.
template <typename Value>
Count median_count(const Result& result, Value value) {
  std::vector<double> values;
  for (const Sample& sample : result.samples) {
    if (sample.disturbed) continue;
    if (const Count one = value(sample)) values.push_back(*one);
  }
  if (values.empty()) return {};
  return median(std::move(values));
}

}  // namespace

CaseCounts counts_of(const Result& result) {
  const auto over = [&](Count SampleCounts::*amount, Count SampleCounts::*divisor) {
    return median_count(
        result, [=](const Sample& sample) { return ratio(sample.counts.*amount, sample.counts.*divisor); });
  };
  const auto per_solution = [&](Count SampleCounts::*amount) {
    return median_count(result, [=](const Sample& sample) {
      return ratio(sample.counts.*amount, static_cast<double>(sample.iterations));
    });
  };
  const auto times = [](const Count& value, double factor) { return value ? Count(*value * factor) : value; };
  CaseCounts counts;
  counts.instructions_per_cycle = over(&SampleCounts::instructions, &SampleCounts::cycles);
  counts.ghz = times(over(&SampleCounts::cycles, &SampleCounts::cpu_s), 1e-9);
  counts.memory_bytes = times(per_solution(&SampleCounts::cache_misses), kCacheLine);
  counts.of_cost = ratio(counts.memory_bytes, result.record.bytes);
  counts.branch_misses_per_thousand =
      times(over(&SampleCounts::branch_misses, &SampleCounts::instructions), 1000);
  counts.page_faults = per_solution(&SampleCounts::page_faults);
  counts.energy_j = per_solution(&SampleCounts::energy_j);
  return counts;
}

}  // namespace lanebench
