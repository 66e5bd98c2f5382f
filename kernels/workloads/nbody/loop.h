// Gravity on a block of bodies at a time, compiled without vectorization as `scalar` and with it, per
// target, as `autovec`.
#pragma once

#include <cmath>

#include "kernels/workloads/nbody/nbody.h"

namespace lanebench::nbody {

/// Bodies whose sums grow side by side: each in its own order, so that a compiler may turn them into lanes,
/// and no addition waits for the one before it.
inline constexpr std::size_t kBlock = 32;
static_assert(Nbody::kPadding % kBlock == 0);

struct Accelerations {
  alignas(64) float x[kBlock];
  alignas(64) float y[kBlock];
  alignas(64) float z[kBlock];
};

/// Sets `a` to what bodies [from, to) do to those of the block that begins at `first`.
[[gnu::always_inline]] inline void attract(const Nbody& p, std::size_t first, std::size_t from,
                                           std::size_t to, Accelerations& a) {
  const float* px = p.x.data() + first;
  const float* py = p.y.data() + first;
  const float* pz = p.z.data() + first;
  a = {};
  for (std::size_t j = from; j < to; ++j) {
    const float x = p.x[j];
    const float y = p.y[j];
    const float z = p.z[j];
    const float mass = p.mass[j];
    for (std::size_t k = 0; k < kBlock; ++k) {
      const float dx = x - px[k];
      const float dy = y - py[k];
      const float dz = z - pz[k];
      const float inverse = 1 / std::sqrt(dx * dx + kSoftening + dy * dy + dz * dz);
      const float pull = mass * inverse * (inverse * inverse);
      a.x[k] += dx * pull;
      a.y[k] += dy * pull;
      a.z[k] += dz * pull;
    }
  }
}

[[gnu::always_inline]] inline void loop(const Nbody& p, Team& team) {
  const Range share = team.share(p.padded(), Nbody::kPadding);
  for (std::size_t i = share.begin; i < share.end; i += kBlock) {
    Accelerations sum{};
    for (std::size_t from = 0; from < p.n; from += kTile) {
      Accelerations tile;
      attract(p, i, from, p.n - from < kTile ? p.n : from + kTile, tile);
      for (std::size_t k = 0; k < kBlock; ++k) {
        sum.x[k] += tile.x[k];
        sum.y[k] += tile.y[k];
        sum.z[k] += tile.z[k];
      }
    }
    for (std::size_t k = 0; k < kBlock; ++k) {
      p.ax[i + k] = sum.x[k];
      p.ay[i + k] = sum.y[k];
      p.az[i + k] = sum.z[k];
    }
  }
}

}  // namespace lanebench::nbody
