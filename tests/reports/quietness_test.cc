// What a run says of the machine's quiet, and when it says which word.
#include "reports/analysis/quietness.h"

#include <gtest/gtest.h>

#include "tests/reports/fake_run.h"

namespace lanebench {
namespace {

/// Ten samples of plain code and ten of SIMD, ×2 throughout.
Run run_of_ten_rounds() {
  auto run = fake_run();
  add_timed(run, fake_case("triad", "scalar/serial"), std::vector<double>(10, 1.0));
  add_timed(run, fake_case("triad", "simd@AVX2/serial"), std::vector<double>(10, 0.5));
  return run;
}

std::string words_of(const Run& run) {
  return in_words(quietness(summarize(run)));
}

TEST(Quietness, IsQuietWhereNothingHappened) {
  EXPECT_EQ(words_of(run_of_ten_rounds()), "The machine was quiet. A gain is known to ±0 %, typically.");
  EXPECT_EQ(words_of(fake_run()), "");
}

TEST(Quietness, NamesTheEvidence) {
  auto run = run_of_ten_rounds();
  for (std::size_t i = 0; i < 3; ++i) run.samples[i].clock_after_s *= 2;
  EXPECT_EQ(words_of(run),
            "The machine was restless: in 15 % of the samples a core was disturbed (a neighbour used half of "
            "it, or its "
            "clock fell). A gain is known to ±0 %, typically.");
  for (std::size_t i = 0; i < 12; ++i) run.samples[i].clock_before_s *= 2;
  // Of 200 s that were measured: a sample is 10 solutions.
  run.samples[0].steal_s = 4;
  // Twice as long on the other core.
  for (std::size_t i = 0; i < 5; ++i) {
    run.samples[i].cpu = 1;
    run.samples[i].seconds = 2;
  }
  const std::string words = words_of(run);
  EXPECT_TRUE(words.starts_with("The machine was busy: in 60 % of the samples a core was disturbed"))
      << words;
  EXPECT_NE(
      words.find("; 2 % of the time was given to others; plain code took ×2.00 as long on one core as on "
                 "another. A gain is known to ±35 %, typically."),
      std::string::npos)
      << words;
}

}  // namespace
}  // namespace lanebench
