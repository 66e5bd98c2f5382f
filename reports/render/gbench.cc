// Renders gbench.json.
#include "reports/render/gbench.h"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "reports/results/machine.h"

namespace lanebench {
namespace {

using nlohmann::json;
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

ordered_json caches(const json& machine) {
  ordered_json list = ordered_json::array();
  const json known = machine_value(machine, "/caches");
  if (!known.is_array()) return list;
  for (const json& cache : known) {
    list.push_back({{"type", machine_value(cache, "/type")},
                    {"level", machine_value(cache, "/level")},
                    {"size", machine_value(cache, "/size")},
                    {"num_sharing", machine_value(cache, "/shared_by")}});
  }
  return list;
}

ordered_json context(const Summary& summary) {
  ordered_json context;
  context["date"] = iso_date(summary.run_id);
  for (const auto& [name, pointer] :
       {std::pair("host_name", "/host"), std::pair("num_cpus", "/cpu/threads"),
        std::pair("mhz_per_cpu", "/cpu/mhz"), std::pair("library_build_type", "/compiler/build_type")}) {
    const json value = machine_value(summary.machine, pointer);
    if (value.is_primitive() && !value.is_null()) context[name] = value;
  }
  context["executable"] = "lanebench";
  context["caches"] = caches(summary.machine);
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

ordered_json gbench_json(const Summary& summary) {
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
  return {{"context", context(summary)}, {"benchmarks", std::move(benchmarks)}};
}

}  // namespace lanebench
