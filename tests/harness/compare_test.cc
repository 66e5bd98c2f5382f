// `lanebench compare` from outside: exit codes, formats, one-line errors.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "harness/program.h"
#include "reports/analysis/summary.h"
#include "reports/render/gbench.h"
#include "tests/reports/fake_run.h"

namespace lanebench {
namespace {

Finished run_compare(const std::string& arguments) {
  return run_program(kProgram + " compare " + arguments);
}

/// A run of triad whose SIMD case takes that many seconds, give or take 1 %.
auto run_with(double simd_s) {
  auto run = fake_run();
  const auto around = [](double seconds) {
    std::vector<double> times;
    for (int i = 0; i < 12; ++i) times.push_back(seconds * (0.99 + 0.02 * i / 11));
    return times;
  };
  add_timed(run, fake_case("triad", "scalar/serial"), around(1));
  add_timed(run, fake_case("triad", "simd@AVX2/serial"), around(simd_s));
  return run;
}

auto run_with(Status status) {
  auto run = run_with(0.25);
  run.cases[1].status = status;
  return run;
}

/// Results folders a and b below one that goes away with the test.
class Folders {
 public:
  void add(const std::string& name, const lanebench::Run& run) {
    const FakeFolder written(run);
    std::filesystem::copy(written.path(), scratch_ / name);
  }
  std::string path(const std::string& name) const { return (scratch_ / name).string(); }

