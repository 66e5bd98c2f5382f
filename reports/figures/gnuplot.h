// gnuplot as a child process: a script in, what it drew out.
#pragma once

#include <chrono>
#include <string>

namespace lanebench {

struct GnuplotOutput {
  std::string text;   ///< Its standard output.
  std::string error;  ///< Why that cannot be used, in one line; empty where all went well.
};

/// Runs a script in one gnuplot, without a shell and without the user's start-up files. Never throws: a
/// missing gnuplot, one that fails and one that takes longer than the limit (it is killed) are all errors in
/// words.
GnuplotOutput run_gnuplot(const std::string& script,
                          std::chrono::milliseconds limit = std::chrono::seconds(60));

}  // namespace lanebench
