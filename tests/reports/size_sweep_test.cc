// Crossovers of series whose order changes at known sizes.
#include "reports/analysis/size_sweep.h"

#include <gtest/gtest.h>

#include "tests/reports/fake_run.h"

namespace lanebench {
namespace {

/// Per size: the times of scalar/serial, simd@AVX2/serial and scalar/threads:2; 0 leaves a case out.
struct Times {
  std::uint64_t size;
  double scalar, simd, threads;
};

Run sized_run(const std::vector<Times>& sizes, std::size_t rounds = 8) {
  lanebench::Run run = fake_run();
  for (const Times& times : sizes) {
    const auto add = [&](const std::string& variant, double seconds) {
      if (seconds == 0) return;
      CaseRecord record = fake_case("w", variant);
      record.size = times.size;
      record.items = 2 * static_cast<double>(times.size);
      add_timed(run, record, std::vector<double>(rounds, seconds));
    };
    add("scalar/serial", times.scalar);
    add("simd@AVX2/serial", times.simd);
    add("scalar/threads:2", times.threads);
  }
  return run;
}

std::string crossover_of(const Run& run, const std::string& winner, const std::string& loser) {
  const std::vector<SizeSweep> sweeps = size_sweeps(summarize(run));
  for (const Crossover& crossover : sweeps.at(0).crossovers) {
    if (crossover.winner == winner && crossover.loser == loser) return in_words(crossover);
  }
  return "not compared";
}

TEST(SizeSweep, GivesTimePerItemBySize) {
  const SizeSweep sweep =
      size_sweeps(summarize(sized_run({{1000, 4, 2, 0}, {10, 0.04, 0.08, 0}, {100, 0.4, 0.2, 0}}))).at(0);
  ASSERT_EQ(sweep.series.size(), 2u);
  EXPECT_EQ(sweep.series[0].kind, "one scalar worker");
  EXPECT_EQ(sweep.series[1].kind, "SIMD");
  ASSERT_EQ(sweep.series[1].points.size(), 3u);
  EXPECT_EQ(sweep.series[1].points[0].size, 10u);
  EXPECT_DOUBLE_EQ(sweep.series[1].points[0].seconds_per_item.value, 0.004);
  EXPECT_EQ(sweep.series[1].points[2].case_id, "w/simd@AVX2/serial");
}

TEST(SizeSweep, FindsFromWhichSizeOnAKindIsFaster) {
  const lanebench::Run run =
      sized_run({{10, 1, 0.5, 2}, {100, 10, 5, 6}, {1000, 100, 50, 40}, {10000, 1000, 500, 400}});
  EXPECT_EQ(crossover_of(run, "threads", "SIMD"), "from somewhere between 100 and 1000 on");
  EXPECT_EQ(crossover_of(run, "threads", "one scalar worker"), "from somewhere between 10 and 100 on");
  EXPECT_EQ(crossover_of(run, "SIMD + threads", "SIMD"), "not compared");
}

TEST(SizeSweep, CountsOnlyWhatStaysFaster) {
  const lanebench::Run run = sized_run({{10, 1, 0.5, 0.4}, {100, 10, 5, 6}, {1000, 100, 50, 40}});
  EXPECT_EQ(crossover_of(run, "threads", "SIMD"), "at 1000, the largest; not at 100");
}

TEST(SizeSweep, SaysNeverAndAlways) {
  const lanebench::Run run = sized_run({{10, 1, 0.5, 0.6}, {100, 10, 5, 6}});
  EXPECT_EQ(crossover_of(run, "threads", "SIMD"), "not up to 100");
  EXPECT_EQ(crossover_of(run, "threads", "one scalar worker"), "at every size from 10 to 100");
}

TEST(SizeSweep, IgnoresSizesWithoutInterval) {
  lanebench::Run run = sized_run({{10, 1, 0.5, 0.4}, {100, 10, 5, 4}});
  const lanebench::Run few = sized_run({{1, 0.1, 0.05, 0.06}}, 5);
  run.cases.insert(run.cases.end(), few.cases.begin(), few.cases.end());
  run.samples.insert(run.samples.end(), few.samples.begin(), few.samples.end());
  EXPECT_EQ(crossover_of(run, "threads", "SIMD"), "at every size from 10 to 100");
}

TEST(SizeSweep, ComparesTheGpuWithTheBestOnTheCpu) {
  lanebench::Run run = sized_run({{10, 1, 0.5, 0.4}, {100, 10, 5, 4}});
  for (const auto& [size, seconds] : {std::pair(10u, 0.45), std::pair(100u, 1.0)}) {
    CaseRecord record = fake_case("w", "cuda/end_to_end");
    record.size = size;
    add_timed(run, record, std::vector<double>(8, seconds));
  }
  EXPECT_EQ(crossover_of(run, "GPU end to end", "the best on the CPU"), "at 100, the largest; not at 10");
}

TEST(SizeSweep, NeedsTwoSizes) {
  EXPECT_TRUE(size_sweeps(summarize(sized_run({{10, 1, 0.5, 0.4}}))).empty());
}

TEST(Headline, IsTheLargestSizeOfEachWorkload) {
  lanebench::Run run = sized_run({{1000, 4, 2, 0}, {10, 0.04, 0.08, 0}});
  add_timed(run, fake_case("v", "scalar/serial"), {1, 1});
  const std::vector<Contrast> rows = contrast(summarize(run));
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].size, 1000u);
  EXPECT_EQ(rows[1].workload, "v");
}

}  // namespace
}  // namespace lanebench