 private:
  ScratchFolder scratch_;
};

int exit_code_of(const lanebench::Run& other) {
  Folders folders;
  folders.add("a", run_with(0.25));
  folders.add("b", other);
  return run_compare(folders.path("a") + " " + folders.path("b")).exit_code;
}

TEST(CompareCommand, SaysInItsExitCodeWhatItFound) {
  EXPECT_EQ(exit_code_of(run_with(0.25)), 0);
  EXPECT_EQ(exit_code_of(run_with(0.2)), 0) << "faster";
  EXPECT_EQ(exit_code_of(run_with(0.3)), 1);
  EXPECT_EQ(exit_code_of(run_with(Status::kCrashed)), 1);
  EXPECT_EQ(exit_code_of(run_with(Status::kUnavailable)), 0);
  EXPECT_EQ(exit_code_of(run_with(Status::kWrong)), 3);
  auto unlike = fake_run();
  add_timed(unlike, fake_case("sort", "scalar/serial"), {1, 1, 1, 1});
  EXPECT_EQ(exit_code_of(unlike), 2);
}

TEST(CompareCommand, SaysThatItIsUndecided) {
  Folders folders;
  auto once = fake_run();
  add_timed(once, fake_case("triad", "scalar/serial"), {1});
  folders.add("a", once);
  const std::string sides = folders.path("a") + " " + folders.path("a");
  const Finished undecided = run_compare(sides);
  EXPECT_EQ(undecided.exit_code, 4);
  EXPECT_TRUE(undecided.output.ends_with("\nNo row could be judged: one repetition each.\n"))
      << undecided.output;
  EXPECT_EQ(run_compare(sides + " --allow-undecided").exit_code, 0);
}

TEST(CompareCommand, ComparesWithinOneFile) {
  Folders folders;
  folders.add("a", run_with(0.25));
  const Finished finished =
      run_compare(folders.path("a") + " --against-baseline scalar/serial --format json");
  EXPECT_EQ(finished.exit_code, 0) << finished.output;
  const auto json = nlohmann::json::parse(finished.output);
  EXPECT_EQ(json["comparisons"][0]["rows"][0]["case_id"], "triad/simd@AVX2/serial");
  EXPECT_EQ(json["comparisons"][0]["rows"][0]["verdict"], "FASTER");
}

TEST(CompareCommand, ReadsWhatAnotherProgramWrites) {
  Folders folders;
  write_text(folders.path("a.json"), gbench_json(summarize(run_with(0.25))));
  const std::string file = folders.path("a.json");
  const Finished finished = run_program(
      fmt::format("bash -c '{} compare <(cat {}) <(cat {}) --filter simd'", kProgram, file, file));
  EXPECT_EQ(finished.exit_code, 0) << finished.output;
}

TEST(CompareCommand, PrintsEveryFormat) {
  Folders folders;
  folders.add("a", run_with(0.25));
  folders.add("b", run_with(0.3));
  const std::string sides = folders.path("a") + " " + folders.path("b");
  const Finished terminal = run_compare(sides);
  EXPECT_NE(terminal.output.find("SLOWER\n"), std::string::npos) << terminal.output;
  EXPECT_EQ(terminal.output.find('\033'), std::string::npos) << "no colour into a pipe";
  EXPECT_TRUE(run_compare(sides + " --format md").output.starts_with("# "));
  EXPECT_TRUE(run_compare(sides + " --format html").output.starts_with("<!doctype html>\n"));
  EXPECT_TRUE(run_compare(sides + " --format csv").output.starts_with("base,other,workload,"));
  const auto json = nlohmann::json::parse(run_compare(sides + " --format json").output);
  EXPECT_EQ(json["conclusion"], "regression");
}

TEST(CompareCommand, TakesAThreshold) {
  Folders folders;
  folders.add("a", run_with(0.25));
  folders.add("b", run_with(0.3));
  EXPECT_EQ(run_compare(folders.path("a") + " " + folders.path("b") + " --threshold 30%").exit_code, 0);
}

TEST(CompareCommand, ComparesEverySideWithTheFirstAndTakesTheWorst) {
  Folders folders;
  folders.add("a", run_with(0.25));
  folders.add("b", run_with(0.25));
  folders.add("c", run_with(0.3));
  const Finished finished =
      run_compare(folders.path("a") + " " + folders.path("b") + " " + folders.path("c") + " --format json");
  EXPECT_EQ(finished.exit_code, 1);
  const auto json = nlohmann::json::parse(finished.output);
  ASSERT_EQ(json["comparisons"].size(), 2u);
  EXPECT_EQ(json["comparisons"][0]["conclusion"], "no regression");
  EXPECT_EQ(json["comparisons"][1]["conclusion"], "regression");
}

TEST(CompareCommand, TakesGroupsAndGoogleBenchmarkFiles) {
  Folders folders;
  std::string base;
  std::string other;
  for (int i = 0; i < 5; ++i) {
    const std::string number = std::to_string(i);
    folders.add("a" + number, run_with(0.25 + 0.001 * i));
    folders.add("b" + number, run_with(0.3 + 0.001 * i));
    base += (i == 0 ? "" : ",") + folders.path("a" + number);
    other += (i == 0 ? "" : ",") + folders.path("b" + number);
  }
  const Finished groups = run_compare(base + " " + other + " --format json");
  EXPECT_EQ(groups.exit_code, 1) << groups.output;
  EXPECT_EQ(nlohmann::json::parse(groups.output)["comparisons"][0]["advisory"], false);
  write_text(folders.path("gbench.json"), gbench_json(summarize(run_with(0.25))));
  EXPECT_EQ(run_compare(folders.path("a0") + " " + folders.path("gbench.json")).exit_code, 0);
}

TEST(CompareCommand, RefusesBadInputWithOneLine) {
  Folders folders;
  folders.add("a", run_with(0.25));
  write_text(folders.path("broken.json"), "{");
  const std::string a = folders.path("a");
  const std::vector<std::pair<std::string, std::string>> refused = {
      {a, "two sides"},
      {"", "--help"},
      {a + " /nowhere", "/nowhere"},
      {a + " " + folders.path("broken.json"), "ends in the middle"},
      {a + "," + a + " " + a, "given twice"},
      {a + " " + a + " --threshold many", "--threshold"},
      {a + " " + a + " --against-baseline scalar/serial", "within one side"},
      {a + " --against-baseline nothing", "nothing beside a baseline"},
      {a + " " + a + " --filter nothing", "nothing to compare"},
      {a + " " + a + " --format yaml", "yaml"}};
  for (const auto& [arguments, hint] : refused) {
    const Finished finished = run_compare(arguments);
    EXPECT_EQ(finished.exit_code, 2) << arguments << "\n" << finished.output;
    EXPECT_EQ(std::ranges::count(finished.output, '\n'), 1) << finished.output;
    EXPECT_NE(finished.output.find(hint), std::string::npos) << finished.output;
  }
}

}  // namespace
}  // namespace lanebench
