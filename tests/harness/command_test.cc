// The commands from outside: answers, exit codes, one-line errors, interruption and resumption.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "harness/program.h"
#include "reports/results/read_run.h"
#include "reports/results/records.h"
#include "reports/text/characters.h"

namespace lanebench {
namespace {

Finished lanebench(const std::string& arguments) {
  return run_program(kProgram + " " + arguments);
}

/// What a person sees whose terminal is 60 columns wide.
Finished on_a_terminal(const std::string& arguments) {
  return run_program("script -qec 'stty cols 60; " + kProgram + " " + arguments + "' /dev/null </dev/null");
}

/// Exit code 2 and one line that contains `hint`.
void expect_refusal(const std::string& arguments, const std::string& hint) {
  const Finished finished = lanebench(arguments);
  EXPECT_EQ(finished.exit_code, 2) << arguments << "\n" << finished.output;
  EXPECT_EQ(std::ranges::count(finished.output, '\n'), 1) << finished.output;
  EXPECT_NE(finished.output.find(hint), std::string::npos) << finished.output;
}

TEST(Command, RefusesBadInputWithOneLine) {
  expect_refusal("run triat", "did you mean 'triad'?");
  expect_refusal("run triad --lanes smid", "did you mean 'simd'?");
  expect_refusal("run triad --workers thread", "did you mean 'threads'?");
  expect_refusal("run triad --size 0", "--size must be at least 1");
  expect_refusal("run triad --size -5", "--size");
  expect_refusal("run triad --size 1e12", "GB");
  expect_refusal("run triad --size 99999999999999999999", "--size");
  expect_refusal("run triad --size many", "--size");
  expect_refusal("run triad --set n", "key=value");
  expect_refusal("run triad --set m=5", "unknown parameter 'm'");
  expect_refusal("run triad --set n=x", "n must be a whole number");
  expect_refusal("run triad --budget 0", "--budget");
  expect_refusal("run triad --budget soon", "--budget");
  expect_refusal("run triad --precision 0", "--precision");
  expect_refusal("run triad --until 0", "--until");
  expect_refusal("run triad --until 2% --budget 5s", "--budget");
  expect_refusal("run triad --until 2% --precision 1%", "--precision");
  expect_refusal("run triad --worker-counts 0", "--worker-counts");
  expect_refusal("run triad --worker-counts 100000", "--worker-counts");
  expect_refusal("run triad --out /proc/nowhere", "/proc/nowhere");
  expect_refusal("run --resume /nowhere", "/nowhere");
  expect_refusal("report /nowhere", "/nowhere");
  expect_refusal("report /", "not a lanebench results folder");
  expect_refusal("solve triad --case nonsense", "nonsense");
  expect_refusal("solve triad --case scalar/threads:0", "workers");
  expect_refusal("fly", "--help");
  expect_refusal("", "--help");
}

TEST(Command, SaysThatItsOutputWasLost) {
  for (const char* arguments : {"list", "list --json", "solve triad --set n=1000", "--help", "--version"}) {
    for (const char* output : {">/dev/full", ">&-"}) {
      // Standard error comes first, so that it goes to the test and not after standard output.
      const Finished finished = run_program(kProgram + " " + arguments + " 2>&1 " + output + "; exit");
      EXPECT_EQ(finished.exit_code, 2) << arguments << output << ": " << finished.output;
      EXPECT_EQ(std::ranges::count(finished.output, '\n'), 1)
          << arguments << output << ": " << finished.output;
    }
  }
}

// A stack so large that the address space holds no second one: the same error as of a limit on processes,
// which root does not have.
TEST(Command, SaysThatTheSystemStartsNoThreads) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "AddressSanitizer needs more address space than this test leaves";
#endif
  const Finished finished =
      run_program("ulimit -v 60000000; ulimit -s 50000000; " + kProgram + " solve triad --set n=1000");
  EXPECT_EQ(finished.exit_code, 2) << finished.output;
  EXPECT_EQ(std::ranges::count(finished.output, '\n'), 1) << finished.output;
  EXPECT_NE(finished.output.find("more threads"), std::string::npos) << finished.output;
}

TEST(Command, ListsAWorkloadPerLine) {
  const nlohmann::json all = nlohmann::json::parse(lanebench("list --json").output)["workloads"];
  const Finished finished = lanebench("list");
  ASSERT_EQ(finished.exit_code, 0);
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(finished.output, '\n')), 1 + all.size());
  EXPECT_EQ(finished.output.find("workload"), 0u);
  for (const nlohmann::json& workload : all) {
    EXPECT_NE(finished.output.find("\n" + workload["name"].get<std::string>() + " "), std::string::npos);
    EXPECT_NE(finished.output.find(workload["job"].get<std::string>() + "\n"), std::string::npos);
  }
}

