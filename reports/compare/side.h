// One side of a comparison: a run, or several runs of the same thing.
#pragma once

#include <string>
#include <vector>

#include "reports/analysis/summary.h"

namespace lanebench {

struct LoadedRun {
  std::string path;
  std::vector<RecordedFact> options;
  bool is_gbench = false;  ///< From Google Benchmark's JSON, which says little about the machine.
  Summary summary;
  std::vector<std::string> notes{};  ///< What of it was left out or never measured.
};

struct Side {
  std::string name;             ///< As it was given on the command line.
  std::vector<LoadedRun> runs;  ///< At least one.
};

/// A results folder, a Google Benchmark JSON file, or several of them joined by commas. A path that exists as
/// it is wins over splitting at commas. Throws ResultsError; also for a run that is given twice, because it
/// would count as two observations.
Side load_side(const std::string& argument);

}  // namespace lanebench
