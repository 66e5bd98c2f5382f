// The exact commands for tiny data, and the arithmetic of ticks, texts and labels.
#include "reports/figures/figure_scripts.h"

#include <gtest/gtest.h>

#include "reports/figures/figure_style.h"
#include "tests/reports/fake_analysis.h"

namespace lanebench {
namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != text.npos;
}

TEST(Quoted, LeavesNothingThatGnuplotExpands) {
  EXPECT_EQ(quoted("a'b\"`c`\n@d\\"), R"("a\047b\042\140c\140 \100d\134")");
  EXPECT_EQ(quoted("×\xff\x7f"), R"("×? ")");
  EXPECT_EQ(quoted("\xed\xa0\x80"), "\"?\?\?\"") << "a surrogate is no character";
}

TEST(Shortened, CountsCharacters) {
  EXPECT_EQ(shortened("größe", 5), "größe");
  EXPECT_EQ(shortened("größen", 5), "größ…");
}

TEST(Ticks, AreFewAndPowers) {
  EXPECT_EQ(ratio_ticks(0.9, 4.5), "('×1' 1, '×2' 2, '×4' 4)");
  EXPECT_EQ(ratio_ticks(0.4, 1.1), "('×0.5' 0.5, '×1' 1)");
  EXPECT_EQ(ratio_ticks(0.9, 5000),
            "('×1' 1, '×4' 4, '×16' 16, '×64' 64, '×256' 256, '×1024' 1024, '×4096' 4096)");
  EXPECT_EQ(decimal_ticks(0.5, 20), "('0.5' 0.5, '1' 1, '2' 2, '5' 5, '10' 10, '20' 20)");
  EXPECT_EQ(decimal_ticks(500, 2e6), "('1000' 1000, '10⁴' 10000, '10⁵' 100000, '10⁶' 1e+06)");
  EXPECT_EQ(decimal_ticks(15000, 1e5), "('2·10⁴' 20000, '5·10⁴' 50000, '10⁵' 100000)");
}

TEST(Spread, MovesOnlyWhatIsTooNear) {
  EXPECT_EQ(spread({10, 50, 30}, 15, 0, 100), (std::vector<double>{10, 50, 30}));
  EXPECT_EQ(spread({50, 50, 10}, 10, 0, 100), (std::vector<double>{45, 55, 10}));
  EXPECT_EQ(spread({98, 99}, 10, 0, 100), (std::vector<double>{90, 100}));
  EXPECT_EQ(spread({1, 2, 3}, 10, 0, 100), (std::vector<double>{0, 10, 20}));
}

TEST(StyleOf, EveryKindHasItsOwnColourAndShape) {
  for (const std::string& one : known_kinds()) {
    for (const std::string& other : known_kinds()) {
      if (one == other) continue;
      EXPECT_NE(style_of(one).point, style_of(other).point) << one << ", " << other;
    }
  }
}

TEST(GainsPicture, HasOneRowPerWorkloadAndKind) {
  Contrast row;
  row.workload = "it's";
  row.simd = {"job/simd@AVX2/serial", Estimate{4, 3, 5}, ""};
  row.threads = {"job/scalar/threads:2", Estimate{2, {}, {}}, ""};
  Contrast none;
  none.workload = "none";
  none.scalar_reason = "crashed: SIGILL";
  const auto picture = gains_picture({row, none});
  ASSERT_TRUE(picture.has_value());
  EXPECT_EQ(picture->height, 4 + 19 + 12 + 64 + 54);
  EXPECT_EQ(picture->commands, R"(unset key
set border 3 lc rgb '#000000'
set tics out nomirror scale 0.5
set xtics offset 0,0.4
set x2tics offset 0,-0.4
unset x2tics
set grid lt 1 lw 1 dt 1 lc rgb '#C8808080'
set lmargin at screen 0.0821429
set rmargin at screen 0.95
set tmargin at screen 0.771242
set bmargin at screen 0.352941
set label '' at screen 0.025,0.911765 point pt 9 ps 1 lc rgb '#0072B2' front
set label "SIMD" at screen 0.0446429,0.911765 left font ',13' front
set label '' at screen 0.353571,0.911765 point pt 6 ps 1 lc rgb '#009E73' front
set label "threads" at screen 0.373214,0.911765 left font ',13' front
set xrange [0.8:6.25]
set logscale x 2
set xtics ('×1' 1, '×2' 2, '×4' 4)
set yrange [64:0]
unset ytics
set grid xtics noytics
set label "gain, × one scalar worker" at screen 0.516071,0.0915033 center font ',15' front
set arrow from first 1,graph 0 to first 1,graph 1 nohead lw 1.5 dt (5,4) lc rgb '#000000'
set label "it\047s" at screen 0.0678571,0.666667 right font ',13' front
set arrow from screen 0.0142857,0.562092 to screen 0.95,0.562092 nohead lw 1 dt 1 lc rgb '#90808080'
set label "none" at screen 0.0678571,0.457516 right font ',13' front
set label "no gains: crashed: SIGILL" at screen 0.0964286,0.457516 left font ',13' front
$kind1 << end
4 11 3 2
end
$kind2 << end
2 21 2 0
end
plot $kind1 using 3:2:4:(0) with vectors nohead lw 2.5 lc rgb '#0072B2', \
  $kind1 using 1:2 with points pt 9 ps 0.9 lc rgb '#0072B2', \
  $kind2 using 3:2:4:(0) with vectors nohead lw 2.5 lc rgb '#009E73', \
  $kind2 using 1:2 with points pt 6 ps 0.9 lc rgb '#009E73'
)");
  EXPECT_FALSE(gains_picture({none}).has_value());
  EXPECT_FALSE(gains_picture({}).has_value());
}

