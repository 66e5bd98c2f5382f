// Visits workloads, pass after pass.
#include "harness/coordinator/passes.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "harness/child/rounds.h"
#include "harness/coordinator/outlook.h"
#include "harness/coordinator/progress.h"
#include "harness/coordinator/schedule.h"
#include "reports/analysis/statistics.h"

namespace lanebench {
namespace {

/// Smaller sizes take part in the first, fourth, seventh and tenth pass: from three, Student's interval would
/// be half as wide again as from four.
constexpr std::size_t kSweepEvery = 3;

bool is_sweep(std::size_t index) {
  return index % kSweepEvery == 0 && index < kPasses;
}

PassCost cost_of(const WorkloadRun& run) {
  PassCost cost = run.cost();
  if (!run.headline()) cost.turns = 1.0 / kSweepEvery;
  return cost;
}

/// Another order in each pass, so that no workload always follows the same other one.
std::vector<WorkloadRun*> shuffled(const std::vector<WorkloadRun*>& runs, std::uint64_t seed,
                                   std::uint64_t pass) {
  std::vector<WorkloadRun*> order;
  for (const std::size_t i : round_order(runs.size(), seed, pass)) order.push_back(runs[i]);
  return order;
}

}  // namespace

double Passes::elapsed_s() const {
  return std::chrono::duration<double>(Clock::now() - start_).count();
}

double Passes::left_s() const {
  double closing_s = 0;
  for (const WorkloadRun& run : runs_) {
    if (!run.checked()) closing_s += run.cost().closing_s();
  }
  return budget_s_ - closing_s - elapsed_s();
}

void Passes::run() {
  first_pass();
  say_outlook(0);
  for (std::size_t index = 1; !interruption_.came() && another_pass(index); ++index) say_outlook(index);
  for (WorkloadRun& run : runs_) {
    if (!interruption_.came() && !run.checked()) run.visit({.pass = first_pass_, .rounds = 0, .check = true});
  }
}

bool Passes::another_pass(std::size_t index) {
  if (index < kPasses) {
    std::vector<PassCost> costs;
    for (const WorkloadRun& run : runs_) {
      if (run.wants_more()) costs.push_back(cost_of(run));
    }
    rounds_ = rounds_in_pass(costs, left_s(), kPasses - index);
  }
  const std::vector<WorkloadRun*> now = visited(index);
  double pass_cost_s = 0;
  for (const WorkloadRun* run : now) pass_cost_s += run->cost().with(rounds_);
  bool any = false;
  for (WorkloadRun* run : now) {
    any |= !interruption_.came() && visit(*run, index, pass_cost_s);
  }
  return any;
}

void Passes::first_pass() {
  double shares_left = 0;
  for (const WorkloadRun& run : runs_) shares_left += run.share();
  double later_passes_s = 0;  // Of the workloads before.
  for (WorkloadRun& run : runs_) {
    if (interruption_.came()) return;
    // What one workload saves, the later ones share; and a slow one may take more than its share of a run of
    // many.
    const double left = std::max(0.0, left_s() - later_passes_s);
    const double budget_s = std::max(left * run.share() / shares_left, left / 8);
    shares_left -= run.share();
    run.visit({.pass = first_pass_, .rounds = 1, .budget_s = budget_s});
    const PassCost cost = cost_of(run);
    later_passes_s += static_cast<double>(kFewestPasses - 1) * cost.turns * cost.with(1);
  }
}

std::vector<WorkloadRun*> Passes::visited(std::size_t index) const {
  std::vector<WorkloadRun*> all;
  std::vector<WorkloadRun*> large;
  for (WorkloadRun& run : runs_) {
    if (!run.wants_more()) continue;
    all.push_back(&run);
    if (run.headline()) large.push_back(&run);
  }
  const bool only_until_precise = options_.until_precise && index >= kPasses;
  std::vector<WorkloadRun*>& chosen = is_sweep(index) || (large.empty() && !only_until_precise) ? all : large;
  if (only_until_precise) {
    // A baseline alone never gets an interval. All others go on: what is too noisy to become narrow must not
    // keep the rest from it.
    std::erase_if(chosen, [](const WorkloadRun* run) { return run->widths().empty(); });
  } else if (index >= kPasses) {  // All have an interval: what is left goes to the wider half.
    std::ranges::stable_sort(chosen, std::greater(), [](const WorkloadRun* run) { return run->width(); });
    chosen.resize((chosen.size() + 1) / 2);
  }
  return shuffled(chosen, options_.seed, first_pass_ + index);
}

bool Passes::visit(WorkloadRun& run, std::size_t index, double pass_cost_s) {
  const PassCost cost = run.cost();
  // Where no time ends the run, one visit has as much as the first passes together. What was checked will
  // have to be again.
  const double left = options_.until_precise ? budget_s_ : left_s() - (run.checked() ? cost.closing_s() : 0);
  std::uint64_t rounds = rounds_;
  while (rounds > 0 && cost.with(rounds) > left) --rounds;
  if (rounds == 0) return false;
  const bool check = is_last(run, index) || left - cost.with(rounds) < pass_cost_s;
  run.visit({.pass = first_pass_ + index, .rounds = rounds, .budget_s = left, .check = check});
  return true;
}

bool Passes::is_last(const WorkloadRun& run, std::size_t index) {
  return !run.headline() && index + kSweepEvery == kPasses;
}

void Passes::say_outlook(std::size_t index) {
  if (interruption_.came() || (!options_.full && !options_.until_precise)) return;
  std::vector<Known> workloads;
  for (const WorkloadRun& run : runs_) {
    if (!run.headline()) continue;
    // The first pass of a program has one round, also where it goes on with an earlier run.
    const double pass_s = index == 0 ? std::numeric_limits<double>::infinity() : run.cost().with(rounds_);
    workloads.push_back({run.name(), run.widths(), run.passes(), pass_s});
  }
  const double goal = options_.until_precise ? options_.precision : kUsualGoal;
  const Outlook seen = outlook(workloads, goal);
  // Later ones ever more rarely, since short passes may be hundreds; but the one that ends a run.
  constexpr double kLater = 1.25;
  const double now_s = elapsed_s();
  const bool reached = options_.until_precise && seen.wide == 0;
  if (index >= kPasses && !reached && now_s < kLater * said_s_) return;
  said_s_ = now_s;
  const std::string limit = options_.until_precise ? "" : " of " + roughly(budget_s_);
  say(fmt::format("pass {}, {}{}: {}", first_pass_ + index + 1, roughly(now_s), limit,
                  in_words(seen, goal, now_s)));
}

}  // namespace lanebench
