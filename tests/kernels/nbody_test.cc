// Gravity: two bodies by hand, every lane and team size, momentum, what the check must refuse.
#include "kernels/workloads/nbody/nbody.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/kernels/every_variant.h"

namespace lanebench::nbody {
namespace {

ReadyProblem solved(const Settings& settings) {
  ReadyProblem ready(workload().make(parameters_of(workload(), settings)));
  run_team(workload().variants.front().kernel, *ready.problem, 1);
  return ready;
}

TEST(Nbody, EveryVariantIsRightAtEveryRemainder) {
  expect_right_at_every_remainder(workload(), 16, "n");
  for (const char* n : {"0", "1", "2", "3", "5", "7", "31", "33", "63", "64", "65", "127", "129", "500"}) {
    SCOPED_TRACE(n);
    expect_right_everywhere(workload(), {{"n", n}});
  }
}

// By hand: masses 1 and 2, three apart along x. 9 + softening is 9.000244, whose power 3/2 is 27.001099; the
// first is pulled by 2·3 / 27.001099 = 0.22221318, the second by half of that.
TEST(Nbody, TwoBodiesAttractEachOtherAsAHandSays) {
  for (const Variant& variant : workload().variants) {
    if (!variant.kernel) continue;
    ReadyProblem ready(workload().make(parameters_of(workload(), {{"n", "2"}})));
    auto& p = static_cast<Nbody&>(*ready.problem);
    for (const std::size_t i : {0, 1}) {
      p.x[i] = 3 * static_cast<float>(i);
      p.y[i] = p.z[i] = 0.5F;
      p.mass[i] = 1 + static_cast<float>(i);
    }
    run_team(variant.kernel, p, 1);
    EXPECT_NEAR(p.ax[0], 0.22221318, 1e-6) << variant.lanes << '@' << variant.isa;
    EXPECT_NEAR(p.ax[1], -0.11110659, 1e-6) << variant.lanes << '@' << variant.isa;
    EXPECT_EQ(p.ay[0], 0);
    EXPECT_EQ(p.az[1], 0);
  }
}

// Action and reaction: the forces add up to nothing.
TEST(Nbody, KeepsMomentum) {
  const ReadyProblem ready = solved({{"n", "300"}});
  const auto& p = static_cast<const Nbody&>(*ready.problem);
  double sum = 0;
  double magnitude = 0;
  for (std::size_t i = 0; i < p.n; ++i) {
    sum += static_cast<double>(p.mass[i]) * p.ax[i];
    magnitude += std::abs(static_cast<double>(p.mass[i]) * p.ax[i]);
  }
  EXPECT_LT(std::abs(sum), 1e-4 * magnitude);
}

// Without the last body, or one in the middle, for one body alone.
TEST(Nbody, ASkippedPairIsWrong) {
  for (const char* n : {"65", "1000"}) {
    ReadyProblem ready = solved({{"n", n}});
    auto& p = static_cast<Nbody&>(*ready.problem);
    ASSERT_TRUE(p.check().correct) << p.check().reason;
    for (const std::size_t skipped : {p.n / 2, p.n - 1}) {
      const float before = p.ay[0];
      const double dx = p.x[skipped] - p.x[0];
      const double dy = p.y[skipped] - p.y[0];
      const double dz = p.z[skipped] - p.z[0];
      const double square = dx * dx + dy * dy + dz * dz + kSoftening;
      p.ay[0] -= static_cast<float>(p.mass[skipped] * dy / (square * std::sqrt(square)));
      EXPECT_FALSE(p.check().correct);
      p.ay[0] = before;
    }
  }
}

TEST(Nbody, OneUnwrittenBodyIsWrong) {
  ReadyProblem ready = solved({{"n", "65"}});
  auto& p = static_cast<Nbody&>(*ready.problem);
  p.az[64] = std::nanf("");
  const Verdict verdict = p.check();
  EXPECT_FALSE(verdict.correct);
  EXPECT_NE(verdict.reason.find("body 64, z: got nan"), std::string::npos) << verdict.reason;
}

TEST(Nbody, SaysItsAnswer) {
  EXPECT_EQ(solved({{"n", "1"}}).problem->answer(), "mean_acceleration=0");
}

// By hand: two bodies are four pairs, each with itself included, and each of them 3 differences, 6 operations
// for the squared distance, a root, a division, 3 products for the pull, and 6 operations to add it. A body
// is four numbers to read and three to write.
TEST(Nbody, CostsWhatAHandCounts) {
  const Cost cost = Nbody(parameters_of(workload(), {{"n", "2"}})).cost();
  EXPECT_EQ(cost.flops, 80);
  EXPECT_TRUE(cost.single_precision);
  EXPECT_EQ(cost.bytes_read, 32);
  EXPECT_EQ(cost.bytes_written, 24);
  EXPECT_EQ(cost.items, 4);
}

TEST(Nbody, RefusesMoreBodiesThanItsBoundIsFor) {
  expect_input_error(workload(), {{"n", "1048577"}}, "n");
}

}  // namespace
}  // namespace lanebench::nbody
