// The lanes of range_sum beside a loop that does nothing but read: one worker, the same array size.
#include <unistd.h>

#include <memory>

#include "bench/beside.h"
#include "harness/plan.h"
#include "harness/runner.h"
#include "kernels/range_sum/range_sum.h"

namespace lanebench {
namespace {

/// One load per cache line, eight lines per turn: no lane can ask memory for lines with fewer instructions.
void read_lines(const std::uint32_t* values, std::size_t n) {
  constexpr std::size_t kLine = 64 / sizeof(std::uint32_t);
  for (std::size_t i = 0; i + 8 * kLine <= n; i += 8 * kLine) {
    for (std::size_t line = 0; line < 8; ++line) {
      const std::uint32_t value = values[i + line * kLine];
      asm volatile("" : : "r"(value));
    }
  }
}

}  // namespace
}  // namespace lanebench

int main(int argc, char** argv) {
  using namespace lanebench;
  const std::size_t rounds = argc > 1 ? parse_integer(argv[1], "rounds") : 31;
  const Workload workload = range_sum::workload();
  Parameters parameters(workload.parameters);
  parameters.set("jobs", "8");
  std::vector<CaseRecord> cases = cases_of(workload, {"serial"}, {});
  std::erase_if(cases,
                [](const CaseRecord& record) { return !is_pending(record) || record.device != "cpu"; });
  Runner runner(workload, parameters, cases, [](std::size_t, int) { _exit(1); });
  const auto& problem = static_cast<const range_sum::RangeSum&>(runner.problem());
  std::vector<Way> ways = {{"reading alone", [&] {
                              for (std::size_t job = 0; job < problem.jobs; ++job) {
                                read_lines(problem.values.data(), problem.upto);
                              }
                            }}};
  for (const CaseRecord& record : cases) ways.push_back({record.case_id, runner.prepare(record).solve});
  compare(ways, rounds, problem.cost().bytes_read);
  return 0;
}
