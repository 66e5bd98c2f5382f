// The matrix product: the cost, the check that must see one wrong element, and every lane and team size.
#include "kernels/workloads/sgemm/sgemm.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <set>

#include "tests/kernels/every_variant.h"

namespace lanebench::sgemm {
namespace {

TEST(Sgemm, EveryVariantIsRightAtEveryRemainder) {
  expect_right_at_every_remainder(workload(), 16, "n");
  for (const char* n :
       {"0", "1", "2", "3", "5", "7", "13", "14", "15", "27", "29", "31", "32", "33", "63", "65", "100"}) {
    SCOPED_TRACE(n);
    expect_right_everywhere(workload(), {{"n", n}});
  }
}

// More than one block in depth and, as two workers share the rows, in columns, with remainders in both.
TEST(Sgemm, SimdIsRightAcrossBlocks) {
  const std::size_t n = kBlockColumns + 37;
  ASSERT_GT(n, 2 * kBlockDepth);
  ReadyProblem ready(workload().make(parameters_of(workload(), {{"n", std::to_string(n)}})));
  for (const Variant& variant : workload().variants) {
    if (variant.lanes != "simd" || !variant.kernel) continue;
    ready.problem->poison();
    run_team(variant.kernel, *ready.problem, 2);
    const Verdict verdict = ready.problem->check();
    EXPECT_TRUE(verdict.correct) << variant.isa << ": " << verdict.reason;
  }
}

struct Solved {
  explicit Solved(const char* n) : ready(workload().make(parameters_of(workload(), {{"n", n}}))) {
    run_team(workload().variants.front().kernel, problem(), 1);
    EXPECT_TRUE(problem().check().correct);
  }
  Sgemm& problem() { return static_cast<Sgemm&>(*ready.problem); }
  ReadyProblem ready;
};

// By the definition, in integers.
TEST(Sgemm, TheCheckAcceptsTheDefinition) {
  ReadyProblem ready(workload().make(parameters_of(workload(), {{"n", "37"}})));
  auto& problem = static_cast<Sgemm&>(*ready.problem);
  for (std::size_t i = 0; i < 37; ++i) {
    for (std::size_t j = 0; j < 37; ++j) {
      std::int64_t sum = 0;
      for (std::size_t k = 0; k < 37; ++k) {
        sum += std::llround(4096 * problem.a[i * 37 + k]) * std::llround(4 * problem.b[k * 37 + j]);
      }
      problem.c[i * 37 + j] = static_cast<float>(sum) / 16384;
    }
  }
  EXPECT_TRUE(problem.check().correct) << problem.check().reason;
}

TEST(Sgemm, OneWrongElementIsWrongAndNamed) {
  Solved solved("129");
  for (const std::size_t index : {0u, 128u, 129u * 64 + 63, 129u * 129 - 1}) {
    float& element = solved.problem().c[index];
    const float right = element;
    for (const float wrong : {std::nextafter(right, 100.0f), right + 1, -right - 1, std::nanf(""),
                              std::numeric_limits<float>::infinity(), 3e38f}) {
      element = wrong;
      const Verdict verdict = solved.problem().check();
      EXPECT_FALSE(verdict.correct) << index << ' ' << wrong;
      const std::string place =
          "row " + std::to_string(index / 129) + ", index " + std::to_string(index % 129) + ":";
      EXPECT_EQ(verdict.reason.find(place), 0u) << verdict.reason;
    }
    element = right;
  }
  EXPECT_TRUE(solved.problem().check().correct);
}

TEST(Sgemm, ASkippedProductIsWrong) {
  Solved solved("130");
  Sgemm& p = solved.problem();
  std::size_t k = p.n - 1;
  while (p.a[5 * p.n + k] * p.b[k * p.n + 7] == 0) --k;
  p.c[5 * p.n + 7] -= p.a[5 * p.n + k] * p.b[k * p.n + 7];
  EXPECT_FALSE(p.check().correct);
}

TEST(Sgemm, SwappedElementsOfARowAreWrong) {
  Solved solved("64");
  Sgemm& p = solved.problem();
  ASSERT_NE(p.c[10], p.c[11]);
  std::swap(p.c[10], p.c[11]);
  EXPECT_FALSE(p.check().correct);
}

// A tensor core's TF32 keeps 11 significant bits of each factor.
TEST(Sgemm, FactorsOfElevenBitsAreWrong) {
  ReadyProblem ready(workload().make(parameters_of(workload(), {{"n", "64"}})));
  auto& p = static_cast<Sgemm&>(*ready.problem);
  for (float& element : p.a) {
    int exponent = 0;
    const float fraction = std::frexp(element, &exponent);
    element = std::ldexp(std::nearbyint(fraction * 2048) / 2048, exponent);
  }
  run_team(workload().variants.front().kernel, p, 1);
  const std::vector<float> rounded(p.c.begin(), p.c.end());
  TeamState state;
  Team team(state, 0, 1);
  p.fill(team);
  std::memcpy(p.c.data(), rounded.data(), rounded.size() * sizeof(float));
  EXPECT_FALSE(p.check().correct);
}

TEST(Sgemm, InputsAreVariedAndOnTheirGrids) {
  ReadyProblem ready(workload().make(parameters_of(workload(), {{"n", "200"}})));
  const auto& p = static_cast<const Sgemm&>(*ready.problem);
  std::set<float> of_a(p.a.begin(), p.a.end());
  std::set<float> of_b(p.b.begin(), p.b.end());
  EXPECT_GT(of_a.size(), 7900u);
  EXPECT_EQ(of_b, (std::set<float>{-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75}));
  for (const float element : of_a) EXPECT_EQ(std::trunc(element * 4096), element * 4096);
  EXPECT_EQ(*of_a.begin(), -1);
  EXPECT_LT(*of_a.rbegin(), 1);
}

// Every element of C belongs to one worker, and no worker's packed blocks reach into the next one's.
TEST(Sgemm, SharesCoverTheMatrixOnce) {
  for (const std::size_t n : {0u, 1u, 33u, 100u, 1024u}) {
    for (const std::size_t size : {1u, 2u, 3u, 4u, 6u, 7u, 12u, 64u, 512u}) {
      std::size_t covered = 0;
      std::size_t next_row = 0;
      for (std::size_t rank = 0; rank < size; ++rank) {
        const Share share = share_of(n, rank, size);
        covered += share.rows.size() * share.columns.size();
        const std::size_t block = std::min(share.columns.size() + kMostTileColumns - 1, kBlockColumns);
        EXPECT_LE(std::min(n, kBlockDepth) * (block / kMostTileColumns * kMostTileColumns + kMostTileRows),
                  packed_floats(n, size));
        if (rank % grid_columns(size) == 0) {
          EXPECT_EQ(share.rows.begin, next_row);
          next_row = share.rows.end;
        }
      }
      EXPECT_EQ(covered, n * n) << n << ' ' << size;
      EXPECT_EQ(next_row, n);
    }
  }
}

// By hand: each of the 9 elements is three products and three additions to a sum that begins at 0; two
// matrices of 9 floats are read and one is written.
TEST(Sgemm, CostsWhatAHandCounts) {
  const Cost cost = Sgemm(parameters_of(workload(), {{"n", "3"}})).cost();
  EXPECT_EQ(cost.flops, 54);
  EXPECT_TRUE(cost.single_precision);
  EXPECT_EQ(cost.bytes_read, 72);
  EXPECT_EQ(cost.bytes_written, 36);
  EXPECT_EQ(cost.items, 9);
}

TEST(Sgemm, RefusesMatricesWhoseSumsAFloatCannotHold) {
  expect_input_error(workload(), {{"n", "32769"}}, "32768");
}

}  // namespace
}  // namespace lanebench::sgemm
