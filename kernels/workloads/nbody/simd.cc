// Gravity with Highway vectors: a body per lane, and each other body broadcast to all lanes.
#define HWY_TARGET_INCLUDE "kernels/workloads/nbody/simd.cc"
#define LANEBENCH_KEEPS_VECTORS_IN_ARRAYS
#include "kernels/lanes/simd-inl.h"

#include "kernels/workloads/nbody/nbody.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::nbody::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

using D = hn::ScalableTag<float>;
using V = hn::Vec<D>;
constexpr std::size_t kWidth = hn::MaxLanes(D());

// Vectors of bodies that share the broadcasts of another. Coordinates and sums of four do not all fit into
// registers; that the work is independent counts for more.
constexpr std::size_t kVectors = 4;
static_assert(Nbody::kPadding % (kVectors * kWidth) == 0);

struct Vectors {
  V x[kVectors];
  V y[kVectors];
  V z[kVectors];

  Vectors() = default;  // Said, since an implicit one is not compiled for the target: g++ refuses it on Arm.
  HWY_INLINE void clear() {
    for (std::size_t v = 0; v < kVectors; ++v) x[v] = y[v] = z[v] = hn::Zero(D());
  }
};

// 1/sqrt(square) to 12 bits or more.
HWY_INLINE V rough_inverse_root(V square) {
  const V r = hn::ApproximateReciprocalSqrt(square);
#if HWY_ARCH_ARM
  // Arm's instruction has 8 bits; a Newton step makes 15 of them.
  const V half = hn::Mul(square, hn::Set(D(), 0.5F));
  return hn::Mul(r, hn::NegMulAdd(half, hn::Mul(r, r), hn::Set(D(), 1.5F)));
#else
  return r;
#endif
}

// What bodies [from, to) do to those at `at`, times 2/3.
//
// The approximation r of 1/sqrt(D) has 12 to 15 bits. Of (1 - e)^(-3/2), where e = 1 - D·r², the first two
// terms are 1 + 3/2·e = 3/2·(5/3 - D·r²): so one multiply-add takes the cube r³ to full precision (error
// analysis in nbody.cc), which spares the products of a Newton step for r alone. The factor 3/2 waits for
// the end.
HWY_INLINE void attract(const Nbody& p, const Vectors& at, std::size_t from, std::size_t to, Vectors& a) {
  const D d;
  a.clear();
  for (std::size_t j = from; j < to; ++j) {
    const V x = hn::Set(d, p.x[j]);
    const V y = hn::Set(d, p.y[j]);
    const V z = hn::Set(d, p.z[j]);
    const V mass = hn::Set(d, p.mass[j]);
    for (std::size_t v = 0; v < kVectors; ++v) {
      const V dx = hn::Sub(x, at.x[v]);
      const V dy = hn::Sub(y, at.y[v]);
      const V dz = hn::Sub(z, at.z[v]);
      const V square = hn::MulAdd(dz, dz, hn::MulAdd(dy, dy, hn::MulAdd(dx, dx, hn::Set(d, kSoftening))));
      const V r = rough_inverse_root(square);
      const V rr = hn::Mul(r, r);
      const V correction = hn::NegMulAdd(square, rr, hn::Set(d, 5.0F / 3));
      const V pull = hn::Mul(hn::Mul(mass, r), hn::Mul(rr, correction));
      a.x[v] = hn::MulAdd(dx, pull, a.x[v]);
      a.y[v] = hn::MulAdd(dy, pull, a.y[v]);
      a.z[v] = hn::MulAdd(dz, pull, a.z[v]);
    }
  }
}

void kernel(const Nbody& p, Team& team) {
  const D d;
  const Range share = team.share(p.padded(), Nbody::kPadding);
  for (std::size_t i = share.begin; i < share.end; i += kVectors * kWidth) {
    Vectors at;
    for (std::size_t v = 0; v < kVectors; ++v) {
      at.x[v] = hn::Load(d, p.x.data() + i + v * kWidth);
      at.y[v] = hn::Load(d, p.y.data() + i + v * kWidth);
      at.z[v] = hn::Load(d, p.z.data() + i + v * kWidth);
    }
    Vectors sum;
    sum.clear();
    for (std::size_t from = 0; from < p.n; from += kTile) {
      Vectors tile;
      attract(p, at, from, HWY_MIN(from + kTile, p.n), tile);
      for (std::size_t v = 0; v < kVectors; ++v) {
        sum.x[v] = hn::Add(sum.x[v], tile.x[v]);
        sum.y[v] = hn::Add(sum.y[v], tile.y[v]);
        sum.z[v] = hn::Add(sum.z[v], tile.z[v]);
      }
    }
    const V scale = hn::Set(d, 1.5F);
    for (std::size_t v = 0; v < kVectors; ++v) {
      hn::Store(hn::Mul(scale, sum.x[v]), d, p.ax.data() + i + v * kWidth);
      hn::Store(hn::Mul(scale, sum.y[v]), d, p.ay.data() + i + v * kWidth);
      hn::Store(hn::Mul(scale, sum.z[v]), d, p.az.data() + i + v * kWidth);
    }
  }
}

}  // namespace
}  // namespace lanebench::nbody::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::nbody, simd, kernel);
