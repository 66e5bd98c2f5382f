// What a benchmark of one workload is asked for: WORKLOAD [WORKERS] [ROUNDS] [key=value]…
#pragma once

#include <fmt/format.h>

#include <cstdlib>
#include <string>

#include "harness/plan/plan.h"

namespace lanebench {

struct Arguments {
  const Workload& workload;
  std::uint64_t workers = 1;
  std::string kind;  ///< "serial", or "threads" from two workers on.
  std::uint64_t rounds = 31;
  Parameters parameters;
};

/// Ends the program with status 2 without a workload; throws InputError.
inline Arguments arguments_of(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: {} WORKLOAD [WORKERS] [ROUNDS] [key=value]...\n", argv[0]);
    std::exit(2);
  }
  const Workload& workload = find_workload(catalog(), argv[1]);
  const std::uint64_t workers = argc > 2 ? parse_integer(argv[2], "workers") : 1;
  Arguments arguments{.workload = workload,
                      .workers = workers,
                      .kind = workers == 1 ? "serial" : "threads",
                      .rounds = argc > 3 ? parse_integer(argv[3], "rounds") : 31,
                      .parameters = Parameters(workload.parameters)};
  for (int i = 4; i < argc; ++i) apply_setting(arguments.parameters, argv[i]);
  return arguments;
}

}  // namespace lanebench
