// Puts a contrast into words.
#include "reports/finding.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

#include "reports/format.h"

namespace lanebench {
namespace {

struct NamedGain {
  const char* name;
  const Gain& gain;
};

std::string listed(const std::vector<std::string>& names) {
  if (names.size() < 2) return names.empty() ? "" : names.front();
  const std::vector<std::string> all_but_last(names.begin(), names.end() - 1);
  return fmt::format("{} and {}", fmt::join(all_but_last, ", "), names.back());
}

std::string about_winner(const Contrast& row) {
  const Winner& winner = *row.winner;
  if (!winner.speedup.lower) return "too few rounds to tell";
  if (!pays(winner.speedup, row.aa_floor)) {
    return "nothing that ran here beats one scalar worker by more than the noise";
  }
  std::string fastest = fmt::format("fastest: {}, ×{}", winner.kind, human_ratio(winner.speedup));
  if (winner.not_separable_from.empty()) return fastest;
  return fmt::format("{}, but not separable from {}", fastest, winner.not_separable_from);
}

}  // namespace

std::string finding(const Contrast& row) {
  if (!row.winner) return "no speedups, because scalar/serial has no times: " + row.scalar_reason + ".";
  std::vector<std::string> clauses{about_winner(row)};
  std::vector<std::string> gains;
  std::vector<std::string> losses;
  for (const auto& [name, gain] :
       {NamedGain{"SIMD", row.simd}, NamedGain{"threads", row.threads}, NamedGain{"processes", row.processes},
        NamedGain{"GPU end to end", row.gpu_end_to_end}}) {
    if (name == row.winner->kind) continue;
    const bool is_gain = pays(gain.speedup, row.aa_floor);
    if (!is_gain && !costs(gain.speedup, row.aa_floor)) continue;
    (is_gain ? gains : losses).push_back(fmt::format("{} ×{}", name, significant(gain.speedup->value, 3)));
  }
  if (!gains.empty()) clauses.push_back("alone, " + listed(gains));
  if (!losses.empty()) clauses.push_back("slower than one scalar worker: " + listed(losses));
  if (pays(row.gpu_kernel.speedup, row.aa_floor) && costs(row.gpu_end_to_end.speedup, row.aa_floor)) {
    clauses.push_back(fmt::format("the GPU pays only for data that is already there, ×{}",
                                  significant(row.gpu_kernel.speedup->value, 3)));
  }
  if (const auto& ratio = row.threads_composition; pays(ratio, row.aa_floor) || costs(ratio, row.aa_floor)) {
    clauses.push_back(fmt::format("SIMD and threads together reach {} times the product of their gains",
                                  human_ratio(*ratio)));
  }
  return fmt::format("{}.", fmt::join(clauses, "; "));
}

}  // namespace lanebench
