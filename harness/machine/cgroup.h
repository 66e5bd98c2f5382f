// Limits that a container, a batch system or a service manager sets for this process.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace lanebench {

/// What the control groups around this process allow. Every group on the way up limits it; the smallest
/// counts. Absent where none does.
struct GroupLimits {
  std::optional<double> cpus;  ///< CPU time over time: 2.5 is what two and a half cores have.
  std::optional<double> memory_bytes;
};

/// From version 2 and 1 of the control groups, below `root`.
GroupLimits group_limits(const std::string& root = "");

/// The groups' clocks of the time for which a CPU quota kept processes waiting.
class Throttling {
 public:
  explicit Throttling(const std::string& root = "");

  /// Seconds so far, all cores and all groups with a quota; 0 where there is none.
  double seconds() const;

 private:
  std::vector<std::string> statistics_;  ///< Files.
};

}  // namespace lanebench
