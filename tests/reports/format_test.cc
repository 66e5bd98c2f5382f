// Digits, units and escapes.
#include "reports/render/markdown_text.h"
#include "reports/text/numbers.h"

#include <gtest/gtest.h>

#include <limits>

namespace lanebench {
namespace {

TEST(Significant, KeepsDigitsAndNeverAnExponent) {
  EXPECT_EQ(significant(7.6, 3), "7.60");
  EXPECT_EQ(significant(76.04, 3), "76.0");
  EXPECT_EQ(significant(1234.4, 3), "1234");
  EXPECT_EQ(significant(0.0012345, 3), "0.00123");
  EXPECT_EQ(significant(-2.5, 2), "-2.5");
  EXPECT_EQ(significant(0, 3), "0.00");
}

TEST(Significant, ShowsNoInfinity) {
  EXPECT_EQ(significant(std::numeric_limits<double>::infinity(), 3), "–");
  EXPECT_EQ(significant(-std::numeric_limits<double>::infinity(), 3), "–");
  EXPECT_EQ(significant(std::numeric_limits<double>::quiet_NaN(), 3), "–");
}

TEST(HumanTime, PicksTheUnit) {
  EXPECT_EQ(human_time(12.3456), "12.35 s");
  EXPECT_EQ(human_time(0.0123456), "12.35 ms");
  EXPECT_EQ(human_time(1e-6), "1.000 µs");
  EXPECT_EQ(human_time(9.999e-7), "999.9 ns");
  EXPECT_EQ(human_time(4e-11), "0.04000 ns");
}

TEST(HumanTime, GivesAnIntervalInTheUnitOfItsValue) {
  EXPECT_EQ(human_time(Estimate{0.0011, 0.00099, 0.0012}), "1.100 ms [0.9900, 1.200]");
  EXPECT_EQ(human_time(Estimate{0.0011, {}, {}}), "1.100 ms");
}

TEST(HumanCount, HasPrefixesAndWholeSmallNumbers) {
  EXPECT_EQ(human_count(16777216), "16.8 M");
  EXPECT_EQ(human_count(2.4e9), "2.40 G");
  EXPECT_EQ(human_count(64), "64");
  EXPECT_EQ(human_count(1.5), "1.50");
}

TEST(HumanAge, IsAsPreciseAsAnybodyCares) {
  EXPECT_EQ(human_age(100), "2 min");
  EXPECT_EQ(human_age(10800), "3.0 h");
  EXPECT_EQ(human_age(216000), "2.5 days");
}

TEST(HumanAmount, KnowsTheUnitsOfMachines) {
  EXPECT_EQ(human_amount(0.001757, "s"), "1.757 ms");
  EXPECT_EQ(human_amount(4.58e9, "B/s"), "4.58 GB/s");
  EXPECT_EQ(human_amount(0.7523, "ratio"), "0.752");
  EXPECT_EQ(human_amount(1.64e9, "iterations/s"), "1.64 G iterations/s");
}

TEST(HumanBytes, HasBinaryUnits) {
  EXPECT_EQ(human_bytes(49152), "48.0 KiB");
  EXPECT_EQ(human_bytes(17179869184.0), "16.0 GiB");
  EXPECT_EQ(human_bytes(512), "512 bytes");
}

TEST(HumanRatio, ShowsTheInterval) {
  EXPECT_EQ(human_ratio(Estimate{7.619, 7.551, 7.701}), "7.62 [7.55, 7.70]");
  EXPECT_EQ(human_ratio(Estimate{0.5, {}, {}}), "0.500");
}

TEST(MarkdownText, ShowsMarkupAsItIs) {
  EXPECT_EQ(markdown_text("a|b `c` *d* ~e~ \\"), "a\\|b \\`c\\` \\*d\\* \\~e\\~ \\\\");
  EXPECT_EQ(markdown_text("<b>&amp;"), "&lt;b&gt;&amp;amp;");
  EXPECT_EQ(markdown_text("two\nlines\r\n\tand a tab"), "two lines   and a tab");
  EXPECT_EQ(markdown_text("cuda/end_to_end, _this_"), "cuda/end_to_end, \\_this\\_");
  EXPECT_EQ(markdown_text("a[i] but [x](y)"), "a[i] but [x\\](y)");
  EXPECT_EQ(markdown_text("µ × é"), "µ × é");
}

}  // namespace
}  // namespace lanebench
