// How much memory a problem may take here.
#pragma once

#include <string>

namespace lanebench {

struct Memory {
  double bytes;
  std::string limit;  ///< What sets it, in words: "free memory" or "the cgroup's limit".
};

/// What this process can still allocate: the system's available memory or the cgroup's limit, whichever is
/// less.
Memory available_memory();

}  // namespace lanebench
