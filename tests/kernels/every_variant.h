// Checks that hold for any workload: every variant right in teams of 1, 2 and 3, and at every remainder of a
// vector; bad input refused in one line.
#pragma once

#include <gtest/gtest.h>

#include <cstddef>
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

/// Runs every variant that this CPU has on one problem, in teams of 1 up to `largest`, against its check.
inline void expect_right_everywhere(const Workload& workload, Problem& problem, std::size_t largest) {
  for (const Variant& variant : workload.variants) {
    if (!variant.kernel) continue;
    for (std::size_t size = 1; size <= largest; ++size) {
      problem.poison();
      run_team(variant.kernel, problem, size);
      const Verdict verdict = problem.check();
      EXPECT_TRUE(verdict.correct) << variant.lanes << "@" << variant.isa << " team of " << size << ": "
                                   << verdict.reason;
    }
  }
}

/// The same in teams of 1, 2 and 3; returns the last answer.
inline std::string expect_right_everywhere(const Workload& workload, const Parameters& parameters) {
  ReadyProblem ready(workload.make(parameters));
  expect_right_everywhere(workload, *ready.problem, 3);
  return ready.problem->answer();
}

inline std::string expect_right_everywhere(const Workload& workload, const Settings& settings) {
  return expect_right_everywhere(workload, parameters_of(workload, settings));
}

/// Every size from 0 to a little more than two of the widest vectors, `lanes` elements each, so that every
/// remainder occurs behind no vector, one and two. Serial: in a team only the last worker has a remainder.
inline void expect_right_at_every_remainder(const Workload& workload, std::size_t lanes,
                                            const std::string& parameter, const Settings& others = {}) {
  Parameters parameters = parameters_of(workload, others);
  for (std::size_t size = 0; size <= 2 * lanes + 3; ++size) {
    SCOPED_TRACE(parameter + "=" + std::to_string(size));
    parameters.set(parameter, std::to_string(size));
    expect_right_everywhere(workload, *ReadyProblem(workload.make(parameters)).problem, 1);
  }
}

}  // namespace lanebench
