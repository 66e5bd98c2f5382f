// The heat equation on a cubic grid: several steps of the 7-point stencil on doubles, each step one pass over
// memory.
#pragma once

#include <array>
#include <memory>
#include <span>
#include <vector>

#include "kernels/contract/workload.h"

namespace lanebench::stencil {

/// One state of the grid, n × n × n points between fixed boundary values. Rows (x) begin on cache lines, and
/// the line behind a row holds its right boundary value and the left one of the next row.
struct Layout {
  explicit Layout(std::size_t points) : n(points), pitch((points + 2 + kLine - 1) / kLine * kLine) {}

  /// Where row (y, z) begins; y and z from -1 to n, and so x within it.
  std::size_t row(std::ptrdiff_t y, std::ptrdiff_t z) const {
    return kLine + (static_cast<std::size_t>(z + 1) * (n + 2) + static_cast<std::size_t>(y + 1)) * pitch;
  }
  std::size_t plane() const { return (n + 2) * pitch; }
  /// Of an array that holds a state: whole pages and `kSkew`.
  std::size_t elements() const { return (kLine + (n + 2) * plane() + kPage - 1) / kPage * kPage + kSkew; }

  static constexpr std::size_t kLine = 8;    ///< Doubles in a cache line,
  static constexpr std::size_t kPage = 512;  ///< and in a page.
  static constexpr std::size_t kSkew = 56;   ///< See Stencil::allocate.
  std::size_t n;
  std::size_t pitch;  ///< From a row to the next one.
};

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
  std::vector<double> reference_;
};

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

void scalar(const Stencil& p, Team& team);
std::vector<IsaKernel<Stencil>> autovec();
std::vector<IsaKernel<Stencil>> simd();
std::unique_ptr<DeviceJob> cuda(const Stencil& p);

Workload workload();

}  // namespace lanebench::stencil
