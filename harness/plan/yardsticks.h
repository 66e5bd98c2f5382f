// Yardsticks: programs in any language that do a workload's job, timed beside its own cases.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace lanebench {

/// An entry of a manifest.
struct Yardstick {
  std::string workload;
  std::string lanes;                 ///< The name of its rows in the lanes column, such as "python".
  std::vector<std::string> workers;  ///< Those it can use: "serial", "threads", "processes".
  std::vector<std::string> command;  ///< The program, searched in PATH, and its arguments.
};

/// The command of each lane that is a program of its own.
using Commands = std::map<std::string, std::vector<std::string>>;

/// Reads a manifest: `name` is a JSON file, or a set that comes with lanebench, such as "python". Arguments
/// that name a file in the manifest's folder become paths to it. Throws InputError.
std::vector<Yardstick> read_yardsticks(const std::string& name);

}  // namespace lanebench
