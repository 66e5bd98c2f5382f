// Parses what was mended, and makes a run of the benchmarks.
#include "reports/results/gbench_reader.h"

#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "reports/results/case_id.h"
#include "reports/results/gbench_entries.h"
#include "reports/text/json_reader.h"
#include "reports/text/limits.h"
#include "reports/text/mended_json.h"

namespace lanebench {
namespace {

using nlohmann::json;

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

void add_case(Run& run, const GbenchCase& benchmark, bool is_ours) {
  CaseRecord record = record_named(benchmark.name, is_ours);
  record.settle(benchmark.status, benchmark.reason);
  run.cases.push_back(record);
  if (record.status != Status::kOk) return;
  for (std::size_t i = 0; i < benchmark.seconds.size(); ++i) {
    Sample sample;
    sample.workload = record.workload;
    sample.size = record.size;
    sample.case_id = record.case_id;
    sample.round = i;
    sample.iterations = benchmark.iterations[i];
    sample.seconds = benchmark.seconds[i];
    sample.clock_before_s = sample.clock_after_s = kNotProbed;
    run.samples.push_back(std::move(sample));
  }
}

/// What the context says about the machine, under the names of machine.json.
Machine machine_of(const json& context) {
  json machine = {{"schema_version", kSchemaVersion}};
  for (const auto& [name, pointer] :
       {std::pair("host_name", "/host"), std::pair("num_cpus", "/cpu/threads"),
        std::pair("cpu_scaling_enabled", "/cpu/scaling_enabled"), std::pair("aslr_enabled", "/aslr_enabled"),
        std::pair("executable", "/executable"), std::pair("library_version", "/libraries/google_benchmark"),
        std::pair("library_build_type", "/compiler/build_type")}) {
    const auto value = context.find(name);
    if (value != context.end() && value->is_primitive() && !value->is_null()) {
      machine[json::json_pointer(pointer)] = *value;
    }
  }
  return read_machine(machine);
}

/// A text, or whatever else a program writes for a date.
std::string any_text(const json& context, const char* name, Notes& notes) {
  const auto found = context.find(name);
  if (found == context.end() || found->is_string()) return optional_text(context, name);
  notes.add(fmt::format("'{}' is no text", name));
  return found->is_number() ? found->dump() : "";
}

Run read(const json& whole, Notes& notes) {
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
  const bool is_ours = context.value("executable", json()) == "lanebench" && context.contains("run_id");
  Run run;
  run.machine = machine_of(context);
  run.run_id =
      is_ours ? optional_text(context, "run_id")
              : fmt::format("{}-{}", any_text(context, "date", notes), any_text(context, "host_name", notes));
  for (const GbenchCase& benchmark : gather_benchmarks(benchmarks, is_ours, notes)) {
    add_case(run, benchmark, is_ours);
  }
  run.notes = notes.lines();
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
  Notes notes;
  const json whole = parse_foreign_object(mended_json(text, name, notes), name, notes);
  try {
    return read(whole, notes);
  } catch (const ResultsError& error) {
    throw ResultsError(fmt::format("{}: {}", name, error.what()));
  }
}

}  // namespace lanebench
