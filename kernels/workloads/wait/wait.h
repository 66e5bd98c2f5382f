// Wait: jobs that only wait, as for a slow disk or a far server.
#pragma once

#include <cstdint>
#include <span>

#include "kernels/contract/workload.h"

namespace lanebench::wait {

class Wait final : public Problem {
 public:
  explicit Wait(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override { spoil(waited_ns); }
  Verdict check() override;
  std::string answer() const override;

  std::size_t jobs = 0;
  std::uint64_t milliseconds = 0;     ///< What each job waits.
  std::span<std::int64_t> waited_ns;  ///< Output, jobs: how long each wait took, by the steady clock.
};

void scalar(const Wait& p, Team& team);

Workload workload();

}  // namespace lanebench::wait
