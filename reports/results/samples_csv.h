// The rows of samples.csv, written and read.
#pragma once

#include <string>

#include "reports/results/records.h"

namespace lanebench {

/// The header line of samples.csv and one row of it, each with its line end: LF, as reports/text/csv.h
/// explains. Doubles have as many digits as it takes to read the same double back.
std::string sample_header();
std::string sample_row(const std::string& run_id, const Sample& sample);

/// Appends the samples in `text`, the contents of `file`, to a run whose cases are known. A last line without
/// its end is what an interrupted run leaves, and is ignored; throws ResultsError for anything else that is
/// amiss.
void read_samples(const std::string& text, const std::string& file, Run& run);

}  // namespace lanebench
