// One row per job: which cases stand behind each ratio, what is tied, and what the machine's limit is.
#include "reports/analysis/matrix.h"

#include <gtest/gtest.h>

#include "tests/reports/fake_job.h"

namespace lanebench {
namespace {

using Ids = std::vector<std::string>;

TEST(Matrix, TheBestInstructionSetStandsForBothKindsOfVectors) {
  const MatrixRow row =
      FakeJob()
          .time("scalar/serial", 8)
          .time("autovec@AVX2/serial", 8)
          .time("autovec@SSE4/serial", 4)
          .time("simd@AVX2/serial", 8)
          .time("simd@SSE4/serial", 4)
          .time("simd@AVX2/threads:2", 4)  // As in a quick run: teams have the widest alone.
          .row();
  EXPECT_EQ(row.autovec.cases, Ids{"job/autovec@SSE4/serial"});
  EXPECT_EQ(row.simd.cases, Ids{"job/simd@SSE4/serial"});
  EXPECT_EQ(row.simd.verdict, GainVerdict::kPays);
  EXPECT_DOUBLE_EQ(row.simd.ratio->value, 2);
  EXPECT_DOUBLE_EQ(row.workers_on_simd.ratio->value, 2) << "over the instruction set of the team";
  EXPECT_EQ(row.simd_over_autovec.verdict, GainVerdict::kNoGain);
}

TEST(Matrix, NamesThreadsOrProcessesOnlyWhereCertain) {
  const FakeJob same =
      FakeJob().time("scalar/serial", 8).time("scalar/threads:2", 4, 0.1).time("scalar/processes:2", 4.1);
  EXPECT_EQ(same.row().workers.in_words, "2 workers");
  EXPECT_EQ(same.row().workers.gain.cases, (Ids{"job/scalar/threads:2", "job/scalar/processes:2"}));
  EXPECT_EQ(same.row().threads_over_processes.verdict, GainVerdict::kNoGain);
  const FakeJob faster =
      FakeJob().time("scalar/serial", 8).time("scalar/threads:2", 6).time("scalar/processes:2", 4);
  EXPECT_EQ(faster.row().workers.in_words, "2 processes");
  EXPECT_DOUBLE_EQ(faster.row().workers.gain.ratio->value, 2);
  EXPECT_EQ(faster.row().threads_over_processes.verdict, GainVerdict::kCosts);
  const FakeJob alone = FakeJob().time("scalar/serial", 8).time("scalar/threads:2", 4);
  EXPECT_EQ(alone.row().workers.in_words, "2 threads");
}

TEST(Matrix, TheMeanOfBothKindsIsTheirGeometricOne) {
  const MatrixRow row = FakeJob()
                            .time("scalar/serial", 8)
                            .time("scalar/threads:2", 1)
                            .time("scalar/processes:2", 4)
                            .twins(0.5)  // Such noise hides that they differ; the baseline's mean is 2.
                            .row();
  EXPECT_EQ(row.workers.in_words, "2 workers");
  EXPECT_DOUBLE_EQ(row.workers.gain.ratio->value, 1);
}

TEST(Matrix, ListsAllThatTieWithTheFastest) {
  const MatrixRow row = FakeJob()
                            .time("scalar/serial", 8)
                            .time("simd@AVX2/serial", 2, 0.1)
                            .time("simd@AVX2/threads:2", 1.95, -0.1)
                            .time("simd@AVX2/processes:2", 1.96, 0.1)
                            .time("openblas/serial", 2.01, -0.1)
                            .row();
  ASSERT_TRUE(row.fastest.has_value());
  EXPECT_EQ(row.fastest->in_words, "hand-written SIMD + 2 workers");
  EXPECT_EQ(row.fastest->tied_with, (Ids{"hand-written SIMD", "OpenBLAS"}));
}

TEST(Matrix, ComparesRegistersOfTwoWidths) {
  const MatrixRow row = FakeJob()
                            .time("scalar/serial", 8)
                            .time("simd@AVX3_DL/serial", 1.5)
                            .time("simd@AVX3/serial", 1)
                            .time("simd@AVX2/serial", 2)
                            .time("simd@SSE4/serial", 4)
                            .row();
  EXPECT_EQ(row.wide_isa, "AVX3");
  EXPECT_EQ(row.next_isa, "AVX2");
  EXPECT_EQ(row.wide_over_next.base, Ids{"job/simd@AVX2/serial"});
  EXPECT_DOUBLE_EQ(row.wide_over_next.ratio->value, 2);
}

TEST(Matrix, TellsLibrariesFromFurtherLanesOfItsOwn) {
  const FakeJob job = FakeJob()
                          .time("scalar/serial", 8)
                          .time("simd@AVX2/serial", 2)
                          .time("openblas/serial", 1)
                          .own("subtables/serial", 4);
  const MatrixRow row = job.row();
  ASSERT_EQ(row.others.size(), 2u);
  EXPECT_EQ(row.others[0].in_words, "OpenBLAS");
  EXPECT_TRUE(row.others[0].library);
  EXPECT_DOUBLE_EQ(row.others[0].own_over.ratio->value, 0.5);
  EXPECT_DOUBLE_EQ(row.others[0].over_plain.ratio->value, 8);
  EXPECT_EQ(row.others[1].in_words, "subtables");
  EXPECT_FALSE(row.others[1].library);
}

TEST(Matrix, HoldsTheFastestAgainstTheWholeMachine) {
  FakeJob job;
  job.bytes(100).time("scalar/serial", 8).time("simd@AVX2/serial", 4);
  job.machine().cores = 2;
  job.machine().ceilings = {{"copy", "cpu", "memory", "AVX2", 1, 50},
                            {"copy", "cpu", "memory", "AVX2", 2, 100}};
  const MatrixRow row = job.row();
  ASSERT_TRUE(row.fastest.has_value());
  EXPECT_EQ(row.fastest->limit, "memory bandwidth");
  EXPECT_DOUBLE_EQ(row.fastest->percent_of_limit.value(), 25) << "of both cores, though one worked";
}

TEST(Matrix, WhatIsFarAboveItsRoofIsFlaggedAndNeverWins) {
  FakeJob job;
  job.bytes(100).time("scalar/serial", 8).time("simd@AVX2/serial", 4).time("autovec@AVX2/serial", 0.1);
  job.machine().cores = 1;
  job.machine().ceilings = {{"copy", "cpu", "memory", "AVX2", 1, 50}};
  const MatrixRow row = job.row();
  EXPECT_EQ(row.fastest->in_words, "hand-written SIMD");
  EXPECT_EQ(row.autovec.verdict, GainVerdict::kNotMeasured);
  EXPECT_EQ(row.autovec.reason,
            "left out: 2000 % of its roof, which only an error of the kernel or of the clock explains");
  EXPECT_EQ(job.contrast().winner->case_id, "job/simd@AVX2/serial");
  const Summary summary = job.summary();
  const Result& result = summary.workloads.at(0).results.at(2);
  EXPECT_EQ(result.flags, Ids{"above roof"});
  EXPECT_TRUE(result.speedup.has_value()) << "the number stays in the file";
}

}  // namespace
}  // namespace lanebench
