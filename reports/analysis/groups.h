// Jobs grouped by what limits them, and which kinds of parallelism pay in each group.
#pragma once

#include <string>
#include <vector>

#include "reports/analysis/contrast.h"

namespace lanebench {

/// Jobs that the same thing limits, in the order of the run.
struct Group {
  std::string title;
  std::vector<Contrast> rows;
};

/// The groups that have jobs: CPU-bound, memory-bound, waiting, then whatever else a file names.
std::vector<Group> grouped(const std::vector<Contrast>& rows);

/// One sentence, from the measured gains alone: in how many of the jobs each kind pays, and by how much. A
/// kind without any number is left out.
std::string group_finding(const Group& group);

}  // namespace lanebench
