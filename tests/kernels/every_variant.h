// Checks that hold for any workload: every variant right in teams of 1, 2 and 3; bad input refused in one
// line.
#pragma once

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <utility>

#include "kernels/contract/workload.h"
#include "tests/kernels/team_runner.h"

namespace lanebench {

using Settings = std::initializer_list<std::pair<std::string, std::string>>;

inline Parameters parameters_of(const Workload& workload, const Settings& settings) {
  Parameters parameters(workload.parameters);
  for (const auto& [name, value] : settings) parameters.set(name, value);
  return parameters;
}

/// Expects that making the problem, or setting a parameter, says `part`.
inline void expect_input_error(const Workload& workload, const Settings& settings, const std::string& part) {
  try {
    workload.make(parameters_of(workload, settings));
    ADD_FAILURE() << "accepted; should have said: " << part;
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
    EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos);
  }
}

/// Runs every variant that this CPU has on one problem, against its check. Returns the last answer.
inline std::string expect_right_everywhere(const Workload& workload, const Parameters& parameters) {
  ReadyProblem ready(workload.make(parameters));
  for (const Variant& variant : workload.variants) {
    if (!variant.kernel) continue;
    for (std::size_t size = 1; size <= 3; ++size) {
      ready.problem->poison();
      run_team(variant.kernel, *ready.problem, size);
      const Verdict verdict = ready.problem->check();
      EXPECT_TRUE(verdict.correct) << variant.lanes << "@" << variant.isa << " team of " << size << ": "
                                   << verdict.reason;
    }
  }
  return ready.problem->answer();
}

inline std::string expect_right_everywhere(const Workload& workload, const Settings& settings) {
  return expect_right_everywhere(workload, parameters_of(workload, settings));
}

}  // namespace lanebench
