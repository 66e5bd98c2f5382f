// Checks, calibrates and times the cases of one assignment.
#include "harness/child/measure.h"

#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <iostream>
#include <iterator>
#include <map>
#include <thread>
#include <tuple>

#include "harness/child/noise.h"
#include "harness/child/rounds.h"
#include "harness/child/runner.h"
#include "harness/machine/placement.h"
#include "harness/plan/plan.h"
#include "harness/protocol/protocol.h"
#include "reports/results/case_id.h"

namespace lanebench {
namespace {

constexpr double kShortestSample = 1e-3;  // Seconds: some 10^4 times the resolution of the clock.
constexpr double kPatience = 5e-3;        // Seconds for one sample,
constexpr double kPatienceForAll = 0.25;  // and for all, as a share of the time measured.

/// Runs in a signal handler.
[[noreturn]] void report_worker_death(std::size_t rank, int wait_status) {
  send_worker_died(rank, wait_status);
  _exit(1);
}

void settle(CaseRecord& record, Status status, const std::string& reason) {
  record.settle(status, reason);
  send(Settled{record});
}

/// A case that passed its check, with what the rounds need.
struct Entry {
  CaseRecord record;
  Runnable run;
  std::uint64_t iterations = 1;
  bool twin = false;
};

class Session {
 public:
  Session(const Workload& workload, const Parameters& parameters, const Assignment& assignment)
      : assignment_(assignment),
        placement_(machine_placement().rotated(assignment.pass)),
        runner_(workload, parameters, assignment.cases, report_worker_death, assignment.commands,
                placement_) {}

  void run() {
    for (const CaseRecord& record : assignment_.cases) admit(record);
    if (!entries_.empty() && is_baseline(entries_.front().record)) {
      entries_.push_back(entries_.front());
      entries_.back().twin = true;
    }
    warm_up();
    rounds();
    if (assignment_.check) {
      const auto checks_start = Clock::now();
      for (Entry& entry : entries_) {
        if (!entry.twin) check_again(entry);
      }
      done_.checks_s += since(checks_start);
    }
    done_.best_probes = runner_.best_probes();
    send(done_);
  }

 private:
  using Clock = std::chrono::steady_clock;

  static double since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
  }

  Verdict solve_and_check(const Runnable& run) {
    runner_.problem().poison();
    run.solve();
    return run.check();
  }

  /// Takes a case into the rounds if it can run here and its answer is right.
  void admit(CaseRecord record) {
    send(Begun{record.case_id});
    try {
      const Runnable run = runner_.prepare(record);
      const auto start = Clock::now();
      if (record.pending && !first_check(record, run)) return;
      done_.checks_s += since(start);
      const std::uint64_t iterations = calibrate(record, run);
      done_.once_s += since(start);
      run.park();
      entries_.push_back({record, run, iterations, false});
    } catch (const Unavailable& error) {
      settle(record, Status::kUnavailable, error.what());
    }
  }

  bool first_check(CaseRecord& record, const Runnable& run) {
    const Verdict verdict = solve_and_check(run);
    record.verified = verdict.correct;
    record.max_rel_error = verdict.max_rel_error;
    settle(record, verdict.correct ? Status::kOk : Status::kWrong, verdict.reason);
    return verdict.correct;
  }

  /// Lets every team touch memory that nobody has touched yet, by the case of most solutions in a sample: the
  /// fastest.
  void warm_up() {
    std::map<std::tuple<std::string, std::uint64_t, std::string>, const Entry*> teams;
    for (const Entry& entry : entries_) {
      const CaseRecord& record = entry.record;
      const Entry*& fastest =
          teams[{record.workers, record.worker_count.value_or(1), record.device + record.mode}];
      if (!entry.run.once && (fastest == nullptr || fastest->iterations < entry.iterations)) fastest = &entry;
    }
    for (const auto& [team, entry] : teams) {
      if (entry == nullptr) continue;
      send(Begun{entry->record.case_id});
      entry->run.solve();
      entry->run.park();
    }
  }

  /// How many solutions make a sample of at least 1 ms; fixed for the whole run.
  std::uint64_t calibrate(const CaseRecord& record, const Runnable& run) {
    const auto known = assignment_.iterations.find(record.case_id);
    if (known != assignment_.iterations.end()) return known->second;
    if (run.once) return 1;
    send(Begun{record.case_id});
    std::uint64_t iterations = 1;
    for (double seconds = run.timed(iterations); seconds < kShortestSample; seconds = run.timed(iterations)) {
      const double factor = std::min(10.0, 1.2 * kShortestSample / std::max(seconds, 1e-9));
      iterations = static_cast<std::uint64_t>(static_cast<double>(iterations) * factor) + 1;
    }
    send(Calibrated{record.case_id, iterations});
    return iterations;
  }

