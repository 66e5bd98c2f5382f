// The loops behind the ceilings compute what they claim to; the list has every combination. No speed is
// asserted.
#include "harness/ceilings/ceilings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <tuple>

#include "harness/ceilings/bandwidth.h"
#include "harness/ceilings/peaks.h"
#include "kernels/lanes/targets.h"

namespace lanebench {
namespace {

constexpr std::size_t kTeamSizes[] = {1, 2, 5};
constexpr std::uint64_t kSteps = 7;  // Few enough that all results are exact integers.

std::unique_ptr<Workers> team_of(std::size_t size) {
  return size == 1 ? serial_workers() : thread_workers(size, machine_placement());
}

void expect_sweeps(const std::vector<IsaKernel<Bandwidth>>& kernels, double factor) {
  for (const IsaKernel<Bandwidth>& kernel : kernels) {
    if (kernel.function == nullptr) continue;
    for (const std::size_t size : kTeamSizes) {
      // Below a vector, with a tail, and whole lines; in one piece, or in three of unequal length.
      for (const auto& [elements, pieces] : {std::pair{5, 1}, {517, 1}, {640, 1}, {1003, 3}}) {
        for (const Sweep sweep :
             {Sweep::kPlain, Sweep::kUnrolled, Sweep::kStreaming, Sweep::kStreamingPlaces}) {
          SCOPED_TRACE(testing::Message() << kernel.isa << ", " << size << " workers, " << elements
                                          << " elements, sweep " << static_cast<int>(sweep));
          Bandwidth problem(size, static_cast<std::size_t>(elements), static_cast<std::size_t>(pieces));
          problem.sweep = sweep;
          problem.first_pass = 4;
          problem.passes = static_cast<std::uint64_t>(pieces);
          const auto workers = team_of(size);
          workers->run([&](const Problem&, Team& team) { problem.fill(team); }, problem);
          workers->run(erased(kernel.function), problem);
          std::size_t wrong = 0;
          for (const Bandwidth::Arrays& mine : problem.arrays) {
            for (std::size_t i = 0; i < problem.elements; ++i) {
              wrong += mine.a[i] != mine.b[i] + factor * mine.c[i];
            }
          }
          EXPECT_EQ(wrong, 0u);
        }
      }
    }
  }
}

TEST(Bandwidth, EverySweepWritesEveryElement) {
  expect_sweeps(copy_kernels(), 0);
  expect_sweeps(triad_kernels(), 3);
}

TEST(Bandwidth, EverySweepReadsEveryElement) {
  for (const IsaKernel<Bandwidth>& kernel : read_kernels()) {
    if (kernel.function == nullptr) continue;
    for (const std::size_t size : kTeamSizes) {
      for (const auto& [elements, pieces] : {std::pair{5, 1}, {517, 1}, {640, 1}, {1003, 3}}) {
        for (const Sweep sweep : {Sweep::kPlain, Sweep::kUnrolled, Sweep::kReadPlaces}) {
          SCOPED_TRACE(testing::Message() << kernel.isa << ", " << size << " workers, " << elements
                                          << " elements, sweep " << static_cast<int>(sweep));
          Bandwidth problem(size, static_cast<std::size_t>(elements), static_cast<std::size_t>(pieces));
          problem.sweep = sweep;
          problem.passes = static_cast<std::uint64_t>(pieces);
          const auto workers = team_of(size);
          workers->run([&](const Problem&, Team& team) { problem.fill(team); }, problem);
          workers->run(erased(kernel.function), problem);
          for (const Bandwidth::Arrays& mine : problem.arrays) {
            double sum = 0;
            for (std::size_t i = 0; i < problem.elements; ++i) sum += mine.b[i] * mine.c[i];
            EXPECT_EQ(mine.a[0], sum);
          }
        }
      }
    }
  }
}

TEST(Bandwidth, PiecesCoverTheArraysOnce) {
  const Bandwidth problem(1, 1003, 3);
  std::size_t end = 0;
  for (std::uint64_t pass = 3; pass < 6; ++pass) {
    EXPECT_EQ(problem.piece(pass).begin, end);
    end = problem.piece(pass).end;
  }
  EXPECT_EQ(end, 1003u);
}

template <typename T, typename Step>
void expect_chains(const std::string& isa, KernelOf<Chains<T>> kernel, T factor, T addend, Step step) {
  for (const std::size_t size : kTeamSizes) {
    SCOPED_TRACE(testing::Message() << isa << ", " << size << " workers");
    Chains<T> problem(size);
    problem.factor = factor;
    problem.addend = addend;
    problem.steps = kSteps;
    team_of(size)->run(erased(kernel), problem);
    for (std::size_t rank = 0; rank < size; ++rank) {
      const auto& mine = problem.of(rank);
      ASSERT_GE(mine.lanes, 8u);
      ASSERT_LE(mine.lanes, Chains<T>::kMost);
      for (std::size_t i = 0; i < mine.lanes; ++i) {
        T x = mine.start[i];
        for (std::uint64_t n = 0; n < kSteps; ++n) x = step(x);
        ASSERT_EQ(mine.result[i], x) << "lane " << i;
      }
    }
  }
}

template <typename T>
void expect_fma(const std::vector<IsaKernel<Chains<T>>>& kernels, KernelOf<Chains<T>> scalar) {
  const auto step = [](T x) { return x * 3 + 5; };
  expect_chains<T>("scalar", scalar, 3, 5, step);
  for (const auto& kernel : kernels) {
    if (kernel.function != nullptr) expect_chains<T>(kernel.isa, kernel.function, 3, 5, step);
  }
}

TEST(Peaks, EveryChainTakesEveryStep) {
  expect_fma<double>(fma_kernels(), fma_scalar);
  expect_fma<float>(fma_single_kernels(), fma_single_scalar);
  constexpr std::uint64_t kFactor = 0x9E3779B1;
  const auto step = [](std::uint64_t x) { return (x & 0xFFFFFFFF) * kFactor; };
  expect_chains<std::uint64_t>("scalar", multiply_scalar, kFactor, 0, step);
  for (const auto& kernel : multiply_kernels()) {
    if (kernel.function != nullptr) {
      expect_chains<std::uint64_t>(kernel.isa, kernel.function, kFactor, 0, step);
    }
  }
}

TEST(MemoryLevels, GrowAndEndWithMemory) {
  for (const std::size_t workers : {std::size_t{1}, machine_placement().at_once()}) {
    const std::vector<MemoryLevel> levels = memory_levels(workers);
    ASSERT_FALSE(levels.empty());
    EXPECT_EQ(levels.back().name, "memory");
    EXPECT_TRUE(levels.back().exceeds_cache);
    for (std::size_t i = 1; i < levels.size(); ++i) EXPECT_GT(levels[i].bytes, levels[i - 1].bytes);
  }
}

/// Targets that this CPU runs, and scalar code.
std::set<std::string> instruction_sets() {
  std::set<std::string> names = {"scalar"};
  for (const auto& kernel : fma_kernels()) {
    if (kernel.function != nullptr) names.insert(kernel.isa);
  }
  return names;
}

TEST(Ceilings, HaveEveryCombinationOrAReason) {
  using Key = std::tuple<std::string, std::string, std::string, std::string, std::uint64_t>;
  std::set<Key> found;
  CeilingList list = cpu_ceilings();
  std::ranges::move(gpu_ceilings(), std::back_inserter(list));
  std::string widest;
  for (const MeasuredCeiling& one : list) {
    const Key key(one.device, one.name, one.level, one.isa, one.workers);
    SCOPED_TRACE(testing::PrintToString(key));
    EXPECT_EQ(one.value.has_value(), one.reason.empty()) << one.reason;
    EXPECT_TRUE(std::isfinite(one.value.value_or(1)));
    EXPECT_GT(one.value.value_or(1), 0);
    EXPECT_EQ(one.unit, one.level != "" ? "B/s" : one.name == "integer_multiply" ? "1/s" : "flop/s");
    if (one.name == "copy" && one.device == "cpu") widest = one.isa;
    if (!one.core_kind.empty()) continue;  // MachineDescription.SaysWhatASlowCoreReaches
    EXPECT_TRUE(found.insert(key).second) << "twice";
  }
  std::set<Key> expected;
  for (const std::uint64_t workers : {std::uint64_t{1}, std::uint64_t{machine_placement().at_once()}}) {
    for (const MemoryLevel& level : memory_levels(workers)) {
      for (const char* name : {"copy", "triad", "read"}) {
        expected.insert({"cpu", name, level.name, widest, workers});
      }
    }
    for (const std::string& isa : instruction_sets()) {
      for (const char* name : {"fma", "fma_single", "integer_multiply"}) {
        expected.insert({"cpu", name, "", isa, workers});
      }
    }
  }
  for (const char* name : {"copy", "triad", "read"}) expected.insert({"cuda", name, "memory", "", 1});
  for (const char* name : {"fma", "fma_single", "integer_multiply"})
    expected.insert({"cuda", name, "", "", 1});
  EXPECT_EQ(found, expected);
}

TEST(Probes, KeepTheHighestRateAndItsTechnique) {
  const auto workers = serial_workers();
  const auto way = [](const char* technique, double work) {
    return Way{technique, [work](std::uint64_t repetitions) {
                 std::uint64_t count = 0;
                 for (std::uint64_t i = 0; i < repetitions * 1000; ++i) asm volatile("" : "+r"(count));
                 return work * static_cast<double>(repetitions);
               }};
  };
  std::vector<Probe> probes = {{.name = "p", .level = "", .isa = "", .unit = "1/s", .description = ""}};
  probes[0].ways = {way("thousandfold", 1000), way("single", 1)};
  find_highest_rates(probes, *workers);
  EXPECT_EQ(probes[0].technique, "thousandfold");
  EXPECT_GT(probes[0].highest, 0);
}

}  // namespace
}  // namespace lanebench
