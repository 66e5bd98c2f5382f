// The first screen of report.md: one table that says what pays, how to read it, and one sentence per
// workload.
#pragma once

#include <string>
#include <vector>

#include "reports/contrast.h"

namespace lanebench {

std::string overview_markdown(const std::vector<Contrast>& rows);

}  // namespace lanebench
