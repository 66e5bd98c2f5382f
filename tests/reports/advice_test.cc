// What the advice claims, and what it leaves out because the intervals do not support it.
#include "reports/render/advice.h"

#include <gtest/gtest.h>

#include "tests/reports/fake_job.h"

namespace lanebench {
namespace {

std::string advice_for(const FakeJob& job, const std::vector<Crossover>& crossovers = {}) {
  return advice(job.contrast(), crossovers);
}

TEST(Advice, LanesFirstThenWhatWorkersAdd) {
  EXPECT_EQ(advice_for(FakeJob()
                           .time("scalar/serial", 8)
                           .time("autovec@AVX2/serial", 4)
                           .time("simd@AVX2/serial", 1)
                           .time("scalar/threads:2", 4)
                           .time("simd@AVX2/threads:2", 0.5)),
            "Vectorize first: ×8.00; 2 threads add ×2.00; fastest: SIMD + threads ×16.0 [16.0, 16.0].");
}

TEST(Advice, TheCompilerWhereHandWrittenCodeEarnsNothing) {
  EXPECT_EQ(
      advice_for(
          FakeJob().time("scalar/serial", 8).time("autovec@AVX2/serial", 2).time("simd@AVX2/serial", 2)),
      "Let the compiler vectorize: ×4.00; fastest: autovec ×4.00 [4.00, 4.00], not to be told from SIMD.");
}

TEST(Advice, WorkersFirstWhereTheyGainMore) {
  EXPECT_EQ(advice_for(FakeJob()
                           .time("scalar/serial", 8)
                           .time("simd@AVX2/serial", 4)
                           .time("scalar/threads:4", 2.5)
                           .time("simd@AVX2/threads:4", 2)
                           .time("scalar/processes:4", 16)),
            "Use 4 threads first: ×3.20; SIMD alone gives ×2.00; 4 processes cost, ×0.500; fastest: SIMD + "
            "threads ×4.00 [4.00, 4.00]; SIMD and threads together reach 0.625 [0.625, 0.625] times the "
            "product of their gains.");
}

TEST(Advice, SaysWhatCosts) {
  EXPECT_EQ(advice_for(FakeJob()
                           .time("scalar/serial", 8)
                           .time("simd@AVX2/serial", 16)
                           .time("scalar/threads:2", 5)
                           .time("scalar/processes:2", 10)),
            "Use 2 threads: ×1.60; SIMD costs, ×0.500; 2 processes cost, ×0.800; fastest: threads ×1.60 "
            "[1.60, 1.60].");
}

TEST(Advice, SaysWhenTheOrderIsNotCertain) {
  EXPECT_EQ(
      advice_for(FakeJob()
                     .time("scalar/serial", 8)
                     .time("simd@AVX2/serial", 4, 0.2)
                     .time("scalar/threads:2", 4.1, 0.2)
                     .time("simd@AVX2/threads:2", 2)),
      "SIMD (×2.04) and 2 threads (×1.99) pay, in no certain order; on top of SIMD, 2 threads add ×1.96; "
      "fastest: SIMD + threads ×4.00 [4.00, 4.00].");
}

TEST(Advice, SaysWhenCopiesTakeTheGpusGain) {
  EXPECT_EQ(advice_for(FakeJob()
                           .time("scalar/serial", 8)
                           .time("simd@AVX2/serial", 4)
                           .time("cuda/kernel", 1)
                           .time("cuda/end_to_end", 80)),
            "Vectorize: ×2.00; fastest: SIMD ×2.00 [2.00, 2.00]; the GPU wins only for data that is already "
            "there, ×8.00.");
}

TEST(Advice, SaysFromWhichSizeOn) {
  const FakeJob job = FakeJob().time("scalar/serial", 8).time("cuda/end_to_end", 2);
  const std::vector<Crossover> crossovers = {
      {.winner = "GPU end to end", .loser = "the best on the CPU", .from = 3000, .not_at = 1000},
      {.winner = "threads", .loser = "one scalar worker", .from = 100, .not_at = 10},
      {.winner = "threads", .loser = "SIMD", .from = 500, .not_at = 200},
      {.winner = "SIMD + threads", .loser = "SIMD", .from = 900, .not_at = 300}};
  EXPECT_EQ(advice_for(job, crossovers),
            "fastest: GPU end to end ×4.00 [4.00, 4.00]; the GPU wins from size 3000 on, even with the "
            "copies; threads pay from size 100 on; threads on top of SIMD pay from size 900 on.");
}

TEST(Advice, ClaimsNothingWithinTheNoise) {
  const std::string nothing = "nothing that ran here beats one scalar worker by more than the noise.";
  EXPECT_EQ(advice_for(FakeJob().time("scalar/serial", 8).time("scalar/threads:2", 9, 0.2)), nothing);
  EXPECT_EQ(advice_for(FakeJob().time("scalar/serial", 8).time("scalar/threads:2", 7.95).twins(8.2)),
            nothing);
  EXPECT_EQ(advice_for(FakeJob().time("scalar/serial", 8).time("scalar/threads:2", 7.95).twins(8.01)),
            "Use 2 threads: ×1.01; fastest: threads ×1.01 [1.01, 1.01].");
}

TEST(Advice, NeedsRoundsAndABaseline) {
  EXPECT_EQ(advice_for(FakeJob(5).time("scalar/serial", 8).time("scalar/threads:2", 4)),
            "too few rounds to tell.");
  EXPECT_EQ(
      advice_for(FakeJob().lacks("scalar/serial", Status::kCrashed, "SIGILL").time("scalar/threads:2", 4)),
      "no speedups, because scalar/serial has no times: crashed: SIGILL.");
}

}  // namespace
}  // namespace lanebench
