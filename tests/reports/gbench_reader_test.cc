// Google Benchmark's files: our own, other people's, and broken ones.
#include "reports/results/gbench_reader.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "reports/compare/side.h"
#include "reports/render/gbench.h"
#include "reports/text/limits.h"
#include "tests/reports/fake_run.h"

namespace lanebench {
namespace {

/// As Google Benchmark 1.7 writes it.
constexpr const char* kContext = R"({
  "date": "2026-01-02T03:04:05+00:00", "host_name": "box", "executable": "./sorting", "num_cpus": 8,
  "mhz_per_cpu": 3000, "cpu_scaling_enabled": false,
  "caches": [{"type": "Data", "level": 1, "size": 32768, "num_sharing": 2}],
  "load_avg": [0.1, 0.2, 0.3], "library_build_type": "release"})";

Run read_text_as_file(const FakeFolder& folder, const std::string& text) {
  write_text(folder.path() / "file.json", text);
  return read_gbench(folder.path() / "file.json");
}

Run read_benchmarks(const FakeFolder& folder, const std::string& benchmarks) {
  return read_text_as_file(
      folder, std::string("{\"context\": ") + kContext + ", \"benchmarks\": [" + benchmarks + "]}");
}

std::vector<double> times(const Run& run, const std::string& case_id) {
  std::vector<double> seconds;
  for (const Sample& sample : run.samples) {
    if (sample.case_id == case_id) seconds.push_back(sample.seconds);
  }
  return seconds;
}

TEST(GbenchReader, TakesRepetitionsAndLeavesAggregatesOut) {
  const FakeFolder folder;
  const auto run = read_benchmarks(folder, R"(
    {"name": "BM_sort/1024", "family_index": 0, "per_family_instance_index": 0, "run_name": "BM_sort/1024",
     "run_type": "iteration", "repetitions": 2, "repetition_index": 0, "threads": 1, "iterations": 700,
     "real_time": 1.5e+03, "cpu_time": 9, "time_unit": "ns", "items_per_second": 7.0e+08, "label": "random"},
    {"name": "BM_sort/1024", "run_name": "BM_sort/1024", "run_type": "iteration", "repetitions": 2,
     "repetition_index": 1, "threads": 1, "iterations": 700, "real_time": 1600, "cpu_time": 9, "time_unit": "ns"},
    {"name": "BM_sort/1024_mean", "run_name": "BM_sort/1024", "run_type": "aggregate", "repetitions": 2,
     "threads": 1, "aggregate_name": "mean", "aggregate_unit": "time", "iterations": 2, "real_time": 1550,
     "cpu_time": 9, "time_unit": "ns"},
    {"name": "BM_copy/threads:4", "run_name": "BM_copy/threads:4", "run_type": "iteration", "repetitions": 1,
     "repetition_index": 0, "threads": 4, "iterations": 1, "real_time": 2.5, "cpu_time": 3, "time_unit": "ms"})");
  ASSERT_EQ(run.cases.size(), 2u);
  EXPECT_EQ(run.cases[0].case_id, "BM_sort/1024");
  EXPECT_EQ(run.cases[0].workload, "");
  EXPECT_EQ(run.cases[0].size, 0u);
  EXPECT_EQ(run.cases[0].status, Status::kOk);
  const auto sorted = times(run, "BM_sort/1024");
  ASSERT_EQ(sorted.size(), 2u);
  EXPECT_DOUBLE_EQ(sorted[0], 1.5e-6);
  EXPECT_DOUBLE_EQ(sorted[1], 1.6e-6);
  EXPECT_EQ(run.samples[0].iterations, 700u);
  EXPECT_DOUBLE_EQ(times(run, "BM_copy/threads:4").at(0), 2.5e-3);
  EXPECT_EQ(run.run_id, "2026-01-02T03:04:05+00:00-box");
  EXPECT_EQ(run.machine.threads, 8u);
  EXPECT_EQ(run.machine.build_type, "release");
}

TEST(GbenchReader, TakesTheMedianWhereThereAreAggregatesOnly) {
  const FakeFolder folder;
  const auto aggregate = [](const std::string& name, const std::string& kind, const std::string& time) {
    return R"({"name": ")" + name + "_" + kind + R"(", "run_name": ")" + name +
           R"(", "run_type": "aggregate", "aggregate_name": ")" + kind + R"(", "real_time": )" + time +
           R"(, "cpu_time": 1, "time_unit": "us"})";
  };
  const auto run = read_benchmarks(
      folder, aggregate("BM_a", "mean", "5") + "," + aggregate("BM_a", "median", "4") + "," +
                  aggregate("BM_a", "stddev", "0") + "," + aggregate("BM_a", "cv", "0.5") + "," +
                  aggregate("BM_b", "mean", "6") + "," + aggregate("BM_c", "stddev", "6"));
  ASSERT_EQ(run.cases.size(), 2u) << "a deviation alone is no time";
  EXPECT_EQ(times(run, "BM_a").size(), 1u);
  EXPECT_DOUBLE_EQ(times(run, "BM_a").at(0), 4e-6);
  EXPECT_DOUBLE_EQ(times(run, "BM_b").at(0), 6e-6);
}

