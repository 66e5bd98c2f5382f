// The settings of two OpenMP runtimes: libgomp counts spins, libomp whole milliseconds.
#include "harness/coordinator/child_environment.h"

#include <fmt/format.h>

#include "harness/machine/placement.h"
#include "harness/workers/workers.h"

namespace lanebench {

std::map<std::string, std::string> child_environment() {
  return {{"GOMP_SPINCOUNT", fmt::format("{}", spin_limit(1, machine_placement()))}, {"KMP_BLOCKTIME", "1"}};
}

}  // namespace lanebench
