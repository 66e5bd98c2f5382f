// The loop around measuring children.
#include "harness/coordinator/coordinator.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <optional>

#include "harness/coordinator/progress.h"
#include "harness/protocol/child_process.h"
#include "harness/protocol/protocol.h"
#include "harness/workers/workers.h"
#include "reports/results/case_id.h"
#include "reports/results/case_json.h"

namespace lanebench {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

// Limits for one step of one case. Setting up and solving the baseline may take long for a large problem, and
// there is nothing to compare it with; every other case may take 20 times as long as the baseline's check.
constexpr Seconds kBaselineLimit{600};
constexpr Seconds kShortestLimit{5};
constexpr Seconds kDeviceExtra{30};  // The first use of a GPU creates a context and may compile kernels.
constexpr double kSlowestRatio = 20;

volatile std::sig_atomic_t interrupted = 0;

/// Turns Ctrl-C and a polite kill into a flag while it lives.
class InterruptGuard {
 public:
  InterruptGuard() {
    struct sigaction action {};
    action.sa_handler = [](int) { interrupted = 1; };  // Without SA_RESTART: poll returns.
    sigaction(SIGINT, &action, &old_interrupt_);
    sigaction(SIGTERM, &action, &old_terminate_);
  }
  ~InterruptGuard() {
    sigaction(SIGINT, &old_interrupt_, nullptr);
    sigaction(SIGTERM, &old_terminate_, nullptr);
  }
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

 private:
  struct sigaction old_interrupt_ {};
  struct sigaction old_terminate_ {};
};

/// One workload's share of a run: starts children until every case is settled.
class WorkloadRun {
 public:
  WorkloadRun(PlannedWorkload planned, const RunOptions& options, double budget_s, std::uint64_t first_round,
              Journal& journal, Progress& progress)
      : planned_(std::move(planned)),
        options_(options),
        budget_s_(budget_s),
        next_round_(first_round),
        journal_(journal),
        progress_(progress) {}

  /// Returns whether any case gave a wrong answer.
  bool run() {
    while (interrupted == 0 && std::ranges::any_of(planned_.cases, needs_child)) run_child();
    if (interrupted != 0) stop_reason_ = "interrupted";
    for (CaseRecord& record : planned_.cases) {
      if (record.stop_reason.empty() && (record.status == Status::kOk || interrupted == 0)) {
        record.stop_reason = stop_reason_;
        journal_.append(record);
      }
    }
    return std::ranges::any_of(planned_.cases,
                               [](const CaseRecord& record) { return record.status == Status::kWrong; });
  }

 private:
  static bool needs_child(const CaseRecord& record) {
    return record.pending || (record.status == Status::kOk && record.stop_reason.empty());
  }

  Assignment assignment() const {
    Assignment assignment{.workload = planned_.workload->name,
                          .parameters = planned_.parameters.values(),
                          .cases = {},
                          .commands = planned_.commands,
                          .iterations = iterations_,
                          .first_round = next_round_,
                          .most_rounds = planned_.most_rounds,
                          .seed = options_.seed,
                          .budget_s = std::max(0.0, budget_s_ - Seconds(Clock::now() - start_).count()),
                          .precision = options_.precision};
    std::ranges::copy_if(planned_.cases, std::back_inserter(assignment.cases), needs_child);
    return assignment;
  }

  void run_child() {
    current_.clear();
    step_start_ = Clock::now();
    ChildProcess child(this_program(kChildCommand, child_environment()), nlohmann::json(assignment()).dump());
    std::string failure;
    for (bool open = true; open && interrupted == 0;) {
      std::string line;
      const auto left =
          std::chrono::duration_cast<std::chrono::milliseconds>(limit() - (Clock::now() - step_start_));
      switch (child.read_line(line, left)) {
        case ChildProcess::Read::kLine:
          if (handle(nlohmann::json::parse(line), failure)) return;
          break;
        case ChildProcess::Read::kEnd:
          open = false;
          break;
        case ChildProcess::Read::kTimeout:
          fail(Status::kTimeout, fmt::format("no result within {:.3g} s", Seconds(limit()).count()));
          return;
        case ChildProcess::Read::kInterrupted:
          break;
      }
    }
    if (interrupted != 0) return;
    const std::string end = child.wait();
    if (!failure.empty()) {
      fail(Status::kCrashed, failure);
    } else {
      fail(Status::kCrashed, end.empty() ? "ended without a result" : end);
    }
  }

