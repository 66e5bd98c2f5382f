// gbench.json: the samples in Google Benchmark's JSON schema, for its compare.py and whatever else reads
// that.
#pragma once

#include <nlohmann/json.hpp>

#include "reports/analysis/summary.h"

namespace lanebench {

/// Every sample as an "iteration" entry, with mean, median, stddev and cv per case; a case without times is
/// an error entry, as Google Benchmark writes one that was skipped. A/A twins are left out.
nlohmann::ordered_json gbench_json(const Summary& summary);

}  // namespace lanebench
