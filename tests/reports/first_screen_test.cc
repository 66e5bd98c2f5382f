// The first screen of a made-up run, word for word, and how a terminal shows it.
#include "reports/render/first_screen.h"

#include <gtest/gtest.h>

#include "reports/render/first_screen_terminal.h"
#include "reports/render/matrix_text.h"
#include "tests/reports/fake_run.h"

namespace lanebench {
namespace {

struct MadeUp {
  const char* variant;
  double seconds;
  double spread = 0;
};

void add_job(lanebench::Run& run, const std::string& name, const std::string& limited_by,
             const std::vector<MadeUp>& cases, double twin) {
  for (const MadeUp& made : cases) {
    CaseRecord record = fake_case(name, made.variant);
    record.limited_by = limited_by;
    record.parameters = "options=1000";
    std::vector<double> times;
    for (int i = 0; i < 8; ++i)
      times.push_back(made.seconds * (i % 2 == 0 ? 1 - made.spread : 1 + made.spread));
    add_timed(run, record, times);
  }
  for (std::size_t i = 0; i < 8; ++i) {
    run.samples.push_back(fake_sample(fake_case(name, "scalar/serial"), i, twin, true));
  }
}

lanebench::Run run_of_four_jobs() {
  lanebench::Run run = fake_run();
  run.options = R"({"quick": true, "full": false})";
  run.machine.line = "A machine, 2 cores · a compiler · no GPU (none was found)";
  run.machine.cores = 2;
  add_job(run, "prices", "cpu",
          {{"scalar/serial", 8},
           {"autovec@AVX3/serial", 8},
           {"simd@AVX3/serial", 0.5},
           {"simd@AVX2/serial", 1},
           {"scalar/threads:2", 4},
           {"scalar/processes:2", 5},
           {"simd@AVX3/threads:2", 0.25},
           {"simd@AVX3/processes:2", 0.25}},
          8.1);
  add_job(run, "product", "memory",
          {{"scalar/serial", 8},
           {"autovec@AVX3/serial", 4},
           {"simd@AVX3/serial", 4},
           {"simd@AVX2/serial", 4},
           {"scalar/threads:2", 6, 0.4},
           {"scalar/processes:2", 6, 0.4},
           {"simd@AVX3/threads:2", 3.9},
           {"simd@AVX3/processes:2", 3.9},
           {"openblas/serial", 4}},
          8.4);
  add_job(run, "a_name_that_is_longer_than_most", "memory",
          {{"scalar/serial", 8}, {"autovec@AVX3/serial", 10}, {"simd@AVX3/serial", 16}}, 11);
  add_job(run, "pages", "waiting",
          {{"scalar/serial", 8}, {"scalar/threads:16", 0.5}, {"scalar/processes:16", 0.5}}, 8);
  return run;
}

FirstScreen screen_of_four_jobs() {
  return first_screen(analyse(run_of_four_jobs()));
}

TEST(FirstScreen, AnswersAndSaysHowFarToTrustIt) {
  const FirstScreen screen = screen_of_four_jobs();
  EXPECT_EQ(screen.title, "Vectorize or multitask? On this machine: vectorize, then use both cores");
  EXPECT_EQ(screen.subtitle,
            "A machine, 2 cores · a compiler · no GPU (none was found) · 2 Jan 2026, 03:04 UTC · quick run "
            "(--full is the long one) · nothing here says what a GPU would give · run "
            "20260102T030405Z-host");
  EXPECT_EQ(screen.trust,
            "The machine was quiet. A gain is known to ±0 %, typically. Read gains below ×1.03 as none; in "
            "a_name_that_is_longer_than_most (±27 %) trust only large ones.");
  EXPECT_FALSE(screen.quiet) << "one job is noisy";
  EXPECT_EQ(screen.workers_title, "2 workers (waiting: 16)");
  EXPECT_EQ(screen.wide_title, "AVX-512 over AVX2");
  EXPECT_FALSE(screen.has_gpu);
  EXPECT_TRUE(screen.has_others);
  EXPECT_FALSE(screen.has_own_lanes);
}

TEST(FirstScreen, SaysWhatHoldsAcrossJobs) {
  std::string text;
  for (const Card& card : screen_of_four_jobs().cards) text += card.figure + ": " + card.text + "\n";
  EXPECT_EQ(text,
            "×2.05 – ×16.1: hand-written SIMD on one core: pays in 2 of 3 jobs; costs in 1\n"
            "×2.01: 2 workers, plain code: pay in 1 of 2 jobs; cannot tell in 1\n"
            "×1.41: AVX-512 over AVX2, typically: pays in 1 of 2 jobs; no gain in 1\n"
            "Threads or processes?: neither is certainly faster: less than ×1.25 apart in 3 of 3\n"
            "in 2 of 3 jobs: the compiler's SIMD is as good as hand-written: product and "
            "a_name_that_is_longer_than_most\n");
}

TEST(FirstScreen, OfOneJobNamesIt) {
  lanebench::Run run = fake_run();
  add_job(run, "triad", "memory", {{"scalar/serial", 8}, {"simd@AVX3/serial", 4}}, 8);
  EXPECT_EQ(first_screen(analyse(run)).title, "Vectorize or multitask? triad on this machine: vectorize");
}

TEST(FirstScreen, OfARunWithoutTimesSaysSo) {
  EXPECT_EQ(first_screen(analyse(fake_run())).title,
            "Vectorize or multitask? Nothing was timed that could tell");
}

TEST(MatrixText, HasThreeStates) {
  const auto judged = [](double value, double lower, double upper) {
    const Estimate estimate{value, lower, upper};
    return Judged{estimate, verdict(estimate, 0.05), {}, {}, ""};
  };
  EXPECT_EQ(cell_text(judged(34.6, 33, 36)), "×34.6");
  EXPECT_EQ(cell_text(judged(0.5, 0.4, 0.6)), "costs ×0.500");
  EXPECT_EQ(cell_text(judged(1.02, 0.98, 1.13)), "no gain");
  EXPECT_EQ(cell_tip(judged(1.02, 0.98, 1.13)), "at most ×1.13, 95 % sure");
  EXPECT_EQ(cell_text(judged(1.31, 0.9, 1.8)), "? ×1.31");
  EXPECT_EQ(cell_tip(judged(1.31, 0.9, 1.8)), "between ×0.900 and ×1.80, 95 % sure");
  EXPECT_EQ(cell_text(Judged{}), kNoNumber);
  EXPECT_EQ(kind_text(judged(0.5, 0.4, 0.6)), "processes ×2.00");
}

TEST(MatrixText, SaysBetweenWhichSizesThreadsStartToPay) {
  MatrixRow row;
  EXPECT_EQ(threads_pay_text(row), kNoNumber);
  row.threads_pay = Crossover{"", "", 4194304, 419430, 4194, 4194304};
  EXPECT_EQ(threads_pay_text(row), "419 k – 4.19 M");
  row.threads_pay->not_at.reset();
  EXPECT_EQ(threads_pay_text(row), "from 4.19 M");
  row.threads_pay->from.reset();
  EXPECT_EQ(threads_pay_text(row), "not by 4.19 M");
  row.threads_pay->open = true;
  EXPECT_EQ(threads_pay_text(row), "?");
}

TEST(FirstScreenTerminal, FillsEightyColumns) {
  EXPECT_EQ(first_screen_terminal(screen_of_four_jobs(), 80, false),
            R"(Vectorize or multitask? On this machine: vectorize, then use both cores
A machine, 2 cores · a compiler · no GPU (none was found) · 2 Jan 2026, 03:04
UTC · quick run (--full is the long one) · nothing here says what a GPU would
give · run 20260102T030405Z-host
The machine was quiet. A gain is known to ±0 %, typically. Read gains below
×1.03 as none; in a_name_that_is_longer_than_most (±27 %) trust only large ones.

                                               hand-
                                             written        2   SIMD +
job                       first step            SIMD  workers  workers  noise
Limited by computing
prices                    Vectorize            ×16.1    ×2.01    ×32.2   ±1 %
Limited by memory
product                   Call OpenBLAS        ×2.05  ? ×1.49    ×2.10   ±5 %
a_name_that_is_longer_t…  Leave it as it is   ×0.586        –        –  ±27 %
Waiting (for a disk, a network, a server)
pages                     Use 16 workers           –    ×16.0        –   ±0 %

×: times as fast as plain code on one core. no gain: at most ×1.25, 95 % sure.
?: the run cannot tell. ≈: less than ×1.25 apart. Limit: percent of what all
cores could reach. Noise: the same code timed twice.
)");
}

TEST(FirstScreenTerminal, ShowsMoreOnAHundredAndTwenty) {
  EXPECT_EQ(first_screen_terminal(screen_of_four_jobs(), 120, false),
            R"(Vectorize or multitask? On this machine: vectorize, then use both cores
A machine, 2 cores · a compiler · no GPU (none was found) · 2 Jan 2026, 03:04 UTC · quick run (--full is the long one) ·
nothing here says what a GPU would give · run 20260102T030405Z-host
The machine was quiet. A gain is known to ±0 %, typically. Read gains below ×1.03 as none; in
a_name_that_is_longer_than_most (±27 %) trust only large ones.

                                                           hand-                        hand  AVX-512
                                             compiler's  written        2   SIMD +      over     over  threads or
job                       first step               SIMD     SIMD  workers  workers  compiler     AVX2   processes  noise
Limited by computing
prices                    Vectorize             no gain    ×16.1    ×2.01    ×32.2     ×16.0    ×2.00           ≈   ±1 %
Limited by memory
product                   Call OpenBLAS           ×2.05    ×2.05  ? ×1.49    ×2.10   no gain  no gain           ≈   ±5 %
a_name_that_is_longer_t…  Leave it as it is    ? ×0.938   ×0.586        –        –    ×0.625        –           –  ±27 %
Waiting (for a disk, a network, a server)
pages                     Use 16 workers              –        –    ×16.0        –         –        –           ≈   ±0 %

×: times as fast as plain code on one core. no gain: at most ×1.25, 95 % sure. ?: the run cannot tell. ≈: less than
×1.25 apart. Limit: percent of what all cores could reach. Noise: the same code timed twice.
)");
}

TEST(FirstScreenTerminal, PaintsVerdictsWhereAsked) {
  const std::string text = first_screen_terminal(screen_of_four_jobs(), 80, true);
  EXPECT_NE(text.find("\nprices                    Vectorize            \033[32m×16.1\033[0m"),
            std::string::npos);
  EXPECT_NE(text.find("\033[31m×0.586\033[0m"), std::string::npos);
  EXPECT_EQ(first_screen_terminal(screen_of_four_jobs(), 80, false).find('\033'), std::string::npos);
}

}  // namespace
}  // namespace lanebench
