// Runs a kernel with a team of threads, so that tests see what several workers do to one output.
#pragma once

#include <cstddef>
#include <memory>
#include <thread>
#include <vector>

#include "kernels/workload.h"

namespace lanebench {

inline void run_team(const Kernel& kernel, const Problem& problem, std::size_t size) {
  const auto state = std::make_unique<TeamState>();
  std::vector<std::jthread> others;
  for (std::size_t rank = 1; rank < size; ++rank) {
    others.emplace_back([&, rank] {
      Team team(*state, rank, size);
      kernel(problem, team);
    });
  }
  Team team(*state, 0, size);
  kernel(problem, team);
}

}  // namespace lanebench
