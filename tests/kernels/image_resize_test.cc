// Shrinking an image: the filter's properties, the cost, and every lane and team size against the definition.
#include "kernels/workloads/image_resize/image_resize.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "kernels/contract/random.h"
#include "tests/kernels/every_variant.h"

namespace lanebench::image_resize {
namespace {

std::unique_ptr<Problem> made(const Settings& settings) {
  return workload().make(parameters_of(workload(), settings));
}

void expect_the_same_image_from_own_lanes(const ImageResize& p) {
  run_team(workload().variants.front().kernel, p, 1);
  const std::vector<std::uint8_t> first(p.target.begin(), p.target.end());
  for (const Variant& variant : workload().variants) {
    if (!variant.kernel || variant.lanes == "swscale") continue;
    for (const std::size_t size : {1, 2, 5}) {
      std::ranges::fill(p.target, std::uint8_t{7});
      run_team(variant.kernel, p, size);
      for (std::size_t y = 0; y < p.down.target; ++y) {
        const std::span<const std::uint8_t> row(p.target_row(y), p.along.target);
        ASSERT_TRUE(std::ranges::equal(row, std::span(first).subspan(y * p.along.padded, row.size())))
            << variant.lanes << '@' << variant.isa << ", team of " << size << ", row " << y;
      }
    }
  }
}

TEST(ImageResize, EveryVariantIsRightAtAwkwardSizes) {
  expect_right_at_every_remainder(workload(), 64, "width", {{"height", "9"}});
  expect_right_at_every_remainder(workload(), 16, "height", {{"width", "100"}});
  const auto sizes = {"0",  "1",  "2",  "3",  "5",  "7",  "11", "12",
                      "13", "47", "48", "49", "65", "96", "97", "193"};
  for (const char* size : sizes) {
    SCOPED_TRACE(size);
    expect_right_everywhere(workload(), {{"height", size}, {"width", "100"}});
    expect_right_everywhere(workload(), {{"height", "40"}, {"width", size}});
    expect_right_everywhere(workload(), {{"height", size}, {"width", size}});
  }
}

TEST(ImageResize, EveryVariantIsRightAtEveryScale) {
  const std::initializer_list<std::pair<const char*, const char*>> scales = {
      {"1", "1"}, {"1", "2"}, {"501", "1000"}, {"4", "7"},     {"3", "5"},
      {"5", "8"}, {"7", "9"}, {"4", "5"},      {"999", "1000"}};
  for (const auto& [numerator, denominator] : scales) {
    SCOPED_TRACE(std::string(numerator) + "/" + denominator);
    expect_right_everywhere(
        workload(),
        {{"height", "123"}, {"width", "457"}, {"numerator", numerator}, {"denominator", denominator}});
  }
}

TEST(ImageResize, OurOwnLanesGiveTheSameBits) {
  for (const char* numerator : {"501", "600", "667", "800", "1000"}) {
    SCOPED_TRACE(numerator);
    ReadyProblem ready(
        made({{"height", "97"}, {"width", "301"}, {"numerator", numerator}, {"denominator", "1000"}}));
    expect_the_same_image_from_own_lanes(static_cast<const ImageResize&>(*ready.problem));
  }
}

// The loudest image: all pixels black or white, so that columns and targets leave the range of a byte.
TEST(ImageResize, OurOwnLanesAgreeOnBlackAndWhite) {
  for (const char* numerator : {"501", "667", "800"}) {
    ReadyProblem ready(
        made({{"height", "97"}, {"width", "301"}, {"numerator", numerator}, {"denominator", "1000"}}));
    const auto& p = static_cast<const ImageResize&>(*ready.problem);
    for (std::size_t i = 0; i < p.source.size(); ++i) {
      p.source[i] = random_bits(3, i) % 2 == 0 ? std::uint8_t{0} : std::uint8_t{255};
    }
    expect_the_same_image_from_own_lanes(p);
    const std::vector<float> want = reference_of(p);
    for (std::size_t i = 0; i < want.size(); ++i) {
      const double got = p.target_row(i / p.along.target)[i % p.along.target];
      ASSERT_NEAR(got, std::clamp(want[i], 0.0F, 255.0F), 0.81) << "pixel " << i;
    }
  }
}

TEST(ImageResize, OurOwnLanesRoundAtMostToTheNeighbour) {
  ReadyProblem ready(made({{"height", "270"}, {"width", "480"}}));
  run_team(workload().variants.front().kernel, *ready.problem, 1);
  EXPECT_LT(ready.problem->check().max_rel_error * 255, 0.81);
}

TEST(ImageResize, ScaleOfOneCopies) {
  ReadyProblem ready(made({{"height", "33"}, {"width", "65"}, {"numerator", "1"}, {"denominator", "1"}}));
  const auto& p = static_cast<const ImageResize&>(*ready.problem);
  run_team(workload().variants.front().kernel, p, 1);
  for (std::size_t y = 0; y < p.height; ++y) {
    for (std::size_t x = 0; x < p.width; ++x) ASSERT_EQ(p.target_row(y)[x], p.source_row(y)[x]);
  }
}

// Of one colour it stays, to the last level: weights add up to exactly 1.
TEST(ImageResize, FlatImagesStayFlat) {
  ReadyProblem ready(made({{"height", "50"}, {"width", "71"}, {"numerator", "3"}, {"denominator", "5"}}));
  const auto& p = static_cast<const ImageResize&>(*ready.problem);
  for (const std::uint8_t level : {0, 1, 137, 255}) {
    std::ranges::fill(p.source, level);
    run_team(workload().variants.front().kernel, p, 1);
    for (std::size_t y = 0; y < p.down.target; ++y) {
      for (std::size_t x = 0; x < p.along.target; ++x) ASSERT_EQ(p.target_row(y)[x], level);
    }
  }
}

// By hand, for 3 source elements per 2: centers are 1/4 and 7/4 behind the first element. The cubic at the
// distances 1/6, 5/6, 7/6, 9/6, 11/6 and 3/6.
TEST(ImageResize, WeightsAreThoseOfTheCubic) {
  ReadyProblem ready(made({{"height", "30"}, {"width", "30"}}));
  const Filter& filter = static_cast<const ImageResize&>(*ready.problem).along;
  ASSERT_EQ(filter.taps, 6u);
  // Target 8 has its center at 12.25, and elements 10 to 15 as its parts.
  EXPECT_EQ(filter.first[8], 10);
  const double parts[6] = {-0.0625, 0.131944444, 0.937500000, 0.562500000, -0.057870370, -0.011574074};
  const double sum = std::accumulate(std::begin(parts), std::end(parts), 0.0);
  for (std::size_t k = 0; k < 6; ++k) {
    EXPECT_NEAR(filter.weights[8 * kMostTaps + k] * 0x1p-14, parts[k] / sum, 0x1p-13) << k;
  }
}

TEST(ImageResize, WrongImagesAreRejected) {
  ReadyProblem ready(made({{"height", "120"}, {"width", "200"}}));
  const auto& p = static_cast<const ImageResize&>(*ready.problem);
  const auto expect_wrong_after = [&](const char* what, auto spoil) {
    run_team(workload().variants.front().kernel, p, 1);
    ASSERT_TRUE(ready.problem->check().correct);
    spoil();
    const Verdict verdict = ready.problem->check();
    EXPECT_FALSE(verdict.correct) << what;
    EXPECT_NE(verdict.reason.find("got"), std::string::npos);
  };
  expect_wrong_after("last pixel off by three",
                     [&] { p.target_row(p.down.target - 1)[p.along.target - 1] += 3; });
  expect_wrong_after("a row repeats the one before",
                     [&] { std::copy_n(p.target_row(40), p.along.target, p.target_row(41)); });
  expect_wrong_after("pixels of a row moved by one",
                     [&] { std::copy_n(p.target_row(79) + 1, p.along.target - 1, p.target_row(79)); });
  expect_wrong_after("the last pixel of a row repeats its neighbour", [&] {
    for (std::size_t y = 0; y < p.down.target; ++y) {
      p.target_row(y)[p.along.target - 1] = p.target_row(y)[p.along.target - 2];
    }
  });
}

TEST(ImageResize, OnlyShrinksToHalf) {
  expect_input_error(workload(), {{"numerator", "1"}, {"denominator", "3"}}, "1/3 is not in 1/2 … 1");
  expect_input_error(workload(), {{"numerator", "3"}, {"denominator", "2"}}, "3/2 is not in 1/2 … 1");
  expect_input_error(workload(), {{"width", "65537"}}, "width");
}

// By hand: 4 × 3 becomes 3 × 2 (rounded up); every byte read once, every byte written once.
TEST(ImageResize, CostsWhatAHandCounts) {
  const Cost cost = made({{"height", "3"}, {"width", "4"}})->cost();
  EXPECT_EQ(cost.flops, 0);
  EXPECT_EQ(cost.integer_multiplies, 0);
  EXPECT_EQ(cost.bytes_read, 12);
  EXPECT_EQ(cost.bytes_written, 6);
  EXPECT_EQ(cost.items, 6);
}

}  // namespace
}  // namespace lanebench::image_resize