TEST(Command, ListsEverythingOfOneWorkload) {
  const Finished finished = lanebench("list triad");
  ASSERT_EQ(finished.exit_code, 0);
  EXPECT_EQ(finished.output.find("triad: a[i] = b[i] + s*c[i]"), 0u) << finished.output;
  const nlohmann::json one = nlohmann::json::parse(lanebench("list triad --json").output)["workloads"];
  ASSERT_EQ(one.size(), 1u);
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(finished.output, '\n')),
            1 + one[0]["parameters"].size() + one[0]["cases"].size());
  for (const nlohmann::json& entry : one[0]["cases"]) {
    EXPECT_NE(finished.output.find("  " + entry["case_id"].get<std::string>() + " "), std::string::npos);
  }
  expect_refusal("list nothing", "nothing");
}

TEST(Command, CutsTheListWhereTheTerminalEnds) {
  const Finished finished = on_a_terminal("list");
  ASSERT_EQ(finished.exit_code, 0) << finished.output;
  std::istringstream lines(finished.output);
  for (std::string line; std::getline(lines, line);) {
    if (line.ends_with('\r')) line.pop_back();
    EXPECT_LE(character_count(line), 60u) << line;
  }
  EXPECT_NE(finished.output.find("…"), std::string::npos);
}

TEST(Command, ShowsTheMachineAsTablesToAPersonOnly) {
  const Finished shown = on_a_terminal("machine 2>/dev/null");
  ASSERT_EQ(shown.exit_code, 0) << shown.output;
  EXPECT_NE(shown.output.find("at most, GB/s"), std::string::npos) << shown.output;
  const Finished json = on_a_terminal("machine --json 2>/dev/null");
  EXPECT_TRUE(nlohmann::json::accept(json.output)) << json.output;
}

TEST(Command, ListsEveryVariantAsJson) {
  const Finished finished = lanebench("list --json");
  ASSERT_EQ(finished.exit_code, 0);
  const nlohmann::json list = nlohmann::json::parse(finished.output);
  for (const nlohmann::json& workload : list["workloads"]) {
    std::vector<std::string> ids;
    for (const nlohmann::json& entry : workload["cases"]) {
      ids.push_back(entry["case_id"]);
      EXPECT_EQ(entry["status"] == "available", entry["reason"] == "") << entry;
    }
    const std::string name = workload["name"];
    EXPECT_NE(std::ranges::find(ids, name + "/scalar/serial"), ids.end());
    EXPECT_NE(std::ranges::find(ids, name + "/cuda/end_to_end"), ids.end());
  }
}

