// The order in which rows are updated: strips of rows, in a strip a wave of planes, and in the wave each row
// goes through all steps before the next one, each step one plane behind the former one (Nguyen, Satish,
// Chhugani, Kim and Dubey, "3.5-D blocking optimization for stencil computations on modern CPUs and GPUs", SC
// 2010, where a plane goes through a step at a time).
#include "kernels/workloads/stencil/wave.h"

#include <algorithm>

#include "kernels/contract/cache.h"

namespace lanebench::stencil {
namespace {

// Of a state within a pass: the plane that the next step updates, and one that is above it in front of the
// row that is being updated, and below it behind.
constexpr std::size_t kPlanes = 2;

// Doubles that a worker has for the planes of the states within a pass. On the stack, since they are the
// worker's own, and 512 such areas in the problem's memory would dwarf the grid.
constexpr std::size_t kScratch = 131072;

/// A part of the grid that one worker takes through all steps of a pass: rows [y.begin, y.end) of planes
/// [z.begin, z.end). Steps before the last one compute a rim around it, which shrinks by a point each step.
class Wave {
 public:
  Wave(const Stencil& p, const double* from, double* to, std::ptrdiff_t depth, double* scratch)
      : p_(p), from_(from), to_(to), n_(static_cast<std::ptrdiff_t>(p.n)), depth_(depth), scratch_(scratch) {}

  void run(Range y, Range z, UpdateRows within, UpdateRows last) {
    z_begin_ = static_cast<std::ptrdiff_t>(z.begin);
    z_end_ = static_cast<std::ptrdiff_t>(z.end);
    y_begin_ = static_cast<std::ptrdiff_t>(y.begin);
    y_end_ = static_cast<std::ptrdiff_t>(y.end);
    const std::ptrdiff_t rim = depth_ - 1;
    for (std::ptrdiff_t front = z_begin_ - rim; front < z_end_ + rim; ++front) {
      // Rows of the strip that have no boundary row beside them are all alike.
      const std::ptrdiff_t alike = std::max<std::ptrdiff_t>(1, y_begin_);
      const std::ptrdiff_t height = std::max<std::ptrdiff_t>(1, std::min(n_ - 1, y_end_) - alike);
      const std::ptrdiff_t end = std::min(n_, y_end_ + rim);
      for (std::ptrdiff_t row = std::max<std::ptrdiff_t>(0, y_begin_ - rim); row < end;) {
        const std::ptrdiff_t rows = row == alike ? height : 1;
        update_rows(row, rows, front, within, last);
        row += rows;
      }
    }
  }

 private:
  /// Rows from y on in all steps, the first one in plane `front`; steps for which they are outside are left
  /// out.
  void update_rows(std::ptrdiff_t y, std::ptrdiff_t height, std::ptrdiff_t front, UpdateRows within,
                   UpdateRows last) {
    Rows rows{};
    rows.ahead = from_ + p_.layout.row(y, std::min(n_, std::max<std::ptrdiff_t>(0, front) + 2));
    bool leaves = false;
    for (std::ptrdiff_t step = 1; step <= depth_; ++step) {
      const std::ptrdiff_t z = front - step + 1;
      const std::ptrdiff_t rim = depth_ - step;
      if (y < y_begin_ - rim || y >= y_end_ + rim) continue;
      if (z < std::max<std::ptrdiff_t>(0, z_begin_ - rim) || z >= std::min(n_, z_end_ + rim)) continue;
      if (rows.count == 0) rows.above = row(step - 1, y, z + 1);
      leaves = step == depth_;
      rows.steps[rows.count++] = {.centre = row(step - 1, y, z),
                                  .front = row(step - 1, y - 1, z),
                                  .back = row(step - 1, y + 1, z),
                                  .below = row(step - 1, y, z - 1),
                                  .to = leaves ? to_ + p_.layout.row(y, z) : scratch_row(step, y, z)};
    }
    if (rows.count == 0) return;
    const std::size_t pitch = p_.layout.pitch;
    (leaves ? last : within)(rows, p_.n, pitch, static_cast<std::size_t>(height));
    for (std::size_t i = 0; i < rows.count - (leaves ? 1 : 0); ++i) {
      const double* centre = rows.steps[i].centre;
      double* to = rows.steps[i].to;
      for (std::ptrdiff_t k = 0; k < height; ++k, centre += pitch, to += pitch) {
        to[-1] = centre[-1];
        to[n_] = centre[n_];
      }
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
  std::ptrdiff_t z_begin_ = 0;
  std::ptrdiff_t z_end_ = 0;
};

/// How many rows a strip may have, so that the planes of a pass fit; 0 when not even one does. Those of the
/// input take three or four parts beside the scratch planes' six: together two thirds of the second-level
/// cache.
std::size_t strip_rows(const Stencil& p, std::size_t depth) {
  const std::size_t scratch = std::min(kScratch, second_level_cache_bytes() * 2 / 5 / sizeof(double));
  if (depth == 1) return std::max<std::size_t>(1, scratch / 3 / p.layout.pitch);
  const std::size_t rows = (scratch - Layout::kLine) / p.layout.pitch / (kPlanes * (depth - 1));
  return rows > 2 * (depth - 1) ? rows - 2 * (depth - 1) : 0;
}

}  // namespace

void run_waves(const Stencil& p, Team& team, UpdateRows within, UpdateRows last) {
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
