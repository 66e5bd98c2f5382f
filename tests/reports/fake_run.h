// Runs made up for tests: records and samples with known times, and folders to write them to.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "reports/results/case_id.h"
#include "reports/results/case_json.h"
#include "reports/results/records.h"
#include "reports/results/samples_csv.h"

namespace lanebench {

/// "scalar/serial", "simd@AVX2/threads:4", "cuda/kernel": all that follows the workload in a case id.
inline CaseRecord fake_case(const std::string& workload, const std::string& variant,
                            Status status = Status::kOk, const std::string& reason = "") {
  CaseRecord record = record_of(CaseId::parse(workload + "/" + variant).value());
  record.job = "a made-up job";
  record.limited_by = "cpu";
  record.size = 1000;
  record.parameters = "n=1000";
  record.settle(status, reason);
  if (status == Status::kOk) record.verified = true;
  if (status == Status::kWrong) record.verified = false;
  record.stop_reason = "precision";
  return record;
}

inline Sample fake_sample(const CaseRecord& record, std::uint64_t round, double seconds, bool twin = false) {
  Sample sample;
  sample.workload = record.workload;
  sample.size = record.size;
  sample.case_id = record.case_id;
  sample.twin = twin;
  sample.round = round;
  sample.iterations = 10;
  sample.seconds = seconds;
  sample.clock_before_s = 1e-4;
  sample.clock_after_s = 1e-4;
  return sample;
}

/// Adds a case and one sample of it per round, rounds counted from 0.
inline void add_timed(Run& run, const CaseRecord& record, const std::vector<double>& seconds) {
  run.cases.push_back(record);
  for (std::size_t round = 0; round < seconds.size(); ++round) {
    run.samples.push_back(fake_sample(record, round, seconds[round]));
  }
}

inline Run fake_run() {
  Run run;
  run.run_id = "20260102T030405Z-host";
  return run;
}

inline std::string read_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.good()) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_text(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

/// A results folder that goes away with the test.
class FakeFolder {
 public:
  FakeFolder() {
    path_ = std::filesystem::path(testing::TempDir()) /
            (std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + "-" +
             std::to_string(getpid()));
    std::filesystem::create_directories(path_);
  }
  /// `machine` is the text of its machine.json.
  explicit FakeFolder(const Run& run, const std::string& machine = R"({"schema_version": 1})")
      : FakeFolder() {
    write_text(path_ / "machine.json", machine);
    std::string cases = cases_header(run.run_id, run.options);
    for (const CaseRecord& record : run.cases) cases += case_line(record);
    write_text(path_ / "cases.jsonl", cases);
    std::string samples = sample_header();
    for (const Sample& sample : run.samples) samples += sample_row(run.run_id, sample);
    write_text(path_ / "samples.csv", samples);
  }
  ~FakeFolder() { std::filesystem::remove_all(path_); }
  FakeFolder(const FakeFolder&) = delete;
  FakeFolder& operator=(const FakeFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace lanebench
