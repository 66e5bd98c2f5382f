// How near the SIMD lanes of a workload come to the ceiling that binds them, each round beside the loops that
// make the ceiling: ceilings_bench WORKLOAD [WORKERS] [ROUNDS] [key=value]…, on threads from two workers on.
// A report divides by the highest rate of its run, which a shared machine seldom gives a second time.
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "bench/arguments.h"
#include "harness/ceilings/bandwidth.h"
#include "harness/ceilings/peaks.h"
#include "harness/child/runner.h"
#include "reports/analysis/roofline.h"
#include "reports/analysis/statistics.h"

namespace lanebench {
namespace {

double seconds_of(const std::function<void()>& act) {
  const auto start = std::chrono::steady_clock::now();
  act();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// A loop that makes a ceiling, and how long it would take for the amount of work that a case does.
struct Bound {
  std::string name;
  Way way;
  bool arithmetic;
  double amount;
  std::uint64_t repetitions = 1;
  std::vector<double> seconds{};

  double time_once() {
    double done = 0;
    const double taken = seconds_of([&] { done = way.run(repetitions); });
    return amount * taken / done;
  }
};

/// The loops over memory, and the arithmetic of the widest instruction set.
std::vector<Bound> bounds_of(const CaseRecord& record, const std::vector<Probe>& probes) {
  std::vector<Bound> bounds;
  for (const Probe& probe : probes) {
    double amount = 0;
    if (probe.unit == "B/s" && (probe.name == "read") == mostly_reads(record)) {
      amount = record.bytes.value_or(0);
    } else if (probe.name == (record.single_precision ? "fma_single" : "fma") && probe.isa == record.isa) {
      amount = record.flops.value_or(0);
    }
    for (const Way& way : probe.ways) {
      if (amount > 0) bounds.push_back({probe.name + " " + way.technique, way, probe.level.empty(), amount});
    }
  }
  return bounds;
}

/// The best loop over memory or the arithmetic, whichever takes longer.
const Bound& binding_of(const std::vector<Bound>& bounds) {
  const Bound* memory = nullptr;
  const Bound* arithmetic = nullptr;
  for (const Bound& bound : bounds) {
    const Bound*& best = bound.arithmetic ? arithmetic : memory;
    if (best == nullptr || median(bound.seconds) < median(best->seconds)) best = &bound;
  }
  if (memory == nullptr || arithmetic == nullptr) return memory != nullptr ? *memory : *arithmetic;
  return median(memory->seconds) > median(arithmetic->seconds) ? *memory : *arithmetic;
}

struct Lane {
  std::string name;
  Runnable runnable;
  std::vector<double> seconds{};
};

void measure(std::vector<Bound>& bounds, std::vector<Lane>& lanes, Workers& team, std::size_t rounds) {
  constexpr double kLongEnough = 5e-3;
  for (Bound& bound : bounds) {
    while (seconds_of([&] { bound.way.run(bound.repetitions); }) < kLongEnough) bound.repetitions *= 2;
  }
  for (std::size_t round = 0; round < rounds; ++round) {
    for (Bound& bound : bounds) {
      bound.way.run(1);
      bound.seconds.push_back(bound.time_once());
    }
    team.park();
    for (Lane& lane : lanes) {
      lane.runnable.wake();
      lane.seconds.push_back(seconds_of(lane.runnable.solve));
      lane.runnable.park();
    }
  }
}

}  // namespace
}  // namespace lanebench

int main(int argc, char** argv) {
  using namespace lanebench;
  const Arguments asked = arguments_of(argc, argv);
  std::vector<CaseRecord> cases = cases_of(asked.workload, {asked.kind}, {asked.workers});
  std::erase_if(cases, [&](const CaseRecord& record) {
    return !record.pending || record.workers != asked.kind || record.lanes != "simd";
  });
  if (cases.empty()) {
    fmt::print(stderr, "{}: no SIMD lane runs here\n", asked.workload.name);
    return 2;
  }
  Runner runner(asked.workload, asked.parameters, cases, [](std::size_t, int) { _exit(1); });
  const Cost cost = runner.problem().cost();
  CaseRecord& widest = cases.front();
  widest.flops = cost.flops;
  widest.single_precision = cost.single_precision;
  widest.bytes = cost.bytes_read + cost.bytes_written;
  widest.bytes_written = cost.bytes_written;

  const auto team =
      asked.workers == 1 ? serial_workers() : thread_workers(asked.workers, machine_placement());
  std::vector<Probe> probes = bandwidth_probes(memory_levels(asked.workers).back(), asked.workers, *team);
  for (Probe& peak : peak_probes(asked.workers, *team)) probes.push_back(std::move(peak));
  std::vector<Bound> bounds = bounds_of(widest, probes);
  if (bounds.empty()) {
    fmt::print(stderr, "{}: its cost names no operations or bytes that have a ceiling\n",
               asked.workload.name);
    return 2;
  }
  std::vector<Lane> lanes;
  for (const CaseRecord& record : cases) {
    Lane lane{record.case_id, runner.prepare(record)};
    runner.problem().poison();
    lane.runnable.solve();
    lane.runnable.park();
    const Verdict verdict = lane.runnable.check();
    if (!verdict.correct) fmt::print("{}: wrong: {}\n", record.case_id, verdict.reason);
    if (verdict.correct) lanes.push_back(std::move(lane));
  }
  measure(bounds, lanes, *team, asked.rounds);

  for (const Bound& bound : bounds) {
    const double typical = median(bound.seconds);
    fmt::print("{:36} {:10.3f} ms for this work, {:.4g}/s\n", bound.name, typical * 1e3,
               bound.amount / typical);
  }
  const Bound& binding = binding_of(bounds);
  for (const Lane& lane : lanes) {
    const Estimate share = paired_speedup(binding.seconds, lane.seconds);
    const std::string interval =
        share.lower ? fmt::format("[{:.1f}, {:.1f}]", 100 * *share.lower, 100 * share.upper.value())
                    : "(too few rounds for an interval)";
    fmt::print("{:36} {:10.3f} ms {:6.1f} % {} of {}\n", lane.name, median(lane.seconds) * 1e3,
               100 * share.value, interval, binding.name);
  }
  return 0;
}
