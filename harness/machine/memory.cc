// Reads /proc/meminfo and the limits of the control groups.
#include "harness/machine/memory.h"

#include <fstream>
#include <limits>
#include <optional>

#include "harness/machine/cgroup.h"

namespace lanebench {
namespace {

double system_available() {
  std::ifstream file("/proc/meminfo");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("MemAvailable:")) return std::stod(line.substr(13)) * 1024;
  }
  return std::numeric_limits<double>::infinity();
}

}  // namespace

Memory available_memory() {
  Memory memory{system_available(), "free memory"};
  const std::optional<double> limit = group_limits().memory_bytes;
  // The whole limit: what the group uses now is mostly page cache, which gives way.
  if (limit && *limit < memory.bytes) memory = {*limit, "the cgroup's limit"};
  return memory;
}

}  // namespace lanebench
