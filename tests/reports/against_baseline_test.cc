// One file within itself: every row against the baseline beside it.
#include "reports/compare/against_baseline.h"

#include <gtest/gtest.h>

#include "reports/compare/compare.h"
#include "reports/compare/compare_formats.h"
#include "reports/text/limits.h"
#include "tests/reports/fake_gbench.h"
#include "tests/reports/fake_side.h"

namespace lanebench {
namespace {

std::vector<std::string> rows_against(const Side& side, const std::string& name) {
  const auto [base, other] = against_baseline(side, name);
  std::vector<std::string> rows;
  for (const ComparedRow& row : compare(base, other, 0.03).rows) {
    rows.push_back(fmt::format("{} {:.2f}", row.key.case_id, row.ratio->value));
  }
  return rows;
}

Side of_benchmarks(const std::vector<std::pair<std::string, double>>& benchmarks) {
  const FakeFolder folder;
  std::vector<std::string> entries;
  for (const auto& [name, ns] : benchmarks) {
    for (std::string& entry : gbench_repetitions(name, ns)) entries.push_back(std::move(entry));
  }
  return gbench_side(folder, "one.json", gbench_file(entries));
}

using Lines = std::vector<std::string>;

TEST(AgainstBaseline, MatchesArguments) {
  const Side side = of_benchmarks(
      {{"BM_std/8", 100}, {"BM_std/64", 200}, {"BM_ours/8", 50}, {"BM_ours/64", 400}, {"BM_ours/512", 9}});
  EXPECT_EQ(rows_against(side, "BM_std"), (Lines{"BM_ours/8 0.50", "BM_ours/64 2.00"}));
}

TEST(AgainstBaseline, TakesOneBenchmarkForAll) {
  const Side side = of_benchmarks({{"BM_std", 100}, {"BM_ours", 50}, {"BM_theirs/8", 200}});
  EXPECT_EQ(rows_against(side, "BM_std"), (Lines{"BM_ours 0.50", "BM_theirs/8 2.00"}));
  EXPECT_EQ(rows_against(side, "BM_theirs/8"), (Lines{"BM_std 0.50", "BM_ours 0.25"}));
}

TEST(AgainstBaseline, IsNoRegressionWhereItIsSlower) {
  const auto [base, other] =
      against_baseline(of_benchmarks({{"BM_std", 100}, {"BM_ours", 50}, {"BM_theirs", 200}}), "BM_std");
  EXPECT_EQ(compare_terminal({compare(base, other, 0.03)}, false, false),
            R"(base: BM_std · 2026-01-02T03:04:05+00:00-box
other: one.json · 2026-01-02T03:04:05+00:00-box
environment: no difference recorded

Geometric mean of other / base in time over 2 matched rows: 1.000 [0.9940, 1.006], SAME.

Every row:
case       size  base      other     other / base             threshold  verdict (advisory)
BM_ours    –     100.0 ns  50.00 ns  0.5000 [0.4970, 0.5030]  3.0 %      FASTER
BM_theirs  –     100.0 ns  200.0 ns  2.000 [1.988, 2.012]     3.0 %      SLOWER

1 SLOWER, 1 FASTER, 0 SAME, 0 INCONCLUSIVE.
Verdicts are advisory: 1 run against 1, and fewer than 5 on a side cannot tell a difference from what is the same throughout a run, such as the placement of its memory or a busy neighbour.
SLOWER than the baseline: 1 row slower.
)");
}

TEST(AgainstBaseline, StandsBesideEachJobOfARun) {
  auto run = fake_run();
  for (const auto& [job, seconds] : {std::pair("triad", 1.0), std::pair("sort", 4.0)}) {
    add_timed(run, fake_case(job, "scalar/serial"), around(seconds));
    add_timed(run, fake_case(job, "simd@AVX2/serial"), around(1));
  }
  EXPECT_EQ(rows_against(fake_side("run", {run}), "scalar/serial"),
            (Lines{"triad/simd@AVX2/serial 1.00", "sort/simd@AVX2/serial 0.25"}));
}

TEST(AgainstBaseline, RefusesWhatIsNotThere) {
  const Side side = of_benchmarks({{"BM_std", 100}, {"BM_ours", 50}});
  try {
    against_baseline(side, "BM_nobody");
    FAIL();
  } catch (const ResultsError& error) {
    EXPECT_TRUE(
        std::string(error.what())
            .ends_with("one.json' has nothing beside a baseline 'BM_nobody'; name a row as it stands there"))
        << error.what();
  }
}

}  // namespace
}  // namespace lanebench
