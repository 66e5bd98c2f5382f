// The exact commands for tiny data, and the arithmetic of ticks, texts and labels.
#include "reports/figures/figure_scripts.h"

#include <gtest/gtest.h>

#include "reports/figures/figure_canvas.h"
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

TEST(Ticks, AreFewAndPowers) {
  EXPECT_EQ(tick_list(ratio_ticks(0.9, 4.5)), "('×1' 1, '×2' 2, '×4' 4)");
  EXPECT_EQ(tick_list(ratio_ticks(0.4, 1.1)), "('×0.5' 0.5, '×1' 1)");
  EXPECT_EQ(tick_list(ratio_ticks(0.9, 5000)),
            "('×1' 1, '×4' 4, '×16' 16, '×64' 64, '×256' 256, '×1024' 1024, '×4096' 4096)");
  EXPECT_EQ(tick_list(decimal_ticks(0.5, 20)), "('0.5' 0.5, '1' 1, '2' 2, '5' 5, '10' 10, '20' 20)");
  EXPECT_EQ(tick_list(decimal_ticks(500, 2e6)), "('1000' 1000, '10⁴' 10000, '10⁵' 100000, '10⁶' 1e+06)");
  EXPECT_EQ(tick_list(decimal_ticks(15000, 1e5)), "('2·10⁴' 20000, '5·10⁴' 50000, '10⁵' 100000)");
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

TEST(KindInWords, IsWhatPeopleSay) {
  EXPECT_EQ(kind_in_words("one scalar worker"), "plain code");
  EXPECT_EQ(kind_in_words("autovec"), "compiler's SIMD");
  EXPECT_EQ(kind_in_words("unknown"), "unknown");
}

TEST(AllFigures, HaveTextsOfElevenPixelsOnAPhone) {
  constexpr double kPhone = 390 - 2 * 16;  // Without the page's margins.
  EXPECT_GE(13 * kPhone / kFigureWidth, 11);
}

TEST(GainsPicture, HasOneRowPerWorkloadAndKind) {
  MatrixRow row;
  row.workload = "it's";
  row.limited_by = "memory";
  row.simd.ratio = Estimate{4, 3, 5};
  row.workers.gain.ratio = Estimate{2, {}, {}};
  MatrixRow none;
  none.workload = "none";
  none.limited_by = "cpu";
  none.autovec.reason = "crashed: SIGILL";
  const auto picture = gains_picture({row, none});
  ASSERT_TRUE(picture.has_value());
  EXPECT_EQ(picture->height, 222);
  EXPECT_EQ(picture->commands, R"(unset key
unset border
unset tics
set lmargin at screen 0
set bmargin at screen 0
set rmargin at screen 1
set tmargin at screen 1
set xrange [0:420]
set yrange [222:0]
set label '' at screen 0.0333333,0.939189 point pt 9 ps 1 lc rgb '#0072B2' front
set label "hand-written SIMD" at screen 0.0595238,0.939189 left front
set label '' at screen 0.52381,0.939189 point pt 14 ps 1 lc rgb '#009E73' front
set label "all workers, plain code" at screen 0.55,0.939189 left front
set label "faint: under six passes" at screen 0.0595238,0.853604 left front
set label "Limited by computing" at screen 0.0190476,0.734234 left front
set label "×1" at screen 0.163067,0.653153 center front
set label "×2" at screen 0.475844,0.653153 center front
set label "×4" at screen 0.788622,0.653153 center front
set arrow from screen 0.163067,0.603604 to screen 0.163067,0.486486 nohead lw 1 dt 1 lc rgb '#90808080'
set arrow from screen 0.475844,0.603604 to screen 0.475844,0.486486 nohead lw 1 dt 1 lc rgb '#90808080'
set arrow from screen 0.788622,0.603604 to screen 0.788622,0.486486 nohead lw 1 dt 1 lc rgb '#90808080'
set arrow from screen 0.163067,0.603604 to screen 0.163067,0.486486 nohead lw 1.5 dt (5,4) lc rgb '#000000'
set arrow from screen 0.0190476,0.603604 to screen 0.952381,0.603604 nohead lw 1 dt 1 lc rgb '#90808080'
set label "none" at screen 0.0809524,0.545045 right front
set label "no gains: crashed: SIGILL" at screen 0.119048,0.545045 left front
set label "Limited by memory" at screen 0.0190476,0.427928 left front
set label "×1" at screen 0.163067,0.346847 center front
set label "×2" at screen 0.475844,0.346847 center front
set label "×4" at screen 0.788622,0.346847 center front
set arrow from screen 0.163067,0.297297 to screen 0.163067,0.18018 nohead lw 1 dt 1 lc rgb '#90808080'
set arrow from screen 0.475844,0.297297 to screen 0.475844,0.18018 nohead lw 1 dt 1 lc rgb '#90808080'
set arrow from screen 0.788622,0.297297 to screen 0.788622,0.18018 nohead lw 1 dt 1 lc rgb '#90808080'
set arrow from screen 0.163067,0.297297 to screen 0.163067,0.18018 nohead lw 1.5 dt (5,4) lc rgb '#000000'
set arrow from screen 0.0190476,0.297297 to screen 0.952381,0.297297 nohead lw 1 dt 1 lc rgb '#90808080'
set label "it\047s" at screen 0.0809524,0.238739 right front
set label "×1" at screen 0.163067,0.13964 center front
set label "×2" at screen 0.475844,0.13964 center front
set label "×4" at screen 0.788622,0.13964 center front
set label "gain over plain code on one worker" at screen 0.52619,0.0585586 center front
$marks1 << end
276.699 164.5 96.8127 0
end
$marks2 << end
331.221 164.5
end
$marks3 << end
199.855 173.5
end
plot $marks1 using 1:2:3:4 with vectors nohead lw 2.5 lc rgb '#0072B2', \
  $marks2 using 1:2 with points pt 9 ps 0.9 lc rgb '#0072B2', \
  $marks3 using 1:2 with points pt 14 ps 0.7 lc rgb '#A0009E73'
)");
  EXPECT_FALSE(gains_picture({none}).has_value());
  EXPECT_FALSE(gains_picture({}).has_value());
}

TEST(Marks, OfNumbersFromFewPassesAreFaint) {
  MatrixRow row;
  row.workload = "job";
  row.simd.ratio = Estimate{4, {}, {}};
  const std::string few = gains_picture({row})->commands;
  EXPECT_TRUE(contains(few, "points pt 9 ps 0.7 lc rgb '#A00072B2'"));
  EXPECT_TRUE(contains(few, "\"faint: under six passes\""));
  row.simd.ratio = Estimate{4, 3, 5, 5};
  EXPECT_TRUE(contains(gains_picture({row})->commands, "faint"));
  row.simd.ratio = Estimate{4, 3, 5, 6};
  const std::string many = gains_picture({row})->commands;
  EXPECT_TRUE(contains(many, "points pt 9 ps 0.9 lc rgb '#0072B2'"));
  EXPECT_FALSE(contains(many, "faint"));
}

TEST(IsaPicture, HasAPanelPerJobAndNoRowWithoutGains) {
  IsaSweep sweep;
  sweep.workload = "job";
  sweep.rows.push_back({"SSE4", fake_gain("a", 1.5), fake_gain("s", 3.25), {}});
  sweep.rows.push_back({"AVX3_DL", {}, {}, {}});
  IsaSweep other = sweep;
  other.workload = "other";
  other.rows.push_back({"AVX3", fake_gain("a", 2), {"s", Estimate{8, {}, {}}, ""}, {}});
  const auto picture = isa_picture({sweep, other});
  ASSERT_TRUE(picture.has_value());
  for (const char* label : {"\"SSE4\"", "\"AVX-512\"", "\"job\"", "\"other\"", "\"hand-written SIMD\"",
                            "\"compiler\\047s SIMD\"", "\"faint: under six passes\""}) {
    EXPECT_TRUE(contains(picture->commands, label)) << label << picture->commands;
  }
  EXPECT_FALSE(contains(picture->commands, "Ice Lake"));
  const auto alone = isa_picture({sweep});
  EXPECT_LT(alone->height, picture->height) << "one instruction set is one row";
  EXPECT_FALSE(isa_picture({}).has_value());
  sweep.rows.erase(sweep.rows.begin());
  EXPECT_FALSE(isa_picture({sweep}).has_value());
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

TEST(SizesPicture, MarksWhereThreadsStartToPay) {
  SizeSweep sweep = fake_size_sweep(fake_shape(1));
  sweep.crossovers = {{"threads", "one scalar worker", 10000, 3000, 1000, 100000000}};
  const auto bars = [&] {
    const std::string commands = sizes_picture({sweep})->commands;
    std::size_t found = 0;
    for (std::size_t at = commands.find("lw 6 "); at != commands.npos; at = commands.find("lw 6 ", at + 1))
      ++found;
    return found;
  };
  EXPECT_EQ(bars(), 2u) << "the legend's and the plot's";
  sweep.crossovers[0].not_at.reset();
  EXPECT_EQ(bars(), 1u) << "they do at every size";
  sweep.crossovers[0].from.reset();
  EXPECT_EQ(bars(), 1u) << "they do at none";
  const auto two = sizes_picture({sweep, fake_size_sweep(fake_shape(2))});
  EXPECT_TRUE(contains(two->commands, "\"primality\""));
  for (SizeSeries& one : sweep.series) one.points.resize(1);
  EXPECT_FALSE(sizes_picture({sweep}).has_value()) << "one size is no sweep";
}

std::size_t count_in(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST(RooflinePicture, NamesEachLevelOnceAndJobsWithFlops) {
  Analysis analysis = fake_analysis(12);
  const auto picture = roofline_picture(analysis.summary);
  ASSERT_TRUE(picture.has_value());
  for (const char* label : {"\"at most, 16 workers\"", "\"at most, 1 worker\"", "\"L1\"", "\"memory\"",
                            "\"SSE\"", "\"monte_carlo_pi\"", "\"triad\""}) {
    EXPECT_EQ(count_in(picture->commands, label), 1u) << label;
  }
  EXPECT_FALSE(contains(picture->commands, "row_match")) << "it has no flops";
  analysis.summary.machine.ceilings.clear();
  EXPECT_FALSE(roofline_picture(analysis.summary).has_value());
}

TEST(RooflinePicture, HasSinglePrecisionPeaksForCasesThatUseThem) {
  Analysis analysis = fake_analysis(12);
  EXPECT_FALSE(contains(roofline_picture(analysis.summary)->commands, "\"widest, float\""));
  for (WorkloadSummary& group : analysis.summary.workloads) {
    for (Result& result : group.results) result.record.single_precision = true;
  }
  EXPECT_TRUE(contains(roofline_picture(analysis.summary)->commands, "\"widest, float\""));
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
  EXPECT_TRUE(contains(picture->commands, "\"memory\""));
  EXPECT_FALSE(contains(picture->commands, "\"primality\""));
  EXPECT_FALSE(roof_picture({}).has_value());
}

TEST(RoofPicture, ShortensNamesWhereTheyDoNotDiffer) {
  Analysis analysis = fake_analysis(12);
  for (WorkloadSummary& group : analysis.summary.workloads) {
    for (Result& result : group.results) result.roof = "single-precision FMA peak (AVX3_DL)";
  }
  EXPECT_TRUE(contains(roof_picture(analysis.summary)->commands, "\"float FMA AVX-512 Ice Lake\""));
}

}  // namespace
}  // namespace lanebench
