// The heat equation: every lane and team size against extended precision, the order of additions, and the
// cost.
#include "kernels/workloads/stencil/stencil.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "kernels/workloads/stencil/reference.h"
#include "tests/kernels/every_variant.h"

namespace lanebench::stencil {
namespace {

/// The points of a result without boundaries.
std::vector<double> points_of(const Stencil& p) {
  std::vector<double> points;
  const auto n = static_cast<std::ptrdiff_t>(p.n);
  for (std::ptrdiff_t z = 0; z < n; ++z) {
    for (std::ptrdiff_t y = 0; y < n; ++y) {
      const auto row = p.result().subspan(p.layout.row(y, z), p.n);
      points.insert(points.end(), row.begin(), row.end());
    }
  }
  return points;
}

TEST(Stencil, EveryVariantIsRightAtEveryRemainder) {
  expect_right_at_every_remainder(workload(), 8, "n", {{"steps", "2"}});
  for (const char* n : {"0", "1", "2", "3", "7", "8", "9", "17", "33"}) {
    for (const char* steps : {"1", "2", "4", "5", "7"}) {
      SCOPED_TRACE(std::string(n) + " points a side, steps " + steps);
      expect_right_everywhere(workload(), {{"n", n}, {"steps", steps}});
    }
  }
}

// More than one strip of rows, whatever the cache; one pass of four steps, one of one; and teams that cut
// strips anywhere.
TEST(Stencil, OurOwnLanesGiveTheSameBitsWhateverTheTeam) {
  ReadyProblem ready(workload().make(parameters_of(workload(), {{"n", "150"}, {"steps", "5"}})));
  auto& problem = static_cast<Stencil&>(*ready.problem);
  run_team(workload().variants.front().kernel, problem, 1);
  const std::vector<double> first = points_of(problem);
  for (const Variant& variant : workload().variants) {
    if (!variant.kernel) continue;
    problem.poison();
    run_team(variant.kernel, problem, 5);
    EXPECT_TRUE(points_of(problem) == first) << variant.lanes << '@' << variant.isa;
  }
  EXPECT_TRUE(problem.check().correct);
}

TEST(Stencil, AWrongWeightSkippedNeighbourOrStalePointIsWrong) {
  ReadyProblem ready(workload().make(parameters_of(workload(), {{"n", "20"}, {"steps", "3"}})));
  auto& problem = static_cast<Stencil&>(*ready.problem);
  run_team(workload().variants.front().kernel, problem, 1);
  ASSERT_TRUE(problem.check().correct);
  for (const auto& [y, z, x] : {std::array<std::size_t, 3>{0, 0, 0}, {19, 19, 19}, {7, 3, 11}}) {
    double& point =
        problem
            .result()[problem.layout.row(static_cast<std::ptrdiff_t>(y), static_cast<std::ptrdiff_t>(z)) + x];
    const double right = point;
    for (const double wrong : {right * (1 + 0x1p-48), right * (1 - 0x1p-48), problem.initial[0], 0.0}) {
      point = wrong;
      EXPECT_FALSE(problem.check().correct) << "point " << x << ", " << y << ", " << z << ": " << wrong;
    }
    point = right;
  }
}

// A grid of one point: after a step it is 0.4 of itself and 0.1 of each boundary value.
TEST(Stencil, ReferenceOfOnePointByHand) {
  ReadyProblem ready(workload().make(parameters_of(workload(), {{"n", "1"}, {"steps", "2"}})));
  const auto& problem = static_cast<const Stencil&>(*ready.problem);
  const auto at = [&](std::ptrdiff_t x, std::ptrdiff_t y, std::ptrdiff_t z) {
    return problem
        .initial[static_cast<std::size_t>(static_cast<std::ptrdiff_t>(problem.layout.row(y, z)) + x)];
  };
  const double flow =
      0.1 * (at(-1, 0, 0) + at(1, 0, 0) + at(0, -1, 0) + at(0, 1, 0) + at(0, 0, -1) + at(0, 0, 1));
  const std::vector<double> got = reference(problem.initial, problem.layout, 2);
  ASSERT_EQ(got.size(), 1u);
  EXPECT_NEAR(got[0], 0.4 * (0.4 * at(0, 0, 0) + flow) + flow, 1e-15);
}

// By hand: a grid of 2 x 2 x 2 points has 24 boundary values; a step reads 8 + 24 doubles and writes 8, with
// six additions and two products for each point.
TEST(Stencil, CostsWhatAHandCounts) {
  const Cost cost = Stencil(parameters_of(workload(), {{"n", "2"}, {"steps", "3"}})).cost();
  EXPECT_EQ(cost.flops, 3 * 8 * 8);
  EXPECT_EQ(cost.bytes_read, 3 * 32 * 8);
  EXPECT_EQ(cost.bytes_written, 3 * 8 * 8);
  EXPECT_EQ(cost.items, 3 * 8);
}

TEST(Stencil, BadParametersAreRefused) {
  expect_input_error(workload(), {{"steps", "0"}}, "steps");
  expect_input_error(workload(), {{"n", "100000"}}, "n");
}

}  // namespace
}  // namespace lanebench::stencil