TEST(IsaPicture, WritesTheGainBesideTheDots) {
  IsaSweep sweep;
  sweep.workload = "job";
  sweep.rows.push_back({"AVX2", fake_gain("a", 1.5), fake_gain("s", 3.25), {}});
  const auto picture = isa_picture(sweep);
  ASSERT_TRUE(picture.has_value());
  EXPECT_EQ(picture->title, "job: gain of one worker at each instruction set, with 95 % intervals");
  for (const char* label : {"\"AVX2\"", "\"×1.50\"", "\"×3.25\"", "\"job\""}) {
    EXPECT_TRUE(contains(picture->commands, label)) << label;
  }
  EXPECT_FALSE(isa_picture({}).has_value());
}

TEST(ScalingPicture, NeedsThreePoints) {
  Scaling one = fake_scaling(fake_shape(0), "threads", 0.25);
  const auto picture = scaling_picture({one});
  ASSERT_TRUE(picture.has_value());
  EXPECT_TRUE(contains(picture->commands, "\"threads: 25 % serial\""));
  EXPECT_TRUE(contains(picture->commands, "[1:16] 1/(0.25+(1-0.25)/x) with lines"));
  EXPECT_TRUE(contains(picture->commands, "$knees << end\n8 2.90909\nend\n"));
  one.knee.reset();
  EXPECT_FALSE(contains(scaling_picture({one})->commands, "knee"));
  one.points.resize(2);
  EXPECT_FALSE(scaling_picture({one}).has_value());
  EXPECT_FALSE(scaling_picture({}).has_value());
}

TEST(SizesPicture, MarksOnlyCrossoversThatWereSeen) {
  const auto picture = sizes_picture(fake_size_sweep(fake_shape(1)));
  ASSERT_TRUE(picture.has_value());
  EXPECT_TRUE(contains(picture->commands, "\"AB\"")) << "two at one size";
  EXPECT_TRUE(
      contains(picture->commands, "\"D: from 300000 on, GPU end to end faster than the best on the CPU\""));
  EXPECT_FALSE(contains(picture->commands, "\"E:")) << "the last was not reached";
  SizeSweep sweep = fake_size_sweep(fake_shape(1));
  for (SizeSeries& one : sweep.series) one.points.resize(1);
  EXPECT_FALSE(sizes_picture(sweep).has_value()) << "one size is no sweep";
}

TEST(RooflinePicture, HasTheBestCeilingOfEachLevelAndCasesWithFlops) {
  Analysis analysis = fake_analysis(12);
  const auto picture = roofline_picture(analysis.summary);
  ASSERT_TRUE(picture.has_value());
  for (const char* label : {"\"ceilings of 16 workers\"", "\"ceilings of 1 worker\"", "\"L1\"", "\"memory\"",
                            "\"SSSE3, SSE4\"", "\"A: monte_carlo_pi\"", "\"C: triad\""}) {
    EXPECT_TRUE(contains(picture->commands, label)) << label;
  }
  EXPECT_FALSE(contains(picture->commands, "row_match")) << "it has no flops";
  analysis.summary.machine.ceilings.clear();
  EXPECT_FALSE(roofline_picture(analysis.summary).has_value());
}

TEST(RooflinePicture, HasSinglePrecisionPeaksForCasesThatUseThem) {
  Analysis analysis = fake_analysis(12);
  EXPECT_FALSE(contains(roofline_picture(analysis.summary)->commands, "\"single\""));
  for (WorkloadSummary& group : analysis.summary.workloads) {
    for (Result& result : group.results) result.record.single_precision = true;
  }
  EXPECT_TRUE(contains(roofline_picture(analysis.summary)->commands, "\"single\""));
}

TEST(RooflinePicture, HasMemoryReadsForCasesThatMostlyRead) {
  Analysis analysis = fake_analysis(12);
  analysis.summary.machine.ceilings.push_back({"read", "cpu", "memory", "AVX3", 1, 8e9});
  EXPECT_FALSE(contains(roofline_picture(analysis.summary)->commands, "\"reads\""));
  for (WorkloadSummary& group : analysis.summary.workloads) {
    for (Result& result : group.results) result.record.bytes_written = 0;
  }
  EXPECT_TRUE(contains(roofline_picture(analysis.summary)->commands, "\"reads\""));
}

TEST(RoofPicture, LeavesOutWhatHasNoPercentage) {
  const auto picture = roof_picture(fake_analysis(12).summary);
  ASSERT_TRUE(picture.has_value());
  EXPECT_TRUE(contains(picture->commands, "\"memory bandwidth\""));
  EXPECT_FALSE(contains(picture->commands, "\"primality\""));
  EXPECT_FALSE(roof_picture({}).has_value());
}

}  // namespace
}  // namespace lanebench
