// Every variant of every workload, on every kind of workers, at awkward sizes, against the reference.
#include <gtest/gtest.h>

#include <unistd.h>

#include <ostream>

#include "harness/child/runner.h"
#include "harness/plan/plan.h"
#include "kernels/catalog.h"
#include "kernels/gpu/gpu.h"

namespace lanebench {
namespace {

struct Instance {
  std::string workload;
  std::uint64_t size;

  friend void PrintTo(const Instance& instance, std::ostream* stream) {
    *stream << instance.workload << " of size " << instance.size;
  }
};

/// Around every vector width from 2 to 64 elements, a prime, and one that keeps all workers busy.
const std::vector<std::uint64_t> kSizes = {0,  1,  2,  3,  4,  5,  7,  8,  9,   15,
                                           16, 17, 31, 32, 33, 63, 64, 65, 509, 4099};

/// Larger sizes of jobs that wait, or whose cost grows faster than their size, would test nothing but
/// patience.
constexpr std::uint64_t kMostWaits = 65;
constexpr double kMostFlops = 3e7;

Parameters parameters_of(const Workload& workload, std::uint64_t size) {
  Parameters parameters(workload.parameters);
  for (const auto& [name, value] : workload.quick) parameters.set(name, value);
  parameters.set(workload.size_parameter, std::to_string(size));
  return parameters;
}

std::vector<Instance> instances(const std::vector<std::uint64_t>& sizes) {
  std::vector<Instance> all;
  for (const Workload& workload : catalog()) {
    for (const std::uint64_t size : sizes) {
      if (workload.limited_by == "waiting" && size > kMostWaits) continue;
      if (workload.make(parameters_of(workload, size))->cost().flops > kMostFlops) break;
      all.push_back({workload.name, size});
    }
  }
  return all;
}

class Variants : public testing::TestWithParam<Instance> {};

TEST_P(Variants, GiveTheRightAnswer) {
  const Workload& workload = find_workload(catalog(), GetParam().workload);
  const Parameters parameters = parameters_of(workload, GetParam().size);
  std::vector<CaseRecord> cases = cases_of(workload, {}, {2, 3});
  std::erase_if(cases, [](const CaseRecord& record) { return !record.pending; });
  Runner runner(workload, parameters, cases, [](std::size_t, int) { _exit(99); });
  std::size_t checked = 0;
  for (const CaseRecord& record : cases) {
    try {
      const Runnable runnable = runner.prepare(record);
      for (int repetition = 0; repetition < 2; ++repetition) {
        runner.problem().poison();
        runnable.solve();
        const Verdict verdict = runner.problem().check();
        EXPECT_TRUE(verdict.correct) << record.case_id << ": " << verdict.reason;
      }
      ++checked;
    } catch (const DeviceUnavailable&) {
      EXPECT_EQ(record.device, "cuda");
      EXPECT_THROW(find_gpu(), DeviceUnavailable)
          << record.case_id << " is unavailable on a machine with a GPU";
    }
  }
  EXPECT_GE(checked,
            5u);  // At least the scalar lane: serial, two and three threads, two and three processes.
}

class References : public Variants {};

/// A reference that accepts anything would make every test above worthless.
TEST_P(References, RejectPoisonedOutputs) {
  const Workload& workload = find_workload(catalog(), GetParam().workload);
  const Parameters parameters = parameters_of(workload, GetParam().size);
  Runner runner(workload, parameters, {}, [](std::size_t, int) { _exit(99); });
  runner.problem().poison();
  const Verdict verdict = runner.problem().check();
  EXPECT_FALSE(verdict.correct);
  EXPECT_NE(verdict.reason.find("got"), std::string::npos) << verdict.reason;
}

std::string name_of(const testing::TestParamInfo<Instance>& instance) {
  return instance.param.workload + "_" + std::to_string(instance.param.size);
}

INSTANTIATE_TEST_SUITE_P(AwkwardSizes, Variants, testing::ValuesIn(instances(kSizes)), name_of);
INSTANTIATE_TEST_SUITE_P(SomeSizes, References, testing::ValuesIn(instances({1, 64, 509})), name_of);

}  // namespace
}  // namespace lanebench
