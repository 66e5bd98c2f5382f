// Monte Carlo π: how many of the points of a counter-based random sequence fall inside the quarter circle;
// the job that integer arithmetic bounds.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "kernels/contract/cached.h"
#include "kernels/contract/workload.h"

namespace lanebench::monte_carlo_pi {

class MonteCarloPi final : public Problem {
 public:
  explicit MonteCarloPi(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override { spoil(hits); }
  Verdict check() override;
  std::string answer() const override;
  /// Another program draws other points: its answer must lie within five standard errors of π.
  Verdict check_answer(const std::string& text) const override;

  std::uint64_t points = 0;
  std::uint64_t seed = 0;
  std::uint64_t first = 0;        ///< Index of the first point.
  std::span<std::uint64_t> hits;  ///< Output, 1: points with x² + y² <= 1.

 private:
  Cached<std::uint64_t> expected_;
};

void scalar(const MonteCarloPi& p, Team& team);
IsaKernels<MonteCarloPi> autovec();
IsaKernels<MonteCarloPi> simd();
std::unique_ptr<DeviceJob> cuda(const MonteCarloPi& p);

Workload workload();

}  // namespace lanebench::monte_carlo_pi
