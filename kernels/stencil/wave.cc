// The order in which rows are updated: strips of rows, and in a strip a wave of planes in which each step
// follows one plane behind the former one (Nguyen, Satish, Chhugani, Kim and Dubey, "3.5-D blocking
// optimization for stencil computations on modern CPUs and GPUs", SC 2010).
#include "kernels/stencil/wave.h"

#include <algorithm>

namespace lanebench::stencil {
namespace {

constexpr std::size_t kPlanes = 3;  // Of a state that the next step needs: below, the same, above.

// Doubles of one worker's planes of the states within a pass; they and as many of the pass's input fit into a
// second level cache of 1 MiB. On the stack, since they are the worker's own, and 512 such areas in the
// problem's memory would dwarf the grid.
constexpr std::size_t kScratch = 65536;

/// A part of the grid that one worker takes through all steps of a pass: rows [y.begin, y.end) of planes
/// [z.begin, z.end). Steps before the last one compute a rim around it, which shrinks by a point each step.
class Wave {
 public:
  Wave(const Stencil& p, const double* from, double* to, std::ptrdiff_t depth, double* scratch)
      : p_(p), from_(from), to_(to), n_(static_cast<std::ptrdiff_t>(p.n)), depth_(depth), scratch_(scratch) {}

  void run(Range y, Range z, UpdateRow within, UpdateRow last) {
    const auto first = static_cast<std::ptrdiff_t>(z.begin);
    const auto end = static_cast<std::ptrdiff_t>(z.end);
    y_begin_ = static_cast<std::ptrdiff_t>(y.begin);
    y_end_ = static_cast<std::ptrdiff_t>(y.end);
    for (std::ptrdiff_t front = first - depth_ + 1; front < end + depth_ - 1; ++front) {
      for (std::ptrdiff_t step = 1; step <= depth_; ++step) {
        const std::ptrdiff_t plane = front - step + 1;
        const std::ptrdiff_t rim = depth_ - step;
        if (plane < std::max<std::ptrdiff_t>(0, first - rim) || plane >= std::min(n_, end + rim)) continue;
        update_plane(step, plane, front, step < depth_ ? within : last);
      }
    }
  }

 private:
  void update_plane(std::ptrdiff_t step, std::ptrdiff_t z, std::ptrdiff_t front, UpdateRow update) {
    const std::ptrdiff_t rim = depth_ - step;
    const std::ptrdiff_t end = std::min(n_, y_end_ + rim);
    for (std::ptrdiff_t y = std::max<std::ptrdiff_t>(0, y_begin_ - rim); y < end; ++y) {
      const Rows rows{.centre = row(step - 1, y, z),
                      .front = row(step - 1, y - 1, z),
                      .back = row(step - 1, y + 1, z),
                      .below = row(step - 1, y, z - 1),
                      .above = row(step - 1, y, z + 1),
                      .ahead = from_ + p_.layout.row(y, std::min(n_, front + 2)) + (step - 1) * n_ / depth_};
      double* to = step < depth_ ? scratch_row(step, y, z) : to_ + p_.layout.row(y, z);
      update(rows, to, p_.n);
      if (step == depth_) continue;
      to[-1] = rows.centre[-1];
      to[n_] = rows.centre[n_];
    }
  }

  /// A row of the state after so many steps of this pass. Boundaries are the same in all states.
  const double* row(std::ptrdiff_t step, std::ptrdiff_t y, std::ptrdiff_t z) const {
    const bool boundary = y < 0 || y == n_ || z < 0 || z == n_;
    return step == 0 || boundary ? from_ + p_.layout.row(y, z) : scratch_row(step, y, z);
  }

  double* scratch_row(std::ptrdiff_t step, std::ptrdiff_t y, std::ptrdiff_t z) const {
    const std::ptrdiff_t rows = y_end_ - y_begin_ + 2 * (depth_ - 1);
    const std::ptrdiff_t plane = (step - 1) * kPlanes + z % static_cast<std::ptrdiff_t>(kPlanes);
    const std::ptrdiff_t index = plane * rows + y - y_begin_ + depth_ - 1;
    return scratch_ + Layout::kLine + static_cast<std::size_t>(index) * p_.layout.pitch;
  }

  const Stencil& p_;
  const double* from_;
  double* to_;
  std::ptrdiff_t n_;
  std::ptrdiff_t depth_;
  double* scratch_;
  std::ptrdiff_t y_begin_ = 0;
  std::ptrdiff_t y_end_ = 0;
};

/// How many rows a strip may have, so that the planes of a pass fit; 0 when not even one does.
std::size_t strip_rows(const Stencil& p, std::size_t depth) {
  if (depth == 1) return std::max<std::size_t>(1, kScratch / kPlanes / p.layout.pitch);
  const std::size_t rows = (kScratch - Layout::kLine) / p.layout.pitch / (kPlanes * (depth - 1));
  return rows > 2 * (depth - 1) ? rows - 2 * (depth - 1) : 0;
}

}  // namespace

void run_waves(const Stencil& p, Team& team, UpdateRow within, UpdateRow last) {
  alignas(64) double scratch[kScratch];
  std::size_t depth = kDepth;
  // A strip thinner than its rims would compute more points twice than a further pass costs.
  while (depth > 1 && strip_rows(p, depth) < std::min(p.n, 4 * depth)) --depth;
  const std::size_t most = strip_rows(p, depth);
  const std::size_t strips = (p.n + most - 1) / most;
  const std::size_t rows = strips == 0 ? 0 : (p.n + strips - 1) / strips;
  // Shares are runs of planes along the strips, so that there is work for many workers.
  const Range share = team.share(strips * p.n, 1);
  const std::size_t passes = (p.steps + depth - 1) / depth;
  for (std::size_t pass = 0; pass < passes; ++pass) {
    const std::size_t steps = std::min(depth, p.steps - pass * depth);
    // The last pass writes the state that a pass per step would.
    const std::size_t target = p.steps - 1 + passes - 1 - pass;
    const double* from = pass == 0 ? p.initial.data() : p.states[(target + 1) % 2].data();
    Wave wave(p, from, p.states[target % 2].data(), static_cast<std::ptrdiff_t>(steps), scratch);
    for (std::size_t begin = share.begin; begin < share.end;) {
      const std::size_t strip = begin / p.n;
      const std::size_t end = std::min(share.end, (strip + 1) * p.n);
      wave.run({strip * rows, std::min(p.n, (strip + 1) * rows)}, {begin - strip * p.n, end - strip * p.n},
               within, last);
      begin = end;
    }
    team.barrier();
  }
}

}  // namespace lanebench::stencil
