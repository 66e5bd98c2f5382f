// Compares the members of machine.json that make a machine.
#include "reports/compare/same_machine.h"

#include <fmt/format.h>

#include "reports/results/machine.h"
#include "reports/text/limits.h"

namespace lanebench {
namespace {

using nlohmann::json;

bool is_known(const json& value) {
  return value.is_string() || value.is_number();
}

bool may_be_same(const json& left, const json& right, const char* pointer) {
  const json a = machine_value(left, pointer);
  const json b = machine_value(right, pointer);
  return !is_known(a) || !is_known(b) || a == b;
}

bool same_cpu(const json& left, const json& right) {
  const bool both_count_cores =
      is_known(machine_value(left, "/cpu/cores")) && is_known(machine_value(right, "/cpu/cores"));
  return may_be_same(left, right, "/cpu/model") && may_be_same(left, right, "/architecture") &&
         may_be_same(left, right, both_count_cores ? "/cpu/cores" : "/cpu/threads");
}

bool same_gpu(const json& left, const json& right) {
  return may_be_same(left, right, "/gpu/name");
}

void require_one_machine(const Side& side) {
  const json& first = side.runs.front().summary.machine;
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
  const json& left = base.runs.front().summary.machine;
  const json& right = other.runs.front().summary.machine;
  return {same_cpu(left, right), same_gpu(left, right)};
}

}  // namespace lanebench
