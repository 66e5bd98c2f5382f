// Which case stands for a kind, how gains compose, who wins, and the sentence that says so.
#include "reports/analysis/contrast.h"

#include <gtest/gtest.h>

#include "reports/render/advice.h"
#include "tests/reports/fake_job.h"

namespace lanebench {
namespace {

TEST(Contrast, TheBestInstructionSetStandsForVectors) {
  const Contrast row = FakeJob()
                           .time("scalar/serial", 8)
                           .time("simd@SSE4/serial", 4)
                           .time("simd@AVX2/serial", 2)
                           .time("simd@AVX3/serial", 2.5)
                           .time("autovec@SSE4/serial", 5)
                           .time("autovec@AVX2/serial", 8)
                           .contrast();
  EXPECT_EQ(row.simd.case_id, "job/simd@AVX2/serial");
  EXPECT_DOUBLE_EQ(row.simd.speedup->value, 4);
  EXPECT_EQ(row.autovec.case_id, "job/autovec@SSE4/serial");
  EXPECT_EQ(row.scalar_s->value, 8);
}

TEST(Contrast, TheMostWorkersStandForWorkers) {
  const Contrast row = FakeJob()
                           .time("scalar/serial", 8)
                           .time("scalar/threads:2", 4)
                           .time("scalar/threads:16", 5)
                           .time("scalar/threads:8", 3)
                           .time("scalar/processes:2", 4)
                           .contrast();
  EXPECT_EQ(row.threads.case_id, "job/scalar/threads:16");
  EXPECT_EQ(row.processes.case_id, "job/scalar/processes:2");
  EXPECT_EQ(row.winner->case_id, "job/scalar/threads:8") << "the fastest wins, also with fewer workers";
}

TEST(Contrast, BothUseTheInstructionSetThatIsBestAlone) {
  const Contrast row = FakeJob()
                           .time("scalar/serial", 8)
                           .time("simd@SSE4/serial", 2)
                           .time("simd@AVX2/serial", 4)
                           .time("simd@AVX2/threads:4", 0.5)
                           .time("simd@SSE4/threads:2", 1.5)
                           .time("simd@SSE4/threads:4", 1)
                           .contrast();
  EXPECT_EQ(row.simd_threads.case_id, "job/simd@SSE4/threads:4");
  EXPECT_EQ(row.winner->case_id, "job/simd@AVX2/threads:4");
  EXPECT_EQ(row.winner->kind, "SIMD + threads");
}

TEST(Contrast, CompositionIsTheShareOfTheProduct) {
  const Contrast row = FakeJob()
                           .time("scalar/serial", 8)
                           .time("simd@AVX2/serial", 4)
                           .time("scalar/threads:4", 2)
                           .time("simd@AVX2/threads:4", 2)
                           .time("scalar/processes:4", 2)
                           .time("simd@AVX2/processes:4", 1)
                           .contrast();
  EXPECT_DOUBLE_EQ(row.threads_composition->value, 0.5);  // 4 / (2 · 4)
  EXPECT_DOUBLE_EQ(row.threads_composition->lower.value(), 0.5);
  EXPECT_DOUBLE_EQ(row.processes_composition->value, 1);
}

TEST(Contrast, CompositionIsNotToldOfAJobThatIsMostlyHandedOut) {
  // 16 workers of which each is left some 30 µs of 15 ms.
  FakeJob job = FakeJob()
                    .time("scalar/serial", 15e-3)
                    .time("simd@AVX2/serial", 480e-6)
                    .time("scalar/threads:16", 940e-6)
                    .time("simd@AVX2/threads:16", 36e-6)
                    .time("scalar/processes:16", 940e-6)
                    .time("simd@AVX2/processes:16", 36e-6)
                    .costs("threads_dispatch", 6e-6)
                    .costs("processes_dispatch", 3e-6);
  const Contrast row = job.contrast();
  EXPECT_FALSE(row.threads_composition.has_value());
  EXPECT_EQ(
      row.threads_too_short,
      "too short to tell: handing out the work takes some 6.000 µs of the 36.00 µs; a larger --size tells");
  EXPECT_NE(advice_sentence(row, job.row(), {}).find("whether SIMD and threads add up: too short to tell"),
            std::string::npos);
  EXPECT_EQ(row.processes_too_short, "") << "a twelfth";
  EXPECT_TRUE(row.processes_composition.has_value());
}

TEST(Contrast, HandingOutIsNoShareOfATimeThatIsShorter) {
  const FakeJob job = FakeJob()
                          .time("scalar/serial", 2e-6)
                          .time("simd@AVX2/serial", 700e-9)
                          .time("scalar/threads:2", 900e-9)
                          .time("simd@AVX2/threads:2", 744.7e-9);
  EXPECT_EQ(
      FakeJob(job).costs("threads_dispatch", 1.385e-6).contrast().threads_too_short,
      "too short to tell: handing out the work takes longer (1.385 µs, timed by itself) than the work; a "
      "larger --size tells");
  EXPECT_EQ(FakeJob(job).costs("threads_dispatch", 744e-9).contrast().threads_too_short,
            "too short to tell: handing out the work takes some 744.0 ns of the 744.7 ns; a larger --size "
            "tells");
}

TEST(Contrast, CompositionNeedsEqualNumbersOfWorkers) {
  const Contrast row = FakeJob()
                           .time("scalar/serial", 8)
                           .time("simd@AVX2/serial", 4)
                           .time("scalar/threads:4", 2)
                           .time("simd@AVX2/threads:2", 2)
                           .contrast();
  EXPECT_FALSE(row.threads_composition.has_value());
  EXPECT_FALSE(row.processes_composition.has_value());
}

TEST(Contrast, AGpuKernelWithoutItsCopiesCannotWin) {
  const Contrast row = FakeJob()
                           .time("scalar/serial", 8)
                           .time("scalar/threads:4", 2)
                           .time("cuda/kernel", 0.1)
                           .time("cuda/end_to_end", 4)
                           .contrast();
  EXPECT_DOUBLE_EQ(row.gpu_kernel.speedup->value, 80);
  EXPECT_DOUBLE_EQ(row.gpu_end_to_end.speedup->value, 2);
  EXPECT_EQ(row.winner->case_id, "job/scalar/threads:4");
  EXPECT_TRUE(row.winner->tied_with.empty());
}

TEST(Contrast, SaysWhyAKindHasNoGain) {
  const Contrast row = FakeJob()
                           .time("scalar/serial", 8)
                           .lacks("simd@AVX3/serial", Status::kUnavailable, "this CPU lacks AVX3")
                           .lacks("scalar/threads:4", Status::kCrashed, "SIGSEGV")
                           .lacks("scalar/processes:4", Status::kTimeout, "")
                           .lacks("cuda/kernel", Status::kOk, "")
                           .contrast();
  EXPECT_EQ(row.simd.reason, "this CPU lacks AVX3");
  EXPECT_EQ(row.threads.reason, "crashed: SIGSEGV");
  EXPECT_EQ(row.threads.case_id, "job/scalar/threads:4");
  EXPECT_EQ(row.processes.reason, "timeout");
  EXPECT_EQ(row.gpu_kernel.reason, "not timed");
  EXPECT_EQ(row.gpu_end_to_end.reason, "not part of this run");
  EXPECT_EQ(row.gpu_end_to_end.case_id, "");
}

TEST(Contrast, PrefersACaseThatRanToOneThatDidNot) {
  const Contrast row = FakeJob()
                           .time("scalar/serial", 8)
                           .time("scalar/threads:2", 4)
                           .lacks("scalar/threads:8", Status::kTimeout, "over 60 s")
                           .contrast();
  EXPECT_EQ(row.threads.case_id, "job/scalar/threads:2");
}

TEST(Contrast, HasNoWinnerWithoutABaseline) {
  const Contrast row =
      FakeJob().lacks("scalar/serial", Status::kWrong, "a[0]").time("scalar/threads:2", 4).contrast();
  EXPECT_FALSE(row.winner.has_value());
  EXPECT_EQ(row.scalar_reason, "wrong: a[0]");
  EXPECT_EQ(row.threads.reason, "no times of scalar/serial to compare with");
}

TEST(Contrast, NamesAllKindsThatTieWithTheWinner) {
  FakeJob job;
  job.time("scalar/serial", 8).time("scalar/threads:2", 4).time("scalar/processes:2", 4, 0.01);
  job.time("simd@AVX2/threads:2", 3.99, 0.02);
  EXPECT_EQ(job.contrast().winner->kind, "SIMD + threads");
  EXPECT_EQ(job.contrast().winner->tied_with, (std::vector<std::string>{"processes", "threads"}));
  job.time("simd@AVX2/threads:4", 3);
  EXPECT_TRUE(job.contrast().winner->tied_with.empty()) << "another count is the same kind";
}

TEST(Contrast, OnTopOfSimdIsOverTheInstructionSetOfTheTeams) {
  const Contrast row = FakeJob()
                           .time("scalar/serial", 8)
                           .time("simd@AVX2/serial", 4)
                           .time("simd@SSE4/serial", 2)
                           .time("simd@AVX2/threads:2", 2)
                           .contrast();
  EXPECT_EQ(row.simd.case_id, "job/simd@SSE4/serial");
  EXPECT_EQ(row.simd_of_teams.case_id, "job/simd@AVX2/serial");
  EXPECT_DOUBLE_EQ(row.threads_on_simd->value, 2);
}

TEST(KindOf, NamesLanesAndWorkers) {
  const auto kind = [](const char* variant) { return kind_of(fake_case("job", variant)); };
  EXPECT_EQ(kind("scalar/serial"), "one scalar worker");
  EXPECT_EQ(kind("simd@AVX2/serial"), "SIMD");
  EXPECT_EQ(kind("autovec@AVX2/threads:2"), "autovec + threads");
  EXPECT_EQ(kind("scalar/processes:2"), "processes");
  EXPECT_EQ(kind("cuda/kernel"), "GPU kernel");
  EXPECT_EQ(kind("cuda/end_to_end"), "GPU end to end");
}

TEST(PaysAndCosts, NeedTheWholeIntervalBeyondTheFloor) {
  EXPECT_TRUE(pays(Estimate{1.1, 1.03, 1.2}, 0.02));
  EXPECT_FALSE(pays(Estimate{1.1, 1.01, 1.2}, 0.02));
  EXPECT_FALSE(pays(Estimate{2, {}, {}}, 0));
  EXPECT_FALSE(pays(std::nullopt, 0));
  EXPECT_TRUE(costs(Estimate{0.9, 0.8, 0.97}, 0.02));
  EXPECT_FALSE(costs(Estimate{0.9, 0.8, 0.99}, 0.02));
  EXPECT_FALSE(costs(Estimate{0.5, {}, {}}, 0));
}

}  // namespace
}  // namespace lanebench
