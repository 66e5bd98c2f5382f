// STREAM triad, a[i] = b[i] + s·c[i] on doubles: the job that memory bounds (McCalpin's STREAM benchmark).
#pragma once

#include <memory>
#include <span>

#include "kernels/contract/workload.h"

namespace lanebench::triad {

class Triad final : public Problem {
 public:
  explicit Triad(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override { spoil(a); }
  Verdict check() override;
  std::string answer() const override;

  std::size_t n = 0;
  double s = 3.0;
  std::span<double> a;         ///< Output, n.
  std::span<double> b;         ///< Input, n, in [0, 1).
  std::span<double> c;         ///< Input, n, in [0, 1).
  bool exceeds_cache = false;  ///< The three arrays are larger than the last-level cache.
};

void scalar(const Triad& p, Team& team);
IsaKernels<Triad> autovec();
IsaKernels<Triad> simd();
std::unique_ptr<DeviceJob> cuda(const Triad& p);

Workload workload();

}  // namespace lanebench::triad
