// Yardsticks: programs in other languages get rows like any other, and are not taken at their word.
#include "harness/plan/yardsticks.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>

#include "harness/child/outside_program.h"
#include "harness/child/runner.h"
#include "harness/plan/plan.h"
#include "harness/program.h"
#include "kernels/catalog.h"
#include "reports/results/read_run.h"
#include "reports/results/records.h"

namespace lanebench {
namespace {

/// A manifest of one-line shell programs for `wait`, by the lanes that they fill.
std::string manifest_of(const std::map<std::string, std::string>& scripts) {
  nlohmann::json entries = nlohmann::json::array();
  for (const auto& [lanes, script] : scripts) {
    entries.push_back({{"workload", "wait"},
                       {"lanes", lanes},
                       {"workers", {"serial", "threads"}},
                       {"command", {"sh", "-c", script}}});
  }
  return nlohmann::json{{"yardsticks", entries}}.dump();
}

std::string write_manifest(const ScratchFolder& folder, const std::string& text) {
  const std::string path = (folder / "yardsticks.json").string();
  std::ofstream(path) << text;
  return path;
}

TEST(Yardsticks, AreCheckedAndTimedLikeAnyCase) {
  const ScratchFolder folder;
  const std::string manifest = write_manifest(
      folder, manifest_of({{"right", R"(sleep 0.01; echo '{"answer": "waited=2", "seconds": 0.004}')"},
                           {"wrong", R"(sleep 0.01; echo '{"answer": "waited=3", "seconds": 0.004}')"},
                           {"boastful", R"(echo '{"answer": "waited=2", "seconds": 5}')"},
                           {"missing", R"(echo '{"unavailable": "no such interpreter"}')"},
                           {"chatty", R"(echo 'hello')"},
                           {"broken", R"(exit 3)"},
                           {"late", R"(echo '{"answer": "waited=2", "seconds": 0.001}'; exit 4)"},
                           {"reader", R"(grep -q '"milliseconds":"1".*"worker_count":2' &&
                                 echo '{"answer": "waited=2", "seconds": 0.0001}' ||
                                 echo '{"unavailable": "one worker"}')"}}));
  const std::string out = (folder / "run").string();
  const Finished finished =
      run_program(kProgram + " run wait --set jobs=2 --set milliseconds=1 --worker-counts 2" +
                  " --budget 4s --yardsticks " + manifest + " --out " + out);
  EXPECT_EQ(finished.exit_code, 3) << finished.output;
  const lanebench::Run run = read_run(out);
  const auto expect = [&](const std::string& id, Status status, const std::string& reason) {
    const auto record = std::ranges::find(run.cases, "wait/" + id, &CaseRecord::case_id);
    ASSERT_NE(record, run.cases.end()) << id;
    EXPECT_EQ(record->status, status) << id << ": " << record->reason;
    EXPECT_NE(record->reason.find(reason), std::string::npos) << id << ": " << record->reason;
  };
  expect("right/serial", Status::kOk, "");
  expect("right/threads:2", Status::kOk, "");
  expect("wrong/serial", Status::kWrong, "answered 'waited=3', expected 'waited=2'");
  expect("boastful/serial", Status::kCrashed, "claims 5 s for the job, and ran for 0.");
  expect("missing/serial", Status::kUnavailable, "no such interpreter");
  expect("chatty/serial", Status::kCrashed, "printed no JSON object but 'hello'");
  expect("broken/serial", Status::kCrashed, "printed no line and ended with exit code 3");
  expect("late/serial", Status::kCrashed, "ended with exit code 4");
  expect("reader/serial", Status::kUnavailable, "one worker");
  expect("reader/threads:2", Status::kOk, "");
  std::size_t samples = 0;
  for (const Sample& sample : run.samples) {
    if (sample.case_id != "wait/right/serial") continue;
    ++samples;
    EXPECT_EQ(sample.seconds, 0.004);
    EXPECT_EQ(sample.iterations, 1u);
  }
  EXPECT_GE(samples, 1u);
}

TEST(Yardsticks, RefuseABadManifestWithOneLine) {
  const auto expect_refusal = [](const std::string& text, const std::string& hint) {
    const ScratchFolder folder;
    try {
      read_yardsticks(write_manifest(folder, text));
      FAIL() << text;
    } catch (const InputError& error) {
      EXPECT_NE(std::string(error.what()).find(hint), std::string::npos) << error.what();
    }
  };
  expect_refusal("", "parse error");
  expect_refusal("{}", "yardsticks");
  const std::string entry = R"({"yardsticks": [{"workload": "wait", "lanes": )";
  expect_refusal(entry + R"("simd", "workers": [], "command": ["true"]}]})", "a name of our own");
  expect_refusal(entry + R"("A/B", "workers": [], "command": ["true"]}]})", "lower-case");
  expect_refusal(entry + R"("mine", "workers": ["fibers"], "command": ["true"]}]})", "fibers");
  expect_refusal(entry + R"("mine", "workers": [], "command": []}]})", "command is empty");
  EXPECT_THROW(read_yardsticks("fortran"), InputError);
  EXPECT_THROW(read_yardsticks(""), InputError);
}

/// Parameters at which even Python is quick.
const std::map<std::string, std::vector<std::string>> kSmall = {
    {"file_copy", {"files=3", "bytes=70001"}},
    {"largest_prime_factor", {"first=99999999999999999992", "count=2"}},
    {"monte_carlo_pi", {"points=20000"}},
    {"page_titles", {"pages=9", "latency_ms=1"}},
    {"primality", {"numbers=30", "first=0", "last=100000"}},
    {"prime_range", {"first=0", "count=9000"}},
    {"prime_sum", {"limits=0,1,2,1000,5000"}},
    {"range_sum", {"jobs=3", "upto=1000"}},
    {"row_match", {"rows=200"}},
    {"smallest_prime_factor", {"numbers=50", "first=0", "last=1000000"}},
    {"wait", {"jobs=5", "milliseconds=2"}},
};

class PythonYardsticks : public testing::TestWithParam<std::string> {};

TEST_P(PythonYardsticks, GiveTheRightAnswerWithEveryKindOfWorkers) {
  if (std::system("python3 -c pass") != 0) GTEST_SKIP() << "no python3";
  const std::string name = GetParam();
  const Workload& workload = find_workload(catalog(), name);
  RunOptions options;
  options.workloads = {name};
  options.worker_counts = {2};
  options.settings = kSmall.at(name);
  options.lanes = {"scalar"};
  options.yardsticks = {"python"};
  std::vector<Yardstick> own = read_yardsticks("python");
  std::erase_if(own, [&](const Yardstick& yardstick) { return yardstick.workload != name; });
  ASSERT_FALSE(own.empty());
  for (const Yardstick& yardstick : own) options.lanes.push_back(yardstick.lanes);
  const PlannedWorkload planned = plan(catalog(), options).front();
  Runner runner(
      workload, planned.parameters, planned.cases, [](std::size_t, int) { _exit(99); }, planned.commands);
  std::size_t checked = 0;
  for (const CaseRecord& record : planned.cases) {
    if (!planned.commands.contains(record.lanes)) continue;
    const Runnable runnable = runner.prepare(record);
    try {
      runnable.solve();
    } catch (const Unavailable& error) {
      EXPECT_EQ(record.lanes, "numpy") << error.what();
      continue;
    }
    const Verdict verdict = runnable.check();
    EXPECT_TRUE(verdict.correct) << record.case_id << ": " << verdict.reason;
    ++checked;
  }
  EXPECT_GE(checked, 3u);
}

std::vector<std::string> small_workloads() {
  std::vector<std::string> names;
  for (const auto& [name, settings] : kSmall) names.push_back(name);
  return names;
}

INSTANTIATE_TEST_SUITE_P(All, PythonYardsticks, testing::ValuesIn(small_workloads()),
                         [](const auto& instance) { return instance.param; });

}  // namespace
}  // namespace lanebench