TEST(GbenchReader, LeavesFitsOfComplexityOut) {
  const FakeFolder folder;
  const auto run = read_benchmarks(folder, R"(
    {"name": "BM_sort/8", "run_name": "BM_sort/8", "run_type": "iteration", "iterations": 1, "real_time": 3,
     "cpu_time": 3, "time_unit": "s"},
    {"name": "BM_sort_BigO", "run_name": "BM_sort", "run_type": "aggregate", "aggregate_name": "BigO",
     "cpu_coefficient": 1.0, "real_coefficient": 2.0, "big_o": "NlgN", "time_unit": "ns"},
    {"name": "BM_sort_RMS", "run_name": "BM_sort", "run_type": "aggregate", "aggregate_name": "RMS", "rms": 0.01})");
  ASSERT_EQ(run.cases.size(), 1u);
  EXPECT_DOUBLE_EQ(run.samples.at(0).seconds, 3);
}

TEST(GbenchReader, ReadsOldFilesWithoutRunTypes) {
  const FakeFolder folder;
  const auto run = read_benchmarks(folder, R"(
    {"name": "BM_a", "iterations": 10, "real_time": 7, "cpu_time": 7, "time_unit": "ns"},
    {"name": "BM_a_mean", "iterations": 10, "real_time": 8, "cpu_time": 8, "time_unit": "ns"},
    {"name": "BM_a_stddev", "iterations": 0, "real_time": 0, "cpu_time": 0, "time_unit": "ns"},
    {"name": "BM_b", "iterations": 10, "real_time": 9, "cpu_time": 9})");
  ASSERT_EQ(run.cases.size(), 2u);
  EXPECT_DOUBLE_EQ(times(run, "BM_a").at(0), 7e-9);
  EXPECT_DOUBLE_EQ(times(run, "BM_b").at(0), 9e-9) << "nanoseconds unless it says otherwise";
}

TEST(GbenchReader, TellsFailedFromSkipped) {
  const FakeFolder folder;
  const auto run = read_benchmarks(folder, R"(
    {"name": "BM_a", "run_type": "iteration", "error_occurred": true, "error_message": "wrong: no file",
     "real_time": 0, "cpu_time": 0, "time_unit": "ns"},
    {"name": "BM_b", "run_type": "iteration", "skipped": true, "skip_message": "no GPU"},
    {"name": "BM_c", "run_type": "iteration", "real_time": 0, "cpu_time": 0, "time_unit": "ns"},
    {"name": "BM_d", "run_type": "iteration", "real_time": 1, "time_unit": "ns"},
    {"name": "BM_d", "run_type": "iteration", "error_occurred": true, "error_message": "second"})");
  ASSERT_EQ(run.cases.size(), 4u);
  EXPECT_EQ(run.cases[0].status, Status::kCrashed);
  EXPECT_EQ(run.cases[0].reason, "wrong: no file") << "another program's words, not our status";
  EXPECT_EQ(run.cases[1].status, Status::kUnavailable);
  EXPECT_EQ(run.cases[1].reason, "no GPU");
  EXPECT_EQ(run.cases[2].status, Status::kUnavailable);
  EXPECT_EQ(run.cases[3].status, Status::kOk) << "one of its repetitions is left";
  EXPECT_EQ(times(run, "BM_d"), (std::vector<double>{1e-9}));
  EXPECT_EQ(run.samples.size(), 1u);
}

