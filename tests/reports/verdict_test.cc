// Three states: pays, no gain, cannot tell; and what a difference is.
#include "reports/analysis/verdict.h"

#include <gtest/gtest.h>

namespace lanebench {
namespace {

TEST(Verdict, PaysOrCostsOnlyOutsideIntervalAndNoise) {
  EXPECT_EQ(verdict(Estimate{1.5, 1.2, 1.8}, 0.1), GainVerdict::kPays);
  EXPECT_EQ(verdict(Estimate{1.5, 1.2, 1.8}, 0.2), GainVerdict::kCannotTell) << "within the noise";
  EXPECT_EQ(verdict(Estimate{0.8, 0.7, 0.85}, 0.1), GainVerdict::kCosts);
  EXPECT_EQ(verdict(Estimate{0.8, 0.7, 0.95}, 0.1), GainVerdict::kNoGain) << "it may cost, but gains nothing";
}

TEST(Verdict, NoGainNeedsAnUpperBoundThatIsSmall) {
  EXPECT_EQ(verdict(Estimate{1.0, 0.9, 1.25}, 0.01), GainVerdict::kNoGain);
  EXPECT_EQ(verdict(Estimate{1.0, 0.9, 1.26}, 0.01), GainVerdict::kCannotTell);
  EXPECT_EQ(verdict(Estimate{1.0, 0.9, 1.1}, 0.25), GainVerdict::kNoGain);
  EXPECT_EQ(verdict(Estimate{1.0, 0.9, 1.1}, 0.3), GainVerdict::kCannotTell)
      << "the noise is larger than the bound";
}

TEST(Verdict, WithoutIntervalItCannotTell) {
  EXPECT_EQ(verdict(Estimate{9, {}, {}}, 0), GainVerdict::kCannotTell);
  EXPECT_EQ(verdict({}, 0), GainVerdict::kNotMeasured);
}

TEST(Verdict, ADifferenceIsBoundedOnBothSides) {
  EXPECT_EQ(difference(Estimate{1, 0.9, 1.2}, 0.05), GainVerdict::kNoGain);
  EXPECT_EQ(difference(Estimate{1, 0.7, 1.2}, 0.05), GainVerdict::kCannotTell)
      << "the other may be ×1.4 faster";
  EXPECT_EQ(difference(Estimate{0.6, 0.5, 0.7}, 0.05), GainVerdict::kCosts);
  EXPECT_EQ(difference(Estimate{1.6, 1.5, 1.7}, 0.05), GainVerdict::kPays);
}

}  // namespace
}  // namespace lanebench
