// What pays for one job, in one sentence that its measured intervals support.
#pragma once

#include <string>

#include "reports/contrast.h"

namespace lanebench {

/// Plain text, without markup. It claims only what the intervals show beyond the A/A floor.
std::string finding(const Contrast& contrast);

}  // namespace lanebench