TEST(GbenchReader, ReadsBackWhatWeWrite) {
  auto written = fake_run();
  written.machine.threads = 8;
  add_timed(written, fake_case("triad", "scalar/serial"), {1, 2, 3, 4, 5, 6, 7});
  add_timed(written, fake_case("triad", "cuda/kernel"), {0.5});
  add_timed(written, fake_case("triad", "cublas/end_to_end"), {0.5});
  written.cases.push_back(fake_case("triad", "simd@AVX2/serial", Status::kWrong, "a[0]"));
  written.cases.push_back(fake_case("triad", "simd@AVX3/serial"));
  const FakeFolder folder;
  const auto read = read_text_as_file(folder, gbench_json(summarize(written)));
  EXPECT_EQ(read.run_id, written.run_id);
  ASSERT_EQ(read.cases.size(), 5u);
  for (std::size_t i = 0; i < read.cases.size(); ++i) {
    EXPECT_EQ(read.cases[i].workload, "triad");
    EXPECT_EQ(read.cases[i].size, 1000u);
    EXPECT_EQ(read.cases[i].case_id, written.cases[i].case_id);
    EXPECT_EQ(read.cases[i].device, written.cases[i].device);
    EXPECT_EQ(read.cases[i].mode, written.cases[i].mode);
  }
  EXPECT_EQ(read.cases[3].status, Status::kWrong);
  EXPECT_EQ(read.cases[3].reason, "a[0]");
  EXPECT_EQ(read.cases[4].status, Status::kUnavailable) << "was not timed";
  EXPECT_EQ(times(read, "triad/scalar/serial"), (std::vector<double>{1, 2, 3, 4, 5, 6, 7}));
  const Summary summary = summarize(read);
  EXPECT_NEAR(summary.workloads.at(0).results.at(1).speedup->value, 2, 1e-12);
}

/// One line that names the file, behind it `place`, and says `hint`.
void expect_refusal(const std::string& text, const std::string& hint, const std::string& place = ": ") {
  const FakeFolder folder;
  try {
    read_text_as_file(folder, text);
    ADD_FAILURE() << "read: " << text.substr(0, 200);
  } catch (const ResultsError& error) {
    const std::string what = error.what();
    EXPECT_NE(what.find("file.json" + place), std::string::npos) << what;
    EXPECT_NE(what.find(hint), std::string::npos) << what;
    EXPECT_EQ(std::ranges::count(what, '\n'), 0) << what;
  }
}

/// What is no JSON is refused with its line.
void expect_malformed(const std::string& text, const std::string& hint, int line = 1) {
  expect_refusal(text, hint, ":" + std::to_string(line) + ": " + hint);
}

void expect_refused_entry(const std::string& entry, const std::string& hint) {
  expect_refusal(R"({"context": {}, "benchmarks": [)" + entry + "]}", hint);
}

TEST(GbenchReader, RefusesWhatIsNoSuchFile) {
  expect_malformed("", "not JSON");
  expect_malformed("{\"context\": {}, \"benchmarks\": [", "ends in the middle");
  expect_malformed("[]", "not a JSON object");
  expect_malformed("7", "not a JSON object");
  expect_refusal(R"({"context": []})", "no object 'context'");
  expect_refusal(R"({"context": {}})", "no list 'benchmarks'");
  expect_refusal(R"({"context": {}, "benchmarks": {"a": 1}})", "no list 'benchmarks'");
  expect_refusal(R"({"context": {"executable": "lanebench", "run_id": []}, "benchmarks": []})", "'run_id'");
  expect_malformed(std::string(1000000, '['), "nested deeper than");
  std::string objects;
  for (int i = 0; i < 100000; ++i) objects += "{\"a\":";
  expect_malformed(objects, "nested deeper than");
  expect_malformed("{\n \"context\": {},\n \"benchmarks\": [}", "not JSON, from byte 17 on", 3);
}

TEST(GbenchReader, RefusesBrokenEntries) {
  expect_refused_entry("7", "benchmark 1: not an object");
  expect_refused_entry("{}", "'name' is missing");
  expect_refused_entry(R"({"name": 7})", "'name' must be a string");
  expect_refused_entry(R"({"name": "a"})", "'real_time' must be a number");
  expect_refused_entry(R"({"name": "a", "real_time": "fast"})", "'real_time' must be a number");
  expect_refused_entry(R"({"name": "a", "real_time": null})", "'real_time' must be a number");
  expect_refused_entry(R"({"name": "a", "real_time": NaN})", "'real_time' must be a number");
  expect_refused_entry(R"({"name": "a", "real_time": -1})", "not a possible time");
  expect_refused_entry(R"({"name": "a", "real_time": 1e300})", "not a possible time");
  expect_refused_entry(R"({"name": "a", "real_time": 1e-300})", "not a possible time");
  expect_malformed(
      R"({"context": {}, "benchmarks": [)" + std::string(R"({"name": "a", "real_time": 1e999})") + "]}",
      "not JSON");
  expect_refused_entry(R"({"name": "a", "real_time": 1, "time_unit": "fortnight"})",
                       "unknown time unit 'fortnight'");
  expect_refused_entry(R"({"name": "a", "real_time": 1, "time_unit": 1})", "'time_unit' must be a string");
  expect_refused_entry(R"({"name": "a", "real_time": 1, "run_type": []})", "'run_type' must be a string");
  expect_refused_entry(R"({"name": "a", "error_occurred": 1})", "'error_occurred' must be true or false");
  expect_malformed(R"({"context": {}, "benchmarks": [)" +
                       std::string(R"({"name": ")" + std::string(70000, 'x') + R"(", "real_time": 1})") +
                       "]}",
                   "'name' is longer than 65536 bytes");
  const auto ours = [](const std::string& name) {
    return R"({"context": {"executable": "lanebench", "run_id": "r"}, "benchmarks": [{"name": ")" + name +
           R"(", "real_time": 1}]})";
  };
  expect_refusal(ours("triad"), "does not end in a size");
  expect_refusal(ours("triad/1000"), "does not begin with a case id");
  expect_refusal(ours("triad/scalar/serial/"), "does not end in a size");
  expect_refusal(ours("triad/scalar/serial/12x"), "does not end in a size");
  expect_refusal(ours("triad/scalar/serial/99999999999999999999"), "does not end in a size");
}

