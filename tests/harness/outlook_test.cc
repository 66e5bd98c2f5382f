// What a long run says after a pass.
#include "harness/coordinator/outlook.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "harness/coordinator/progress.h"

namespace lanebench {
namespace {

constexpr double kNoEnds = std::numeric_limits<double>::infinity();

TEST(Outlook, AddsUpThePassesThatWideIntervalsNeed) {
  const std::vector<Known> workloads = {
      {.workload = "triad", .widths = {0.01, 0.04}, .passes = 8, .pass_s = 2},
      {.workload = "dot", .widths = {0.06}, .passes = 10, .pass_s = 3},
      {.workload = "sort", .widths = {0.01}, .passes = 2, .pass_s = 100},
      {.workload = "wait", .widths = {}, .passes = 8, .pass_s = 100}};
  const Outlook seen = outlook(workloads, 0.02);
  EXPECT_EQ(seen.intervals, 4u);
  EXPECT_EQ(seen.wide, 2u);
  EXPECT_EQ(seen.widest, 0.06);
  EXPECT_EQ(seen.where, "dot");
  // Half the width takes four times the passes, a third of it nine times.
  EXPECT_NEAR(seen.to_goal_s, (32 - 8) * 2 + (90 - 10) * 3, 1e-9);
  EXPECT_EQ(
      in_words(seen, 0.02, 100),
      "2 of 4 intervals are wider than ±2 %, the widest ±6 % (dot); ±2 % for all takes about 6.5 min in all");
}

TEST(Outlook, EstimatesNothingFromFewPasses) {
  const std::vector<Known> few = {{.workload = "dot", .widths = {0.5}, .passes = 5, .pass_s = 3}};
  EXPECT_EQ(in_words(outlook(few, 0.02), 0.02, 10),
            "1 of 1 intervals are wider than ±2 %, the widest ±50 % (dot)");
  const std::vector<Known> one = {{.workload = "dot", .widths = {0.5, kNoEnds}, .passes = 1, .pass_s = 3}};
  EXPECT_EQ(in_words(outlook(one, 0.02), 0.02, 10),
            "2 of 2 intervals are wider than ±2 %; dot needs more passes");
}

TEST(Outlook, EstimatesNothingBeforeItKnowsWhatAPassTakes) {
  const std::vector<Known> resumed = {{.workload = "dot", .widths = {0.5}, .passes = 9, .pass_s = kNoEnds}};
  EXPECT_EQ(in_words(outlook(resumed, 0.02), 0.02, 10),
            "1 of 1 intervals are wider than ±2 %, the widest ±50 % (dot)");
}

TEST(Outlook, BelievesNoEstimateOfDays) {
  const std::vector<Known> noisy = {{.workload = "wait", .widths = {2}, .passes = 8, .pass_s = 3}};
  EXPECT_EQ(
      in_words(outlook(noisy, 0.02), 0.02, 10),
      "1 of 1 intervals are wider than ±2 %, the widest ±200 % (wait); ±2 % for all takes many hours in all");
}

TEST(Outlook, SaysWhereNothingIsWide) {
  const std::vector<Known> narrow = {{.workload = "dot", .widths = {0.02, 0.01}, .passes = 8, .pass_s = 3}};
  EXPECT_EQ(outlook(narrow, 0.02).to_goal_s, 0);
  EXPECT_EQ(in_words(outlook(narrow, 0.02), 0.02, 10), "all 2 intervals are within ±2 %");
  EXPECT_EQ(in_words(outlook({}, 0.02), 0.02, 10), "no case has an interval");
}

TEST(Roughly, SaysNoMoreThanIsKnown) {
  EXPECT_EQ(roughly(0.25), "0.25 s");
  EXPECT_EQ(roughly(9.96), "10 s");
  EXPECT_EQ(roughly(89), "89 s");
  EXPECT_EQ(roughly(91), "1.5 min");
  EXPECT_EQ(roughly(36 * 60), "36 min");
  EXPECT_EQ(roughly(3 * 3600), "3 h");
}

}  // namespace
}  // namespace lanebench
