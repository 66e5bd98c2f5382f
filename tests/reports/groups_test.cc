// Groups of jobs: the order, and sentences that claim no more than the intervals.
#include "reports/analysis/groups.h"

#include <gtest/gtest.h>

namespace lanebench {
namespace {

Contrast job(const std::string& name, const std::string& limited_by) {
  Contrast row;
  row.workload = name;
  row.limited_by = limited_by;
  row.aa_floor = 0.01;
  return row;
}

Gain gain(double value, double lower, double upper) {
  Gain result;
  result.case_id = "some/case";
  result.speedup = Estimate{value, lower, upper};
  return result;
}

TEST(Groups, StandInTheOrderCpuMemoryWaitingAndLeaveOutTheEmpty) {
  const std::vector<Group> groups =
      grouped({job("a", "waiting"), job("b", "magic"), job("c", "cpu"), job("d", "waiting")});
  ASSERT_EQ(groups.size(), 3u);
  EXPECT_EQ(groups[0].title, "CPU-bound");
  EXPECT_EQ(groups[1].title, "Waiting (I/O or latency)");
  ASSERT_EQ(groups[1].rows.size(), 2u);
  EXPECT_EQ(groups[1].rows[1].workload, "d");
  EXPECT_EQ(groups[2].title, "Limited by magic");
  EXPECT_TRUE(grouped({}).empty());
}

TEST(GroupFinding, CountsWhatPaysMostFirst) {
  Contrast first = job("a", "cpu");
  first.simd = gain(8, 7.5, 8.5);
  first.threads = gain(1.9, 1.8, 2);
  first.autovec = gain(1.005, 1.001, 1.009);  // Within the floor: neither pays nor costs.
  Contrast second = job("b", "cpu");
  second.simd = gain(2, 1.9, 2.1);
  second.threads = gain(1.95, 1.9, 2);
  second.gpu_end_to_end = gain(0.5, 0.4, 0.6);
  EXPECT_EQ(group_finding({"CPU-bound", {first, second}}),
            "What pays, most first: SIMD in 2 of 2 (×2.00 to ×8.00); threads in 2 of 2 (×1.90 to ×1.95); "
            "autovec in 0 of 1; GPU end to end in 0 of 1, and it costs in 1.");
}

TEST(GroupFinding, NeedsNumbers) {
  EXPECT_EQ(group_finding({"CPU-bound", {job("a", "cpu")}}), "No gain was measured here.");
  Contrast few = job("a", "cpu");
  few.simd.speedup = Estimate{9, {}, {}};  // Too few rounds for an interval.
  EXPECT_EQ(group_finding({"CPU-bound", {few}}), "What pays, most first: SIMD in 0 of 1.");
}

}  // namespace
}  // namespace lanebench
