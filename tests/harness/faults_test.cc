// Planted faults: each is caught, named, and costs only its own rows.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <stdexcept>

#include "harness/program.h"
#include "reports/analysis/summary.h"
#include "reports/results/read_run.h"
#include "reports/results/records.h"

namespace lanebench {
namespace {

/// One run serves all checks: it must sit out the limit of three hanging cases.
class Faults {
 public:
  Faults()
      : finished_(run_program(kFaultyProgram + " run --worker-counts 2 --budget 25s --out " +
                              (folder_ / "run").string())),
        run_(read_run(folder_ / "run")) {}

  const CaseRecord& record(const std::string& case_id) const {
    for (const CaseRecord& entry : run_.cases) {
      if (entry.case_id == "counting/" + case_id) return entry;
    }
    throw std::runtime_error("no case " + case_id);
  }

  void expect(const std::string& case_id, Status status, const std::string& reason) const {
    const CaseRecord& found = record(case_id);
    EXPECT_EQ(found.status, status) << case_id << ": " << found.reason;
    EXPECT_NE(found.reason.find(reason), std::string::npos) << case_id << ": " << found.reason;
  }

  void are_caught_and_named() const {
    EXPECT_EQ(finished_.exit_code, 3) << finished_.output;
    for (const std::string workers : {"/serial", "/threads:2", "/processes:2"}) {
      expect("scalar" + workers, Status::kOk, "");
      EXPECT_EQ(record("scalar" + workers).verified, true);
      expect("segfaults" + workers, Status::kCrashed, "SIGSEGV");
      expect("hangs" + workers, Status::kTimeout, "no result within");
      expect("skips_tail" + workers, Status::kWrong,
             "index 100000: got 18446744073709551615, expected 100001");
      expect("misses_chunk_border" + workers, Status::kWrong, "index 500: got 500, expected 501");
      expect("writes_nothing" + workers, Status::kWrong, "index 0: got 18446744073709551615, expected 1");
      expect("turns_wrong" + workers, Status::kWrong, "index 0: got 7, expected 1");
      expect("speaks" + workers, Status::kCrashed, "spoke out of turn: wrote 'hello' to file descriptor 3");
    }
    expect("turns_wrong/serial", Status::kWrong, "after its rounds: ");
    for (const std::string workers : {"/serial", "/threads:2", "/processes:2"}) {
      expect("knows_poison" + workers, Status::kWrong, "after its rounds: index ");
      expect("knows_itself" + workers, Status::kWrong, "after its rounds: index ");
      expect("wavers" + workers, Status::kOk, "");
      EXPECT_TRUE(record("wavers" + workers).answers_differ) << workers;
      EXPECT_FALSE(record("scalar" + workers).answers_differ) << workers;
    }
    expect("loses_worker/serial", Status::kOk, "");
    expect("loses_worker/threads:2", Status::kOk, "");
    expect("loses_worker/processes:2", Status::kCrashed, "SIGKILL in worker 1");
  }

  void leave_the_rest_complete() const {
    std::map<std::string, int> samples;
    for (const Sample& sample : run_.samples)
      samples[sample.case_id] += sample.twin || sample.repeated ? 0 : 1;
    const int rounds = samples["counting/scalar/serial"];
    EXPECT_GE(rounds, 6);
    EXPECT_EQ(samples["counting/scalar/threads:2"], rounds);
    EXPECT_EQ(samples["counting/scalar/processes:2"], rounds);
    EXPECT_EQ(samples["counting/loses_worker/threads:2"], rounds);
    const std::string report = read_file(folder_ / "run/report.md");
    for (const char* reason : {"SIGSEGV", "no result within", "index 500", "SIGKILL in worker 1"}) {
      EXPECT_NE(report.find(reason), std::string::npos) << reason << " is not in the report";
    }
  }

  /// Also where there are samples, taken before the fault showed.
  void give_no_numbers() const {
    const auto sampled = [&](const std::string& case_id) {
      return std::ranges::any_of(run_.samples, [&](const Sample& s) { return s.case_id == case_id; });
    };
    EXPECT_TRUE(sampled("counting/turns_wrong/serial"));
    EXPECT_TRUE(sampled("counting/knows_poison/serial"));
    for (const WorkloadSummary& group : summarize(run_).workloads) {
      for (const Result& result : group.results) {
        const bool ok = result.record.status == Status::kOk;
        EXPECT_EQ(result.median_s.has_value(), ok) << result.record.case_id;
        EXPECT_EQ(result.speedup.has_value(), ok) << result.record.case_id;
      }
    }
    std::istringstream results(read_file(folder_ / "run/results.csv"));
    int failed = 0;
    for (std::string line; std::getline(results, line);) {
      const bool wrong_later = line.find("after its rounds: ") != std::string::npos;
      if (!wrong_later && line.find(",crashed,") == std::string::npos) continue;
      ++failed;
      EXPECT_NE(line.find(",,,,,,,,,,"), std::string::npos) << line;
    }
    EXPECT_GE(failed, 10);
  }

 private:
  ScratchFolder folder_;
  Finished finished_;
  lanebench::Run run_;
};

TEST(PlantedFaults, AreCaughtAndNamedAndCostOnlyTheirOwnRows) {
  const Faults faults;
  faults.are_caught_and_named();
  faults.leave_the_rest_complete();
  faults.give_no_numbers();
}

}  // namespace
}  // namespace lanebench
