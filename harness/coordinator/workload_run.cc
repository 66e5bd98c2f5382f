// Starts children, takes their events, and blames their failures on the case that they worked on.
#include "harness/coordinator/workload_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>

#include "harness/coordinator/child_environment.h"
#include "harness/plan/importance.h"
#include "harness/protocol/child_process.h"
#include "reports/analysis/common_rounds.h"
#include "reports/analysis/summary.h"
#include "reports/results/case_id.h"
#include "reports/text/text.h"

namespace lanebench {
namespace {

using Seconds = std::chrono::duration<double>;

// Limits for one step of one case. Setting up and solving the baseline may take long for a large problem, and
// there is nothing to compare it with; every other case may take 20 times as long as the baseline's check.
constexpr Seconds kBaselineLimit{600};
constexpr Seconds kShortestLimit{5};
constexpr Seconds kShortestProgramLimit{2};  // An interpreter has to start.
constexpr Seconds kDeviceExtra{30};  // The first use of a GPU creates a context and may compile kernels.
constexpr double kSlowestRatio = 20;

/// Of the time that a workload gets, for checks between the first and the last one.
constexpr double kShareOfChecks = 0.05;

bool needs_child(const CaseRecord& record) {
  return record.pending || (record.status == Status::kOk && record.stop_reason.empty());
}

}  // namespace

void WorkloadRun::remember(const Sample& sample) {
  if (sample.workload != planned_.workload->name || sample.size != planned_.size) return;
  next_round_ = std::max(next_round_, sample.round + 1);
  iterations_[sample.case_id] = sample.iterations;
  if (!sample.repeated) samples_[sample.case_id].push_back(sample);
}

void WorkloadRun::visit(const Visit& visit) {
  const auto start = Clock::now();
  const std::uint64_t until = next_round_ + visit.rounds;
  done_.reset();
  while (!done_ && !interruption_.came() && std::ranges::any_of(planned_.cases, needs_child)) {
    // A new child after a crash takes the rounds that are left, and another one where the crash was a
    // check's.
    Visit rest = visit;
    rest.rounds = next_round_ < until ? until - next_round_ : std::min<std::uint64_t>(1, visit.rounds);
    rest.budget_s = std::max(0.0, visit.budget_s - Seconds(Clock::now() - start).count());
    run_child(rest);
  }
}

bool WorkloadRun::finish() {
  const char* end_of_run = options_.until_precise ? "precision of the main sizes" : "budget";
  const std::string reason = interruption_.came() ? "interrupted" : wants_more() ? end_of_run : "precision";
  for (CaseRecord& record : planned_.cases) {
    if (!record.stop_reason.empty() || record.pending) continue;
    if (record.status == Status::kOk || !interruption_.came()) {
      record.stop_reason = record.status == Status::kOk ? reason : "nothing to time";
      journal_.append(record);
    }
  }
  return std::ranges::any_of(planned_.cases,
                             [](const CaseRecord& record) { return record.status == Status::kWrong; });
}

std::vector<double> WorkloadRun::widths() const {
  std::vector<double> widths;
  const auto baseline = std::ranges::find_if(planned_.cases, is_baseline);
  if (baseline == planned_.cases.end()) return widths;
  const auto base = samples_.find(baseline->case_id);
  if (base == samples_.end()) return widths;
  for (const CaseRecord& record : planned_.cases) {
    const auto samples = samples_.find(record.case_id);
    if (record.status != Status::kOk || samples == samples_.end() || samples == base) continue;
    const auto speedup = speedup_over(base->second, samples->second);
    widths.push_back(speedup ? relative_half_width(*speedup) : std::numeric_limits<double>::infinity());
  }
  return widths;
}

bool WorkloadRun::wants_more() const {
  if (std::ranges::any_of(planned_.cases, &CaseRecord::pending)) return true;
  if (std::ranges::none_of(planned_.cases, needs_child)) return false;
  const std::vector<double> all = widths();
  return all.empty() || std::ranges::max(all) > options_.precision;
}

std::size_t WorkloadRun::passes() const {
  std::set<std::uint64_t> passes;
  for (const auto& [case_id, samples] : samples_) {
    for (const Sample& sample : samples) passes.insert(sample.pass);
  }
  return passes.size();
}

double WorkloadRun::width() const {
  const std::vector<double> all = widths();
  return all.empty() ? 0 : median(all);
}

Assignment WorkloadRun::assignment(const Visit& visit) const {
  const bool checks_are_cheap = spent_on_checks_s_ + cost_.checks_s < kShareOfChecks * spent_s_;
  Assignment assignment{.workload = planned_.workload->name,
                        .parameters = planned_.parameters.values(),
                        .cases = {},
                        .commands = planned_.commands,
                        .iterations = iterations_,
                        .best_probes = best_probes_,
                        .pass = visit.pass,
                        .first_round = next_round_,
                        .rounds = visit.rounds,
                        .seed = options_.seed,
                        .budget_s = visit.budget_s,
                        .check = visit.check || checks_are_cheap};
  std::ranges::copy_if(planned_.cases, std::back_inserter(assignment.cases), needs_child);
  assignment.cases = by_importance(assignment.cases);
  return assignment;
}

void WorkloadRun::run_child(const Visit& visit) {
  current_.clear();
  failure_.clear();
  step_start_ = Clock::now();
  visit_budget_s_ = visit.budget_s;
  const auto start = Clock::now();
  const Assignment given = assignment(visit);
  ChildProcess child(this_program(kMeasuringChild, child_environment()), text_of(given));
  while (!interruption_.came()) {
    std::string line;
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(limit() - (Clock::now() - step_start_));
    const ChildProcess::Read read = child.read_line(line, left);
    if (read == ChildProcess::Read::kTimeout) {
      const double seconds = Seconds(limit()).count();
      if (is_program(current_)) return leave_out_program(find(current_)->lanes, seconds);
      return fail(Status::kTimeout, fmt::format("no result within {:.3g} s", seconds));
    }
    if (read == ChildProcess::Read::kEnd) {
      if (interruption_.came()) return;
      const std::string end = child.wait();
      if (failure_.empty()) failure_ = end.empty() ? "ended without a result" : end;
      return fail(Status::kCrashed, failure_);
    }
    if (read == ChildProcess::Read::kInterrupted) continue;
    const std::optional<Event> event = parse_event(line);
    if (!event) {
      return fail(Status::kCrashed,
                  fmt::format("spoke out of turn: wrote {} to file descriptor {}, which is the harness's own",
                              is_utf8(line) ? "'" + excerpt(line) + "'" : "bytes", kEventDescriptor));
    }
    std::visit([this](const auto& one) { take(one); }, *event);
    if (done_) return account(given, Seconds(Clock::now() - start).count());
  }
}

void WorkloadRun::account(const Assignment& given, double seconds) {
  for (const auto& [core, probe_s] : done_->best_probes) {
    const auto [best, is_new] = best_probes_.try_emplace(core, probe_s);
    best->second = std::min(best->second, probe_s);
  }
  checked_ = given.check;
  spent_s_ += seconds;
  spent_on_checks_s_ += done_->checks_s;
  if (done_->rounds > 0) {
    cost_.round_s = done_->rounds_s / static_cast<double>(done_->rounds);
    cost_.fixed_s = seconds - done_->rounds_s - std::max(done_->once_s, done_->checks_s);
  }
  // Later checks solve once more than first ones, which takes about as long as a round.
  if (done_->checks_s > 0) cost_.checks_s = done_->checks_s + (given.check ? 0 : cost_.round_s);
}

void WorkloadRun::take(const Begun& begun) {
  current_ = begun.case_id;
  step_start_ = Clock::now();
}

void WorkloadRun::take(const Settled& settled) {
  if (is_baseline(settled.record)) baseline_step_ = Clock::now() - step_start_;
  *find(settled.record.case_id) = settled.record;
  journal_.append(settled.record);
}

void WorkloadRun::take(const Calibrated& calibrated) {
  iterations_[calibrated.case_id] = calibrated.iterations;
}

void WorkloadRun::take(const Timed& timed) {
  journal_.append(timed.sample);
  remember(timed.sample);
  progress_.sample(timed.sample.workload, timed.sample.pass);
}

void WorkloadRun::take(const WorkerDied& died) {
  failure_ = fmt::format(
      "{} in worker {}",
      died.signal != 0 ? signal_text(died.signal) : fmt::format("exit code {}", died.exit_code), died.rank);
}

void WorkloadRun::take(const GaveUp& gave_up) {
  failure_ = gave_up.reason;
}

void WorkloadRun::take(const Done& done) {
  done_ = done;
}

void WorkloadRun::fail(Status status, const std::string& reason) {
  const auto current = find(current_);
  const bool blame_one = current != planned_.cases.end() && needs_child(*current);
  for (CaseRecord& record : planned_.cases) {
    if (!needs_child(record) || (blame_one && record.case_id != current_)) continue;
    record.settle(status, blame_one ? reason : reason + " outside any case");
    record.verified.reset();
    journal_.append(record);
  }
}

void WorkloadRun::leave_out_program(const std::string& lanes, double seconds) {
  for (CaseRecord& record : planned_.cases) {
    if (record.lanes != lanes || !needs_child(record)) continue;
    record.settle(
        Status::kUnavailable,
        fmt::format("left out: no result within {:.3g} s, and the budget has no room for more; a larger "
                    "--budget waits longer",
                    seconds));
    record.verified.reset();
    journal_.append(record);
  }
}

bool WorkloadRun::is_program(const std::string& case_id) {
  const auto record = find(case_id);
  return record != planned_.cases.end() && planned_.commands.contains(record->lanes);
}

WorkloadRun::Clock::duration WorkloadRun::limit_of_program() const {
  // In another language it may be a hundred times slower, and it has to start: there is no other measure than
  // the budget, which must hold it some eight times.
  return std::chrono::duration_cast<Clock::duration>(
      std::clamp(Seconds(visit_budget_s_ / 8), kShortestProgramLimit, kBaselineLimit));
}

WorkloadRun::Clock::duration WorkloadRun::limit() {
  const auto current = find(current_);
  if (current == planned_.cases.end() || is_baseline(*current) || !baseline_step_) {
    return std::chrono::duration_cast<Clock::duration>(kBaselineLimit);
  }
  if (is_program(current_)) return limit_of_program();
  Seconds limit = std::max(kShortestLimit, kSlowestRatio * Seconds(*baseline_step_));
  if (current->device == "cuda") limit += kDeviceExtra;
  return std::chrono::duration_cast<Clock::duration>(limit);
}

std::vector<CaseRecord>::iterator WorkloadRun::find(const std::string& case_id) {
  return std::ranges::find(planned_.cases, case_id, &CaseRecord::case_id);
}

}  // namespace lanebench
