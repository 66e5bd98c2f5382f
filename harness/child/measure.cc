// Checks, calibrates and times the cases of one assignment.
#include "harness/child/measure.h"

#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <iostream>
#include <iterator>
#include <thread>

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
/// At the end of a pass every fourth case is checked again: all of them would take a tenth of a quick run.
constexpr std::uint64_t kCheckEvery = 4;

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
    const Done done = rounds();
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const bool its_turn = assignment_.check_all || (i + assignment_.pass) % kCheckEvery == 0;
      if (its_turn && !entries_[i].twin) check_again(entries_[i]);
    }
    send(done);
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
      if (!record.pending) {
        if (!run.once)
          run.solve();  // Memory that it is the first to touch, and code that it is the first to run.
        const std::uint64_t iterations = calibrate(record, run);
        run.park();
        entries_.push_back({record, run, iterations, false});
        return;
      }
      const Verdict verdict = solve_and_check(run);
      record.verified = verdict.correct;
      record.max_rel_error = verdict.max_rel_error;
      settle(record, verdict.correct ? Status::kOk : Status::kWrong, verdict.reason);
      if (!verdict.correct) return;
      const std::uint64_t iterations = calibrate(record, run);
      run.park();
      entries_.push_back({record, run, iterations, false});
    } catch (const Unavailable& error) {
      settle(record, Status::kUnavailable, error.what());
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
  Done rounds() {
    const auto rounds_start = Clock::now();
    Done done;
    if (entries_.empty()) return done;
    const SchedulerCounter counter(runner_.worker_pids());
    double slowest_s = 0;
    while (done.rounds < assignment_.rounds) {
      if (done.rounds > 0 && since(start_) + slowest_s > assignment_.budget_s) break;
      const auto round_start = Clock::now();
      const std::uint64_t round = assignment_.first_round + done.rounds;
      const std::vector<std::size_t> order = round_order(entries_.size(), assignment_.seed, round);
      for (std::size_t position = 0; position < order.size(); ++position) {
        sample(entries_[order[position]], round, position, counter);
      }
      ++done.rounds;
      slowest_s = std::max(slowest_s, since(round_start));
    }
    done.rounds_s = since(rounds_start);
    return done;
  }

  void sample(Entry& entry, std::uint64_t round, std::size_t position, const SchedulerCounter& counter) {
    send(Begun{entry.record.case_id});
    // The coordinator writes the last sample to disk meanwhile; then both cores are ours.
    std::this_thread::sleep_for(std::chrono::microseconds(200));
    Sample sample{.workload = entry.record.workload,
                  .size = entry.record.size,
                  .case_id = entry.record.case_id,
                  .twin = entry.twin,
                  .pass = assignment_.pass,
                  .round = round,
                  .position = position,
                  .cpu = static_cast<std::uint64_t>(placement_.cpu(0)),
                  .iterations = entry.iterations};
    const SchedulerCounts before = counter.read();
    clock_probe();  // The first one after the pause pays for waking up.
    sample.clock_before_s = clock_probe();
    entry.run.wake();
    sample.seconds = time_sample(entry.record.case_id, entry.iterations, entry.run.timed);
    sample.clock_after_s = clock_probe();
    const SchedulerCounts after = counter.read();
    entry.run.park();
    // A thread that ended meanwhile takes its counts with it, and steal time has been seen to go backwards.
    sample.involuntary_switches =
        std::max<std::int64_t>(0, after.involuntary_switches - before.involuntary_switches);
    sample.migrations = std::max<std::int64_t>(0, after.migrations - before.migrations);
    sample.steal_s = std::max(0.0, after.steal_s - before.steal_s);
    send(Timed{sample});
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
