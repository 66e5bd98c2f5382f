// One step of the heat equation at one point.
#pragma once

namespace lanebench::stencil {

/// How much of a point stays, and how much comes from each of its six neighbours; neither is exact in binary,
/// so that products round.
inline constexpr double kStay = 0.4;
inline constexpr double kFlow = 0.1;

/// One new value. The order of additions is part of the job, so that all variants give the same bits.
[[gnu::always_inline]] inline double updated(double centre, double left, double right, double front,
                                             double back, double below, double above) {
  const double neighbours = ((left + right) + (front + back)) + (below + above);
  return kStay * centre + kFlow * neighbours;
}

}  // namespace lanebench::stencil