TEST(Command, DescribesTheMachineWithAReasonForWhatIsUnknown) {
  const Finished finished = lanebench("machine");
  ASSERT_EQ(finished.exit_code, 0);
  const nlohmann::json machine = nlohmann::json::parse(finished.output);
  EXPECT_GE(machine["cpu"]["cores"], 1);
  std::set<std::string> measured;
  for (const nlohmann::json& overhead : machine["overheads"]) {
    if (overhead["value"].is_null()) continue;  // Then there is a reason, as checked below.
    EXPECT_GT(overhead["value"], 0) << overhead;
    measured.insert(overhead["name"]);
  }
  for (const char* name :
       {"fork", "spawn", "pipe_round_trip", "pipe_bandwidth", "shared_memory_round_trip",
        "shared_memory_bandwidth", "omp_parallel", "threads_dispatch", "processes_dispatch",
        "processes_spawn", "threads_loop", "threads_fairness", "processes_loop", "processes_fairness"}) {
    EXPECT_TRUE(measured.contains(name)) << name;
  }
  std::set<std::string> ceilings;
  for (const nlohmann::json& ceiling : machine["ceilings"]) {
    EXPECT_TRUE(ceiling["value"].is_null() ? ceiling.contains("reason") : ceiling["value"] > 0) << ceiling;
    ceilings.insert(ceiling["device"].get<std::string>() + " " + ceiling["name"].get<std::string>());
  }
  for (const char* name :
       {"cpu copy", "cpu triad", "cpu fma", "cpu fma_single", "cpu integer_multiply", "cuda copy",
        "cuda triad", "cuda fma", "cuda fma_single", "cuda integer_multiply"}) {
    EXPECT_TRUE(ceilings.contains(name)) << name;
  }
  const std::function<void(const nlohmann::json&)> check = [&](const nlohmann::json& node) {
    if (node.is_object() && node.contains("value") && node["value"].is_null()) {
      EXPECT_FALSE(node["reason"].get<std::string>().empty());
      return;
    }
    EXPECT_FALSE(node.is_null());
    if (node.is_structured()) {
      for (const nlohmann::json& child : node) check(child);
    }
  };
  check(machine);
}

TEST(Command, SolvesWithTheSameAnswerInEveryKindOfCase) {
  const auto answer = [](const std::string& id) {
    const Finished finished = lanebench("solve triad --set n=10007 --case " + id);
    EXPECT_EQ(finished.exit_code, 0) << finished.output;
    return finished.output.substr(0, finished.output.find('\n'));
  };
  const std::string right = answer("scalar/serial");
  EXPECT_TRUE(right.starts_with("answer: checksum=")) << right;
  EXPECT_EQ(answer("triad/scalar/threads:3"), right);
  EXPECT_EQ(answer("scalar/processes:3"), right);
}

TEST(Command, RunWritesEveryFileAndReportRendersThemAgain) {
  const ScratchFolder scratch;
  const std::string folder = (scratch / "run").string();
  const Finished run = lanebench("run triad --size 20000 --lanes scalar --budget 3s --out " + folder);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  for (const char* name :
       {"samples.csv", "results.csv", "machine.json", "gbench.json", "report.md", "report.html"}) {
    EXPECT_FALSE(read_file(scratch / "run" / name).empty()) << name;
  }
  const std::string report = read_file(scratch / "run" / "report.md");
  const std::string results = read_file(scratch / "run" / "results.csv");
  std::filesystem::remove(scratch / "run" / "report.md");
  std::filesystem::remove(scratch / "run" / "results.csv");
  ASSERT_EQ(lanebench("report " + folder).exit_code, 0);
  EXPECT_EQ(read_file(scratch / "run" / "report.md"), report);
  EXPECT_EQ(read_file(scratch / "run" / "results.csv"), results);
  expect_refusal("run triad --size 20000 --out " + folder, "already holds a cases.jsonl");
}

TEST(Command, SweepsSizes) {
  const ScratchFolder scratch;
  const std::string folder = (scratch / "run").string();
  const Finished run = lanebench("run triad --sizes 1e3..5e3 --lanes scalar --budget 3s --out " + folder);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  std::set<std::uint64_t> sizes;
  for (const Sample& sample : read_run(folder).samples) sizes.insert(sample.size);
  EXPECT_EQ(sizes, (std::set<std::uint64_t>{1000, 2000, 5000}));
  EXPECT_NE(read_file(scratch / "run" / "report.md").find("## Sizes"), std::string::npos);
}

