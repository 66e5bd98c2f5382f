// gbench.json: the samples in Google Benchmark's JSON schema, for its compare.py and whatever else reads
// that.
#pragma once

#include <string>

#include "reports/analysis/summary.h"

namespace lanebench {

/// The whole file: every sample as an "iteration" entry, with mean, median, stddev and cv per case; a case
/// without times is an error entry, as Google Benchmark writes one that was skipped. The baseline has two
/// samples of each round.
std::string gbench_json(const Summary& summary);

}  // namespace lanebench
