// The filter as two plain loops for each target row, compiled without vectorization as `scalar` and with it,
// per target, as `autovec`.
#pragma once

#include <algorithm>
#include <array>

#include "kernels/workloads/image_resize/image_resize.h"

namespace lanebench::image_resize {

template <std::size_t kTaps>
[[gnu::always_inline]] inline void filter_rows(const ImageResize& p, Team& team) {
  const Range share = team.share(p.down.target, 1);
  std::int16_t* __restrict__ columns = p.columns_of(team);
  for (std::size_t y = share.begin; y < share.end; ++y) {
    std::array<const std::uint8_t*, kTaps> rows{};
    std::array<int, kTaps> down{};
    for (std::size_t k = 0; k < kTaps; ++k) {
      rows[k] = p.source_row(static_cast<std::size_t>(p.down.first[y]) + k);
      down[k] = p.down.weights[y * kMostTaps + k];
    }
    for (std::size_t x = 0; x < p.width; ++x) {
      int sum = 1 << (kColumnShift - 1);
      for (std::size_t k = 0; k < kTaps; ++k) sum += down[k] * rows[k][x];
      columns[x] = static_cast<std::int16_t>(sum >> kColumnShift);
    }
    std::uint8_t* __restrict__ target = p.target_row(y);
    for (std::size_t x = 0; x < p.along.target; ++x) {
      const std::int16_t* from = columns + p.along.first[x];
      const std::int16_t* weights = p.along.weights.data() + x * kMostTaps;
      int sum = 1 << (kTargetShift - 1);
      for (std::size_t k = 0; k < kTaps; ++k) sum += weights[k] * from[k];
      target[x] = static_cast<std::uint8_t>(std::clamp(sum >> kTargetShift, 0, 255));
    }
  }
}

[[gnu::always_inline]] inline void loop(const ImageResize& p, Team& team) {
  switch (p.taps) {
    case 4:
      return filter_rows<4>(p, team);
    case 6:
      return filter_rows<6>(p, team);
    default:
      return filter_rows<8>(p, team);
  }
}

}  // namespace lanebench::image_resize
