// Renders gbench.json.
#include "reports/render/gbench.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

namespace lanebench {
namespace {

using nlohmann::ordered_json;

constexpr double kNanoseconds = 1e9;

// The time that a run id begins with, as Google Benchmark writes it: its first 14 digits, in UTC.
std::string iso_date(const std::string& run_id) {
  std::string digits;
  for (const char c : run_id) {
    if (c >= '0' && c <= '9' && digits.size() < 14) digits += c;
  }
  if (digits.size() < 14) return "";
  const auto part = [&](std::size_t from, std::size_t count) { return digits.substr(from, count); };
  return fmt::format("{}-{}-{}T{}:{}:{}+00:00", part(0, 4), part(4, 2), part(6, 2), part(8, 2), part(10, 2),
                     part(12, 2));
}

template <typename T>
ordered_json or_null(const std::optional<T>& value) {
  return value ? ordered_json(*value) : ordered_json();
}

ordered_json caches(const Machine& machine) {
  ordered_json list = ordered_json::array();
  for (const Cache& cache : machine.caches) {
    list.push_back({{"type", or_null(cache.type)},
                    {"level", or_null(cache.level)},
                    {"size", or_null(cache.size)},
                    {"num_sharing", or_null(cache.shared_by)}});
  }
  return list;
}

ordered_json context(const Summary& summary) {
  ordered_json context;
  context["date"] = iso_date(summary.run_id);
  const Machine& machine = summary.machine;
  if (machine.host) context["host_name"] = *machine.host;
  if (machine.threads) context["num_cpus"] = *machine.threads;
  if (machine.build_type) context["library_build_type"] = *machine.build_type;
  context["executable"] = "lanebench";
  context["caches"] = caches(machine);
  context["run_id"] = summary.run_id;
  context["cpu_time"] = "not measured: repeats real_time, because readers of this schema require it";
  return context;
}

/// Where a case stands among the others: Google Benchmark's family is our workload.
struct Place {
  std::size_t family;
  std::size_t instance;
};

ordered_json entry(const Result& result, Place place, const std::string& run_type) {
  const CaseRecord& record = result.record;
  const std::string name = fmt::format("{}/{}", record.case_id, record.size);
  return {{"name", name},
          {"family_index", place.family},
          {"per_family_instance_index", place.instance},
          {"run_name", name},
          {"run_type", run_type},
          {"repetitions", std::max<std::size_t>(1, result.samples.size())},
          {"threads", record.worker_count.value_or(1)}};
}

void add_times(ordered_json& entry, std::uint64_t iterations, double time) {
  entry["iterations"] = iterations;
  entry["real_time"] = time;
  entry["cpu_time"] = time;
  entry["time_unit"] = "ns";
}

void add_error(ordered_json& list, const Result& result, Place place) {
  const CaseRecord& record = result.record;
  ordered_json error = entry(result, place, "iteration");
  error["repetition_index"] = 0;
  error["error_occurred"] = true;
  error["error_message"] =
      result.ok() ? "not timed" : fmt::format("{}: {}", name_of(record.status), record.reason);
  add_times(error, 0, 0);
  list.push_back(std::move(error));
}

void add_samples(ordered_json& list, const Result& result, Place place) {
  for (std::size_t i = 0; i < result.samples.size(); ++i) {
    ordered_json sample = entry(result, place, "iteration");
    sample["repetition_index"] = i;
    add_times(sample, result.samples[i].iterations, result.samples[i].seconds * kNanoseconds);
    list.push_back(std::move(sample));
  }
}

void add_aggregates(ordered_json& list, const Result& result, Place place) {
  const auto n = static_cast<double>(result.samples.size());
  double mean = 0;
  for (const Sample& sample : result.samples) mean += sample.seconds / n;
  double squares = 0;
  for (const Sample& sample : result.samples) squares += (sample.seconds - mean) * (sample.seconds - mean);
  const double deviation = std::sqrt(squares / (n - 1));
  const auto add = [&](const std::string& aggregate, const char* unit, double value) {
    ordered_json summary = entry(result, place, "aggregate");
    summary["name"] = fmt::format("{}_{}", summary["name"].get<std::string>(), aggregate);
    summary["aggregate_name"] = aggregate;
    summary["aggregate_unit"] = unit;
    add_times(summary, result.samples.size(), value);
    list.push_back(std::move(summary));
  };
  add("mean", "time", mean * kNanoseconds);
  add("median", "time", result.median_s->value * kNanoseconds);
  add("stddev", "time", deviation * kNanoseconds);
  add("cv", "percentage", deviation / mean);
}

}  // namespace

std::string gbench_json(const Summary& summary) {
  ordered_json benchmarks = ordered_json::array();
  for (std::size_t family = 0; family < summary.workloads.size(); ++family) {
    const std::vector<Result>& results = summary.workloads[family].results;
    for (std::size_t instance = 0; instance < results.size(); ++instance) {
      const Result& result = results[instance];
      const Place place{family, instance};
      if (result.samples.empty()) add_error(benchmarks, result, place);
      add_samples(benchmarks, result, place);
      if (result.samples.size() >= 2) add_aggregates(benchmarks, result, place);
    }
  }
  const ordered_json whole = {{"context", context(summary)}, {"benchmarks", std::move(benchmarks)}};
  return whole.dump(2) + "\n";
}

}  // namespace lanebench
