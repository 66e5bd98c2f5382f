// Hand-written and compiled code, paired by instruction set.
#include "reports/analysis/isa_sweep.h"

#include <gtest/gtest.h>

#include "tests/reports/fake_run.h"

namespace lanebench {
namespace {

TEST(IsaSweep, PairsSimdWithAutovecOfTheSameTarget) {
  lanebench::Run run = fake_run();
  const auto timed = [&](const std::string& variant, double seconds) {
    add_timed(run, fake_case("w", variant), std::vector<double>(8, seconds));
  };
  timed("scalar/serial", 8);
  run.cases.push_back(fake_case("w", "autovec@AVX3/serial", Status::kUnavailable, "this CPU lacks AVX3"));
  timed("autovec@AVX2/serial", 4);
  timed("autovec@SSE4/serial", 5);
  run.cases.push_back(fake_case("w", "simd@AVX3/serial", Status::kUnavailable, "this CPU lacks AVX3"));
  timed("simd@AVX2/serial", 1);
  timed("simd@AVX2/threads:2", 0.5);
  const std::vector<IsaSweep> sweeps = isa_sweeps(summarize(run));
  ASSERT_EQ(sweeps.size(), 1u);
  ASSERT_EQ(sweeps[0].rows.size(), 3u);
  const IsaRow& sse4 = sweeps[0].rows[0];
  EXPECT_EQ(sse4.isa, "SSE4") << "from narrow to wide";
  EXPECT_DOUBLE_EQ(sse4.autovec.speedup->value, 1.6);
  EXPECT_EQ(sse4.simd.reason, "not part of this run");
  EXPECT_FALSE(sse4.simd_over_autovec);
  const IsaRow& avx2 = sweeps[0].rows[1];
  EXPECT_DOUBLE_EQ(avx2.simd.speedup->value, 8) << "one worker, not two";
  EXPECT_DOUBLE_EQ(avx2.simd_over_autovec->value, 4);
  EXPECT_EQ(sweeps[0].rows[2].simd.reason, "this CPU lacks AVX3");
}

TEST(IsaSweep, LeavesOutWorkloadsWithoutOne) {
  lanebench::Run run = fake_run();
  add_timed(run, fake_case("w", "scalar/serial"), {1, 1});
  EXPECT_TRUE(isa_sweeps(summarize(run)).empty());
}

}  // namespace
}  // namespace lanebench
