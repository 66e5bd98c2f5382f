// Sides made up for tests of comparisons.
#pragma once

#include <string>
#include <vector>

#include "reports/compare/side.h"
#include "tests/reports/fake_run.h"

namespace lanebench {

inline Side fake_side(const std::string& name, const std::vector<Run>& runs) {
  Side side{name, {}};
  for (const Run& run : runs) side.runs.push_back({name, facts_of_text(run.options), false, summarize(run)});
  return side;
}

/// `count` times around `seconds`, all different: evenly spread over ±1 %.
inline std::vector<double> around(double seconds, int count = 12) {
  std::vector<double> times;
  for (int i = 0; i < count; ++i) times.push_back(seconds * (0.99 + 0.02 * i / (count - 1)));
  return times;
}

/// One case, `triad/scalar/serial`.
inline Run run_of(const std::vector<double>& seconds) {
  Run run = fake_run();
  add_timed(run, fake_case("triad", "scalar/serial"), seconds);
  return run;
}

}  // namespace lanebench