TEST(GbenchReader, TakesOddButHarmlessContexts) {
  const FakeFolder folder;
  const auto run = read_text_as_file(
      folder, R"({"context": {"num_cpus": [1], "host_name": "\u0000<b>", "library_version": null},
                  "benchmarks": [{"name": "a", "real_time": 1, "iterations": -4}]})");
  EXPECT_FALSE(run.machine.threads);
  EXPECT_EQ(run.samples.at(0).iterations, 1u);
}

TEST(Side, SplitsAtCommasUnlessThePathExists) {
  const FakeFolder folder;
  const std::string file = R"({"context": {}, "benchmarks": [{"name": "a", "real_time": 1}]})";
  write_text(folder.path() / "one.json", file);
  write_text(folder.path() / "two.json", file);
  write_text(folder.path() / "x,y.json", file);
  const std::string one = (folder.path() / "one.json").string();
  const std::string two = (folder.path() / "two.json").string();
  EXPECT_EQ(load_side(one).runs.size(), 1u);
  EXPECT_EQ(load_side(one + "," + two).runs.size(), 2u);
  EXPECT_EQ(load_side((folder.path() / "x,y.json").string()).runs.size(), 1u);
  const auto refused = [](const std::string& argument, const std::string& hint) {
    try {
      load_side(argument);
      ADD_FAILURE() << argument;
    } catch (const ResultsError& error) {
      EXPECT_NE(std::string(error.what()).find(hint), std::string::npos) << error.what();
    }
  };
  refused(one + "," + one, "given twice");
  refused(one + "," + (folder.path() / "." / "one.json").string(), "given twice");
  refused(one + ",", "'' does not exist");
  refused("", "'' does not exist");
  refused("/nowhere", "'/nowhere' does not exist");
  refused("/dev/null", "neither a folder nor a file");
  refused(folder.path().string(), "not a lanebench results folder");
}

TEST(Side, ReadsAResultsFolder) {
  auto run = fake_run();
  run.options = R"({"seed": 7})";
  add_timed(run, fake_case("triad", "scalar/serial"), {1, 2});
  const FakeFolder folder(run);
  const Side side = load_side(folder.path().string());
  EXPECT_EQ(side.runs.at(0).summary.run_id, run.run_id);
  EXPECT_EQ(side.runs.at(0).options.at(0).text, "7");
  EXPECT_FALSE(side.runs.at(0).is_gbench);
}

/// The notes of a run's folder.
std::vector<std::string> notes_of_folder(const lanebench::Run& run, const std::string& more_samples = "") {
  const FakeFolder folder(run);
  const std::filesystem::path samples = folder.path() / "samples.csv";
  write_text(samples, read_text(samples) + more_samples);
  return load_side(folder.path().string()).runs.at(0).notes;
}

TEST(Side, SaysWhereARunIsNotWhole) {
  auto run = fake_run();
  add_timed(run, fake_case("triad", "scalar/serial"), {1, 2});
  EXPECT_TRUE(notes_of_folder(run).empty());
  EXPECT_EQ(notes_of_folder(run, "1,2026"),
            (std::vector<std::string>{
                "samples.csv ends in the middle of a line: the run was killed while it wrote"}));
  run.cases[0].stop_reason = "interrupted";
  EXPECT_EQ(notes_of_folder(run),
            (std::vector<std::string>{"interrupted: its last cases have fewer rounds than they should"}));
  run.cases.push_back(fake_case("triad", "simd@AVX2/serial", Status::kUnavailable, kNotRunYet));
  EXPECT_EQ(notes_of_folder(run),
            (std::vector<std::string>{"interrupted: 1 of 2 cases were never measured"}));
}

}  // namespace
}  // namespace lanebench
