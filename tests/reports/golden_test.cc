// Every report of a made-up run, byte for byte: all statuses, and strings that would break a careless writer.
//
// After a wanted change: LANEBENCH_UPDATE_GOLDEN=1 build/tests/reports_tests --gtest_filter='Golden.*', then
// read the difference before committing it.
#include <gtest/gtest.h>

#include <cstdlib>

#include "reports/report.h"
#include "tests/reports/fake_run.h"

namespace lanebench {
namespace {

/// Times around `seconds` that differ by up to 1 % from round to round, in an order that depends on `phase`.
std::vector<double> eight_times(double seconds, int phase) {
  std::vector<double> times;
  for (int round = 0; round < 8; ++round)
    times.push_back(seconds * (1 + 0.005 * ((round * 3 + phase) % 5 - 2)));
  return times;
}

void add_triad(Run& run) {
  int phase = 0;
  const auto timed = [&](const std::string& variant, double seconds) {
    CaseRecord record = fake_case("triad", variant);
    record.job = "a[i] = b[i] + s*c[i] on doubles";
    record.limited_by = "memory";
    record.flops = 2000;
    record.bytes = 24000;
    record.items = 1000;
    record.max_rel_error = 0x1p-53;
    add_timed(run, record, eight_times(seconds, phase++));
  };
  const auto failed = [&](const std::string& variant, Status status, const std::string& reason) {
    run.cases.push_back(fake_case("triad", variant, status, reason));
    run.cases.back().limited_by = "memory";
  };
  timed("scalar/serial", 8e-6);
  timed("autovec@AVX2/serial", 4e-6);
  timed("simd@AVX2/serial", 2.5e-6);
  failed("simd@AVX3/serial", Status::kUnavailable, "this CPU lacks AVX3");
  timed("scalar/threads:2", 4.1e-6);
  timed("simd@AVX2/threads:2", 2.5e-6);
  failed("scalar/processes:2", Status::kCrashed, "SIGSEGV in worker 1, after \"fork\"");
  failed("simd@AVX2/processes:2", Status::kTimeout, "over 60 s");
  timed("blas/serial", 3e-6);
  failed("blas/threads:2", Status::kUnavailable, "built without blas");
  timed("cuda/kernel", 1e-6);
  timed("cuda/end_to_end", 2e-5);
  const CaseRecord base = run.cases.front();
  const std::vector<double> twins = eight_times(8e-6, 3);
  for (std::size_t round = 0; round < twins.size(); ++round) {
    run.samples.push_back(fake_sample(base, round, twins[round], true));
  }
  // A case that was timed and then found wrong keeps its samples and shows no number.
  CaseRecord wrong =
      fake_case("triad", "simd@SSE4/serial", Status::kWrong, "a[999]: 0.5 instead of 0.25 | tail\nskipped");
  wrong.max_rel_error = 1;
  add_timed(run, wrong, eight_times(1e-6, 0));
}

void add_strange(Run& run) {
  const std::string name = "wörd, \"count\" | `naïve`";
  CaseRecord record = fake_case(name, "scalar/serial");
  record.job = "counts <b>words</b> & 日本語,\nline by line";
  record.parameters = "text=\"a,b|c\"\nn=1000";
  record.stop_reason = "budget";
  record.limited_by = "wörds | <i>";
  add_timed(run, record, {0.25, 0.5, 1});
  for (std::size_t i = run.samples.size() - 3; i < run.samples.size(); ++i) {
    run.samples[i].involuntary_switches = 2;
    run.samples[i].migrations = 1;
    run.samples[i].steal_s = 0.5;
    run.samples[i].clock_after_s = 2e-4;
  }
  run.cases.push_back(fake_case(name, "scalar/threads:2", Status::kNotApplicable, "one *sequential* scan"));
  run.cases.push_back(fake_case(name, "simd@AVX2/serial"));
}

Run golden_run() {
  Run run = fake_run();
  run.run_id = "20260102T030405Z-höst";
  add_triad(run);
  add_strange(run);
  return run;
}

constexpr const char* kMachine = R"({
    "schema_version": 1,
    "host": "höst", "os": "An OS | 12", "kernel": "6.1.0",
    "cpu": {"model": "A CPU (R) <1 GHz>", "cores": 2, "threads": 4, "core_kinds": ["performance", "efficiency"],
            "mhz": {"value": null, "reason": "cpufreq is absent"}},
    "memory_bytes": 17179869184,
    "caches": [{"level": 1, "type": "Data", "size": 49152, "shared_by": 2},
               {"level": 3, "type": "Unified", "size": 110100480, "shared_by": 4}],
    "isa_targets": ["SSSE3", "SSE4", "AVX2"],
    "compiler": {"id": "GNU", "version": "12.2.0", "flags": "-O3 -DNDEBUG", "build_type": "release"},
    "cgroup": {"memory_max": {"value": null}},
    "gpu": {"name": "A GPU", "memory_bytes": 8589934592, "ecc": true},
    "shared_memory_page_bytes": 4096,
    "overheads": [{"name": "omp parallel", "value": 1.1e-6, "unit": "s", "description": "an empty parallel region"},
                  {"name": "spawn", "value": null, "unit": "s", "reason": "not | measured", "description": "a|b"},
                  {"name": "bandwidth", "value": 7e8, "unit": "B/s", "description": "a pipe"},
                  {"name": "fairness", "value": 0.98765, "unit": "ratio", "description": "two threads"}]
  })";

void expect_golden(const std::filesystem::path& made) {
  const std::filesystem::path golden =
      std::filesystem::path(LANEBENCH_TEST_DATA) / "golden" / made.filename();
  if (std::getenv("LANEBENCH_UPDATE_GOLDEN") != nullptr) {
    std::filesystem::copy_file(made, golden, std::filesystem::copy_options::overwrite_existing);
  }
  EXPECT_EQ(read_text(made), read_text(golden)) << made.filename();
}

TEST(Golden, EveryReportOfAFixedRun) {
  const FakeFolder folder(golden_run(), kMachine);
  // Without figures, whose bytes depend on the version of gnuplot: nothing is found in an empty PATH.
  const std::string path = std::getenv("PATH");
  setenv("PATH", folder.path().c_str(), 1);
  render(folder.path());
  setenv("PATH", path.c_str(), 1);
  for (const char* name : {"results.csv", "gbench.json", "report.md", "report.html"})
    expect_golden(folder.path() / name);
}

}  // namespace
}  // namespace lanebench
