// Reading a results folder: what was written comes back, what was cut off is ignored, what is broken is
// named.
#include "reports/results/records.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

#include "reports/results/case_json.h"
#include "reports/results/read_run.h"
#include "reports/results/samples_csv.h"
#include "reports/text/limits.h"
#include "tests/reports/fake_run.h"

namespace lanebench {
namespace {

Run small_run() {
  auto run = fake_run();
  add_timed(run, fake_case("triad", "scalar/serial"), {0.1, 1.0 / 3});
  add_timed(run, fake_case("triad", "cuda/kernel", Status::kUnavailable, "no GPU"), {});
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
  run.options = R"({"budget":60})";
  CaseRecord& record = run.cases[0];
  record.max_rel_error = 0x1p-53;
  record.flops = 0.1;
  record.bytes = 24e9;
  record.items = 7;
  record.parameters = "text=a,b \"c\"\nn=1";
  Sample sample = fake_sample(record, 2, 1.0 / 7e14, true);
  sample.position = 5;
  sample.iterations = std::uint64_t{1} << 63;
  sample.clock_before_s = 2.0 / 3;
  sample.clock_after_s = 0.1 + 0.2;
  sample.involuntary_switches = 3;
  sample.migrations = 4;
  sample.steal_s = 0.01;
  sample.counts = {.cycles = 1e15 + 1, .instructions = 1.0 / 3, .page_faults = 0, .energy_j = 0.25};
  run.samples.push_back(sample);
  const FakeFolder folder(run, R"({"schema_version": 1, "host": "box"})");
  const auto read = read_run(folder.path());
  EXPECT_EQ(read.run_id, run.run_id);
  EXPECT_EQ(read.options, run.options);
  EXPECT_EQ(read.machine.host, "box");
  ASSERT_EQ(read.cases.size(), 2u);
  for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(to_json(read.cases[i]), to_json(run.cases[i]));
  ASSERT_EQ(read.samples.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(sample_row("", read.samples[i]), sample_row("", run.samples[i]));
    EXPECT_EQ(read.samples[i].seconds, run.samples[i].seconds);
  }
  EXPECT_EQ(read.samples[2].clock_after_s, sample.clock_after_s);
  EXPECT_EQ(read.samples[2].iterations, sample.iterations);
  for (const Counter& counter : kCounters) {
    EXPECT_EQ(read.samples[2].counts.*counter.member, sample.counts.*counter.member) << counter.name;
    EXPECT_EQ(read.samples[1].counts.*counter.member, std::nullopt) << counter.name;
  }
}

TEST(ReadRun, TheLastLineOfACaseCountsAndTheFirstSetsTheOrder) {
  auto run = small_run();
  run.cases.push_back(fake_case("triad", "scalar/serial", Status::kCrashed, "SIGSEGV"));
  CaseRecord other_size = fake_case("triad", "scalar/serial");
  other_size.size = 2000;
  run.cases.push_back(other_size);
  const FakeFolder folder(run, R"({"schema_version": 1, "host": "box"})");
  const auto read = read_run(folder.path());
  ASSERT_EQ(read.cases.size(), 3u);
  EXPECT_EQ(read.cases[0].status, Status::kCrashed);
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
  EXPECT_EQ(with("{\"schema"), "DIR/machine.json:1: not JSON, from byte 9 on");
  EXPECT_EQ(with("[]"), "DIR/machine.json:1: not a JSON object");
  EXPECT_EQ(with("{}"), "DIR/machine.json: 'schema_version' is missing");
  EXPECT_EQ(with("{\"schema_version\":2}"), "DIR/machine.json: schema version 2; this program reads 1");
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  while (times-- > 0) all += text;
  return all;
}

struct Broken {
  std::string text;
  std::string error;
};

TEST(ReadRun, RejectsAHostileMachineFile) {
  const FakeFolder folder(small_run());
  const std::string begin = R"({"schema_version":1,"a":)";
  const std::string at = "DIR/machine.json:1: ";
  const Broken table[] = {
      {"", at + "not JSON, from byte 1 on"},
      {"{\n\"a\": 1,\n  oops\n}", "DIR/machine.json:3: not JSON, from byte 3 on"},
      {"{\n\n", "DIR/machine.json:3: not JSON, from byte 1 on"},
      {begin + "NaN}", at + "not JSON, from byte 25 on"},
      {begin + "Infinity}", at + "not JSON, from byte 25 on"},
      {"{\"schema_version\":1,\n\"a\":1e999}", "DIR/machine.json:2: not JSON: a number is out of range"},
      {begin + "\"\xFF\"}", at + "not JSON, from byte 26 on"},
      {begin + "\"\xC0\xAF\"}", at + "not JSON, from byte 26 on"},  // An overlong slash.
      {begin + "\"\\ud800\"}", at + "not JSON, from byte 32 on"},
      {begin + "\"\n\"}", at + "not JSON, from byte 26 on"},
      {begin + std::string("1}\0{", 4), at + "not JSON, from byte 27 on"},
      {std::string("\xFF\xFE{\0", 4), at + "not JSON, from byte 4 on"},  // UTF-16.
      {"{\"schema_version\":1} {}", at + "not JSON, from byte 22 on"},
      {"null", at + "not a JSON object"},
      {R"({"schema_version":"1"})", "DIR/machine.json: 'schema_version' must be a whole number"},
      {R"({"schema_version":1e0})", "DIR/machine.json: 'schema_version' must be a whole number"},
      {R"({"schema_version":18446744073709551615})",
       "DIR/machine.json: schema version 18446744073709551615; this program reads 1"},
      {begin + "1,\n\"a\":2}", "DIR/machine.json:2: 'a' stands twice in one object"},
      {begin + R"({"b":[{"c":1,"c":1}]}})", at + "'c' stands twice in one object"},
      {begin + repeated("[", 15) + repeated("]", 15) + "}", "no error"},
      {begin + repeated("[", 16) + repeated("]", 16) + "}", at + "nested deeper than 16"},
      {begin + repeated("[", 100000), at + "nested deeper than 16"},
      {repeated("{\"a\":", 40000), at + "nested deeper than 16"},
      {begin + "\"" + repeated("x", 65537) + "\"}", at + "'a' is longer than 65536 bytes"},
      {"{\"" + repeated("x", 201) + "\":1}", at + "a member's name is longer than 200 bytes"},
      {R"({"a\u001b":1})", at + "a member's name has control characters"},
      {begin + repeated("1", 262144) + "}", at + "an object of more than 262144 bytes"},
  };
  for (const auto& [text, error] : table) {
    write_text(folder.path() / "machine.json", text);
    EXPECT_EQ(error_of(folder), error) << text.substr(0, 80);
  }
}

TEST(ReadRun, TextsLoseTheirControlCharacters) {
  const FakeFolder folder(small_run());
  write_text(folder.path() / "machine.json",
             R"({"schema_version":1,"os":["a\u0000b\u001b[31m\r\n\tc\u007f\u0085\u00a0"]})");
  EXPECT_EQ(read_run(folder.path()).machine.facts.at(0).text, "a b [31m \n\tc  \u00a0");
}

TEST(ReadRun, TakesAByteOrderMarkBeforeJson) {
  const FakeFolder folder(small_run());
  write_text(folder.path() / "machine.json", "\xEF\xBB\xBF{\"schema_version\":1}");
  EXPECT_EQ(error_of(folder), "no error");
}

TEST(ReadRun, RejectsWhatIsNoFile) {
  const FakeFolder folder(small_run());
  for (const char* name : {"machine.json", "cases.jsonl", "samples.csv"}) {
    std::filesystem::rename(folder.path() / name, folder.path() / "aside");
    std::filesystem::create_directory(folder.path() / name);
    EXPECT_EQ(error_of(folder), std::string("DIR/") + name + ": not a file");
    std::filesystem::remove(folder.path() / name);
    std::filesystem::rename(folder.path() / "aside", folder.path() / name);
  }
  EXPECT_EQ(error_of(folder), "no error");
}

TEST(ReadRun, RejectsAFileWithoutEnd) {
  const FakeFolder folder(small_run());
  std::filesystem::resize_file(folder.path() / "samples.csv", (std::uintmax_t{1} << 30) + 1);
  EXPECT_EQ(error_of(folder), "DIR/samples.csv: larger than 1073741824 bytes");
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

TEST(CaseRecord, KeepsItsCostAndWhetherItsAnswersDiffer) {
  CaseRecord record = fake_case("triad", "simd@AVX2/serial");
  record.flops = 2e9;
  record.single_precision = true;
  record.bytes = 24e9;
  record.bytes_written = 0;
  record.items = 1e9;
  record.integer_multiplies = 3;
  record.answers_differ = true;
  const CaseRecord read = case_from_json(to_json(record));
  EXPECT_EQ(read.flops, record.flops);
  EXPECT_TRUE(read.single_precision);
  EXPECT_EQ(read.bytes, record.bytes);
  EXPECT_EQ(read.bytes_written, record.bytes_written) << "nothing is not the same as unknown";
  EXPECT_EQ(read.items, record.items);
  EXPECT_EQ(read.integer_multiplies, record.integer_multiplies);
  EXPECT_TRUE(read.answers_differ);
}

TEST(CaseRecord, KeepsWhoseCodeItIs) {
  CaseRecord record = fake_case("histogram", "subtables/serial");
  for (const Origin origin : {Origin::kOwn, Origin::kLibrary, Origin::kOtherProgram}) {
    record.origin = origin;
    EXPECT_EQ(case_from_json(to_json(record)).origin, origin);
  }
  nlohmann::json line = to_json(record);
  line.erase("origin");
  EXPECT_EQ(case_from_json(line).origin, Origin::kLibrary) << "an older file does not say: most were";
  line["origin"] = "moon";
  EXPECT_THROW(case_from_json(line), ResultsError);
}

TEST(CaseRecord, OfAnOlderVersionLacksWhatCameLater) {
  nlohmann::json line = to_json(fake_case("triad", "simd@AVX2/serial"));
  for (const char* member :
       {"single_precision", "bytes_written", "integer_multiplies", "memory_bytes", "answers_differ"}) {
    line.erase(member);
  }
  const CaseRecord read = case_from_json(line);
  EXPECT_FALSE(read.single_precision);
  EXPECT_EQ(read.bytes_written, std::nullopt);
  EXPECT_EQ(read.integer_multiplies, std::nullopt);
  EXPECT_EQ(read.memory_bytes, std::nullopt);
  EXPECT_FALSE(read.answers_differ);
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

TEST(CaseRecord, IsPendingUntilItIsSettled) {
  CaseRecord record = record_of(CaseId::parse("triad/scalar/serial").value());
  EXPECT_TRUE(record.pending);
  const auto line = to_json(record);
  EXPECT_EQ(line["status"], "unavailable");
  EXPECT_EQ(line["reason"], "not run: the run ended before its turn");
  EXPECT_TRUE(case_from_json(line).pending);
  record.settle(Status::kUnavailable, "no GPU");
  EXPECT_FALSE(record.pending);
  EXPECT_FALSE(case_from_json(to_json(record)).pending);
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
  EXPECT_EQ(error_with_member("verified", 1), "DIR/cases.jsonl:4: 'verified' must be true or false");
  EXPECT_EQ(error_with_member("flops", -2.0),
            "DIR/cases.jsonl:4: 'flops' must be a number from 0 to 1e+30, or null");
  EXPECT_EQ(error_with_member("bytes", "many"),
            "DIR/cases.jsonl:4: 'bytes' must be a number from 0 to 1e+30, or null");
  EXPECT_EQ(error_with_member("flops", 1e30), "no error");
  EXPECT_EQ(error_with_member("flops", 1.1e30),
            "DIR/cases.jsonl:4: 'flops' must be a number from 0 to 1e+30, or null");
  EXPECT_EQ(error_with_member("memory_bytes", 1e308),
            "DIR/cases.jsonl:4: 'memory_bytes' must be a number from 0 to 1e+30, or null");
  EXPECT_EQ(error_with_member("max_rel_error", 1e308), "no error");
  EXPECT_EQ(error_with_member("size", std::numeric_limits<std::uint64_t>::max()), "no error");
  EXPECT_EQ(error_with_member("worker_count", 0),
            "DIR/cases.jsonl:4: 'worker_count' must be from 1 to 4194304");
  EXPECT_EQ(error_with_member("worker_count", 4194305),
            "DIR/cases.jsonl:4: 'worker_count' must be from 1 to 4194304");
  EXPECT_EQ(error_with_member("workload", "a\nb"), "DIR/cases.jsonl:4: 'workload' has a line break or a tab");
  EXPECT_EQ(error_with_member("status", "a\nb\x1B"), "DIR/cases.jsonl:4: unknown status 'a b '");
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

TEST(ReadRun, RejectsMoreWorkloadsThanAnyRunHas) {
  auto run = fake_run();
  for (int i = 0; i < 1001; ++i) run.cases.push_back(fake_case(std::to_string(i), "scalar/serial"));
  EXPECT_EQ(error_of(FakeFolder(run)), "DIR/cases.jsonl:1002: more than 1000 workloads");
}

constexpr const char* kGoodRow =
    "1,20260102T030405Z-host,triad,1000,triad/scalar/"
    "serial,false,9,0,10,0.5,1e-4,1e-4,0,0,0,3,1,false,9,8,7,6,5,4,3e-3,2";

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
  const std::string no_time = " must be a time from 1e-15 to 1e+09 s";
  for (const char* seconds : {"0", "-0", "-0.5", "nan", "-nan", "inf", "9e-16", "1.1e9", "1e308", "5e-324"}) {
    EXPECT_EQ(error_with_column(9, seconds), at + "seconds '" + seconds + "'" + no_time);
    EXPECT_EQ(error_with_column(10, seconds), at + "clock_before_s '" + seconds + "'" + no_time);
    EXPECT_EQ(error_with_column(11, seconds), at + "clock_after_s '" + seconds + "'" + no_time);
  }
  EXPECT_EQ(error_with_column(9, "1e-15"), "no error");
  EXPECT_EQ(error_with_column(9, "1e9"), "no error");
  EXPECT_EQ(error_with_column(9, "1e999"), at + "seconds '1e999' is not a number in range");
  EXPECT_EQ(error_with_column(9, "1e-999"), at + "seconds '1e-999' is not a number in range");
  EXPECT_EQ(error_with_column(9, ""), at + "seconds '' is not a number in range");
  EXPECT_EQ(error_with_column(9, " 1"), at + "seconds ' 1' is not a number in range");
  EXPECT_EQ(error_with_column(9, "0x1p3"), at + "seconds '0x1p3' is not a number in range");
  EXPECT_EQ(error_with_column(9, "0.5s"), at + "seconds '0.5s' is not a number in range");
  EXPECT_EQ(error_with_column(9, "\"0,5\""), at + "seconds '0,5' is not a number in range");
  const std::string no_count = " must be from 0 to 1000000000000";
  EXPECT_EQ(error_with_column(12, "-1"), at + "involuntary_switches '-1'" + no_count);
  EXPECT_EQ(error_with_column(13, "9223372036854775807"), at + "migrations '9223372036854775807'" + no_count);
  EXPECT_EQ(error_with_column(13, "0.5"), at + "migrations '0.5' is not a number in range");
  EXPECT_EQ(error_with_column(14, "-inf"), at + "steal_s '-inf' must be a time from 0 to 1e+09 s");
  EXPECT_EQ(error_with_column(14, "0,0"), at + "27 columns instead of 26");
  EXPECT_EQ(error_with_column(15, "-1"), at + "pass '-1' is not a number in range");
  EXPECT_EQ(error_with_column(16, "x"), at + "cpu 'x' is not a number in range");
  EXPECT_EQ(error_with_column(17, "yes"), at + "repeated 'yes' must be true or false");
  EXPECT_EQ(error_with_column(18, ""), "no error");
  EXPECT_EQ(error_with_column(18, "-1"), at + "cycles '-1' must be from 0 to 1e+30, or empty");
  EXPECT_EQ(error_with_column(24, "nan"), at + "cpu_s 'nan' must be from 0 to 1e+30, or empty");
  EXPECT_EQ(error_with_column(25, "much"), at + "energy_j 'much' is not a number in range");
  EXPECT_EQ(error_with_column(4, "\"a\x1B[31m\r\nb\tc\xC2\x9B\""),
            at + "a [31m  b c  of size 1000 is not in cases.jsonl");
  EXPECT_EQ(error_with_column(5, std::string(81, 'x')),
            at + "twin '" + std::string(80, 'x') + "…' must be true or false");
  EXPECT_EQ(error_with_column(2, "\xFF"), at + "field 3 is not UTF-8");
  EXPECT_EQ(error_with_column(2, std::string(70000, 'x')), at + "field 3 is longer than 65536 bytes");
}

TEST(ReadRun, RejectsAnotherHeaderOrAnEmptyLineInSamples) {
  const FakeFolder folder(small_run());
  const std::string text = read_text(folder.path() / "samples.csv");
  write_text(folder.path() / "samples.csv", "x" + text);
  EXPECT_EQ(error_of(folder), "DIR/samples.csv:1: the header is not that of schema version 1");
  write_text(folder.path() / "samples.csv", text + "\n" + kGoodRow + "\n");
  EXPECT_EQ(error_of(folder), "DIR/samples.csv:4: 1 columns instead of 26");
}

TEST(ReadRun, TakesSamplesOfEarlierVersions) {
  for (const int lacking : {8, 11}) {  // Counters; and passes, which were one.
    const FakeFolder folder(small_run());
    std::istringstream lines(read_text(folder.path() / "samples.csv"));
    std::string text;
    for (std::string line; std::getline(lines, line);) {
      for (int column = 0; column < lacking; ++column) line.resize(line.rfind(','));
      text += line + "\n";
    }
    write_text(folder.path() / "samples.csv", text);
    EXPECT_EQ(error_of(folder), "no error") << lacking;
    EXPECT_EQ(read_run(folder.path()).samples.size(), 2u) << lacking;
  }
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
