// Highway target capture: every target that this CPU has resolves to code of its own.
#include "kernels/lanes/targets.h"

#include <gtest/gtest.h>

#include <set>

#include "kernels/workloads/monte_carlo_pi/monte_carlo_pi.h"
#include "kernels/workloads/primality/primality.h"
#include "kernels/workloads/prime_range/prime_range.h"
#include "kernels/workloads/prime_sum/prime_sum.h"
#include "kernels/workloads/row_match/row_match.h"
#include "kernels/workloads/triad/triad.h"

namespace lanebench {
namespace {

template <typename P>
void expect_own_code_per_target(const std::vector<IsaKernel<P>>& kernels) {
  std::set<std::string> names;
  std::set<KernelOf<P>> functions;
  std::size_t runnable = 0;
  for (const IsaKernel<P>& kernel : kernels) {
    EXPECT_TRUE(names.insert(kernel.isa).second) << kernel.isa << " twice";
    EXPECT_EQ(kernel.isa.find("EMU"), std::string::npos);
    EXPECT_EQ(kernel.function == nullptr, !kernel.unavailable.empty()) << kernel.isa;
    if (kernel.function == nullptr) continue;
    ++runnable;
    EXPECT_TRUE(functions.insert(kernel.function).second) << kernel.isa << " shares another target's code";
  }
  EXPECT_GE(runnable, 1u);
  // All targets that the CPU supports have code, or are left out for a reason.
  for (const IsaKernel<P>& kernel : kernels) {
    for (std::int64_t rest = hwy::SupportedTargets(); rest != 0; rest &= rest - 1) {
      if (kernel.isa == hwy::TargetName(rest & -rest) && kernel.unavailable != kVectorsInArrays) {
        EXPECT_NE(kernel.function, nullptr) << kernel.isa;
      }
    }
  }
}

TEST(CaptureTargets, FindsOwnCodeForEveryTargetOfThisCpu) {
  expect_own_code_per_target(triad::simd());
  expect_own_code_per_target(triad::autovec());
  expect_own_code_per_target(primality::simd());
  expect_own_code_per_target(primality::autovec());
  expect_own_code_per_target(prime_range::simd());
  expect_own_code_per_target(prime_range::autovec());
  expect_own_code_per_target(prime_sum::simd());
  expect_own_code_per_target(prime_sum::autovec());
  expect_own_code_per_target(row_match::simd());
  expect_own_code_per_target(row_match::autovec());
  expect_own_code_per_target(monte_carlo_pi::simd());
  expect_own_code_per_target(monte_carlo_pi::autovec());
}

TEST(CaptureTargets, TakesTheCodeOfEachTargetAndLeavesOutTheFallbacks) {
  constexpr std::int64_t kBest = HWY_TARGETS & -HWY_TARGETS;
  constexpr std::int64_t kNext = (HWY_TARGETS & ~kBest) & -(HWY_TARGETS & ~kBest);
  std::int64_t asked = 0;
  const auto function_for = [&asked](auto target) -> KernelOf<triad::Triad> {
    asked |= target;
    return [](const triad::Triad&, Team&) {};
  };
  std::vector<IsaKernel<triad::Triad>> kernels;
  constexpr std::int64_t kThese = kBest | kNext | HWY_EMU128 | HWY_SCALAR;
  capture_targets<kThese, kThese>(function_for, kernels);
  ASSERT_EQ(kernels.size(), 2u);
  EXPECT_EQ(kernels[0].isa, hwy::TargetName(kBest));
  EXPECT_EQ(kernels[1].isa, hwy::TargetName(kNext));
  EXPECT_EQ(asked, hwy::SupportedTargets() & (kBest | kNext));
  EXPECT_EQ(kernels[0].function != nullptr, (hwy::SupportedTargets() & kBest) != 0);
}

TEST(CaptureTargets, SaysWhyAFileWasNotCompiledForATarget) {
  constexpr std::int64_t kBaseline = HWY_STATIC_TARGET;
  ASSERT_NE(hwy::SupportedTargets() & kBaseline, 0);
  const auto function_for = [](auto) -> KernelOf<triad::Triad> { return [](const triad::Triad&, Team&) {}; };
  std::vector<IsaKernel<triad::Triad>> kernels;
  capture_targets<0, kBaseline>(function_for, kernels);
  ASSERT_EQ(kernels.size(), 1u);
  EXPECT_EQ(kernels[0].isa, hwy::TargetName(kBaseline));
  EXPECT_EQ(kernels[0].function, nullptr);
  EXPECT_EQ(kernels[0].unavailable, kVectorsInArrays);
}

TEST(IsPathOf, TellsFilesApart) {
  EXPECT_TRUE(is_path_of("kernels/triad/simd.cc", "kernels/triad/simd.cc"));
  EXPECT_TRUE(is_path_of("../../kernels/triad/simd.cc", "kernels/triad/simd.cc"));
  EXPECT_TRUE(is_path_of("/home/a b/kernels/triad/simd.cc", "kernels/triad/simd.cc"));
  EXPECT_FALSE(is_path_of("/home/kernels/dot/simd.cc", "kernels/triad/simd.cc"));
  EXPECT_FALSE(is_path_of("mysimd.cc", "simd.cc"));
  EXPECT_FALSE(is_path_of("simd.cc", "triad/simd.cc"));
}

}  // namespace
}  // namespace lanebench
