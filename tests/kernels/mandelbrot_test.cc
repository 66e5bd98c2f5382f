// The Mandelbrot set: points whose counts are known, every lane and team size, what the check must refuse.
#include "kernels/workloads/mandelbrot/mandelbrot.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/kernels/every_variant.h"

namespace lanebench::mandelbrot {
namespace {

ReadyProblem solved(const Settings& settings) {
  ReadyProblem ready(workload().make(parameters_of(workload(), settings)));
  run_team(workload().variants.front().kernel, *ready.problem, 1);
  return ready;
}

TEST(Mandelbrot, EveryVariantIsRightAtEveryRemainder) {
  expect_right_at_every_remainder(workload(), 16, "width", {{"height", "3"}, {"iterations", "50"}});
  for (const char* width : {"0", "1", "3", "15", "16", "17", "31", "33", "65"}) {
    for (const char* height : {"0", "1", "2", "3", "5", "8", "67"}) {
      SCOPED_TRACE(testing::Message() << width << " × " << height);
      expect_right_everywhere(workload(), {{"width", width}, {"height", height}, {"iterations", "50"}});
    }
  }
}

// Limits below, at and next to multiples of the steps that are taken together.
TEST(Mandelbrot, EveryVariantStopsAtTheLimit) {
  for (const char* iterations : {"0", "1", "2", "3", "4", "5", "7", "8", "9", "15", "16", "17", "1001"}) {
    SCOPED_TRACE(iterations);
    expect_right_everywhere(workload(), {{"width", "37"}, {"height", "23"}, {"iterations", iterations}});
  }
}

// More pixels at the border of the set, where rounding decides.
TEST(Mandelbrot, EveryVariantIsRightAtTheBorder) {
  expect_right_everywhere(workload(), {{"width", "300"}, {"height", "128"}, {"iterations", "500"}});
}

// Next to c = -2, where pixels are nearest to escaping and coming back: the widest image.
TEST(Mandelbrot, EveryVariantIsRightInTheWidestImage) {
  expect_right_everywhere(workload(), {{"width", "16384"}, {"height", "1"}, {"iterations", "20"}});
}

// By hand. 5 × 1 pixels have their centres at c = -1.75, -1.25, -0.75, -0.25 and 0.25 on the real axis, all
// in [-2, 1/4], which the set contains. 1 × 5 pixels have re = -0.75 and im = -1, -0.5, 0, 0.5, 1. For
// c = -0.75 + i: z1² = 1.5625; z2 = -1.1875 - 0.5i; z3 = 0.41015625 + 2.1875i, 4.95 outside: after 3 steps.
TEST(Mandelbrot, GivesCountsWorkedOutByHand) {
  const ReadyProblem real = solved({{"width", "5"}, {"height", "1"}, {"iterations", "99"}});
  for (const std::uint32_t count : static_cast<const Mandelbrot&>(*real.problem).counts)
    EXPECT_EQ(count, 99u);
  const ReadyProblem ready = solved({{"width", "1"}, {"height", "5"}, {"iterations", "99"}});
  const auto& counts = static_cast<const Mandelbrot&>(*ready.problem).counts;
  EXPECT_EQ(counts[0], 3u);
  EXPECT_EQ(counts[2], 99u);
  EXPECT_EQ(counts[4], 3u);
}

TEST(Mandelbrot, IsItsOwnMirrorImage) {
  const ReadyProblem ready = solved({{"width", "64"}, {"height", "64"}});
  const auto& p = static_cast<const Mandelbrot&>(*ready.problem);
  for (std::size_t row = 0; row < p.height; ++row) {
    for (std::size_t column = 0; column < p.width; ++column) {
      EXPECT_EQ(p.counts[row * p.width + column], p.counts[(p.height - 1 - row) * p.width + column]);
    }
  }
}

TEST(Mandelbrot, OneWrongPixelIsWrong) {
  ReadyProblem ready = solved({{"width", "65"}, {"height", "33"}});
  auto& p = static_cast<Mandelbrot&>(*ready.problem);
  ASSERT_TRUE(p.check().correct);
  for (const std::size_t pixel : {std::size_t{0}, std::size_t{1000}, p.pixels() - 1}) {
    ++p.counts[pixel];
    const Verdict verdict = p.check();
    EXPECT_FALSE(verdict.correct);
    EXPECT_NE(verdict.reason.find("index " + std::to_string(pixel)), std::string::npos) << verdict.reason;
    --p.counts[pixel];
  }
}

TEST(Mandelbrot, SaysItsAnswer) {
  EXPECT_EQ(solved({{"width", "1"}, {"height", "1"}, {"iterations", "7"}}).problem->answer(),
            "steps=7 inside=1");
}

// By hand: the pixel at c = -0.75 takes both of its steps; each has 3 products, 4 additions and a test of one
// addition. Its count is 4 bytes.
TEST(Mandelbrot, CostsWhatAHandCounts) {
  const Cost cost =
      Mandelbrot(parameters_of(workload(), {{"width", "1"}, {"height", "1"}, {"iterations", "2"}})).cost();
  EXPECT_EQ(cost.flops, 16);
  EXPECT_TRUE(cost.single_precision);
  EXPECT_EQ(cost.bytes_read, 0);
  EXPECT_EQ(cost.bytes_written, 4);
  EXPECT_EQ(cost.items, 1);
}

TEST(Mandelbrot, RefusesImagesThatAreTooWide) {
  expect_input_error(workload(), {{"width", "16385"}}, "width");
}

}  // namespace
}  // namespace lanebench::mandelbrot
