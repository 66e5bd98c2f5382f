// Which ceiling binds a case, with round numbers.
#include "reports/analysis/roofline.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "reports/analysis/summary.h"
#include "tests/reports/fake_run.h"

namespace lanebench {
namespace {

const Machine kMeasured = read_machine(nlohmann::json::parse(R"({
  "cpu": {"cores": 4, "threads": 8},
  "caches": [{"level": 1, "size": 1000, "shared_by": 2, "count": 4},
             {"level": 2, "size": 10000, "shared_by": 2, "count": 4},
             {"level": 3, "size": 50000, "shared_by": 8, "count": 1}],
  "ceilings": [
    {"name": "copy", "device": "cpu", "level": "L1", "isa": "AVX3", "workers": 1, "value": 400, "unit": "B/s"},
    {"name": "copy", "device": "cpu", "level": "memory", "isa": "AVX3", "workers": 1, "value": 8, "unit": "B/s"},
    {"name": "triad", "device": "cpu", "level": "memory", "isa": "AVX3", "workers": 1, "value": 10, "unit": "B/s"},
    {"name": "triad", "device": "cpu", "level": "memory", "isa": "AVX3", "workers": 4, "value": 25, "unit": "B/s"},
    {"name": "read", "device": "cpu", "level": "memory", "isa": "AVX3", "workers": 1, "value": 5, "unit": "B/s"},
    {"name": "fma", "device": "cpu", "level": "", "isa": "AVX3", "workers": 1, "value": 32, "unit": "flop/s"},
    {"name": "fma", "device": "cpu", "level": "", "isa": "AVX3", "workers": 4, "value": 120, "unit": "flop/s"},
    {"name": "fma_single", "device": "cpu", "level": "", "isa": "AVX3", "workers": 1, "value": 64, "unit": "flop/s"},
    {"name": "fma", "device": "cpu", "level": "", "isa": "scalar", "workers": 1, "value": 4, "unit": "flop/s"},
    {"name": "integer_multiply", "device": "cpu", "level": "", "isa": "AVX3", "workers": 1, "value": 16, "unit": "1/s"},
    {"name": "fma", "device": "cuda", "level": "", "isa": "", "workers": 1, "value": null, "reason": "no GPU"},
    {"name": "copy", "device": "cuda", "level": "memory", "isa": "", "workers": 1, "value": 3000, "unit": "B/s"}]
})"));

CaseRecord record(const std::string& variant, double flops, double bytes, double memory_bytes) {
  CaseRecord made = fake_case("w", variant);
  made.flops = flops;
  made.bytes = bytes;
  made.memory_bytes = memory_bytes;
  return made;
}

Roof roof(const CaseRecord& record) {
  return roof_of(record, kMeasured);
}

TEST(Roof, IsTheBoundThatTakesLongest) {
  const Roof memory = roof(record("simd@AVX3/serial", 32, 24, 1e6));
  EXPECT_EQ(memory.binding, "memory bandwidth");
  EXPECT_DOUBLE_EQ(memory.seconds, 2.4) << "24 bytes at 10 B/s, the better of copy and triad";
  const Roof compute = roof(record("simd@AVX3/serial", 320, 24, 1e6));
  EXPECT_EQ(compute.binding, "FMA peak (AVX3)");
  EXPECT_DOUBLE_EQ(compute.seconds, 10);
}

TEST(Roof, HoldsScalarCodeAgainstScalarCode) {
  const Roof scalar = roof(record("scalar/serial", 32, 24, 1e6));
  EXPECT_EQ(scalar.binding, "FMA peak (scalar)");
  EXPECT_DOUBLE_EQ(scalar.seconds, 8);
}

TEST(Roof, TakesTheLevelThatHoldsTheProblem) {
  const Roof cached = roof(record("simd@AVX3/serial", 0, 800, 900));
  EXPECT_EQ(cached.binding, "L1 bandwidth");
  EXPECT_DOUBLE_EQ(cached.seconds, 2);
  EXPECT_EQ(roof(record("simd@AVX3/threads:4", 0, 800, 3900)).binding, "L1 bandwidth")
      << "four workers have four first-level caches";
  EXPECT_EQ(roof(record("simd@AVX3/serial", 0, 800, 3900)).reason, "L2 bandwidth was not measured");
  EXPECT_EQ(roof(record("simd@AVX3/threads:4", 0, 800, 50001)).binding, "memory bandwidth")
      << "they share one third-level cache";
}

TEST(Roof, OfReadsIsItsOwn) {
  CaseRecord made = record("simd@AVX3/serial", 0, 60, 1e6);
  made.bytes_written = 9.9;
  EXPECT_EQ(roof(made).binding, "memory read bandwidth");
  EXPECT_DOUBLE_EQ(roof(made).seconds, 12);
  made.bytes_written = 10;
  EXPECT_EQ(roof(made).binding, "memory bandwidth") << "a sixth is as near to a triad";
  made = record("simd@AVX3/serial", 0, 800, 900);
  made.bytes_written = 0;
  EXPECT_EQ(roof(made).binding, "L1 bandwidth") << "reads were not measured there";
}

TEST(Roof, ScalesWithWorkersUpToWhatAllHave) {
  EXPECT_DOUBLE_EQ(roof(record("simd@AVX3/threads:2", 0, 100, 1e6)).seconds, 5) << "2 · 10 B/s";
  EXPECT_DOUBLE_EQ(roof(record("simd@AVX3/threads:3", 0, 100, 1e6)).seconds, 4) << "25 B/s, not 30";
  EXPECT_DOUBLE_EQ(roof(record("simd@AVX3/threads:4", 1200, 0, 1e6)).seconds, 10);
}

TEST(Roof, CountsIntegerMultiplications) {
  CaseRecord made = fake_case("w", "simd@AVX3/serial");
  made.integer_multiplies = 160;
  EXPECT_EQ(roof(made).binding, "multiply peak (AVX3)");
  EXPECT_DOUBLE_EQ(roof(made).seconds, 10);
}

TEST(Roof, OfSinglePrecisionIsItsOwn) {
  CaseRecord made = record("simd@AVX3/serial", 320, 0, 1e6);
  made.single_precision = true;
  EXPECT_EQ(roof(made).binding, "single-precision FMA peak (AVX3)");
  EXPECT_DOUBLE_EQ(roof(made).seconds, 5);
}

TEST(Roof, OfAGpuIsItsOwn) {
  const Roof gpu = roof(record("cuda/kernel", 0, 6000, 900));
  EXPECT_EQ(gpu.binding, "memory bandwidth");
  EXPECT_DOUBLE_EQ(gpu.seconds, 2);
  EXPECT_EQ(roof(record("cuda/kernel", 1, 6000, 900)).reason, "FMA peak was not measured");
  EXPECT_EQ(roof(record("cuda/end_to_end", 0, 6000, 900)).reason,
            "copies to and from the GPU are not in the cost");
}

TEST(Roof, SaysWhyThereIsNone) {
  CaseRecord early = record("scalar/serial", 32, 24, 1e6);
  early.no_roof = "early exit";
  EXPECT_EQ(roof(early).reason, "early exit");
  EXPECT_EQ(roof(fake_case("w", "scalar/serial")).reason,
            "its cost names no operations or bytes that have a ceiling");
  EXPECT_EQ(roof_of(record("scalar/serial", 1, 1, 1), {}).reason, "no ceilings were measured");
}

TEST(Roof, StandsBesideEachResult) {
  lanebench::Run run = fake_run();
  run.machine = kMeasured;
  add_timed(run, record("scalar/serial", 0, 24, 1e6), std::vector<double>(8, 4.8));
  CaseRecord early = record("simd@AVX3/serial", 0, 24, 1e6);
  early.no_roof = "early exit";
  add_timed(run, early, std::vector<double>(8, 4.8));
  const Summary summary = summarize(run);
  EXPECT_DOUBLE_EQ(summary.workloads.at(0).results.at(0).pct_roof.value(), 50);
  EXPECT_EQ(summary.workloads[0].results[0].roof, "memory bandwidth");
  EXPECT_EQ(summary.workloads[0].results[1].pct_roof, std::nullopt);
  EXPECT_EQ(summary.workloads[0].results[1].roof, "early exit");
}

}  // namespace
}  // namespace lanebench
