// Reading a results folder: what was written comes back, what was cut off is ignored, what is broken is
// named.
#include "reports/results.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "tests/reports/fake_run.h"

namespace lanebench {
namespace {

Run small_run() {
  Run run = fake_run();
  add_timed(run, fake_case("triad", "scalar/serial"), {0.1, 1.0 / 3});
  add_timed(run, fake_case("triad", "cuda/kernel", "unavailable", "no GPU"), {});
  return run;
}

/// What read_run says about a folder, without the folder's name.
std::string error_of(const FakeFolder& folder) {
  try {
    read_run(folder.path());
  } catch (const ResultsError& error) {
    std::string text = error.what();
    const std::string name = folder.path().string();
    for (std::size_t at; (at = text.find(name)) != std::string::npos;) text.replace(at, name.size(), "DIR");
    return text;
  }
  return "no error";
}

TEST(ReadRun, GivesBackWhatWasWritten) {
  auto run = small_run();
  run.options = {{"budget", 60}};
  CaseRecord& record = run.cases[0];
  record.max_rel_error = 0x1p-53;
  record.flops = 0.1;
  record.bytes = 24e9;
  record.items = 7;
  record.parameters = "text=a,b \"c\"\nn=1";
  Sample sample = fake_sample(record, 2, 1e-300, true);
  sample.position = 5;
  sample.iterations = std::uint64_t{1} << 63;
  sample.clock_before_s = 2.0 / 3;
  sample.clock_after_s = 0.1 + 0.2;
  sample.involuntary_switches = 3;
  sample.migrations = 4;
  sample.steal_s = 0.01;
  run.samples.push_back(sample);
  const FakeFolder folder(run);
  const auto read = read_run(folder.path());
  EXPECT_EQ(read.run_id, run.run_id);
  EXPECT_EQ(read.options, run.options);
  EXPECT_EQ(read.machine, run.machine);
  ASSERT_EQ(read.cases.size(), 2u);
  for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(to_json(read.cases[i]), to_json(run.cases[i]));
  ASSERT_EQ(read.samples.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(sample_row("", read.samples[i]), sample_row("", run.samples[i]));
    EXPECT_EQ(read.samples[i].seconds, run.samples[i].seconds);
  }
  EXPECT_EQ(read.samples[2].clock_after_s, sample.clock_after_s);
  EXPECT_EQ(read.samples[2].iterations, sample.iterations);
}

TEST(ReadRun, TheLastLineOfACaseCountsAndTheFirstSetsTheOrder) {
  auto run = small_run();
  run.cases.push_back(fake_case("triad", "scalar/serial", "crashed", "SIGSEGV"));
  CaseRecord other_size = fake_case("triad", "scalar/serial");
  other_size.size = 2000;
  run.cases.push_back(other_size);
  const FakeFolder folder(run);
  const auto read = read_run(folder.path());
  ASSERT_EQ(read.cases.size(), 3u);
  EXPECT_EQ(read.cases[0].status, "crashed");
  EXPECT_EQ(read.cases[1].case_id, "triad/cuda/kernel");
  EXPECT_EQ(read.cases[2].size, 2000u);
}

TEST(ReadRun, IgnoresLinesThatWereCutOff) {
  const FakeFolder folder(small_run());
  for (const char* name : {"cases.jsonl", "samples.csv"}) {
    const std::string text = read_text(folder.path() / name);
    write_text(folder.path() / name, text + text.substr(text.rfind('\n', text.size() - 2) + 1, 20));
  }
  const auto read = read_run(folder.path());
  EXPECT_EQ(read.cases.size(), 2u);
  EXPECT_EQ(read.samples.size(), 2u);
}

TEST(ReadRun, TakesAMissingOrEmptySampleFileAsNoSamples) {
  const FakeFolder folder(small_run());
  write_text(folder.path() / "samples.csv", "");
  EXPECT_TRUE(read_run(folder.path()).samples.empty());
  std::filesystem::remove(folder.path() / "samples.csv");
  EXPECT_TRUE(read_run(folder.path()).samples.empty());
}

TEST(ReadRun, TakesDosLineEnds) {
  const FakeFolder folder(small_run());
  for (const char* name : {"cases.jsonl", "samples.csv"}) {
    std::string text;
    for (const char c : read_text(folder.path() / name))
      text += c == '\n' ? std::string("\r\n") : std::string(1, c);
    write_text(folder.path() / name, text);
  }
  EXPECT_EQ(read_run(folder.path()).samples.size(), 2u);
}

TEST(ReadRun, NamesWhatAFolderLacks) {
  const FakeFolder folder;
  EXPECT_EQ(error_of(folder), "not a lanebench results folder: DIR has no cases.jsonl");
  write_text(folder.path() / "cases.jsonl", "");
  EXPECT_EQ(error_of(folder), "not a lanebench results folder: DIR has no machine.json");
}

TEST(ReadRun, RejectsABrokenMachineFile) {
  const FakeFolder folder(small_run());
  const auto with = [&](const std::string& text) {
    write_text(folder.path() / "machine.json", text);
    return error_of(folder);
  };
  EXPECT_EQ(with("{\"schema"), "DIR/machine.json: not JSON, from byte 9 on");
  EXPECT_EQ(with("[]"), "DIR/machine.json: not a JSON object");
  EXPECT_EQ(with("{}"), "DIR/machine.json: 'schema_version' is missing");
  EXPECT_EQ(with("{\"schema_version\":2}"), "DIR/machine.json: schema version 2; this program reads 1");
}

TEST(ReadRun, RejectsABrokenHeaderOfCases) {
  const FakeFolder folder(small_run());
  const auto with = [&](const std::string& line) {
    write_text(folder.path() / "cases.jsonl", line);
    return error_of(folder);
  };
  EXPECT_EQ(with(""), "DIR/cases.jsonl:1: the header line is missing");
  EXPECT_EQ(with("{\"schema_version\":1"), "DIR/cases.jsonl:1: the header line is missing");
  EXPECT_EQ(with("\n"), "DIR/cases.jsonl:1: not JSON, from byte 1 on");
  EXPECT_EQ(with(R"({"schema_version":"1","run_id":"r","options":{}})"
                 "\n"),
            "DIR/cases.jsonl:1: 'schema_version' must be a whole number");
  EXPECT_EQ(with(R"({"schema_version":3,"run_id":"r","options":{}})"
                 "\n"),
            "DIR/cases.jsonl:1: schema version 3; this program reads 1");
  EXPECT_EQ(with(R"({"schema_version":1,"options":{}})"
                 "\n"),
            "DIR/cases.jsonl:1: 'run_id' is missing");
  EXPECT_EQ(with(R"({"schema_version":1,"run_id":"","options":{}})"
                 "\n"),
            "DIR/cases.jsonl:1: 'run_id' is empty");
  EXPECT_EQ(with(R"({"schema_version":1,"run_id":"r","options":[]})"
                 "\n"),
            "DIR/cases.jsonl:1: 'options' must be an object");
}

/// The error for a second line of cases.jsonl: a good record with one member replaced.
std::string error_with_member(const char* member, const nlohmann::json& value) {
  const FakeFolder folder(small_run());
  const std::string text = read_text(folder.path() / "cases.jsonl");
  nlohmann::json line = to_json(fake_case("triad", "simd@AVX2/serial"));
  if (value.is_discarded()) {
    line.erase(member);
  } else {
    line[member] = value;
  }
  write_text(folder.path() / "cases.jsonl", text + line.dump() + "\n");
  return error_of(folder);
}

TEST(ReadRun, RejectsBrokenCaseRecords) {
  const nlohmann::json removed(nlohmann::json::value_t::discarded);
  EXPECT_EQ(error_with_member("status", "ok"), "no error");
  EXPECT_EQ(error_with_member("status", "fine"), "DIR/cases.jsonl:4: unknown status 'fine'");
  EXPECT_EQ(error_with_member("workload", ""), "DIR/cases.jsonl:4: 'workload' is empty");
  EXPECT_EQ(error_with_member("case_id", removed), "DIR/cases.jsonl:4: 'case_id' is missing");
  EXPECT_EQ(error_with_member("size", -1), "DIR/cases.jsonl:4: 'size' must be a whole number");
  EXPECT_EQ(error_with_member("size", 1.5), "DIR/cases.jsonl:4: 'size' must be a whole number");
  EXPECT_EQ(error_with_member("worker_count", "4"),
            "DIR/cases.jsonl:4: 'worker_count' must be a whole number");
  EXPECT_EQ(error_with_member("lanes", nullptr), "DIR/cases.jsonl:4: 'lanes' must be a string");
  EXPECT_EQ(error_with_member("verified", 1), "DIR/cases.jsonl:4: 'verified' must be true, false or null");
  EXPECT_EQ(error_with_member("flops", -2.0),
            "DIR/cases.jsonl:4: 'flops' must be a number that is not negative, or null");
  EXPECT_EQ(error_with_member("bytes", "many"),
            "DIR/cases.jsonl:4: 'bytes' must be a number that is not negative, or null");
  EXPECT_EQ(error_with_member("reason", std::string(70000, 'x')),
            "DIR/cases.jsonl:4: 'reason' is longer than 65536 bytes");
}

TEST(ReadRun, RejectsLinesThatAreNoCaseRecord) {
  const FakeFolder folder(small_run());
  const std::string text = read_text(folder.path() / "cases.jsonl");
  const auto with = [&](const std::string& line) {
    write_text(folder.path() / "cases.jsonl", text + line + "\n");
    return error_of(folder);
  };
  EXPECT_EQ(with("{} {}"), "DIR/cases.jsonl:4: not JSON, from byte 4 on");
  EXPECT_EQ(with("7"), "DIR/cases.jsonl:4: not a JSON object");
  EXPECT_EQ(with("{\"flops\":1e999}"), "DIR/cases.jsonl:4: not JSON: a number is out of range");
  EXPECT_EQ(with("{\"flops\":NaN}"), "DIR/cases.jsonl:4: not JSON, from byte 10 on");
  EXPECT_EQ(with("{\"reason\":\"\xFF\"}"), "DIR/cases.jsonl:4: not JSON, from byte 12 on");
}

constexpr const char* kGoodRow =
    "1,20260102T030405Z-host,triad,1000,triad/scalar/serial,false,9,0,10,0.5,1e-4,1e-4,0,0,0";

/// The error when line 4 of samples.csv is the good row with the field in one column replaced.
std::string error_with_column(std::size_t column, const std::string& value) {
  const FakeFolder folder(small_run());
  std::string row;
  std::istringstream fields(kGoodRow);
  std::string field;
  for (std::size_t i = 0; std::getline(fields, field, ','); ++i) {
    row += (i == 0 ? "" : ",") + (i == column ? value : field);
  }
  const std::string text = read_text(folder.path() / "samples.csv");
  write_text(folder.path() / "samples.csv", text + row + "\n");
  return error_of(folder);
}

TEST(ReadRun, RejectsBrokenSampleFields) {
  const std::string at = "DIR/samples.csv:4: ";
  EXPECT_EQ(error_with_column(0, "1"), "no error");
  EXPECT_EQ(error_with_column(0, "2"), at + "schema version 2; this program reads 1");
  EXPECT_EQ(error_with_column(1, "other"), at + "a sample of another run; this one is 20260102T030405Z-host");
  EXPECT_EQ(error_with_column(2, "sort"), at + "triad/scalar/serial of size 1000 is not in cases.jsonl");
  EXPECT_EQ(error_with_column(3, "999"), at + "triad/scalar/serial of size 999 is not in cases.jsonl");
  EXPECT_EQ(error_with_column(4, "triad/simd@AVX2/serial"),
            at + "triad/simd@AVX2/serial of size 1000 is not in cases.jsonl");
  EXPECT_EQ(error_with_column(5, "1"), at + "twin '1' must be true or false");
  EXPECT_EQ(error_with_column(6, "-1"), at + "round '-1' is not a number in range");
  EXPECT_EQ(error_with_column(6, "1"), at + "triad/scalar/serial has a second sample in round 1");
  EXPECT_EQ(error_with_column(7, "x"), at + "position 'x' is not a number in range");
  EXPECT_EQ(error_with_column(8, "0"), at + "iterations '0' must be at least 1");
  EXPECT_EQ(error_with_column(8, "99999999999999999999"),
            at + "iterations '99999999999999999999' is not a number in range");
  EXPECT_EQ(error_with_column(9, "0"), at + "seconds '0' must be above zero");
  EXPECT_EQ(error_with_column(9, "-0.5"), at + "seconds '-0.5' must be a time in seconds");
  EXPECT_EQ(error_with_column(9, "nan"), at + "seconds 'nan' must be a time in seconds");
  EXPECT_EQ(error_with_column(9, "inf"), at + "seconds 'inf' must be a time in seconds");
  EXPECT_EQ(error_with_column(9, "1e999"), at + "seconds '1e999' is not a number in range");
  EXPECT_EQ(error_with_column(9, ""), at + "seconds '' is not a number in range");
  EXPECT_EQ(error_with_column(9, "0.5s"), at + "seconds '0.5s' is not a number in range");
  EXPECT_EQ(error_with_column(9, "\"0,5\""), at + "seconds '0,5' is not a number in range");
  EXPECT_EQ(error_with_column(10, "0"), at + "clock_before_s '0' must be above zero");
  EXPECT_EQ(error_with_column(11, "-1"), at + "clock_after_s '-1' must be a time in seconds");
  EXPECT_EQ(error_with_column(12, "-1"), at + "involuntary_switches '-1' must be at least 0");
  EXPECT_EQ(error_with_column(13, "0.5"), at + "migrations '0.5' is not a number in range");
  EXPECT_EQ(error_with_column(14, "-inf"), at + "steal_s '-inf' must be a time in seconds");
  EXPECT_EQ(error_with_column(14, "0,0"), at + "16 columns instead of 15");
  EXPECT_EQ(error_with_column(2, "\xFF"), at + "field 3 is not UTF-8");
  EXPECT_EQ(error_with_column(2, std::string(70000, 'x')), at + "field 3 is longer than 65536 bytes");
}

TEST(ReadRun, RejectsAnotherHeaderOrAnEmptyLineInSamples) {
  const FakeFolder folder(small_run());
  const std::string text = read_text(folder.path() / "samples.csv");
  write_text(folder.path() / "samples.csv", "x" + text);
  EXPECT_EQ(error_of(folder), "DIR/samples.csv:1: the header is not that of schema version 1");
  write_text(folder.path() / "samples.csv", text + "\n" + kGoodRow + "\n");
  EXPECT_EQ(error_of(folder), "DIR/samples.csv:4: 1 columns instead of 15");
}

TEST(ReadRun, ATwinIsNoDuplicate) {
  auto run = small_run();
  run.samples.push_back(fake_sample(run.cases[0], 1, 0.5, true));
  EXPECT_EQ(error_of(FakeFolder(run)), "no error");
  run.samples.push_back(run.samples.back());
  EXPECT_EQ(error_of(FakeFolder(run)),
            "DIR/samples.csv:5: triad/scalar/serial has a second sample in round 1");
}

TEST(ReadRun, ReadsASampleFileCutOffAnywhere) {
  const FakeFolder folder(small_run());
  const std::string text = read_text(folder.path() / "samples.csv");
  for (std::size_t length = 0; length <= text.size(); ++length) {
    const std::string part = text.substr(0, length);
    write_text(folder.path() / "samples.csv", part);
    const auto lines = static_cast<std::size_t>(std::ranges::count(part, '\n'));
    EXPECT_EQ(read_run(folder.path()).samples.size(), lines == 0 ? 0 : lines - 1) << length;
  }
}

}  // namespace
}  // namespace lanebench
