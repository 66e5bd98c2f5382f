// report.md: what pays on the first screen, every case and the machine below.
#pragma once

#include <string>

#include "reports/summary.h"

namespace lanebench {

std::string report_markdown(const Summary& summary);

}  // namespace lanebench
