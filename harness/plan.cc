// Expands workloads into cases and refuses what cannot be done.
#include "harness/plan.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

#include "harness/memory.h"
#include "harness/placement.h"

namespace lanebench {
namespace {

const std::vector<std::string> kWorkerKinds = {"serial", "threads", "processes"};

/// Throws InputError unless `name` is one of `known`.
void require_known(const std::string& what, const std::string& name, const std::vector<std::string>& known) {
  if (std::ranges::find(known, name) != known.end()) return;
  const std::string nearest = nearest_name(name, known);
  throw InputError(fmt::format("unknown {} '{}'; {}", what, name,
                               nearest.empty() ? fmt::format("known: {}", fmt::join(known, ", "))
                                               : fmt::format("did you mean '{}'?", nearest)));
}

/// What `--lanes` accepts for a workload: its lanes, lanes with an ISA, its yardsticks, and the device.
std::vector<std::string> lane_names(const Workload& workload, const std::vector<Yardstick>& yardsticks) {
  std::vector<std::string> names;
  const auto add = [&](const std::string& name) {
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  };
  for (const Variant& variant : workload.variants) {
    add(variant.lanes);
    if (!variant.isa.empty()) add(variant.lanes + "@" + variant.isa);
  }
  for (const Yardstick& yardstick : yardsticks) add(yardstick.lanes);
  add("cuda");
  return names;
}

bool wanted(const CaseRecord& record, const std::vector<std::string>& lanes) {
  if (lanes.empty()) return true;
  // The baseline is always measured: without it no case has a speedup.
  if (record.lanes == "scalar" && record.workers == "serial") return true;
  return std::ranges::any_of(lanes, [&](const std::string& lane) {
    return lane == record.lanes || lane == record.lanes + "@" + record.isa ||
           (lane == record.device && lane != "cpu");
  });
}

/// A case that is still to be measured, unless it gets another status.
CaseRecord cpu_case(const Workload& workload, const std::string& lanes, const std::string& isa,
                    const std::string& kind, std::uint64_t count) {
  CaseRecord record;
  record.workload = workload.name;
  record.lanes = lanes;
  record.isa = isa;
  record.workers = kind;
  record.worker_count = count;
  record.device = "cpu";
  record.mode = "wall";
  record.case_id = fmt::format("{}/{}{}{}/{}{}", workload.name, lanes, isa.empty() ? "" : "@", isa, kind,
                               kind == "serial" ? "" : fmt::format(":{}", count));
  record.status = "unavailable";
  record.reason = kNotRunYet;
  return record;
}

struct TeamKind {
  std::string kind;
  std::uint64_t count;
};

/// The teams that were asked for, every kind where none was; with the serial one where it is the baseline,
/// without which no case has a speedup.
std::vector<TeamKind> teams(const std::vector<std::string>& kinds, const std::vector<std::uint64_t>& counts,
                            bool has_baseline) {
  for (const std::string& kind : kinds) require_worker_kind(kind);
  const auto wants = [&](const std::string& kind) {
    return kinds.empty() || std::ranges::find(kinds, kind) != kinds.end();
  };
  std::vector<TeamKind> all;
  if (wants("serial") || has_baseline) all.push_back({"serial", 1});
  for (const std::string kind : {"threads", "processes"}) {
    for (const std::uint64_t count : counts) {
      if (wants(kind)) all.push_back({kind, count});
    }
  }
  return all;
}

/// The cases of a workload's yardsticks: the kinds of workers that were asked for and that the program can
/// use.
std::vector<CaseRecord> yardstick_cases(const Workload& workload, const std::vector<Yardstick>& yardsticks,
                                        const std::vector<std::string>& worker_kinds,
                                        const std::vector<std::uint64_t>& worker_counts) {
  std::vector<CaseRecord> cases;
  for (const Yardstick& yardstick : yardsticks) {
    for (const auto& [kind, count] : teams(worker_kinds, worker_counts, false)) {
      if (std::ranges::find(yardstick.workers, kind) == yardstick.workers.end()) continue;
      cases.push_back(cpu_case(workload, yardstick.lanes, "", kind, count));
    }
  }
  return cases;
}

CaseRecord device_case(const Workload& workload, const std::string& mode) {
  CaseRecord record;
  record.workload = workload.name;
  record.device = "cuda";
  record.mode = mode;
  record.case_id = fmt::format("{}/cuda/{}", workload.name, mode);
  const bool applies = workload.device_not_applicable.empty();
  record.status = applies ? "unavailable" : "not_applicable";
  record.reason = !applies          ? workload.device_not_applicable
                  : workload.device ? kNotRunYet
                                    : "built without CUDA";
  return record;
}

/// The memory that a problem needs, by letting it allocate from arenas that only count; refuses one that does
/// not fit.
double require_memory(Problem& problem, const std::string& workload) {
  Arena inputs;
  Arena outputs;
  problem.allocate(inputs, outputs);
  const double needed = static_cast<double>(inputs.used()) + static_cast<double>(outputs.used());
  const Memory memory = available_memory();
  if (needed <= memory.bytes) return needed;
  throw InputError(
      fmt::format("{} of this size needs {:.3g} GB, and {:.3g} GB are free ({}); choose a smaller --size",
                  workload, needed * 1e-9, memory.bytes * 1e-9, memory.limit));
}

}  // namespace

bool is_pending(const CaseRecord& record) {
  return record.reason == kNotRunYet;
}

const Workload& find_workload(const Catalog& catalog, const std::string& name) {
  std::vector<std::string> names;
  for (const Workload& workload : catalog) {
    if (workload.name == name) return workload;
    names.push_back(workload.name);
  }
  require_known("workload", name, names);
  throw std::logic_error("unreachable");
}

void apply_setting(Parameters& parameters, const std::string& setting) {
  const std::size_t equals = setting.find('=');
  if (equals == std::string::npos || equals == 0) {
    throw InputError(fmt::format("--set needs key=value; got '{}'", setting));
  }
  parameters.set(setting.substr(0, equals), setting.substr(equals + 1));
}

std::vector<std::uint64_t> default_worker_counts(const Workload& workload) {
  std::vector<std::uint64_t> counts{machine_placement().cores()};
  for (const std::uint64_t count : workload.worker_counts) {
    if (count > counts.front()) counts.push_back(count);
  }
  return counts;
}

void require_worker_kind(const std::string& kind) {
  require_known("kind of workers", kind, kWorkerKinds);
}

std::vector<CaseRecord> cases_of(const Workload& workload, const std::vector<std::string>& worker_kinds,
                                 const std::vector<std::uint64_t>& worker_counts) {
  std::vector<CaseRecord> cases;
  for (const Variant& variant : workload.variants) {
    for (const auto& [kind, count] : teams(worker_kinds, worker_counts, variant.lanes == "scalar")) {
      CaseRecord record = cpu_case(workload, variant.lanes, variant.isa, kind, count);
      if (!variant.kernel) record.reason = variant.unavailable + variant.not_applicable;
      if (!variant.not_applicable.empty()) record.status = "not_applicable";
      cases.push_back(std::move(record));
    }
  }
  for (const char* mode : {"kernel", "end_to_end"}) cases.push_back(device_case(workload, mode));
  return cases;
}

std::vector<PlannedWorkload> plan(const Catalog& catalog, const RunOptions& options) {
  std::vector<const Workload*> chosen;
  for (const std::string& name : options.workloads) {
    const Workload* workload = &find_workload(catalog, name);
    if (std::ranges::find(chosen, workload) == chosen.end()) chosen.push_back(workload);
  }
  if (chosen.empty()) {
    for (const Workload& workload : catalog) chosen.push_back(&workload);
  }
  for (const std::uint64_t count : options.worker_counts) {
    if (count == 0 || count > kMaxWorkers) {
      throw InputError(fmt::format("--worker-counts must be from 1 to {}; got {}", kMaxWorkers, count));
    }
  }

  std::vector<Yardstick> all_yardsticks;
  for (const std::string& name : options.yardsticks) {
    std::ranges::move(read_yardsticks(name), std::back_inserter(all_yardsticks));
  }
  for (const Yardstick& yardstick : all_yardsticks) find_workload(catalog, yardstick.workload);

  std::vector<PlannedWorkload> planned;
  for (const Workload* workload : chosen) {
    std::vector<Yardstick> yardsticks;
    std::ranges::copy_if(all_yardsticks, std::back_inserter(yardsticks),
                         [&](const Yardstick& yardstick) { return yardstick.workload == workload->name; });
    for (const std::string& lane : options.lanes) {
      require_known("lane", lane, lane_names(*workload, yardsticks));
    }
    PlannedWorkload entry{workload, Parameters(workload->parameters), 0, {}, {}};
    if (options.quick) {
      for (const auto& [name, value] : workload->quick) entry.parameters.set(name, value);
    }
    if (options.size > 0) entry.parameters.set(workload->size_parameter, fmt::format("{}", options.size));
    for (const std::string& setting : options.settings) apply_setting(entry.parameters, setting);
    const std::unique_ptr<Problem> problem = workload->make(entry.parameters);
    entry.size = problem->size().value_or(entry.parameters.integer(workload->size_parameter));
    const double memory_bytes = require_memory(*problem, workload->name);
    const Cost cost = problem->cost();
    const auto known = [](double amount) { return amount > 0 ? std::optional(amount) : std::nullopt; };
    std::vector<std::uint64_t> counts =
        options.worker_counts.empty() ? default_worker_counts(*workload) : options.worker_counts;
    if (options.quick && options.worker_counts.empty()) counts = {counts.back()};
    std::vector<CaseRecord> cases = cases_of(*workload, options.workers, counts);
    std::ranges::move(yardstick_cases(*workload, yardsticks, options.workers, counts),
                      std::back_inserter(cases));
    for (const Yardstick& yardstick : yardsticks) entry.commands[yardstick.lanes] = yardstick.command;
    for (CaseRecord& record : cases) {
      if (!wanted(record, options.lanes)) continue;
      record.size = entry.size;
      record.job = workload->job;
      record.limited_by = workload->limited_by;
      record.parameters = entry.parameters.summary();
      record.flops = known(cost.flops);
      record.bytes = known(cost.bytes_read + cost.bytes_written);
      record.items = known(cost.items);
      record.integer_multiplies = known(cost.integer_multiplies);
      record.memory_bytes = known(memory_bytes);
      entry.cases.push_back(std::move(record));
    }
    planned.push_back(std::move(entry));
  }
  return planned;
}

}  // namespace lanebench
