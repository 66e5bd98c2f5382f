// Expands workloads into cases and refuses what cannot be done.
#include "harness/plan/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "harness/machine/memory.h"
#include "harness/machine/placement.h"
#include "harness/plan/kinds.h"
#include "harness/plan/sizes.h"
#include "reports/results/case_id.h"

namespace lanebench {
namespace {

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
  for (const DeviceVariant& variant : workload.devices) add(variant.lanes.empty() ? "cuda" : variant.lanes);
  return names;
}

bool wanted(const CaseRecord& record, const std::vector<std::string>& lanes) {
  if (lanes.empty()) return true;
  // The baseline is always measured: without it no case has a speedup.
  if (is_baseline(record)) return true;
  return std::ranges::any_of(lanes, [&](const std::string& lane) {
    return lane == record.lanes || lane == record.lanes + "@" + record.isa ||
           (lane == record.device && lane != "cpu");
  });
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

/// The widest instruction set of those lanes that runs here.
std::string widest(const Workload& workload, const std::string& lanes) {
  const auto found = std::ranges::find_if(
      workload.variants, [&](const Variant& variant) { return variant.lanes == lanes && variant.kernel; });
  return found == workload.variants.end() ? "" : found->isa;
}

/// Whether a sweep needs the case: the plain loop and the widest SIMD on every team, and what the compiler
/// makes of the loop.
bool in_sweep(const CaseRecord& record, const Workload& workload) {
  if (record.lanes == "simd") return record.isa == widest(workload, "simd");
  if (record.lanes != "autovec") return true;
  return record.isa == widest(workload, "autovec") && record.workers == "serial";
}

/// What all sizes of a workload have in common.
struct Job {
  const Workload& workload;
  const std::vector<Yardstick> yardsticks;
  const RunOptions& options;
};

std::vector<CaseRecord> chosen_cases(const Job& job, bool headline) {
  const Workload& workload = job.workload;
  const RunOptions& options = job.options;
  std::vector<std::uint64_t> counts =
      options.worker_counts.empty() ? default_worker_counts(workload) : options.worker_counts;
  const std::uint64_t most = std::ranges::max(counts);
  if (!headline) counts = {most};
  std::vector<CaseRecord> cases = cases_of(workload, options.workers, counts);
  if (headline) {
    std::ranges::move(yardstick_cases(workload, job.yardsticks, options.workers, counts),
                      std::back_inserter(cases));
  }
  std::erase_if(cases, [&](const CaseRecord& record) {
    if (!wanted(record, options.lanes)) return true;
    if (!options.lanes.empty() || in_sweep(record, workload)) return false;
    // In a quick run each instruction set has one worker, and the teams that a sweep would measure are
    // enough.
    return !headline || (options.quick && options.worker_counts.empty() && record.workers != "serial");
  });
  return cases;
}

/// `size` 0 leaves the workload's own.
PlannedWorkload plan_size(const Job& job, std::uint64_t size, bool headline) {
  const auto& [workload, yardsticks, options] = job;
  PlannedWorkload entry{.workload = &workload, .parameters = Parameters(workload.parameters)};
  if (options.quick || std::ranges::count(options.reduced, workload.name) > 0) {
    for (const auto& [name, value] : workload.quick) entry.parameters.set(name, value);
  }
  if (size > 0) entry.parameters.set(workload.size_parameter, fmt::format("{}", size));
  for (const std::string& setting : options.settings) apply_setting(entry.parameters, setting);
  entry.headline = headline;
  const std::unique_ptr<Problem> problem = workload.make(entry.parameters);
  entry.size = problem->size().value_or(entry.parameters.integer(workload.size_parameter));
  const double memory_bytes = require_memory(*problem, workload.name);
  const Cost cost = problem->cost();
  const auto known = [](double amount) { return amount > 0 ? std::optional(amount) : std::nullopt; };
  for (const Yardstick& yardstick : yardsticks) entry.commands[yardstick.lanes] = yardstick.command;
  entry.cases = chosen_cases(job, headline);
  for (CaseRecord& record : entry.cases) {
    record.size = entry.size;
    record.job = workload.job;
    record.limited_by = workload.limited_by;
    record.no_roof = workload.no_roof;
    record.parameters = entry.parameters.summary();
    record.flops = known(cost.flops);
    record.single_precision = cost.single_precision;
    record.bytes = known(cost.bytes_read + cost.bytes_written);
    if (record.bytes) record.bytes_written = cost.bytes_written;
    record.items = known(cost.items);
    record.integer_multiplies = known(cost.integer_multiplies);
    record.memory_bytes = known(memory_bytes);
  }
  return entry;
}

/// All sizes of a workload, in ascending order; the last one is measured in full.
std::vector<PlannedWorkload> plan_sizes(const Job& job) {
  const RunOptions& options = job.options;
  const bool automatic = options.sizes.empty();
  PlannedWorkload headline = plan_size(job, automatic ? 0 : options.sizes.back(), true);
  std::vector<std::uint64_t> smaller;
  if (!automatic) {
    smaller.assign(options.sizes.begin(), options.sizes.end() - 1);
  } else if (options.quick || options.full) {
    smaller = sizes_below(headline.size, options.full);
  }
  std::vector<PlannedWorkload> planned;
  for (const std::uint64_t size : smaller) {
    try {
      PlannedWorkload entry = plan_size(job, size, false);
      // Where a list of numbers makes the problem, its size does not follow.
      if (entry.size < headline.size) planned.push_back(std::move(entry));
    } catch (const InputError&) {
      if (!automatic) throw;  // Below the workload's smallest size: a sweep can begin higher.
    }
  }
  planned.push_back(std::move(headline));
  return planned;
}

}  // namespace

const Workload& find_workload(const Catalog& catalog, std::string_view name) {
  std::vector<std::string> names;
  for (const Workload& workload : catalog) {
    if (workload.name == name) return workload;
    names.push_back(workload.name);
  }
  require_known("workload", std::string(name), names);
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
  const std::uint64_t cores = machine_placement().at_once();
  std::vector<std::uint64_t> counts;
  for (std::uint64_t count = 2; count < cores; count *= 2) counts.push_back(count);
  counts.push_back(cores);
  for (const std::uint64_t count : workload.worker_counts) {
    if (count > cores) counts.push_back(count);
  }
  return counts;
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
  for (const std::string& kind : options.workers) require_worker_kind(kind);
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
    std::ranges::move(plan_sizes({*workload, yardsticks, options}), std::back_inserter(planned));
  }
  return planned;
}

}  // namespace lanebench
