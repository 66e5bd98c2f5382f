// Renders results.csv.
#include "reports/render/results_csv.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

#include "reports/text/csv.h"

namespace lanebench {
namespace {

template <typename T>
std::string exact(const std::optional<T>& value) {
  return value ? fmt::format("{}", *value) : "";
}

// Nine digits are far below any noise, and hide that exp and log may differ in the last bit between machines.
std::string computed(const std::optional<double>& value) {
  return value && std::isfinite(*value) ? fmt::format("{:.9g}", *value) : "";
}

struct Bounds {
  std::string value, lower, upper;
};

Bounds columns(const std::optional<Estimate>& estimate) {
  if (!estimate) return {};
  return {computed(estimate->value), computed(estimate->lower), computed(estimate->upper)};
}

std::vector<std::string> row(const Summary& summary, const WorkloadSummary& group, const Result& result) {
  const CaseRecord& record = result.record;
  const Bounds time = columns(result.median_s);
  const Bounds speedup = columns(result.speedup);
  return {fmt::format("{}", kSchemaVersion),
          summary.run_id,
          record.workload,
          fmt::format("{}", record.size),
          record.case_id,
          record.lanes,
          record.isa,
          record.workers,
          exact(record.worker_count),
          record.device,
          record.mode,
          name_of(record.status),
          record.reason,
          exact(record.verified),
          exact(record.max_rel_error),
          result.ok() ? fmt::format("{}", result.samples.size()) : "",
          time.value,
          time.lower,
          time.upper,
          computed(result.min_s),
          computed(result.mad_s),
          result.baseline,
          speedup.value,
          speedup.lower,
          speedup.upper,
          exact(record.flops),
          exact(record.bytes),
          computed(result.gflop_s),
          computed(result.gb_s),
          computed(result.pct_roof),
          fmt::format("{}", fmt::join(result.flags, ";")),
          record.stop_reason,
          record.parameters,
          exact(record.items),
          computed(result.items_s),
          result.ok() ? computed(group.aa_floor) : "",
          record.limited_by,
          exact(record.integer_multiplies),
          exact(record.memory_bytes),
          result.roof,
          record.flops ? (record.single_precision ? "single" : "double") : "",
          exact(record.bytes_written)};
}

}  // namespace

std::string results_csv(const Summary& summary) {
  std::string text =
      "schema_version,run_id,workload,size,case_id,lanes,isa,workers,worker_count,device,mode,status,reason,"
      "verified,max_rel_error,n,median_s,ci_lo_s,ci_hi_s,min_s,mad_s,baseline,speedup,speedup_lo,speedup_hi,"
      "flops,bytes,gflop_s,gb_s,pct_roof,flags,stop_reason,parameters,items,items_s,aa_floor,limited_by,"
      "integer_multiplies,memory_bytes,roof,flop_precision,bytes_written\n";
  for (const WorkloadSummary& group : summary.workloads) {
    for (const Result& result : group.results) text += csv_row(row(summary, group, result));
  }
  return text;
}

}  // namespace lanebench
