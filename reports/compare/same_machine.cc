// Compares the members of machine.json that make a machine.
#include "reports/compare/same_machine.h"

#include <fmt/format.h>

#include "reports/text/limits.h"

namespace lanebench {
namespace {

template <typename T>
bool may_be_same(const std::optional<T>& left, const std::optional<T>& right) {
  return !left || !right || *left == *right;
}

bool same_cpu(const Machine& left, const Machine& right) {
  const bool same_number =
      left.cores && right.cores ? left.cores == right.cores : may_be_same(left.threads, right.threads);
  return same_number && may_be_same(left.cpu_model, right.cpu_model) &&
         may_be_same(left.architecture, right.architecture);
}

bool same_gpu(const Machine& left, const Machine& right) {
  return may_be_same(left.gpu, right.gpu);
}

void require_one_machine(const Side& side) {
  const Machine& first = side.runs.front().summary.machine;
  for (const LoadedRun& run : side.runs) {
    if (same_cpu(first, run.summary.machine) && same_gpu(first, run.summary.machine)) continue;
    throw ResultsError(
        fmt::format("'{}' and '{}' are of different machines; the runs of one side must not be",
                    side.runs.front().path, run.path));
  }
}

}  // namespace

bool MachineMatch::same_for(const CaseRecord& record) const {
  if (record.device != "cuda") return same_cpu;
  return same_gpu && (same_cpu || record.mode == "kernel");
}

MachineMatch match_machines(const Side& base, const Side& other) {
  require_one_machine(base);
  require_one_machine(other);
  const Machine& left = base.runs.front().summary.machine;
  const Machine& right = other.runs.front().summary.machine;
  return {same_cpu(left, right), same_gpu(left, right)};
}

}  // namespace lanebench