  /// Times every entry once a round.
  void rounds() {
    if (entries_.empty()) return;
    const auto rounds_start = Clock::now();
    const SchedulerCounter counter(runner_.worker_pids());
    double slowest_s = 0;
    while (done_.rounds < assignment_.rounds) {
      if (done_.rounds > 0 && since(start_) + slowest_s > assignment_.budget_s) break;
      const auto round_start = Clock::now();
      const std::uint64_t round = assignment_.first_round + done_.rounds;
      const std::vector<std::size_t> order = round_order(entries_.size(), assignment_.seed, round);
      for (std::size_t position = 0; position < order.size(); ++position) {
        sample(entries_[order[position]], round, position, counter);
      }
      ++done_.rounds;
      slowest_s = std::max(slowest_s, since(round_start));
    }
    done_.rounds_s = since(rounds_start);
  }

  /// Times the entry once, and again where a core was disturbed meanwhile: by the probe's word, not by the
  /// time's.
  void sample(Entry& entry, std::uint64_t round, std::size_t position, const SchedulerCounter& counter) {
    send(Begun{entry.record.case_id});
    // The coordinator writes the last sample to disk meanwhile; then all cores are ours.
    std::this_thread::sleep_for(std::chrono::microseconds(200));
    const auto start = Clock::now();
    Sample sample{.workload = entry.record.workload,
                  .size = entry.record.size,
                  .case_id = entry.record.case_id,
                  .twin = entry.twin,
                  .pass = assignment_.pass,
                  .round = round,
                  .position = position,
                  .cpu = static_cast<std::uint64_t>(placement_.cpu(0)),
                  .iterations = entry.iterations};
    do {
      const double after = take(sample, entry, start, counter);
      sample.repeated = after > kDisturbed && patient(start);
      send(Timed{sample});
    } while (sample.repeated);
    entry.run.park();
    sampled_s_ += sample.seconds * static_cast<double>(sample.iterations);
    waited_s_ += since(start) - sample.seconds * static_cast<double>(sample.iterations);
  }

  /// Returns the slowdown that the probe found afterwards.
  double take(Sample& sample, const Entry& entry, Clock::time_point start, const SchedulerCounter& counter) {
    entry.run.wake();
    ProbeReading reading = entry.run.probe();
    while (reading.slowdown > kDisturbed && patient(start)) reading = entry.run.probe();
    const SchedulerCounts before = counter.read();
    sample.clock_before_s = reading.seconds;
    sample.seconds = time_sample(entry.record.case_id, entry.iterations, entry.run.timed);
    const SchedulerCounts after = counter.read();
    reading = entry.run.probe();
    sample.clock_after_s = reading.seconds;
    // A thread that ended meanwhile takes its counts with it, and steal time has been seen to go backwards.
    sample.involuntary_switches =
        std::max<std::int64_t>(0, after.involuntary_switches - before.involuntary_switches);
    sample.migrations = std::max<std::int64_t>(0, after.migrations - before.migrations);
    sample.steal_s = std::max(0.0, after.steal_s - before.steal_s);
    return reading.slowdown;
  }

  /// A neighbour comes and goes within milliseconds, or stays for seconds: those are for another pass.
  bool patient(Clock::time_point start) const {
    const double waited_s = since(start);
    return waited_s < kPatience && waited_s_ + waited_s < kPatienceForAll * sampled_s_ + kPatience;
  }

  /// A kernel may know poison, and do nothing where it finds none: the outputs get any values.
  void check_again(Entry& entry) {
    send(Begun{entry.record.case_id});
    runner_.problem().poison();
    runner_.overwrite_outputs(assignment_.first_round);
    entry.run.solve();
    const Verdict verdict = entry.run.check();
    entry.run.park();
    if (verdict.correct) return;
    entry.record.verified = false;
    settle(entry.record, Status::kWrong, "after its rounds: " + verdict.reason);
  }

  const Assignment& assignment_;
  Clock::time_point start_ = Clock::now();
  Placement placement_;
  Runner runner_;
  std::vector<Entry> entries_;
  Done done_;
  double sampled_s_ = 0;
  double waited_s_ = 0;
};

}  // namespace

int measuring_child(const Catalog& catalog) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const std::string input{std::istreambuf_iterator<char>(std::cin), {}};
  Assignment assignment = parse_assignment(input);
  const Workload& workload = find_workload(catalog, assignment.workload);
  Parameters parameters(workload.parameters);
  for (const auto& [name, value] : assignment.parameters) parameters.set(name, value);
  try {
    Session(workload, parameters, assignment).run();
  } catch (const Unavailable& error) {
    for (CaseRecord& record : assignment.cases) settle(record, Status::kUnavailable, error.what());
    send(Done{});
  } catch (const std::exception& error) {
    send(GaveUp{error.what()});
    return 1;
  }
  return 0;
}

}  // namespace lanebench