TEST(Command, SaysHowLongAFullRunTakesBeforeItStartsAndThenHowItGoes) {
  const ScratchFolder scratch;
  const Finished run =
      lanebench("run range_sum --full --set jobs=1 --lanes scalar --workers serial --budget 2s --out " +
                (scratch / "run").string());
  ASSERT_EQ(run.exit_code, 0) << run.output;
  EXPECT_TRUE(run.output.starts_with("lanebench: 12 workloads and sizes, about 2 s;")) << run.output;
  EXPECT_NE(run.output.find("\nlanebench: pass 1, "), std::string::npos) << run.output;
  EXPECT_NE(run.output.find(" of 1 s: no case has an interval\n"), std::string::npos) << run.output;
}

TEST(Command, GoesOnUntilIntervalsAreNarrowAndSaysSo) {
  const ScratchFolder scratch;
  const std::string folder = (scratch / "run").string();
  const Finished run = lanebench(
      "run range_sum --size 20000 --lanes scalar,simd --workers serial --until 50% --out " + folder);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  EXPECT_NE(run.output.find("and on until ±50 %; Ctrl-C"), std::string::npos) << run.output;
  EXPECT_NE(run.output.find(" intervals are within ±50 %\n"), std::string::npos) << run.output;
  EXPECT_EQ(read_run(folder).cases.front().stop_reason, "precision");
}

TEST(Command, TakesAQuickSizeWhereTheBudgetIsTooShortAndKeepsIt) {
  const ScratchFolder scratch;
  const std::string folder = (scratch / "run").string();
  const Finished run =
      lanebench("run mandelbrot --lanes scalar --workers serial --budget 1s --out " + folder);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  EXPECT_TRUE(
      run.output.starts_with("lanebench: mandelbrot: its own size is too large for 1 s of the budget"))
      << run.output;
  EXPECT_NE(run.output.find("Measured with height=256 width=256 instead; --size 1024 or"), std::string::npos)
      << run.output;
  ASSERT_EQ(lanebench("run --resume " + folder).exit_code, 0);
  const lanebench::Run after = read_run(folder);
  ASSERT_FALSE(after.samples.empty());
  for (const Sample& sample : after.samples) EXPECT_EQ(sample.size, 256u);
  for (const CaseRecord& record : after.cases) EXPECT_EQ(record.size, 256u);
}

// A baseline alone has no interval that could get narrow.
TEST(Command, EndsWhereNoIntervalWillEverBe) {
  const ScratchFolder scratch;
  const std::string folder = (scratch / "run").string();
  const Finished run = lanebench(
      "run range_sum --size 100 --set jobs=1 --lanes scalar --workers serial --until 1% --out " + folder);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  std::set<std::uint64_t> passes;
  for (const Sample& sample : read_run(folder).samples) passes.insert(sample.pass);
  EXPECT_EQ(passes.size(), 10u);
}

TEST(Command, KeepsWhatIsDoneWhenInterruptedAndGoesOnFromIt) {
  const ScratchFolder scratch;
  const std::string folder = (scratch / "run").string();
  // Interrupts the run once some samples are on disk.
  const Finished first = run_program(
      "sh -c '" + kProgram + " run triad --size 20000 --lanes scalar --precision 0.0001% --budget 6s --out " +
      folder + " & run=$!; while [ \"$(cat " + folder +
      "/samples.csv 2>/dev/null | wc -l)\" -lt 30 ]; do sleep 0.1; done; kill -INT $run; wait $run'");
  EXPECT_EQ(first.exit_code, 130);
  EXPECT_NE(first.output.find("--resume"), std::string::npos) << first.output;
  const lanebench::Run before = read_run(folder);
  ASSERT_FALSE(before.samples.empty());
  EXPECT_EQ(before.cases.front().stop_reason, "interrupted");
  ASSERT_EQ(lanebench("run --resume " + folder).exit_code, 0);
  const lanebench::Run after = read_run(folder);
  ASSERT_GT(after.samples.size(), before.samples.size());
  EXPECT_EQ(after.samples[0].seconds, before.samples[0].seconds);
  EXPECT_NE(after.cases.front().stop_reason, "interrupted");
}

}  // namespace
}  // namespace lanebench
