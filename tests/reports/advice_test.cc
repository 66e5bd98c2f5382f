// The first step is the same wherever the same was measured; what goes on behind it claims what the intervals
// support.
#include "reports/render/advice.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/reports/fake_job.h"

namespace lanebench {
namespace {

std::string advice_for(const FakeJob& job, const std::vector<Crossover>& crossovers = {}) {
  return advice_sentence(job.contrast(), job.row(), crossovers);
}

std::string steps_for(const FakeJob& job) {
  const Advice steps = advice(job.row());
  return steps.first_step + " | " + steps.then;
}

TEST(Advice, LanesFirstThenWhatWorkersAdd) {
  EXPECT_EQ(advice_for(FakeJob()
                           .time("scalar/serial", 8)
                           .time("autovec@AVX2/serial", 4)
                           .time("simd@AVX2/serial", 1)
                           .time("scalar/threads:2", 4)
                           .time("simd@AVX2/threads:2", 0.5)),
            "Vectorize; then 2 threads (×2.00 more); fastest: hand-written SIMD + 2 threads ×16.0 [16.0, "
            "16.0].");
}

TEST(Advice, SaysWhereTheCompilerIsAsGood) {
  EXPECT_EQ(
      advice_for(
          FakeJob().time("scalar/serial", 8).time("autovec@AVX2/serial", 2).time("simd@AVX2/serial", 2)),
      "Vectorize; the compiler does it as well as we by hand; fastest: compiler's SIMD ×4.00 [4.00, 4.00], "
      "tied with hand-written SIMD.");
}

TEST(Advice, WorkersFirstWhereTheyGainClearlyMore) {
  FakeJob job = FakeJob()
                    .time("scalar/serial", 8)
                    .time("simd@AVX2/serial", 4)
                    .time("scalar/threads:4", 2.5)
                    .time("simd@AVX2/threads:4", 2);
  EXPECT_EQ(steps_for(job), "Use 4 threads | SIMD alone gives ×2.00");
  job.time("scalar/processes:4", 2.5, 0.01);
  EXPECT_EQ(steps_for(job), "Use 4 workers | SIMD alone gives ×2.00") << "which kind is not certain";
  EXPECT_EQ(steps_for(FakeJob()
                          .time("scalar/serial", 8)
                          .time("simd@AVX2/serial", 8)
                          .time("scalar/threads:4", 6)
                          .time("scalar/processes:4", 2.5)),
            "Use 4 workers | 4 processes are the faster ones; SIMD gains nothing");
}

TEST(Advice, VectorizesFirstWhereNeitherIsClearlyMore) {
  for (const double threads : {3.0, 4.0, 5.0}) {  // ×2.67, ×2.00 and ×1.60 against ×2.00.
    EXPECT_EQ(steps_for(FakeJob()
                            .time("scalar/serial", 8)
                            .time("simd@AVX2/serial", 4)
                            .time("scalar/threads:2", threads)
                            .time("simd@AVX2/threads:2", 2)),
              "Vectorize | then 2 threads (×2.00 more)");
  }
}

TEST(Advice, SaysWhatWorkersDoToSimd) {
  const auto with_team = [](double seconds, double spread) {
    return steps_for(FakeJob()
                         .time("scalar/serial", 8)
                         .time("simd@AVX2/serial", 2)
                         .time("simd@AVX2/threads:2", seconds, spread));
  };
  EXPECT_EQ(with_team(4, 0), "Vectorize | 2 threads on top cost, ×0.500");
  EXPECT_EQ(with_team(1.9, 0.01).substr(0, 14), "Vectorize | th");
  EXPECT_EQ(with_team(2, 0.01), "Vectorize | 2 threads add nothing to it");
  EXPECT_EQ(with_team(1.5, 0.5), "Vectorize | 2 threads may add to it (×1.54, not certain)");
}

TEST(Advice, CallsALibraryThatOwnCodeDoesNotBeat) {
  FakeJob job = FakeJob().time("scalar/serial", 8).time("simd@AVX2/serial", 1);
  EXPECT_EQ(steps_for(FakeJob(job).time("openblas/serial", 1)), "Call OpenBLAS | our own SIMD is no faster");
  EXPECT_EQ(steps_for(FakeJob(job).time("openblas/serial", 0.5)),
            "Call OpenBLAS | our own is slower, ×0.500");
  EXPECT_EQ(steps_for(FakeJob(job).time("openblas/serial", 1.1)),
            "Call OpenBLAS | our own SIMD gains only ×1.10 over it");
  EXPECT_EQ(steps_for(FakeJob(job).time("openblas/serial", 1.3)), "Vectorize | ") << "ours is ×1.30 as fast";
  EXPECT_EQ(steps_for(FakeJob(job).own("subtables/serial", 0.5)), "Vectorize | ") << "no library";
  EXPECT_EQ(steps_for(FakeJob()
                          .time("scalar/serial", 8)
                          .time("scalar/threads:2", 4)
                          .time("eigen/serial", 8)
                          .time("eigen/threads:2", 4)),
            "Use 2 threads | ")
      << "plain code is as good as the library";
}

TEST(Advice, SaysWhatIsNotCertain) {
  EXPECT_EQ(steps_for(FakeJob().time("scalar/serial", 8).time("simd@AVX2/serial", 6, 0.5)),
            "Vectorize | not certain here, ×1.54");
  EXPECT_EQ(steps_for(FakeJob().time("scalar/serial", 8).time("scalar/threads:2", 8, 0.5)),
            "Use 2 threads | not certain here, ×1.15");
}

TEST(Advice, SaysWhenCopiesTakeTheGpusGain) {
  EXPECT_EQ(advice_for(FakeJob()
                           .time("scalar/serial", 8)
                           .time("simd@AVX2/serial", 4)
                           .time("cuda/kernel", 1)
                           .time("cuda/end_to_end", 80)),
            "Vectorize; fastest: hand-written SIMD ×2.00 [2.00, 2.00]; the GPU wins only for data that is "
            "already there, ×8.00.");
}

TEST(Advice, UsesAGpuThatWinsWithItsCopies) {
  EXPECT_EQ(steps_for(FakeJob()
                          .time("scalar/serial", 8)
                          .time("simd@AVX2/serial", 4)
                          .time("simd@AVX2/threads:2", 2)
                          .time("cuda/end_to_end", 0.5)),
            "Use the GPU | ×16.0 with its copies; without one: vectorize; then 2 threads (×2.00 more)");
}

TEST(Advice, SaysFromWhichSizeOn) {
  const FakeJob job = FakeJob().time("scalar/serial", 8).time("scalar/threads:2", 4);
  const std::vector<Crossover> crossovers = {
      {.winner = "GPU end to end", .loser = "the best on the CPU", .from = 3000, .not_at = 1000},
      {.winner = "threads", .loser = "one scalar worker", .from = 100, .not_at = 10, .largest = 100},
      {.winner = "threads", .loser = "SIMD", .from = 500, .not_at = 200},
      {.winner = "SIMD + threads", .loser = "SIMD", .from = 90000, .not_at = 300}};
  EXPECT_EQ(advice_for(job, crossovers),
            "Use 2 threads; fastest: 2 threads ×2.00 [2.00, 2.00]; the GPU begins to win, even with the "
            "copies, from somewhere between 1000 and 3000 on; threads begin to pay at 100, the largest; not "
            "at 10; threads on top of SIMD begin to pay from somewhere between 300 and 90 k on.");
}

TEST(Advice, ClaimsNothingWithinTheNoise) {
  EXPECT_EQ(steps_for(FakeJob().time("scalar/serial", 8).time("scalar/threads:2", 8.2)),
            "Leave it as it is | nothing here gains over plain code");
  EXPECT_EQ(steps_for(FakeJob().time("scalar/serial", 8).time("scalar/threads:2", 9, 0.4)),
            "Leave it as it is | no gain is certain here");
}

TEST(Advice, NeedsRoundsAndABaseline) {
  EXPECT_EQ(advice_for(FakeJob(5).time("scalar/serial", 8).time("scalar/threads:2", 4)),
            "Cannot tell; too few rounds.");
  EXPECT_EQ(
      advice_for(FakeJob().lacks("scalar/serial", Status::kCrashed, "SIGILL").time("scalar/threads:2", 4)),
      "No advice: scalar/serial has no times: crashed: SIGILL.");
}

/// What 24 jobs gain in truth, as on a machine with two cores: SIMD, two workers, both, hand-written code
/// over the compiler's.
struct TrueGains {
  double simd, workers, both, over_compiler;
};

constexpr TrueGains kTrueGains[] = {
    {24, 1.9, 44, 24},     {1.5, 1.6, 2.0, 1},   {1.8, 1.85, 3.2, 1.8}, {3, 1.8, 4.5, 1.5},
    {11, 1.7, 15, 7},      {5.5, 1.9, 10, 1.7},  {9.7, 1.7, 15, 9},     {9, 1.8, 17, 0.9},
    {5.2, 1.8, 9.5, 3.7},  {15, 1.8, 26, 1.6},   {1.04, 6.5, 7.5, 1},   {1.35, 0.8, 1.4, 1.3},
    {9, 1.9, 16, 2.2},     {10, 1.9, 18, 2.5},   {55, 1.9, 90, 25},     {3.3, 1.7, 4, 1.8},
    {14, 1.9, 25, 13},     {20, 1.8, 25, 2.9},   {7, 1.8, 11, 2.1},     {1.8, 1.7, 2.6, 1.7},
    {0.95, 1.7, 1.5, 0.9}, {2.2, 1.7, 3.5, 1.6}, {1.25, 1.45, 1.6, 1},  {8.9, 1.95, 17, 2}};

/// Ten per cent off at most, with an interval that reaches from four to fourteen per cent to either side.
Judged noisy_ratio(double truth, double floor, std::mt19937& random) {
  const auto uniform = [&] { return static_cast<double>(random()) / 4294967296.0; };
  const double value = truth * (0.9 + 0.2 * uniform());
  const double half = 0.04 + 0.1 * uniform();
  Judged judged{Estimate{value, value * (1 - half), value * (1 + half)}, {}, {"base"}, {"one", "other"}, ""};
  judged.verdict = verdict(judged.ratio, floor);
  return judged;
}

std::vector<std::string> first_steps_of_a_run(std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<std::string> steps;
  for (const TrueGains& truth : kTrueGains) {
    const double floor = 0.02 + 0.2 * static_cast<double>(random()) / 4294967296.0;
    MatrixRow row;
    row.simd = noisy_ratio(truth.simd, floor, random);
    row.autovec = noisy_ratio(truth.simd / truth.over_compiler, floor, random);
    row.simd_over_autovec = noisy_ratio(truth.over_compiler, floor, random);
    row.workers = {noisy_ratio(truth.workers, floor, random), 2, "2 workers"};
    row.simd_workers = {noisy_ratio(truth.both, floor, random), 2, "2 workers"};
    row.workers_on_simd = noisy_ratio(truth.both / truth.simd, floor, random);
    row.threads_over_processes = noisy_ratio(1, floor, random);
    row.fastest = Fastest{"", false, row.simd_workers.gain, {}, {}, ""};
    steps.push_back(advice(row).first_step);
  }
  return steps;
}

TEST(Advice, IsTheSameFromRunToRun) {
  std::vector<std::vector<std::string>> runs;
  for (std::uint32_t seed = 1; seed <= 5; ++seed) runs.push_back(first_steps_of_a_run(seed));
  for (std::size_t one = 0; one < runs.size(); ++one) {
    for (std::size_t other = 0; other < one; ++other) {
      std::size_t differ = 0;
      for (std::size_t i = 0; i < runs[one].size(); ++i) differ += runs[one][i] != runs[other][i] ? 1 : 0;
      EXPECT_LE(differ, 1u) << "runs " << one << " and " << other;
    }
  }
}

}  // namespace
}  // namespace lanebench
