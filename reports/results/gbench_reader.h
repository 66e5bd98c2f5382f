// Reads Google Benchmark's JSON: gbench.json of a results folder, and files of other programs.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "reports/results/records.h"

namespace lanebench {

/// The file as a run: one case per benchmark, one sample per repetition. What of it cannot be read is left
/// out, and the run's notes say so. Throws ResultsError, whose one line names the file, for anything that is
/// not such a file.
///
/// Times are `real_time`: what a person waits for, and what lanebench measures. Aggregates are left out where
/// there are repetitions; a file that holds aggregates only gives one sample per benchmark, its median, mean
/// or minimum. A benchmark all of whose repetitions have `error_occurred` is a crashed case, one that was
/// skipped an unavailable one. A benchmark of another program has no workload and size 0, and its whole name
/// is the case id.
Run read_gbench(const std::filesystem::path& file);

/// The same from the contents of a file; `name` is for messages.
Run parse_gbench(std::string_view text, const std::string& name);

}  // namespace lanebench
