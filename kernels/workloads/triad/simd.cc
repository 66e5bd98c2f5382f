// Triad with Highway vectors; where the arrays exceed the cache, with stores that bypass it and at four
// places at once.
#define HWY_TARGET_INCLUDE "kernels/workloads/triad/simd.cc"
#include "kernels/lanes/simd-inl.h"

#include <hwy/cache_control.h>

#include "kernels/workloads/triad/triad.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::triad::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

using D = hn::ScalableTag<double>;

HWY_INLINE hn::Vec<D> elements(const double* b, const double* c, hn::Vec<D> s) {
  const D d;
  return hn::Add(hn::Load(d, b), hn::Mul(s, hn::Load(d, c)));
}

// All but the last few elements of a share, with stores that bypass the cache; returns how many. A cached
// store first reads the line it will overwrite: 32 bytes moved per element. A streaming store writes whole
// lines without that read: 24.
//
// What limits one core then is how many lines it has under way. The hardware prefetcher runs ahead of a
// stream only to the end of its 4 KiB page, so the share is walked at four distant places at once: more
// streams per array for it to follow. Software prefetches run on across the pages' ends.
std::size_t stream(double* HWY_RESTRICT a, const double* HWY_RESTRICT b, const double* HWY_RESTRICT c,
                   double scale, std::size_t n) {
  constexpr std::size_t kPlaces = 4;
  constexpr std::size_t kAhead = 1024 / sizeof(double);
  const D d;
  const std::size_t lanes = hn::Lanes(d);
  const std::size_t line = lanes > 8 ? lanes : 8;  // Whole lines, so that no store leaves one half filled.
  const auto s = hn::Set(d, scale);
  const std::size_t length = n / (kPlaces * line) * line;
  for (std::size_t step = 0; step < length; step += line) {
    for (std::size_t place = 0; place < kPlaces; ++place) {
      const std::size_t i = place * length + step;
      hwy::Prefetch(b + i + kAhead);
      hwy::Prefetch(c + i + kAhead);
      for (std::size_t j = i; j < i + line; j += lanes) hn::Stream(elements(b + j, c + j, s), d, a + j);
    }
  }
  hwy::FlushStream();
  return kPlaces * length;
}

// Shares begin on multiples of 64 elements of a 64-byte aligned array, so whole vectors are aligned and only
// the end of the last share has a remainder.
void kernel(const Triad& p, Team& team) {
  const D d;
  const std::size_t lanes = hn::Lanes(d);
  const Range share = team.share(p.n);
  double* HWY_RESTRICT a = p.a.data() + share.begin;
  const double* HWY_RESTRICT b = p.b.data() + share.begin;
  const double* HWY_RESTRICT c = p.c.data() + share.begin;
  const std::size_t n = share.size();
  const auto s = hn::Set(d, p.s);
  std::size_t i = p.exceeds_cache ? stream(a, b, c, p.s, n) : 0;
  for (; i + lanes <= n; i += lanes) hn::Store(elements(b + i, c + i, s), d, a + i);
  for (; i < n; ++i) a[i] = b[i] + p.s * c[i];
}

}  // namespace
}  // namespace lanebench::triad::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::triad, simd, kernel);
