// The Mandelbrot set with Highway vectors: tiles of pixels, most of whose steps nobody counts.
#define HWY_TARGET_INCLUDE "kernels/workloads/mandelbrot/simd.cc"
#define LANEBENCH_KEEPS_VECTORS_IN_ARRAYS
#include "kernels/lanes/simd-inl.h"

#include "kernels/workloads/mandelbrot/mandelbrot.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::mandelbrot::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

using D = hn::ScalableTag<float>;
using DU = hn::RebindToUnsigned<D>;
using V = hn::Vec<D>;
using VU = hn::Vec<DU>;
using M = hn::Mask<D>;
constexpr std::size_t kWidth = hn::MaxLanes(D());

// Rows that step side by side, a vector of each: a step is a chain of 12 cycles, in which two ports start 24
// instructions, as many as four vectors have.
constexpr std::size_t kRows = 4;
// Steps between two looks at who escaped.
constexpr std::uint32_t kSteps = 8;
static_assert(Mandelbrot::kPadding % kWidth == 0 && Mandelbrot::kPadding % kRows == 0);

// Where the pixels of a tile are, a vector per row.
struct Tile {
  V x[kRows];
  V y[kRows];

  Tile() = default;  // Said, since an implicit one is not compiled for the target: g++ refuses it on Arm.
};

// The c of each.
struct Points {
  V re;
  V im[kRows];

  Points() = default;
};

// One step of mandelbrot.h. The fused multiply-add adds to an exact product.
HWY_INLINE void step(V xx, V yy, V re, V im, V& x, V& y) {
  const V xy = hn::Mul(x, y);
#if HWY_NATIVE_FMA
  y = hn::MulAdd(hn::Set(D(), 2.0f), xy, im);
#else
  y = hn::Add(hn::Add(xy, xy), im);
#endif
  x = hn::Add(hn::Sub(xx, yy), re);
}

HWY_INLINE M is_inside(V xx, V yy) {
  return hn::Le(hn::Add(xx, yy), hn::Set(D(), kEscaped));
}

HWY_INLINE VU add_where(M inside, std::uint32_t more, VU counts) {
  const DU du;
  return hn::IfThenElse(hn::RebindMask(du, inside), hn::Add(counts, hn::Set(du, more)), counts);
}

HWY_INLINE void advance(const Points& c, std::uint32_t steps, Tile& z) {
  for (std::uint32_t i = 0; i < steps; ++i) {
    for (std::size_t v = 0; v < kRows; ++v) {
      step(hn::Mul(z.x[v], z.x[v]), hn::Mul(z.y[v], z.y[v]), c.re, c.im[v], z.x[v], z.y[v]);
    }
  }
}

HWY_INLINE void advance_and_count(const Points& c, std::uint32_t steps, Tile& z, VU* counts) {
  for (std::uint32_t i = 0; i < steps; ++i) {
    for (std::size_t v = 0; v < kRows; ++v) {
      const V xx = hn::Mul(z.x[v], z.x[v]);
      const V yy = hn::Mul(z.y[v], z.y[v]);
      counts[v] = add_where(is_inside(xx, yy), 1, counts[v]);
      step(xx, yy, c.re, c.im[v], z.x[v], z.y[v]);
    }
  }
}

// In each column, the rows whose pixels are inside.
HWY_INLINE VU count_inside(const Tile& z) {
  VU rows = hn::Zero(DU());
  for (std::size_t v = 0; v < kRows; ++v) {
    rows = add_where(is_inside(hn::Mul(z.x[v], z.x[v]), hn::Mul(z.y[v], z.y[v])), 1, rows);
  }
  return rows;
}

// The counts of a tile of kWidth columns and kRows rows. While nobody escapes there is nothing to test: so
// steps are taken without a test, looked at together, and those in which some pixel escaped are taken again,
// counting. As pixels escape in company, the steps after such ones count at once.
HWY_INLINE void count_tile(const Points& c, std::uint32_t iterations, VU* counts) {
  const D d;
  const DU du;
  Tile z;
  for (std::size_t v = 0; v < kRows; ++v) {
    z.x[v] = hn::Zero(d);
    z.y[v] = hn::Zero(d);
    counts[v] = hn::Zero(du);
  }
  VU inside = hn::Set(du, std::uint32_t{kRows});
  bool restless = true;
  for (std::uint32_t done = 0; done < iterations;) {
    const std::uint32_t steps = HWY_MIN(kSteps, iterations - done);
    if (!restless) {
      Tile next = z;
      advance(c, steps, next);
      restless = !hn::AllTrue(du, hn::Eq(inside, count_inside(next)));
      if (!restless) {
        for (std::size_t v = 0; v < kRows; ++v) {
          const M here = is_inside(hn::Mul(z.x[v], z.x[v]), hn::Mul(z.y[v], z.y[v]));
          counts[v] = add_where(here, steps, counts[v]);
        }
        z = next;
        done += steps;
        continue;
      }
    }
    advance_and_count(c, steps, z, counts);
    done += steps;
    const VU still = count_inside(z);
    if (hn::AllTrue(du, hn::Eq(still, hn::Zero(du)))) break;
    restless = !hn::AllTrue(du, hn::Eq(inside, still));
    inside = still;
  }
}

// Of the counts of a tile, those that are pixels of the image.
HWY_INLINE void store(const Mandelbrot& p, std::size_t row, std::size_t column, const VU* counts) {
  const DU du;
  alignas(64) std::uint32_t tile[kRows * kWidth];
  for (std::size_t v = 0; v < kRows; ++v) hn::Store(counts[v], du, tile + v * kWidth);
  const std::size_t rows = HWY_MIN(kRows, p.height - row);
  const std::size_t columns = HWY_MIN(kWidth, p.width - column);
  for (std::size_t v = 0; v < rows; ++v) {
    std::uint32_t* to = p.counts.data() + (row + v) * p.width + column;
    for (std::size_t i = 0; i < columns; ++i) to[i] = tile[v * kWidth + i];
  }
}

void kernel(const Mandelbrot& p, Team& team) {
  constexpr std::size_t kGrain = 64;  // Tiles taken at once: some 5 to 300 µs.
  const D d;
  const std::size_t across = (p.width + kWidth - 1) / kWidth;
  const std::size_t down = (p.height + kRows - 1) / kRows;
  for (;;) {
    const Range range = team.next(across * down, kGrain);
    if (range.empty()) break;
    for (std::size_t tile = range.begin; tile < range.end; ++tile) {
      const std::size_t row = tile / across * kRows;
      const std::size_t column = tile % across * kWidth;
      Points c;
      c.re = hn::Load(d, p.re.data() + column);
      for (std::size_t v = 0; v < kRows; ++v) c.im[v] = hn::Set(d, p.im[row + v]);
      VU counts[kRows];
      count_tile(c, p.iterations, counts);
      store(p, row, column, counts);
    }
  }
}

}  // namespace
}  // namespace lanebench::mandelbrot::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::mandelbrot, simd, kernel);
