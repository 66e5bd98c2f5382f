// The heat equation on a cubic grid: several steps of the 7-point stencil on doubles, each step one pass over
// memory.
#pragma once

#include <array>
#include <memory>
#include <span>
#include <vector>

#include "kernels/contract/cached.h"
#include "kernels/contract/workload.h"
#include "kernels/workloads/stencil/layout.h"
#include "kernels/workloads/stencil/update.h"

namespace lanebench::stencil {

class Stencil final : public Problem {
 public:
  explicit Stencil(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override;
  Verdict check() override;
  std::string answer() const override;

  /// The state that step 0, 1, … reads, and the one that it writes.
  const double* before(std::size_t step) const {
    return step == 0 ? initial.data() : states[(step - 1) % 2].data();
  }
  double* after(std::size_t step) const { return states[step % 2].data(); }
  std::span<double> result() const { return states[(steps - 1) % 2]; }

  std::size_t n = 0;
  std::size_t steps = 0;
  Layout layout;
  std::span<double> initial;  ///< Input; boundary values in [0, 1) too.
  std::array<std::span<double>, 2>
      states;                  ///< Output and scratch, written in turn; their boundaries are set.
  bool exceeds_cache = false;  ///< Two states are larger than the last-level cache.

 private:
  Cached<std::vector<double>> expected_;
};

void scalar(const Stencil& p, Team& team);
IsaKernels<Stencil> autovec();
IsaKernels<Stencil> simd();
std::unique_ptr<DeviceJob> cuda(const Stencil& p);

Workload workload();

}  // namespace lanebench::stencil
