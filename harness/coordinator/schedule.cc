// Solves passes × (fixed + rounds × round) = budget for the rounds.
#include "harness/coordinator/schedule.h"

#include <algorithm>

namespace lanebench {

std::uint64_t rounds_in_pass(const std::vector<PassCost>& costs, double budget_s, std::size_t passes) {
  double fixed_s = 0;
  double round_s = 0;
  for (const PassCost& cost : costs) {
    fixed_s += cost.turns * cost.fixed_s;
    round_s += cost.turns * cost.round_s;
  }
  const double rounds = (budget_s / static_cast<double>(passes) - fixed_s) / round_s;
  if (rounds < 1) return 1;
  return static_cast<std::uint64_t>(std::min(rounds, static_cast<double>(kMostRoundsInPass)));
}

}  // namespace lanebench
