// A machine for a person at a terminal: what it is, what it reaches at most, and what handing out work costs.
#pragma once

#include <string>

#include "reports/results/machine.h"

namespace lanebench {

std::string machine_text(const Machine& machine);

}  // namespace lanebench
