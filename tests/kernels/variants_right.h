// Runs every variant of a workload that this CPU has, in teams of 1, 2 and 3, and expects the right answer.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "kernels/parameters.h"
#include "tests/kernels/team_runner.h"

namespace lanebench {

using Values = std::map<std::string, std::string>;

inline Parameters parameters_of(const Workload& workload, const Values& values) {
  Parameters parameters(workload.parameters);
  for (const auto& [name, value] : values) parameters.set(name, value);
  return parameters;
}

/// Every run must give the reference's answer; returns it as text.
inline std::string expect_right_everywhere(const Workload& workload, const Values& values) {
  ReadyProblem ready(workload.make(parameters_of(workload, values)));
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

/// Making the problem must throw an InputError of one line that holds `part`.
inline void expect_input_error(const Workload& workload, const Values& values, const std::string& part) {
  try {
    workload.make(parameters_of(workload, values));
    ADD_FAILURE() << "accepted; should have said: " << part;
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
    EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos);
  }
}

}  // namespace lanebench
