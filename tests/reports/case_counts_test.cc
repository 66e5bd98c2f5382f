// What counters say of a case, and when a report shows it.
#include "reports/analysis/case_counts.h"

#include <gtest/gtest.h>

#include "reports/render/markdown.h"
#include "reports/render/sections.h"
#include "tests/reports/fake_run.h"

namespace lanebench {
namespace {

/// Of a sample of 10 solutions.
SampleCounts all_counts() {
  return {.cycles = 4e6,
          .instructions = 10e6,
          .branch_misses = 5e3,
          .cache_misses = 30e3,
          .page_faults = 20,
          .context_switches = 3,
          .cpu_s = 1e-3,
          .energy_j = 0.05};
}

/// Two cases, with these counts in all samples of the second and of the first none.
Run run_with(const SampleCounts& counts) {
  auto run = fake_run();
  CaseRecord record = fake_case("triad", "simd@AVX2/serial");
  record.bytes = 200e3;
  add_timed(run, fake_case("triad", "scalar/serial"), std::vector<double>(7, 2.0));
  add_timed(run, record, std::vector<double>(7, 1.0));
  for (std::size_t i = 7; i < 14; ++i) run.samples[i].counts = counts;
  return run;
}

std::string section_of(const Run& run) {
  return markdown(counters_section(summarize(run).workloads.at(0)));
}

TEST(CaseCounts, AreRatiosAndAmountsPerSolution) {
  const CaseCounts counts = counts_of(summarize(run_with(all_counts())).workloads.at(0).results.at(1));
  EXPECT_DOUBLE_EQ(counts.instructions_per_cycle.value(), 2.5);
  EXPECT_DOUBLE_EQ(counts.ghz.value(), 4);
  EXPECT_DOUBLE_EQ(counts.memory_bytes.value(), 192e3);
  EXPECT_DOUBLE_EQ(counts.of_cost.value(), 0.96);
  EXPECT_DOUBLE_EQ(counts.branch_misses_per_thousand.value(), 0.5);
  EXPECT_DOUBLE_EQ(counts.page_faults.value(), 2);
  EXPECT_DOUBLE_EQ(counts.energy_j.value(), 0.005);
}

TEST(CaseCounts, AreMediansOfUndisturbedSamples) {
  auto run = run_with(all_counts());
  run.samples[7].counts.page_faults = 0;
  run.samples[8].counts.page_faults = 1e6;
  for (std::size_t i = 9; i < 13; ++i) {  // More than half.
    run.samples[i].counts.page_faults = 1e6;
    run.samples[i].clock_after_s = 1;
  }
  const CaseCounts counts = counts_of(summarize(run).workloads.at(0).results.at(1));
  EXPECT_EQ(counts.page_faults, 2);
}

TEST(CaseCounts, AreAbsentWhereNothingWasCounted) {
  const Summary summary = summarize(run_with({.instructions = 5, .cpu_s = 0}));
  for (const Result& result : summary.workloads.at(0).results) {
    const CaseCounts counts = counts_of(result);
    EXPECT_EQ(counts.instructions_per_cycle, std::nullopt);
    EXPECT_EQ(counts.ghz, std::nullopt);
    EXPECT_EQ(counts.of_cost, std::nullopt);
    EXPECT_EQ(counts.energy_j, std::nullopt);
  }
}

TEST(CountersSection, HasAColumnForAllThatWasCounted) {
  const std::string text = section_of(run_with(all_counts()));
  EXPECT_TRUE(text.starts_with("<details>\n<summary>Why it is fast</summary>\n")) << text;
  EXPECT_TRUE(text.ends_with(
      "\n\n| case | instructions per cycle | GHz | loaded from memory, MB | of the cost | "
      "branch misses per 1000 instructions | page faults | energy, mJ |\n"
      "| --- | --- | --- | --- | --- | --- | --- | --- |\n"
      "| triad/simd@AVX2/serial | 2.50 | 4.00 | 0.192 | 0.960 | 0.500 | 2.00 | 5.00 |\n\n</details>\n"))
      << text;
  EXPECT_EQ(text.find("No counter of the processor"), std::string::npos);
}

TEST(CountersSection, SaysThatTheProcessorCountedNothing) {
  const std::string text = section_of(run_with({.page_faults = 15, .context_switches = 1, .cpu_s = 1}));
  EXPECT_NE(text.find("\n\nNo counter of the processor worked here; under Machine stands why.\n\n"
                      "| case | page faults |\n"),
            std::string::npos)
      << text;
}

TEST(CountersSection, IsLeftOutWhereItWouldSayNothing) {
  EXPECT_EQ(section_of(run_with({})), "");
  EXPECT_EQ(section_of(run_with({.page_faults = 9, .context_switches = 100, .cpu_s = 1})), "")
      << "less than a page per solution";
}

TEST(CountersSection, IsFoldedBelowItsJob) {
  const Document part = counters_section(summarize(run_with(all_counts())).workloads.at(0));
  const Heading& heading = std::get<Heading>(part.at(0));
  EXPECT_TRUE(heading.folded);
  EXPECT_EQ(heading.level, 4) << "one below the job's";
}

}  // namespace
}  // namespace lanebench
