// Runs a kernel with a team of threads, without the harness.
#pragma once

#include <cstddef>
#include <memory>
#include <thread>
#include <vector>

#include "kernels/contract/arena.h"
#include "kernels/contract/team.h"
#include "kernels/contract/workload.h"

namespace lanebench {

/// Calls `kernel` as every rank of a team of `size`.
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

/// A problem with its memory, filled by a team of one.
struct ReadyProblem {
  explicit ReadyProblem(std::unique_ptr<Problem> made) : problem(std::move(made)) {
    Arena count_inputs;
    Arena count_outputs;
    problem->allocate(count_inputs, count_outputs);
    inputs = std::make_unique<Arena>(Arena::Memory::kPrivate, count_inputs.used());
    outputs = std::make_unique<Arena>(Arena::Memory::kPrivate, count_outputs.used());
    problem->allocate(*inputs, *outputs);
    problem->open();
    TeamState state;
    Team team(state, 0, 1);
    problem->fill(team);
  }

  std::unique_ptr<Problem> problem;
  std::unique_ptr<Arena> inputs;
  std::unique_ptr<Arena> outputs;
};

}  // namespace lanebench
