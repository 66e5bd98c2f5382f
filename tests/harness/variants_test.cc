// Every variant of every workload, on every kind of workers, at awkward sizes, against the reference. The
// remainders of vectors, lines and chunks are in each workload's own suite (tests/kernels), with teams of
// threads.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <map>

#include "harness/child/runner.h"
#include "harness/plan/plan.h"
#include "kernels/catalog.h"
#include "kernels/gpu/gpu.h"
#include "reports/results/case_id.h"

namespace lanebench {
namespace {

using Sizes = std::vector<std::uint64_t>;

/// Nothing to do; work for one worker of three alone; a cache line of bytes and one more, so that a second
/// worker gets a single element; and many elements for every worker, with a ragged end.
const Sizes kSizes = {0, 17, 65, 4099};

/// Where 4099 is less than two chunks.
const std::map<std::string, std::uint64_t> kSeveralChunks = {{"file_copy", 530'011}, {"prime_sum", 40'009}};

/// Around every vector width from 2 to 64 elements, a prime, and one that keeps a GPU busy: the suites of
/// tests/kernels have no GPU.
const Sizes kDeviceSizes = {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 509, 4099};

/// What else makes a job long, smaller than in a quick run: tests are compiled without optimization.
const std::map<std::string, std::map<std::string, std::string>> kSmaller = {
    {"file_copy", {{"files", "1"}}},
    {"image_resize", {{"width", "100"}}},
    {"largest_prime_factor", {{"first", "1000000"}}},
    {"mandelbrot", {{"width", "100"}}},
    {"primality", {{"first", "0"}, {"last", "1000000"}}},
    {"prime_range", {{"first", "1000000"}}},
    {"smallest_prime_factor", {{"first", "0"}, {"last", "1000000"}}},
    {"stencil", {{"steps", "2"}}},
    {"wait", {{"milliseconds", "1"}}},
};

/// Larger sizes of jobs that wait, or whose cost grows faster than their size, would test nothing but
/// patience.
constexpr std::uint64_t kMostWaits = 65;
constexpr double kMostFlops = 3e7;

Parameters parameters_of(const Workload& workload, std::uint64_t size) {
  Parameters parameters(workload.parameters);
  for (const auto& [name, value] : workload.quick) parameters.set(name, value);
  if (kSmaller.contains(workload.name)) {
    for (const auto& [name, value] : kSmaller.at(workload.name)) parameters.set(name, value);
  }
  parameters.set(workload.size_parameter, std::to_string(size));
  return parameters;
}

/// Those of the sizes that do not take too long.
Sizes quick_sizes(const Workload& workload, const Sizes& sizes) {
  Sizes quick;
  for (std::uint64_t size : sizes) {
    if (size == sizes.back() && kSeveralChunks.contains(workload.name))
      size = kSeveralChunks.at(workload.name);
    if (workload.limited_by == "waiting" && size > kMostWaits) break;
    if (workload.make(parameters_of(workload, size))->cost().flops > kMostFlops) break;
    quick.push_back(size);
  }
  return quick;
}

std::vector<CaseRecord> pending_cases(const Workload& workload) {
  std::vector<CaseRecord> cases = cases_of(workload, {}, {2, 3});
  std::erase_if(cases, [](const CaseRecord& record) { return !record.pending; });
  return cases;
}

/// Solves twice, since the second time finds what the first one left, except for some altered elements.
void expect_right_twice(Runner& runner, const CaseRecord& record) {
  const Runnable runnable = runner.prepare(record);
  runner.problem().poison();
  for (const char* on : {" on poison: ", " on altered outputs: "}) {
    runnable.upload_outputs();
    runnable.solve();
    const Verdict verdict = runner.problem().check();
    EXPECT_TRUE(verdict.correct) << record.case_id << on << verdict.reason;
    runner.problem().alter_outputs(1);
  }
}

bool has_gpu() {
  try {
    find_gpu();
    return true;
  } catch (const DeviceUnavailable&) {
    return false;
  }
}

class Variants : public testing::TestWithParam<std::string> {};

TEST_P(Variants, GiveTheRightAnswer) {
  const Workload& workload = find_workload(catalog(), GetParam());
  const std::vector<CaseRecord> cases = pending_cases(workload);
  const bool gpu = has_gpu();
  for (const std::uint64_t size : quick_sizes(workload, kSizes)) {
    SCOPED_TRACE(testing::Message() << "size " << size);
    Runner runner(workload, parameters_of(workload, size), cases, [](std::size_t, int) { _exit(99); });
    std::size_t checked = 0;
    for (const CaseRecord& record : cases) {
      if (record.device == "cuda" && !gpu) {
        EXPECT_THROW(runner.prepare(record), DeviceUnavailable) << record.case_id;
        continue;
      }
      expect_right_twice(runner, record);
      ++checked;
    }
    // At least the scalar lane: serial, two and three threads, two and three processes.
    EXPECT_GE(checked, 5u);
  }
}

class References : public Variants {};

/// A reference that accepts anything would make every test above worthless.
TEST_P(References, RejectPoisonedOutputs) {
  const Workload& workload = find_workload(catalog(), GetParam());
  for (const std::uint64_t size : quick_sizes(workload, {1, 64, 509})) {
    SCOPED_TRACE(testing::Message() << "size " << size);
    Runner runner(workload, parameters_of(workload, size), {}, [](std::size_t, int) { _exit(99); });
    runner.problem().poison();
    const Verdict verdict = runner.problem().check();
    EXPECT_FALSE(verdict.correct);
    EXPECT_NE(verdict.reason.find("got"), std::string::npos) << verdict.reason;
  }
}

/// Else a kernel that returns where it finds an answer would pass.
TEST_P(References, RejectAlteredOutputs) {
  const Workload& workload = find_workload(catalog(), GetParam());
  const std::vector<CaseRecord> cases = pending_cases(workload);
  for (const std::uint64_t size : quick_sizes(workload, {64, 509})) {
    SCOPED_TRACE(testing::Message() << "size " << size);
    Runner runner(workload, parameters_of(workload, size), {}, [](std::size_t, int) { _exit(99); });
    runner.problem().poison();
    runner.prepare(*std::ranges::find_if(cases, is_baseline)).solve();
    EXPECT_TRUE(runner.problem().check().correct);
    for (const std::uint64_t seed : {1u, 2u, 3u}) {
      runner.problem().alter_outputs(seed);
      EXPECT_FALSE(runner.problem().check().correct) << "seed " << seed;
      runner.prepare(*std::ranges::find_if(cases, is_baseline)).solve();
    }
  }
}

TEST(DeviceVariants, AreRightAtEveryRemainder) {
  if (!has_gpu()) GTEST_SKIP() << "no GPU";
  for (const Workload& workload : catalog()) {
    std::vector<CaseRecord> cases = pending_cases(workload);
    std::erase_if(cases, [](const CaseRecord& record) { return record.device != "cuda"; });
    for (const std::uint64_t size : quick_sizes(workload, kDeviceSizes)) {
      SCOPED_TRACE(testing::Message() << workload.name << " of size " << size);
      Runner runner(workload, parameters_of(workload, size), cases, [](std::size_t, int) { _exit(99); });
      for (const CaseRecord& record : cases) expect_right_twice(runner, record);
    }
  }
}

std::vector<std::string> workload_names() {
  std::vector<std::string> names;
  for (const Workload& workload : catalog()) names.push_back(workload.name);
  return names;
}

const auto kWorkloads = testing::ValuesIn(workload_names());
const auto kName = [](const auto& instance) { return instance.param; };

INSTANTIATE_TEST_SUITE_P(AwkwardSizes, Variants, kWorkloads, kName);
INSTANTIATE_TEST_SUITE_P(SomeSizes, References, kWorkloads, kName);

}  // namespace
}  // namespace lanebench
