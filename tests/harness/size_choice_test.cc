// What a trial of plain code says of the cost of a whole run.
#include "harness/coordinator/size_choice.h"

#include <gtest/gtest.h>

#include "reports/results/case_id.h"

namespace lanebench {
namespace {

std::vector<CaseRecord> four_cases() {
  std::vector<CaseRecord> cases;
  for (const char* id : {"triad/scalar/serial", "triad/scalar/threads:2", "triad/simd@AVX2/serial",
                         "triad/simd@AVX2/threads:2"}) {
    cases.push_back(record_of(CaseId::parse(id).value()));
  }
  return cases;
}

TEST(MainCost, AddsUpRoundsSetUpAndChecks) {
  const Trial trial{.setup_s = 0.5, .check_s = 3, .solution_s = 2};
  const MainCost cost = main_cost(trial, four_cases());
  // Solutions of 2 + 1 + 2 + 1 s, and the baseline's twin.
  EXPECT_DOUBLE_EQ(cost.round_s, 8);
  // Six of 0.5 + 8 s; two checks of 1 s in each of four cases, on four solutions.
  EXPECT_DOUBLE_EQ(cost.passes_s, 6 * 8.5 + 8 + 24);
}

TEST(MainCost, IsNothingWhereTheTrialFailed) {
  EXPECT_EQ(main_cost({}, four_cases()).passes_s, 0);
}

TEST(MainCost, TakesNoCheckForShorterThanItsSolution) {
  const Trial noisy{.check_s = 1, .solution_s = 2};
  EXPECT_DOUBLE_EQ(main_cost(noisy, {four_cases().data(), 1}).passes_s, 6 * 4 + 8);
}

}  // namespace
}  // namespace lanebench
