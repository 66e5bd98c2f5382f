// Sparse matrix times vector: the matrix, the shares, every lane and team size against the exact sums, and
// the cost.
#include "kernels/workloads/spmv/spmv.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "tests/kernels/every_variant.h"

namespace lanebench::spmv {
namespace {

TEST(Spmv, EveryVariantIsRightAtEveryRemainder) {
  expect_right_at_every_remainder(workload(), 8, "rows");
  for (const char* rows : {"0", "1", "2", "3", "5", "7", "8", "9", "63", "1000", "20000"}) {
    SCOPED_TRACE(rows);
    expect_right_everywhere(workload(), {{"rows", rows}});
  }
}

TEST(Spmv, SimdGivesTheSameBitsOnEveryTargetAndTeam) {
  ReadyProblem ready(workload().make(parameters_of(workload(), {{"rows", "20000"}})));
  const auto& problem = static_cast<const Spmv&>(*ready.problem);
  std::vector<double> first;
  for (const Variant& variant : workload().variants) {
    if (variant.lanes != "simd" || !variant.kernel) continue;
    for (const std::size_t size : {1, 2, 7}) {
      run_team(variant.kernel, problem, size);
      if (first.empty()) first.assign(problem.y.begin(), problem.y.end());
      EXPECT_TRUE(std::ranges::equal(first, problem.y)) << variant.isa << ", team of " << size;
    }
  }
  EXPECT_EQ(first.empty(), std::ranges::none_of(workload().variants, [](const Variant& variant) {
              return variant.lanes == "simd" && variant.kernel;
            }));
}

// Each row's last element, left out, or its column read one too far.
TEST(Spmv, ASkippedOrMisplacedElementIsWrong) {
  ReadyProblem ready(workload().make(parameters_of(workload(), {{"rows", "20000"}})));
  auto& problem = static_cast<Spmv&>(*ready.problem);
  run_team(workload().variants.front().kernel, problem, 1);
  ASSERT_TRUE(problem.check().correct);
  std::vector<std::size_t> by_length(problem.rows);
  std::iota(by_length.begin(), by_length.end(), 0);
  std::ranges::sort(by_length, {}, [&](std::size_t row) { return problem.length_of(row); });
  for (const std::size_t row : {by_length.back(), by_length[problem.rows / 2]}) {
    const auto last = static_cast<std::size_t>(problem.row_begin[row + 1] - 1);
    const auto column = static_cast<std::size_t>(problem.column[last]);
    const double right = problem.y[row];
    problem.y[row] = right - problem.value[last] * problem.x[column];
    EXPECT_FALSE(problem.check().correct) << "row " << row;
    problem.y[row] =
        right + problem.value[last] * (problem.x[(column + 1) % problem.rows] - problem.x[column]);
    EXPECT_FALSE(problem.check().correct) << "row " << row;
    problem.y[row] = right;
  }
  const auto empty = by_length.front();
  ASSERT_EQ(problem.length_of(empty), 0u);
  problem.y[empty] = 1e-300;
  EXPECT_FALSE(problem.check().correct);
}

TEST(Spmv, ColumnsAscendWithinABandAndLengthsAreSkewed) {
  ReadyProblem ready(workload().make(parameters_of(workload(), {{"rows", "100000"}})));
  const auto& problem = static_cast<const Spmv&>(*ready.problem);
  std::size_t longest = 0;
  std::size_t empty = 0;
  std::size_t shortest = 0;
  for (std::size_t row = 0; row < problem.rows; ++row) {
    const auto begin = static_cast<std::size_t>(problem.row_begin[row]);
    const std::size_t length = static_cast<std::size_t>(problem.row_begin[row + 1]) - begin;
    ASSERT_EQ(length, problem.length_of(row));
    longest = std::max(longest, length);
    empty += length == 0 ? 1 : 0;
    shortest += length == 2 || length == 3 ? 1 : 0;
    const auto columns = problem.column.subspan(begin, length);
    ASSERT_TRUE(std::ranges::adjacent_find(columns, std::greater_equal<>()) == columns.end())
        << "row " << row;
    if (length == 0) continue;
    ASSERT_GE(columns.front(), 0);
    ASSERT_LT(columns.back(), static_cast<std::int32_t>(problem.rows));
    ASSERT_LT(columns.back() - columns.front(), 65536);
  }
  EXPECT_EQ(static_cast<std::size_t>(problem.row_begin[problem.rows]), problem.elements);
  // Half of 15/16, 1/16, and some of the one in 4096; each within six standard deviations.
  EXPECT_NEAR(static_cast<double>(shortest), 100000 * 15.0 / 32, 950);
  EXPECT_NEAR(static_cast<double>(empty), 100000 / 16.0, 460);
  EXPECT_GE(longest, 8192u);
  EXPECT_LT(longest, 16384u);
}

TEST(Spmv, SharesHoldEveryRowOnceAndEquallyMuchWork) {
  ReadyProblem ready(workload().make(parameters_of(workload(), {{"rows", "100000"}})));
  const auto& problem = static_cast<const Spmv&>(*ready.problem);
  TeamState state;
  for (const std::size_t size : {1, 2, 3, 7, 512}) {
    std::size_t next = 0;
    for (std::size_t rank = 0; rank < size; ++rank) {
      const Range share = problem.share(Team(state, rank, size));
      ASSERT_EQ(share.begin, next);
      next = share.end;
      const auto work = static_cast<double>(share.size()) +
                        static_cast<double>(problem.row_begin[share.end] - problem.row_begin[share.begin]);
      const double equal = static_cast<double>(problem.rows + problem.elements) / static_cast<double>(size);
      EXPECT_LT(std::abs(work - equal), 16384 + 2) << "rank " << rank << " of " << size;
    }
    EXPECT_EQ(next, problem.rows);
  }
}

// By hand: an element is a product and an addition and 12 bytes; a row is 4 bytes of its beginning, 8 of x
// and 8 of y; and there is one more beginning.
TEST(Spmv, CostsWhatAHandCounts) {
  const Spmv problem(parameters_of(workload(), {{"rows", "3"}}));
  const std::size_t elements = problem.length_of(0) + problem.length_of(1) + problem.length_of(2);
  ASSERT_GT(elements, 0u);
  const Cost cost = problem.cost();
  EXPECT_EQ(cost.flops, 2.0 * static_cast<double>(elements));
  EXPECT_EQ(cost.bytes_read, 12.0 * static_cast<double>(elements) + 4 * 4 + 3 * 8);
  EXPECT_EQ(cost.bytes_written, 24);
  EXPECT_EQ(cost.items, static_cast<double>(elements));
}

TEST(Spmv, TooManyRowsAreRefused) {
  expect_input_error(workload(), {{"rows", "1e9"}}, "rows");
}

}  // namespace
}  // namespace lanebench::spmv
