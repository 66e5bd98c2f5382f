// The copy, triad and read loops in Highway vectors; the techniques are those of
// kernels/workloads/triad/simd.cc.
#define HWY_TARGET_INCLUDE "harness/ceilings/bandwidth_simd.cc"
#include "kernels/lanes/simd-inl.h"

#include <hwy/cache_control.h>

#include <type_traits>

#include "harness/ceilings/bandwidth.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench {
namespace {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using D = hn::ScalableTag<double>;

constexpr std::size_t kAhead = 1024 / sizeof(double);  // Of prefetches.

struct Copy {
  static HWY_INLINE hn::Vec<D> vector(const double* b, const double* /*c*/, hn::Vec<D> /*s*/) {
    return hn::Load(D(), b);
  }
  static HWY_INLINE double element(double b, double /*c*/, double /*s*/) { return b; }
};

struct Triad {
  static HWY_INLINE hn::Vec<D> vector(const double* b, const double* c, hn::Vec<D> s) {
    return hn::MulAdd(s, hn::Load(D(), c), hn::Load(D(), b));
  }
  static HWY_INLINE double element(double b, double c, double s) { return b + s * c; }
};

/// Whole vectors with ordinary stores; returns how many elements.
template <class Operation, std::size_t kUnroll>
HWY_INLINE std::size_t cached(double* HWY_RESTRICT a, const double* HWY_RESTRICT b,
                              const double* HWY_RESTRICT c, double scale, std::size_t n) {
  const D d;
  const std::size_t lanes = hn::Lanes(d);
  const auto s = hn::Set(d, scale);
  std::size_t i = 0;
  for (; i + kUnroll * lanes <= n; i += kUnroll * lanes) {
    for (std::size_t k = 0; k < kUnroll; ++k) {
      const std::size_t at = i + k * lanes;
      hn::Store(Operation::vector(b + at, c + at, s), d, a + at);
    }
  }
  return i;
}

/// Whole lines with stores that bypass the caches, at `kPlaces` places in turn; returns how many elements.
template <class Operation, std::size_t kPlaces>
HWY_INLINE std::size_t streaming(double* HWY_RESTRICT a, const double* HWY_RESTRICT b,
                                 const double* HWY_RESTRICT c, double scale, std::size_t n) {
  const D d;
  const std::size_t lanes = hn::Lanes(d);
  const std::size_t line = lanes > 8 ? lanes : 8;
  const auto s = hn::Set(d, scale);
  const std::size_t length = n / (kPlaces * line) * line;
  for (std::size_t step = 0; step < length; step += line) {
    for (std::size_t place = 0; place < kPlaces; ++place) {
      const std::size_t i = place * length + step;
      if (kPlaces > 1) {
        hwy::Prefetch(b + i + kAhead);
        if (std::is_same_v<Operation, Triad>) hwy::Prefetch(c + i + kAhead);
      }
      for (std::size_t j = i; j < i + line; j += lanes) {
        hn::Stream(Operation::vector(b + j, c + j, s), d, a + j);
      }
    }
  }
  return kPlaces * length;
}

template <class Operation>
HWY_INLINE void sweep(const Bandwidth& p, Team& team) {
  const Bandwidth::Arrays& mine = p.arrays[team.rank()];
  Range piece = p.piece(0);
  for (std::uint64_t pass = p.first_pass; pass < p.first_pass + p.passes; ++pass) {
    if (p.pieces > 1) piece = p.piece(pass);
    double* HWY_RESTRICT a = mine.a.data() + piece.begin;
    const double* HWY_RESTRICT b = mine.b.data() + piece.begin;
    const double* HWY_RESTRICT c = mine.c.data() + piece.begin;
    const std::size_t n = piece.size();
    std::size_t i = 0;
    switch (p.sweep) {
      case Sweep::kPlain:
        i = cached<Operation, 1>(a, b, c, p.s, n);
        break;
      case Sweep::kUnrolled:
        i = cached<Operation, 8>(a, b, c, p.s, n);
        break;
      case Sweep::kStreaming:
        i = streaming<Operation, 1>(a, b, c, p.s, n);
        break;
      case Sweep::kStreamingPlaces:
        i = streaming<Operation, 4>(a, b, c, p.s, n);
        break;
      case Sweep::kReadPlaces:
        break;
    }
    for (; i < n; ++i) a[i] = Operation::element(b[i], c[i], p.s);
    asm volatile("" ::: "memory");  // Every pass counts, though the next one writes the same.
  }
  hwy::FlushStream();
}

/// Adds vectors to each other until one is left.
template <class V>
HWY_INLINE V tree_sum(V a) {
  return a;
}
template <class V>
HWY_INLINE V tree_sum(V a, V b, V c, V d) {
  return hn::Add(hn::Add(a, c), hn::Add(b, d));
}
template <class V>
HWY_INLINE V tree_sum(V a, V b, V c, V d, V e, V f, V g, V h) {
  return tree_sum(hn::Add(a, e), hn::Add(b, f), hn::Add(c, g), hn::Add(d, h));
}

// In what follows `sums` are zeros: parameters, for SVE has no arrays of vectors.

/// Sums of vectors side by side, so that none waits for its own last addition; returns how many elements. A
/// product and a sum, so that two loads need one instruction more.
template <class... V>
HWY_INLINE std::size_t read_vectors(const double* HWY_RESTRICT b, const double* HWY_RESTRICT c, std::size_t n,
                                    hn::Vec<D>& total, V... sums) {
  const D d;
  const std::size_t lanes = hn::Lanes(d);
  std::size_t i = 0;
  while (i + sizeof...(sums) * lanes <= n) {
    ((sums = hn::MulAdd(hn::Load(d, b + i), hn::Load(d, c + i), sums), i += lanes), ...);
  }
  total = hn::Add(total, tree_sum(sums...));
  return i;
}

/// Whole lines at as many places in turn; returns how many elements.
template <class... V>
HWY_INLINE std::size_t read_places(const double* HWY_RESTRICT b, const double* HWY_RESTRICT c, std::size_t n,
                                   hn::Vec<D>& total, V... sums) {
  const D d;
  const std::size_t lanes = hn::Lanes(d);
  const std::size_t line = lanes > 8 ? lanes : 8;
  const std::size_t length = n / (sizeof...(sums) * line) * line;
  const auto add_line = [&](std::size_t i, hn::Vec<D>& sum) HWY_ATTR {
    hwy::Prefetch(b + i + kAhead);
    hwy::Prefetch(c + i + kAhead);
    for (std::size_t j = 0; j < line; j += lanes) {
      sum = hn::MulAdd(hn::Load(d, b + i + j), hn::Load(d, c + i + j), sum);
    }
  };
  for (std::size_t step = 0; step < length; step += line) {
    std::size_t i = step;
    ((add_line(i, sums), i += length), ...);
  }
  total = hn::Add(total, tree_sum(sums...));
  return sizeof...(sums) * length;
}

void read(const Bandwidth& p, Team& team) {
  const D d;
  const Bandwidth::Arrays& mine = p.arrays[team.rank()];
  const auto zero = hn::Zero(d);
  hn::Vec<D> total = zero;  // Its lanes are added once: in a small cache that takes as long as a pass.
  double rest = 0;
  Range piece = p.piece(0);
  for (std::uint64_t pass = p.first_pass; pass < p.first_pass + p.passes; ++pass) {
    if (p.pieces > 1) piece = p.piece(pass);
    const double* HWY_RESTRICT b = mine.b.data() + piece.begin;
    const double* HWY_RESTRICT c = mine.c.data() + piece.begin;
    const std::size_t n = piece.size();
    std::size_t i = 0;
    if (p.sweep == Sweep::kPlain) i = read_vectors(b, c, n, total, zero);
    if (p.sweep == Sweep::kUnrolled)
      i = read_vectors(b, c, n, total, zero, zero, zero, zero, zero, zero, zero, zero);
    if (p.sweep == Sweep::kReadPlaces) i = read_places(b, c, n, total, zero, zero, zero, zero);
    for (; i < n; ++i) rest += b[i] * c[i];
    asm volatile("" ::: "memory");  // Every pass counts, though the next one reads the same.
  }
  mine.a[0] = rest + hn::GetLane(hn::SumOfLanes(d, total));
}

void copy(const Bandwidth& p, Team& team) {
  sweep<Copy>(p, team);
}
void triad(const Bandwidth& p, Team& team) {
  sweep<Triad>(p, team);
}

}  // namespace HWY_NAMESPACE
}  // namespace
}  // namespace lanebench
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench, copy_kernels, copy);
LANEBENCH_CAPTURE(lanebench, triad_kernels, triad);
LANEBENCH_CAPTURE(lanebench, read_kernels, read);
