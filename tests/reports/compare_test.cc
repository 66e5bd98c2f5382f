// Verdicts, matching, lost rows, groups of runs, and machines that differ.
#include "reports/compare/compare.h"

#include <gtest/gtest.h>

#include <cmath>

#include "reports/text/limits.h"
#include "tests/reports/fake_side.h"

namespace lanebench {
namespace {

constexpr double kThreshold = 0.03;

Comparison compared(const Run& base, const Run& other) {
  return compare(fake_side("a", {base}), fake_side("b", {other}), kThreshold);
}

ComparedRow row_of(double base_s, double other_s) {
  return compared(run_of(around(base_s)), run_of(around(other_s))).rows.at(0);
}

std::string error_of(const Side& base, const Side& other) {
  try {
    compare(base, other, kThreshold);
  } catch (const ResultsError& error) {
    return error.what();
  }
  return "";
}

TEST(Compare, GivesEachVerdict) {
  EXPECT_EQ(row_of(1, 1.2).verdict, SpeedVerdict::kSlower);
  EXPECT_EQ(row_of(1.2, 1).verdict, SpeedVerdict::kFaster);
  EXPECT_EQ(row_of(1, 1.01).verdict, SpeedVerdict::kSame);
  EXPECT_EQ(row_of(1, 1.03).verdict, SpeedVerdict::kInconclusive) << "the interval crosses the threshold";
}

TEST(Compare, GivesTheRatioOfOtherToBaseWithItsInterval) {
  const ComparedRow row = row_of(2, 3);
  EXPECT_DOUBLE_EQ(row.base_s, 2);
  EXPECT_DOUBLE_EQ(row.other_s, 3);
  EXPECT_EQ(row.base_n, 12u);
  EXPECT_NEAR(row.ratio->value, 1.5, 1e-9);
  EXPECT_LT(*row.ratio->lower, 1.5);
  EXPECT_GT(*row.ratio->lower, 1.48);
  EXPECT_NEAR(*row.ratio->upper * *row.ratio->lower, 1.5 * 1.5, 1e-9) << "symmetric on the log scale";
}

TEST(Compare, SaysNothingAboutSingleTimes) {
  const Comparison comparison = compared(run_of({1}), run_of({2}));
  const ComparedRow& row = comparison.rows.at(0);
  EXPECT_EQ(row.verdict, SpeedVerdict::kInconclusive);
  EXPECT_FALSE(row.ratio->lower);
  EXPECT_EQ(row.note, "one repetition each");
  EXPECT_EQ(conclusion({comparison}), Conclusion::kUndecided);
}

TEST(Compare, NeverGoesBelowTheFloorOfEitherSide) {
  auto noisy = run_of(around(1.2));
  // A/A pairs that differ by 25 % in every round.
  for (std::uint64_t round = 0; round < 12; ++round) {
    noisy.samples.push_back(fake_sample(noisy.cases[0], round,
                                        noisy.samples[static_cast<std::size_t>(round)].seconds / 1.25, true));
  }
  const auto row = compared(run_of(around(1)), noisy).rows.at(0);
  EXPECT_NEAR(row.threshold, 0.25, 1e-9);
  EXPECT_EQ(row.verdict, SpeedVerdict::kSame);
  EXPECT_NEAR(compared(noisy, run_of(around(1))).rows.at(0).threshold, 0.25, 1e-9);
}

TEST(Compare, CallsNothingTheSameWhereTheSameCodeDiffersByMore) {
  auto noisy = run_of(around(1));
  for (std::uint64_t round = 0; round < 12; ++round) {
    noisy.samples.push_back(fake_sample(noisy.cases[0], round,
                                        noisy.samples[static_cast<std::size_t>(round)].seconds / 1.5, true));
  }
  const Comparison comparison = compared(noisy, noisy);
  EXPECT_EQ(comparison.rows.at(0).doubt, Doubt::kCoarse);
  EXPECT_EQ(comparison.rows.at(0).note, "the same code differed by up to 50 %");
  EXPECT_FALSE(comparison.whole);
  EXPECT_EQ(conclusion({comparison}), Conclusion::kUndecided);
  const Side side = fake_side("a", {noisy});
  EXPECT_EQ(compare(side, side, 0.6).rows.at(0).verdict, SpeedVerdict::kSame) << "as was asked for";
}

TEST(Compare, CorrectsForTheNumberOfRows) {
  // Six rounds against six: 1/924 is the smallest p-value there is, enough for a row but not for twenty.
  const auto with_rows = [](int count) {
    auto base = fake_run();
    auto other = fake_run();
    for (int i = 1; i <= count; ++i) {
      const CaseRecord record = fake_case("triad", "scalar/threads:" + std::to_string(i));
      add_timed(base, record, around(1, 6));
      add_timed(other, record, around(i == 1 ? 1.5 : 1, 6));
    }
    return compared(base, other).rows.at(0);
  };
  EXPECT_EQ(with_rows(1).verdict, SpeedVerdict::kSlower);
  EXPECT_NEAR(*with_rows(1).p_slower, 1 / 924.0, 1e-12);
  const ComparedRow one_of_many = with_rows(20);
  EXPECT_NEAR(*one_of_many.p_slower, 20 / 924.0, 1e-12);
  EXPECT_EQ(one_of_many.verdict, SpeedVerdict::kInconclusive);
  EXPECT_EQ(one_of_many.note, "not certain among 20 rows");
}

TEST(Compare, MatchesByWorkloadSizeAndCase) {
  auto base = fake_run();
  auto other = fake_run();
  CaseRecord larger = fake_case("triad", "scalar/serial");
  larger.size = 2000;
  add_timed(base, fake_case("triad", "scalar/serial"), around(1));
  add_timed(base, larger, around(2));
  add_timed(base, fake_case("sort", "scalar/serial"), around(1));
  add_timed(other, fake_case("sort", "scalar/serial"), around(1));
  add_timed(other, larger, around(8));
  add_timed(other, fake_case("new", "scalar/serial"), around(1));
  const Comparison comparison = compared(base, other);
  ASSERT_EQ(comparison.rows.size(), 2u);
  EXPECT_EQ(comparison.rows[0].key, (CaseKey{"triad", 2000, "triad/scalar/serial"}));
  EXPECT_NEAR(comparison.rows[0].ratio->value, 4, 1e-9);
  EXPECT_NEAR(*comparison.geometric_mean, 2, 1e-9) << "of 4 and 1: matched rows only";
  ASSERT_EQ(comparison.unmatched.size(), 2u);
  EXPECT_EQ(comparison.unmatched[0].base, "ok");
  EXPECT_EQ(comparison.unmatched[0].other, "not part of this side");
  EXPECT_EQ(comparison.unmatched[0].loss, Loss::kNone);
  EXPECT_EQ(comparison.unmatched[1].key.workload, "new");
  EXPECT_EQ(comparison.unmatched[1].base, "not part of this side");
}

/// The base is right and timed at 1 s; a second case is the same on both sides.
Comparison after(Status status, const std::string& reason, Status before = Status::kOk) {
  auto base = run_of(around(1));
  auto other = run_of(around(1));
  const CaseRecord first = fake_case("triad", "simd@AVX2/serial", before);
  if (before == Status::kOk) {
    add_timed(base, first, around(1));
  } else {
    base.cases.push_back(first);
  }
  other.cases.push_back(fake_case("triad", "simd@AVX2/serial", status, reason));
  return compared(base, other);
}

TEST(Compare, TellsWhatWasLost) {
  const Comparison wrong = after(Status::kWrong, "a[0]");
  EXPECT_EQ(wrong.unmatched.at(0).loss, Loss::kWrong);
  EXPECT_EQ(wrong.unmatched.at(0).other, "wrong: a[0]");
  EXPECT_EQ(conclusion({wrong}), Conclusion::kWrongAnswers);
  for (const Status failure : {Status::kCrashed, Status::kTimeout}) {
    EXPECT_EQ(after(failure, "why").unmatched.at(0).loss, Loss::kRegression);
    EXPECT_EQ(conclusion({after(failure, "why")}), Conclusion::kRegression);
  }
  for (const Status absence : {Status::kUnavailable, Status::kNotApplicable}) {
    EXPECT_EQ(after(absence, "why").unmatched.at(0).loss, Loss::kListed);
    EXPECT_EQ(conclusion({after(absence, "why")}), Conclusion::kNoRegression);
  }
  const Comparison untimed = after(Status::kOk, "");
  EXPECT_EQ(untimed.unmatched.at(0).loss, Loss::kListed);
  EXPECT_EQ(untimed.unmatched.at(0).other, "ok, but not timed");
}

TEST(Compare, BlamesNobodyForWhatWasNeverRight) {
  const Comparison still_wrong = after(Status::kWrong, "a[0]", Status::kWrong);
  EXPECT_EQ(still_wrong.unmatched.at(0).loss, Loss::kNone);
  EXPECT_EQ(conclusion({still_wrong}), Conclusion::kNoRegression);
  EXPECT_TRUE(after(Status::kUnavailable, "no GPU", Status::kUnavailable).unmatched.empty())
      << "not worth a line";
}

TEST(Compare, PutsWrongAnswersBeforeRegressions) {
  const Comparison slower = compared(run_of(around(1)), run_of(around(2)));
  EXPECT_EQ(conclusion({slower}), Conclusion::kRegression);
  EXPECT_EQ(conclusion({slower, after(Status::kWrong, "")}), Conclusion::kWrongAnswers);
  EXPECT_EQ(conclusion({after(Status::kUnavailable, ""), slower}), Conclusion::kRegression);
}

TEST(Compare, RefusesWhatHasNothingInCommon) {
  auto sort = fake_run();
  add_timed(sort, fake_case("sort", "scalar/serial"), around(1));
  EXPECT_EQ(error_of(fake_side("a", {run_of(around(1))}), fake_side("b", {sort})),
            "nothing to compare: no case has times in both 'a' and 'b'");
  auto wrong = fake_run();
  wrong.cases.push_back(fake_case("triad", "scalar/serial", Status::kWrong, "a[0]"));
  EXPECT_EQ(error_of(fake_side("a", {run_of(around(1))}), fake_side("b", {wrong})), "")
      << "wrong answers are worth a report of their own";
}

std::vector<Run> runs_around(const std::vector<double>& medians) {
  std::vector<Run> runs;
  for (const double seconds : medians) runs.push_back(run_of(around(seconds)));
  return runs;
}

TEST(Compare, TakesEachRunOfAGroupAsOneObservation) {
  const Comparison comparison =
      compare(fake_side("a", runs_around({1, 1.02, 0.98, 1.01, 0.99})),
              fake_side("b", runs_around({1.2, 1.22, 1.18, 1.21, 1.19})), kThreshold);
  const ComparedRow& row = comparison.rows.at(0);
  EXPECT_EQ(row.base_n, 5u);
  EXPECT_EQ(row.verdict, SpeedVerdict::kSlower);
  EXPECT_FALSE(comparison.advisory);
  EXPECT_NEAR(row.ratio->value, 1.2, 0.001);
}

TEST(Compare, SeesWithRunsThatADifferenceIsTheirBias) {
  // Within each run times vary by 1 %, between runs of a side by 20 %.
  const Comparison comparison = compare(fake_side("a", runs_around({1, 1.2, 0.9})),
                                        fake_side("b", runs_around({1.2, 1.3, 0.95})), kThreshold);
  EXPECT_EQ(comparison.rows.at(0).verdict, SpeedVerdict::kInconclusive);
  EXPECT_TRUE(comparison.advisory);
}

TEST(Compare, CannotTellFromOneRunAgainstMany) {
  const Comparison comparison =
      compare(fake_side("a", runs_around({1, 1, 1, 1, 1.01})), fake_side("b", runs_around({2})), kThreshold);
  EXPECT_EQ(comparison.rows.at(0).verdict, SpeedVerdict::kInconclusive);
  EXPECT_FALSE(comparison.rows.at(0).ratio->lower);
  EXPECT_TRUE(comparison.advisory);
}

TEST(Compare, TakesTheWorstStatusOfAGroup) {
  auto wrong = fake_run();
  wrong.cases.push_back(fake_case("triad", "scalar/serial", Status::kWrong, "a[0]"));
  auto absent = fake_run();
  absent.cases.push_back(fake_case("triad", "scalar/serial", Status::kUnavailable, "too few cores"));
  const Side base = fake_side("a", {run_of(around(1))});
  EXPECT_EQ(compare(base, fake_side("b", {run_of(around(1)), wrong}), kThreshold).unmatched.at(0).loss,
            Loss::kWrong);
  const Comparison partly = compare(base, fake_side("b", {absent, run_of(around(1))}), kThreshold);
  EXPECT_EQ(partly.rows.at(0).other_n, 1u);
}

/// scalar/serial at 1 s and SIMD `speedup` times as fast, on a machine of that model.
Run on_machine(const std::string& model, double speedup, double scalar_s = 1) {
  auto run = fake_run();
  run.machine.cpu_model = model;
  run.machine.cores = 4;
  add_timed(run, fake_case("triad", "scalar/serial"), around(scalar_s));
  add_timed(run, fake_case("triad", "simd@AVX2/serial"), around(scalar_s / speedup));
  return run;
}

TEST(Compare, ComparesSpeedupsAcrossMachinesAndNeverTheirTimes) {
  const Comparison comparison = compared(on_machine("slow", 4, 3), on_machine("fast", 5));
  EXPECT_FALSE(comparison.same_machine);
  ASSERT_EQ(comparison.rows.size(), 2u);
  const ComparedRow& simd = comparison.rows[1];
  EXPECT_EQ(simd.verdict, SpeedVerdict::kNotTested);
  EXPECT_FALSE(simd.ratio);
  EXPECT_FALSE(simd.p_slower);
  EXPECT_NEAR(*simd.base_speedup, 4, 1e-9);
  EXPECT_NEAR(simd.speedup_ratio->value, 1.25, 1e-9);
  EXPECT_TRUE(simd.speedup_ratio->lower);
  EXPECT_FALSE(comparison.rows[0].speedup_ratio) << "scalar/serial is what the others are compared with";
  EXPECT_NEAR(*comparison.speedup_geometric_mean, 1.25, 1e-9);
  EXPECT_FALSE(comparison.geometric_mean);
  EXPECT_EQ(conclusion({compared(on_machine("fast", 5), on_machine("slow", 1, 100))}),
            Conclusion::kUndecided);
}

TEST(Compare, ComparesSpeedupsOfSeveralRunsAcrossMachines) {
  const Comparison comparison =
      compare(fake_side("a", {on_machine("x", 4), on_machine("x", 4.2)}),
              fake_side("b", {on_machine("y", 8), on_machine("y", 8.4)}), kThreshold);
  EXPECT_NEAR(comparison.rows.at(1).speedup_ratio->value, 2, 1e-9);
  EXPECT_TRUE(comparison.rows.at(1).speedup_ratio->lower);
}

TEST(Compare, ShowsTimesOfDifferentMachinesWithoutSpeedups) {
  auto left = on_machine("x", 4);
  auto right = on_machine("y", 4);
  for (lanebench::Run* run : {&left, &right}) {
    run->cases.erase(run->cases.begin());
    std::erase_if(run->samples, [](const Sample& sample) { return sample.case_id == "triad/scalar/serial"; });
  }
  const Comparison comparison = compared(left, right);
  ASSERT_EQ(comparison.rows.size(), 1u);
  EXPECT_EQ(comparison.rows[0].note, "different machines");
  EXPECT_EQ(conclusion({comparison}), Conclusion::kUndecided);
}

TEST(Compare, RefusesAGroupOfDifferentMachines) {
  EXPECT_EQ(error_of(fake_side("a", {on_machine("x", 4), on_machine("y", 4)}),
                     fake_side("b", {on_machine("x", 4)})),
            "'a' and 'a' are of different machines; the runs of one side must not be");
}

TEST(Compare, AsksForTheSameGpuWhereACaseRunsOnIt) {
  const auto on_gpu = [](const std::string& name) {
    auto run = on_machine("x", 4);
    run.machine.gpu = name;
    add_timed(run, fake_case("triad", "cuda/kernel"), around(name == "big" ? 0.01 : 0.1));
    return run;
  };
  const Comparison other_gpu = compared(on_gpu("big"), on_gpu("small"));
  EXPECT_TRUE(other_gpu.same_machine);
  EXPECT_EQ(other_gpu.rows.at(0).verdict, SpeedVerdict::kSame);
  EXPECT_EQ(other_gpu.rows.at(2).verdict, SpeedVerdict::kNotTested);
  EXPECT_NEAR(other_gpu.rows.at(2).speedup_ratio->value, 0.1, 1e-9);
  auto other_cpu = on_gpu("big");
  other_cpu.machine.cpu_model = "y";
  const Comparison same_gpu = compared(on_gpu("big"), other_cpu);
  EXPECT_EQ(same_gpu.rows.at(0).verdict, SpeedVerdict::kNotTested);
  EXPECT_EQ(same_gpu.rows.at(2).verdict, SpeedVerdict::kSame) << "data on the GPU does not meet the CPU";
}

TEST(Compare, SaysNothingOfWhatIsNotAskedFor) {
  auto run = fake_run();
  add_timed(run, fake_case("triad", "scalar/serial"), around(1));
  add_timed(run, fake_case("triad", "simd@AVX2/serial"), around(2));
  run.cases.push_back(fake_case("triad", "cuda/kernel"));
  const Side side = fake_side("a", {run});
  const Comparison comparison = compare(side, side, kThreshold, "simd");
  ASSERT_EQ(comparison.rows.size(), 1u);
  EXPECT_EQ(comparison.rows[0].key.case_id, "triad/simd@AVX2/serial");
  EXPECT_TRUE(comparison.unmatched.empty());
  EXPECT_EQ(error_of(side, side), "");
}

TEST(Compare, SortsItsRows) {
  auto base = fake_run();
  auto other = fake_run();
  for (const auto& [job, before, after] :
       {std::tuple("sort", 1.0, 1.0), std::tuple("dot", 3.0, 6.0), std::tuple("triad", 2.0, 1.0)}) {
    add_timed(base, fake_case(job, "scalar/serial"), around(before));
    add_timed(other, fake_case(job, "scalar/serial"), around(after));
  }
  const auto in_order = [&](RowOrder order) {
    Comparison comparison = compared(base, other);
    sort_rows(comparison, order);
    std::string jobs;
    for (const ComparedRow& row : comparison.rows) jobs += row.key.workload + " ";
    return jobs;
  };
  EXPECT_EQ(in_order(RowOrder::kFile), "sort dot triad ");
  EXPECT_EQ(in_order(RowOrder::kName), "dot sort triad ");
  EXPECT_EQ(in_order(RowOrder::kRatio), "dot sort triad ");
  EXPECT_EQ(in_order(RowOrder::kTime), "dot triad sort ");
}

}  // namespace
}  // namespace lanebench