  /// Takes one event; returns true when the child is done.
  bool handle(const nlohmann::json& event, std::string& failure) {
    const std::string kind = event.at("event");
    if (kind == "begin") {
      current_ = event.at("case_id");
      step_start_ = Clock::now();
    } else if (kind == "case") {
      CaseRecord record = case_from_json(event);
      if (is_baseline(record)) baseline_step_ = Clock::now() - step_start_;
      *find(record.case_id) = record;
      journal_.append(record);
    } else if (kind == "iterations") {
      iterations_[event.at("case_id")] = event.at("count");
    } else if (kind == "sample") {
      const auto sample = event.get<Sample>();
      journal_.append(sample);
      next_round_ = sample.round + 1;
      progress_.sample(sample.workload, sample.round);
    } else if (kind == "worker_died") {
      const int signal = event.at("signal");
      failure = fmt::format(
          "{} in worker {}",
          signal != 0 ? signal_text(signal) : fmt::format("exit code {}", event.at("exit_code").get<int>()),
          event.at("rank").get<int>());
    } else if (kind == "failed") {
      failure = event.at("reason");
    } else if (kind == "done") {
      stop_reason_ = event.at("stop_reason");
      for (CaseRecord& record : planned_.cases) {
        if (record.status == Status::kOk && record.stop_reason.empty()) record.stop_reason = stop_reason_;
        if (record.status == Status::kOk) journal_.append(record);
      }
      return true;
    }
    return false;
  }

  /// Settles the current case, or, when the child failed outside any unsettled one, all that are left: every
  /// failure settles something, so restarting ends.
  void fail(Status status, const std::string& reason) {
    const auto current = find(current_);
    const bool blame_one = current != planned_.cases.end() && needs_child(*current);
    for (CaseRecord& record : planned_.cases) {
      if (!needs_child(record) || (blame_one && record.case_id != current_)) continue;
      record.settle(status, blame_one ? reason : reason + " outside any case");
      record.verified.reset();
      journal_.append(record);
    }
  }

  /// A program in another language may be a hundred times slower, and has to start.
  bool is_outside(const CaseRecord& record) const { return planned_.commands.contains(record.lanes); }

  Clock::duration limit() {
    const auto current = find(current_);
    if (current == planned_.cases.end() || is_baseline(*current) || is_outside(*current) || !baseline_step_) {
      return std::chrono::duration_cast<Clock::duration>(kBaselineLimit);
    }
    Seconds limit = std::max(kShortestLimit, kSlowestRatio * Seconds(*baseline_step_));
    if (current->device == "cuda") limit += kDeviceExtra;
    return std::chrono::duration_cast<Clock::duration>(limit);
  }

  std::vector<CaseRecord>::iterator find(const std::string& case_id) {
    return std::ranges::find(planned_.cases, case_id, &CaseRecord::case_id);
  }

  PlannedWorkload planned_;
  const RunOptions& options_;
  double budget_s_;
  std::uint64_t next_round_;
  Journal& journal_;
  Progress& progress_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point step_start_ = start_;
  std::optional<Clock::duration> baseline_step_;
  std::string current_;  ///< The case that the child works on.
  std::map<std::string, std::uint64_t> iterations_;
  std::string stop_reason_;
};

}  // namespace

Outcome coordinate(std::vector<PlannedWorkload> planned, const RunOptions& options,
                   const FirstRounds& first_rounds, Journal& journal) {
  const InterruptGuard guard;
  interrupted = 0;
  Progress progress(planned.size(), options.budget_s);
  Outcome outcome;
  const auto start = Clock::now();
  double shares_left = 0;
  for (const PlannedWorkload& entry : planned) shares_left += entry.share;
  for (PlannedWorkload& workload : planned) {
    if (interrupted != 0) break;
    // What one workload saves, the later ones share.
    const double budget_s =
        (options.budget_s - Seconds(Clock::now() - start).count()) * workload.share / shares_left;
    shares_left -= workload.share;
    const auto round = first_rounds.find({workload.workload->name, workload.size});
    outcome.wrong |= WorkloadRun(std::move(workload), options, budget_s,
                                 round == first_rounds.end() ? 0 : round->second, journal, progress)
                         .run();
  }
  outcome.interrupted = interrupted != 0;
  return outcome;
}

std::map<std::string, std::string> child_environment() {
  return {{"GOMP_SPINCOUNT", fmt::format("{}", spin_limit(1, machine_placement()))}, {"KMP_BLOCKTIME", "1"}};
}

}  // namespace lanebench
