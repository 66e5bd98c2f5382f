// Parses, checks every member, and gathers the repetitions of each benchmark.
#include "reports/results/gbench_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "reports/results/case_id.h"
#include "reports/text/json_reader.h"
#include "reports/text/limits.h"

namespace lanebench {
namespace {

using nlohmann::json;

constexpr double kShortestTime = 1e-18;  ///< Below and beyond, a file is broken. Seconds.
constexpr double kLongestTime = 1e12;

/// A benchmark's entries, as far as they are needed.
struct Gathered {
  std::vector<double> seconds;
  std::vector<std::uint64_t> iterations;
  std::optional<double> median_s;
  std::optional<double> mean_s;
  Status status = Status::kOk;  ///< Unless an entry says that it failed.
  std::string reason;
};

std::string text_of(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return "";
  if (!found->is_string()) throw ResultsError(fmt::format("'{}' must be a string", name));
  std::string text = found->get<std::string>();
  if (text.size() > kMaxTextBytes) {
    throw ResultsError(fmt::format("'{}' is longer than {} bytes", name, kMaxTextBytes));
  }
  return text;
}

bool is_set(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return false;
  if (!found->is_boolean()) throw ResultsError(fmt::format("'{}' must be true or false", name));
  return found->get<bool>();
}

/// `real_time` in seconds; 0 where the program measured nothing.
double seconds_of(const json& entry) {
  static const std::map<std::string, double> kUnits = {{"ns", 1e-9}, {"us", 1e-6}, {"ms", 1e-3}, {"s", 1}};
  const auto time = entry.find("real_time");
  if (time == entry.end() || !time->is_number()) throw ResultsError("'real_time' must be a number");
  const std::string name = entry.contains("time_unit") ? text_of(entry, "time_unit") : "ns";
  const auto unit = kUnits.find(name);
  if (unit == kUnits.end()) throw ResultsError(fmt::format("unknown time unit '{:.40}'", name));
  const double seconds = time->get<double>() * unit->second;
  if (seconds == 0) return 0;
  if (!(seconds >= kShortestTime && seconds <= kLongestTime)) {
    throw ResultsError(fmt::format("'real_time' is not a possible time: {:g} s", seconds));
  }
  return seconds;
}

/// Older versions write no `run_type`; their aggregates are known by the ends of their names.
std::string aggregate_of(const json& entry, const std::string& name) {
  constexpr std::array kEnds = {"_mean", "_median", "_stddev", "_cv", "_BigO", "_RMS"};
  if (const std::string aggregate = text_of(entry, "aggregate_name"); !aggregate.empty()) return aggregate;
  const std::string type = text_of(entry, "run_type");
  if (type == "aggregate") return "unnamed";
  if (!type.empty()) return "";
  const auto end = std::ranges::find_if(kEnds, [&](const char* suffix) { return name.ends_with(suffix); });
  return end == kEnds.end() ? "" : *end + 1;
}

std::string without_aggregate(const std::string& name, const std::string& aggregate) {
  return name.ends_with("_" + aggregate) ? name.substr(0, name.size() - aggregate.size() - 1) : name;
}

/// The status that our own error messages begin with: "wrong: a[0] is off".
void set_failure(Gathered& gathered, const std::string& message, bool is_ours) {
  gathered.status = Status::kCrashed;
  gathered.reason = message;
  if (!is_ours) return;
  if (message == "not timed") gathered.status = Status::kUnavailable;
  const std::size_t colon = message.find(": ");
  if (colon == std::string::npos) return;
  const auto status = status_named(std::string_view(message).substr(0, colon));
  if (!status || *status == Status::kOk) return;
  gathered.status = *status;
  gathered.reason = message.substr(colon + 2);
}

void add_entry(Gathered& gathered, const json& entry, const std::string& aggregate, bool is_ours) {
  if (is_set(entry, "error_occurred")) return set_failure(gathered, text_of(entry, "error_message"), is_ours);
  if (is_set(entry, "skipped")) {
    gathered.status = Status::kUnavailable;
    gathered.reason = text_of(entry, "skip_message");
    return;
  }
  if (aggregate == "median") gathered.median_s = seconds_of(entry);
  if (aggregate == "mean") gathered.mean_s = seconds_of(entry);
  if (!aggregate.empty()) return;
  gathered.seconds.push_back(seconds_of(entry));
  const auto iterations = entry.find("iterations");
  const bool counted = iterations != entry.end() && iterations->is_number_unsigned();
  gathered.iterations.push_back(counted ? std::max<std::uint64_t>(1, iterations->get<std::uint64_t>()) : 1);
}

/// Our own names are `<case id>/<size>`.
CaseRecord record_named(const std::string& name, bool is_ours) {
  CaseRecord record;
  if (!is_ours) {
    record.device = "cpu";
    record.mode = "wall";
    record.case_id = name;
    return record;
  }
  const std::size_t slash = name.rfind('/');
  const char* begin = name.data() + (slash == std::string::npos ? name.size() : slash + 1);
  const char* end = name.data() + name.size();
  std::uint64_t size = 0;
  const auto [rest, error] = std::from_chars(begin, end, size);
  if (begin == end || rest != end || error != std::errc()) {
    throw ResultsError(fmt::format("'{:.80}' does not end in a size", name));
  }
  const auto id = CaseId::parse(std::string_view(name).substr(0, slash));
  if (!id) throw ResultsError(fmt::format("'{:.80}' does not begin with a case id", name));
  record = record_of(*id);
  record.size = size;
  return record;
}

void add_case(Run& run, const std::string& name, Gathered gathered, bool is_ours) {
  CaseRecord record = record_named(name, is_ours);
  if (gathered.seconds.empty() && (gathered.median_s || gathered.mean_s)) {
    gathered.seconds = {gathered.median_s ? *gathered.median_s : *gathered.mean_s};
    gathered.iterations = {1};
  }
  record.settle(gathered.status, gathered.reason);
  if (record.status == Status::kOk && gathered.seconds.empty()) return;  // A fit of complexity, or the like.
  if (std::ranges::find(gathered.seconds, 0.0) != gathered.seconds.end()) {
    record.settle(Status::kUnavailable, "its real_time is 0");
  }
  run.cases.push_back(record);
  if (record.status != Status::kOk) return;
  for (std::size_t i = 0; i < gathered.seconds.size(); ++i) {
    Sample sample;
    sample.workload = record.workload;
    sample.size = record.size;
    sample.case_id = record.case_id;
    sample.round = i;
    sample.iterations = gathered.iterations[i];
    sample.seconds = gathered.seconds[i];
    sample.clock_before_s = sample.clock_after_s = 1;  // Not measured: as steady as a clock can be.
    run.samples.push_back(std::move(sample));
  }
}

void read_benchmarks(const json& list, bool is_ours, Run& run) {
  std::vector<std::pair<std::string, Gathered>> benchmarks;  // In the order of the file.
  std::map<std::string, std::size_t> index;
  for (std::size_t number = 0; number < list.size(); ++number) {
    try {
      const json& entry = list[number];
      if (!entry.is_object()) throw ResultsError("not an object");
      const std::string full_name = text_of(entry, "name");
      if (full_name.empty()) throw ResultsError("'name' is missing");
      const std::string aggregate = aggregate_of(entry, full_name);
      const std::string run_name = text_of(entry, "run_name");
      const std::string name = run_name.empty() ? without_aggregate(full_name, aggregate) : run_name;
      const auto [place, is_new] = index.try_emplace(name, benchmarks.size());
      if (is_new) benchmarks.emplace_back(name, Gathered{});
      add_entry(benchmarks[place->second].second, entry, aggregate, is_ours);
    } catch (const ResultsError& error) {
      throw ResultsError(fmt::format("benchmark {}: {}", number + 1, error.what()));
    }
  }
  for (auto& [name, gathered] : benchmarks) add_case(run, name, std::move(gathered), is_ours);
}

/// What the context says about the machine, under the names of machine.json.
Machine machine_of(const json& context) {
  json machine = {{"schema_version", kSchemaVersion}};
  for (const auto& [name, pointer] :
       {std::pair("host_name", "/host"), std::pair("num_cpus", "/cpu/threads"),
        std::pair("cpu_scaling_enabled", "/cpu/scaling_enabled"), std::pair("aslr_enabled", "/aslr_enabled"),
        std::pair("library_version", "/libraries/google_benchmark"),
        std::pair("library_build_type", "/compiler/build_type")}) {
    const auto value = context.find(name);
    if (value != context.end() && value->is_primitive() && !value->is_null()) {
      machine[json::json_pointer(pointer)] = *value;
    }
  }
  return read_machine(machine);
}

Run read(const json& whole) {
  const auto member = [&](const char* name, bool is_right_type(const json&),
                          const char* type) -> const json& {
    if (!whole.contains(name) || !is_right_type(whole[name])) {
      throw ResultsError(fmt::format("not Google Benchmark's JSON: it has no {} '{}'", type, name));
    }
    return whole[name];
  };
  const json& context = member(
      "context", [](const json& value) { return value.is_object(); }, "object");
  const json& benchmarks = member(
      "benchmarks", [](const json& value) { return value.is_array(); }, "list");
  const bool is_ours = text_of(context, "executable") == "lanebench" && context.contains("run_id");
  Run run;
  run.machine = machine_of(context);
  run.run_id = is_ours ? text_of(context, "run_id")
                       : fmt::format("{}-{}", text_of(context, "date"), text_of(context, "host_name"));
  read_benchmarks(benchmarks, is_ours, run);
  return run;
}

}  // namespace

Run read_gbench(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream) throw ResultsError(fmt::format("cannot read {}", file.string()));
  return parse_gbench(text, file.string());
}

Run parse_gbench(std::string_view text, const std::string& name) {
  const json whole = parse_object(text, name);
  try {
    return read(whole);
  } catch (const ResultsError& error) {
    throw ResultsError(fmt::format("{}: {}", name, error.what()));
  }
}

}  // namespace lanebench
