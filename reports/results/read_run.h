// Reads a run's folder.
#pragma once

#include <filesystem>
#include <string>

#include "reports/results/records.h"

namespace lanebench {

/// The contents of a results folder; an absent samples.csv is empty.
struct RunFiles {
  std::string machine;  ///< machine.json
  std::string cases;    ///< cases.jsonl
  std::string samples;  ///< samples.csv
};

/// As read_run, from memory; messages name the files as if they lay in `folder`.
Run parse_run(const RunFiles& files, const std::filesystem::path& folder);

/// Reads a results folder; throws ResultsError. A last line without line end, in cases.jsonl or samples.csv,
/// was being written when the run was killed: it is ignored. Anything else that is malformed is an error. A
/// folder without samples.csv is a run that has not timed anything yet.
Run read_run(const std::filesystem::path& folder);

}  // namespace lanebench
