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
#include <tuple>

#include "harness/child/rounds.h"
#include "harness/child/runner.h"
#include "harness/child/sampler.h"
#include "harness/machine/placement.h"
#include "harness/plan/plan.h"
#include "harness/protocol/protocol.h"
#include "reports/analysis/statistics.h"
#include "reports/results/case_id.h"

namespace lanebench {
namespace {

constexpr double kShortestSample = 1e-3;  // Seconds: some 10^4 times the resolution of the clock.

/// Runs in a signal handler.
[[noreturn]] void report_worker_death(std::size_t rank, int wait_status) {
  send_worker_died(rank, wait_status);
  _exit(1);
}

void settle(CaseRecord& record, Status status, const std::string& reason) {
  record.settle(status, reason);
  send(Settled{record});
}

class Session {
 public:
  Session(const Workload& workload, const Parameters& parameters, const Assignment& assignment)
      : assignment_(assignment),
        placement_(machine_placement().rotated(assignment.pass)),
        runner_(workload, parameters, assignment.cases, report_worker_death, assignment.commands, placement_,
                assignment.best_probes) {}

  void run() {
    promised_s_ = static_cast<double>(kFewestPasses) * since(start_);  // Each pass sets the problem up anew.
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

  /// Takes a case into the rounds if it can run here and its answer is right.
  void admit(CaseRecord record) {
    send(Begun{record.case_id});
    auto start = Clock::now();
    try {
      if (record.pending && !is_baseline(record) && exceeds_budget(promised_s_)) return leave_out(record);
      const Runnable run = runner_.prepare(record);
      start = Clock::now();
      if (record.pending && !first_check(record, run)) {
        done_.once_s += since(start);
        return;
      }
      done_.checks_s += since(start);
      const std::uint64_t iterations = calibrate(record, run);
      done_.once_s += since(start);
      run.park();
      entries_.push_back({record, run, iterations, false});
    } catch (const Unavailable& error) {
      settle(record, Status::kUnavailable, error.what());
      done_.once_s += since(start);
    }
  }

  bool exceeds_budget(double seconds) const {
    constexpr double kMoods = 1.25;  // What passes take on a machine that others use, too, grows and shrinks.
    return kMoods * seconds > assignment_.budget_s;
  }

  /// Returns whether the case is to be timed.
  bool first_check(CaseRecord& record, const Runnable& run) {
    const auto start = Clock::now();
    solve_on_poison(run);
    const double solution_s = since(start);
    const Verdict verdict = run.check();
    // This check and the last one, which solves twice, calibration, and a round in each of the fewest passes.
    const double check_s = since(start);
    const double needed_s =
        2 * check_s + static_cast<double>(kFewestPasses + 2) * std::max(solution_s, kShortestSample);
    if (verdict.correct && !is_baseline(record) && exceeds_budget(promised_s_ + needed_s)) {
      promised_s_ += check_s;  // Spent; a faster case may still fit.
      leave_out(record);
      return false;
    }
    promised_s_ += needed_s;
    record.verified = verdict.correct;
    record.max_rel_error = verdict.max_rel_error;
    settle(record, verdict.correct ? Status::kOk : Status::kWrong, verdict.reason);
    return verdict.correct;
  }

  void leave_out(CaseRecord& record) {
    settle(
        record, Status::kUnavailable,
        "left out: the budget has no room for six passes of it; a larger --budget or a smaller --size has");
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
    Sampler sampler(assignment_, placement_, runner_.worker_pids());
    double slowest_s = 0;
    while (done_.rounds < assignment_.rounds) {
      if (done_.rounds > 0 && since(start_) + slowest_s > assignment_.budget_s) break;
      const auto round_start = Clock::now();
      const std::uint64_t round = assignment_.first_round + done_.rounds;
      const std::vector<std::size_t> order = round_order(entries_.size(), assignment_.seed, round);
      for (std::size_t position = 0; position < order.size(); ++position) {
        sampler.sample(entries_[order[position]], round, position);
      }
      ++done_.rounds;
      slowest_s = std::max(slowest_s, since(round_start));
    }
    done_.rounds_s = since(rounds_start);
  }

  void solve_on_poison(const Runnable& run) {
    runner_.problem().poison();
    run.upload_outputs();
    run.solve();
  }

  /// In the rounds a kernel finds its own answer in the outputs. So it does here, except for some elements.
  void check_again(Entry& entry) {
    CaseRecord& record = entry.record;
    send(Begun{record.case_id});
    solve_on_poison(entry.run);
    if (!entry.run.once) {
      runner_.problem().alter_outputs(assignment_.seed + assignment_.first_round);
      entry.run.upload_outputs();
      entry.run.solve();
    }
    const Verdict verdict = entry.run.check();
    entry.run.park();
    if (!verdict.correct) {
      record.verified = false;
      settle(record, Status::kWrong, "after its rounds: " + verdict.reason);
    } else if (verdict.max_rel_error != record.max_rel_error) {
      record.answers_differ = true;
      record.max_rel_error = std::max(verdict.max_rel_error, record.max_rel_error.value_or(0));
      settle(record, Status::kOk, "");
    }
  }

  const Assignment& assignment_;
  Clock::time_point start_ = Clock::now();
  Placement placement_;
  Runner runner_;
  std::vector<Entry> entries_;
  Done done_;
  double promised_s_ = 0;  ///< What all passes of the cases that were admitted will take, and what is spent.
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
