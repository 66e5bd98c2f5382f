// Gravity between all pairs of n bodies: the acceleration of each. Bound by arithmetic: n² pairs over data
// that fits into any cache.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "kernels/contract/cached.h"
#include "kernels/contract/workload.h"

namespace lanebench::nbody {

/// Added to every squared distance, so that near pairs, and a body with itself, have a finite force
/// (Aarseth's softening; Plummer's potential).
inline constexpr float kSoftening = 0x1p-12F;
/// The acceleration is summed over this many bodies, and then over such tiles: the error of a sum grows with
/// its length.
inline constexpr std::size_t kTile = 64;

/// a_i = Σ_j m_j·(x_j - x_i) / (|x_j - x_i|² + kSoftening)^(3/2), in float32, over j in ascending order.
class Nbody final : public Problem {
 public:
  /// Bodies are handed out in blocks of so many.
  static constexpr std::size_t kPadding = 64;

  explicit Nbody(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override { spoil(ax, ay, az); }
  Verdict check() override;
  std::string answer() const override;

  /// Bodies with the unused ones behind them, up to a multiple of kPadding; they attract nobody.
  std::size_t padded() const { return (n + kPadding - 1) / kPadding * kPadding; }

  std::size_t n = 0;
  std::span<float> x;     ///< Input, padded: positions in [0, 1).
  std::span<float> y;     ///< Input, padded.
  std::span<float> z;     ///< Input, padded.
  std::span<float> mass;  ///< Input, padded: in [1/2, 3/2).
  std::span<float> ax;    ///< Output, padded: accelerations; the unused may hold anything.
  std::span<float> ay;    ///< Output, padded.
  std::span<float> az;    ///< Output, padded.

 private:
  /// In double precision: the sum of a component's terms, and of their magnitudes.
  struct Sums {
    double value = 0;
    double magnitude = 0;
  };
  std::vector<Sums> reference() const;

  Cached<std::vector<Sums>> expected_;  ///< x, y and z of each body.
};

void scalar(const Nbody& p, Team& team);
IsaKernels<Nbody> autovec();
IsaKernels<Nbody> simd();
std::unique_ptr<DeviceJob> cuda(const Nbody& p);

Workload workload();

}  // namespace lanebench::nbody
