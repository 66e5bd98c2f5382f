// One solution by a program in any language: a JSON object goes in, one JSON line comes out.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "harness/machine/placement.h"

namespace lanebench {

/// The program failed: `what()` says how.
class OutsideFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// What the program says of its solution.
struct OutsideSolution {
  std::string answer;  ///< In the words of `lanebench solve`.
  double seconds = 0;  ///< For the job alone, by the program's own clock: no start-up, no making of inputs.
};

/// Runs `command` on all cores of `placement`, gives it `request` on standard input, and reads one line of
/// its standard output: {"answer": …, "seconds": …}, or {"unavailable": "reason"}, which throws Unavailable.
/// Throws OutsideFailure for anything else, and for more seconds than the program ran.
OutsideSolution run_outside(const std::vector<std::string>& command, const nlohmann::json& request,
                            const Placement& placement);

}  // namespace lanebench
