// Reads every entry, tells benchmarks of one name apart, then sums up each.
#include "reports/results/gbench_entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "reports/text/limits.h"
#include "reports/text/text.h"

namespace lanebench {
namespace {

using nlohmann::json;

constexpr double kShortestTime = 1e-18;  ///< Below and beyond, a file is broken. Seconds.
constexpr double kLongestTime = 1e12;
/// No solution takes less than a hundredth of a clock cycle: there the compiler has removed the work.
constexpr double kNothingMeasured = 1e-12;

struct Entry {
  std::string name;
  std::string family;     ///< Of its family and its instance; empty in files that have none.
  std::string label;      ///< May be empty.
  std::string aggregate;  ///< "median", …; empty for a repetition.
  std::string slot;  ///< What one benchmark has once: the aggregate or the repetition's number; or empty.
  double seconds = 0;
  std::uint64_t iterations = 1;
  Status status = Status::kOk;
  std::string reason;
};

/// Entries of one name, family and instance.
struct Benchmark {
  std::string name;
  std::vector<Entry> entries;
};

bool is_set(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return false;
  if (!found->is_boolean()) throw ResultsError(fmt::format("'{}' must be true or false", name));
  return found->get<bool>();
}

std::string number_text(const json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() || !found->is_number() ? "" : found->dump();
}

/// `real_time` in seconds; 0 where the program measured nothing.
double seconds_of(const json& entry) {
  static const std::map<std::string, double> kUnits = {{"ns", 1e-9},      {"us", 1e-6}, {"\u00b5s", 1e-6},
                                                       {"\u03bcs", 1e-6}, {"ms", 1e-3}, {"s", 1}};
  const auto time = entry.find("real_time");
  if (time == entry.end() || !time->is_number()) throw ResultsError("'real_time' must be a number");
  const std::string name = entry.contains("time_unit") ? optional_text(entry, "time_unit") : "ns";
  const auto unit = kUnits.find(name);
  if (unit == kUnits.end()) throw ResultsError(fmt::format("unknown time unit '{}'", excerpt(name)));
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
  if (const std::string aggregate = optional_text(entry, "aggregate_name"); !aggregate.empty())
    return aggregate;
  const std::string type = optional_text(entry, "run_type");
  if (type == "aggregate") return "unnamed";
  if (!type.empty()) return "";
  const auto end = std::ranges::find_if(kEnds, [&](const char* suffix) { return name.ends_with(suffix); });
  return end == kEnds.end() ? "" : *end + 1;
}

/// The aggregates that may stand for the repetitions, the best first.
constexpr std::array kStandIns = {"median", "mean", "min"};

std::string without_aggregate(const std::string& name, const std::string& aggregate) {
  return name.ends_with("_" + aggregate) ? name.substr(0, name.size() - aggregate.size() - 1) : name;
}

/// The status that our own error messages begin with: "wrong: a[0] is off".
void set_failure(Entry& entry, const std::string& message, bool is_ours) {
  entry.status = Status::kCrashed;
  entry.reason = message;
  if (!is_ours) return;
  if (message == "not timed") entry.status = Status::kUnavailable;
  const std::size_t colon = message.find(": ");
  if (colon == std::string::npos) return;
  const auto status = status_named(std::string_view(message).substr(0, colon));
  if (!status || *status == Status::kOk) return;
  entry.status = *status;
  entry.reason = message.substr(colon + 2);
}

Entry read_entry(const json& object, bool is_ours) {
  Entry entry;
  const std::string full_name = optional_text(object, "name");
  if (full_name.empty()) throw ResultsError("'name' is missing");
  entry.aggregate = aggregate_of(object, full_name);
  const std::string run_name = optional_text(object, "run_name");
  entry.name = run_name.empty() ? without_aggregate(full_name, entry.aggregate) : run_name;
  const std::string family = number_text(object, "family_index");
  if (!family.empty()) entry.family = family + "." + number_text(object, "per_family_instance_index");
  const auto label = object.find("label");
  if (label != object.end() && label->is_string()) entry.label = label->get<std::string>();
  entry.slot = entry.aggregate.empty() ? number_text(object, "repetition_index") : entry.aggregate;
  if (is_set(object, "error_occurred")) {
    set_failure(entry, optional_text(object, "error_message"), is_ours);
  } else if (is_set(object, "skipped")) {
    entry.status = Status::kUnavailable;
    entry.reason = optional_text(object, "skip_message");
  } else if (entry.aggregate.empty() || std::ranges::find(kStandIns, entry.aggregate) != kStandIns.end()) {
    entry.seconds = seconds_of(object);
  }
  const auto iterations = object.find("iterations");
  if (iterations != object.end() && iterations->is_number_unsigned()) {
    entry.iterations = std::max<std::uint64_t>(1, iterations->get<std::uint64_t>());
  }
  return entry;
}

/// " (BM_sort/8)"; empty where it has none.
std::string name_in_words(const json& object) {
  const bool has_name = object.is_object() && object.contains("name") && object["name"].is_string();
  return has_name ? fmt::format(" ({})", excerpt(object["name"].get<std::string>())) : "";
}

std::vector<Benchmark> read_entries(const json& list, bool is_ours, Notes& notes) {
  std::vector<Benchmark> benchmarks;
  std::map<std::pair<std::string, std::string>, std::size_t> index;
  std::map<std::string, std::string> latest_family;  // Of a name: what an entry without one belongs to.
  std::string first_problem;
  for (std::size_t number = 0; number < list.size(); ++number) {
    try {
      if (!list[number].is_object()) throw ResultsError("not an object");
      Entry entry = read_entry(list[number], is_ours);
      std::string& latest = latest_family[entry.name];
      latest = entry.family = entry.family.empty() ? latest : entry.family;
      const auto [place, is_new] = index.try_emplace({entry.name, entry.family}, benchmarks.size());
      if (is_new) benchmarks.push_back({entry.name, {}});
      benchmarks[place->second].entries.push_back(std::move(entry));
    } catch (const ResultsError& error) {
      const std::string problem =
          fmt::format("benchmark {}{}: {}", number + 1, name_in_words(list[number]), error.what());
      if (first_problem.empty()) first_problem = problem;
      notes.add(problem + ": left out");
    }
  }
  if (benchmarks.empty() && !first_problem.empty()) throw ResultsError(first_problem);
  return benchmarks;
}

bool has_slots_twice(const std::vector<Entry>& entries) {
  std::set<std::string> slots;
  return std::ranges::any_of(
      entries, [&](const Entry& entry) { return !entry.slot.empty() && !slots.insert(entry.slot).second; });
}

/// What looks like one benchmark and has a repetition twice is several, which their labels tell apart.
std::vector<Benchmark> split_by_label(Benchmark benchmark) {
  std::vector<Benchmark> parts;
  for (Entry& entry : benchmark.entries) {
    const auto part = std::ranges::find_if(
        parts, [&](const Benchmark& known) { return known.entries.front().label == entry.label; });
    if (part == parts.end()) {
      parts.push_back({benchmark.name, {std::move(entry)}});
    } else {
      part->entries.push_back(std::move(entry));
    }
  }
  for (const Benchmark& part : parts) {
    if (!has_slots_twice(part.entries)) continue;
    throw ResultsError(
        fmt::format("two benchmarks are named '{}', and neither family nor label tells them apart; "
                    "give them different names",
                    excerpt(benchmark.name)));
  }
  return parts;
}

/// Benchmarks of one name get their labels, or else their numbers.
void name_apart(std::vector<Benchmark>& benchmarks) {
  std::map<std::string, std::vector<Benchmark*>> by_name;
  for (Benchmark& benchmark : benchmarks) by_name[benchmark.name].push_back(&benchmark);
  for (auto& [name, same] : by_name) {
    if (same.size() == 1) continue;
    std::set<std::string> labels;
    for (const Benchmark* one : same) labels.insert(one->entries.front().label);
    const bool by_label = labels.size() == same.size() && !labels.contains("");
    for (std::size_t i = 0; i < same.size(); ++i) {
      same[i]->name += by_label ? fmt::format(" [{}]", same[i]->entries.front().label)
                                : fmt::format(" [{} of {}]", i + 1, same.size());
    }
  }
}

GbenchCase summed_up(const Benchmark& benchmark, Notes& notes) {
  GbenchCase sum{benchmark.name, {}, {}, Status::kOk, ""};
  std::size_t failed = 0;
  for (const Entry& entry : benchmark.entries) {
    if (entry.status != Status::kOk) {
      ++failed;
      sum.status = entry.status;
      sum.reason = entry.reason;
    } else if (entry.aggregate.empty()) {
      sum.seconds.push_back(entry.seconds);
      sum.iterations.push_back(entry.iterations);
    }
  }
  if (failed > 0 && !sum.seconds.empty()) {
    notes.add(fmt::format("{}: {} of {} repetitions failed ({}) and are left out", excerpt(sum.name), failed,
                          failed + sum.seconds.size(), excerpt(sum.reason)));
    sum.status = Status::kOk;
    sum.reason.clear();
  }
  for (const char* stand_in : kStandIns) {
    if (failed > 0 || !sum.seconds.empty()) break;
    const auto entry = std::ranges::find(benchmark.entries, stand_in, &Entry::aggregate);
    if (entry == benchmark.entries.end()) continue;
    sum.seconds = {entry->seconds};
    sum.iterations = {1};
    notes.add(fmt::format("{}: no repetitions; their {} counts as one", excerpt(sum.name), stand_in));
  }
  if (std::ranges::any_of(sum.seconds, [](double seconds) { return seconds < kNothingMeasured; })) {
    sum.status = Status::kUnavailable;
    sum.reason = std::ranges::find(sum.seconds, 0.0) != sum.seconds.end()
                     ? "its real_time is 0"
                     : "its real_time is below a picosecond: the compiler may have removed its work";
  }
  return sum;
}

}  // namespace

std::string optional_text(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return "";
  if (!found->is_string()) throw ResultsError(fmt::format("'{}' must be a string", name));
  return found->get<std::string>();
}

std::vector<GbenchCase> gather_benchmarks(const json& list, bool is_ours, Notes& notes) {
  std::vector<Benchmark> benchmarks;
  for (Benchmark& benchmark : read_entries(list, is_ours, notes)) {
    if (!has_slots_twice(benchmark.entries)) {
      benchmarks.push_back(std::move(benchmark));
      continue;
    }
    for (Benchmark& part : split_by_label(std::move(benchmark))) benchmarks.push_back(std::move(part));
  }
  if (!is_ours) name_apart(benchmarks);
  std::vector<GbenchCase> cases;
  for (const Benchmark& benchmark : benchmarks) {
    GbenchCase sum = summed_up(benchmark, notes);
    if (sum.status != Status::kOk || !sum.seconds.empty()) cases.push_back(std::move(sum));
  }
  return cases;
}

}  // namespace lanebench
