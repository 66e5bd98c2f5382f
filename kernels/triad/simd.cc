// Triad with Highway vectors, and stores that bypass the cache where the arrays exceed it.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/triad/simd.cc"
#include <hwy/cache_control.h>
#include <hwy/foreach_target.h>  // must come before highway.h
#include <hwy/highway.h>

#include "kernels/targets.h"
#include "kernels/triad/triad.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::triad {
namespace {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

std::int64_t target() {
  return HWY_TARGET;
}

// Shares begin on multiples of 64 elements of a 64-byte aligned array, so whole vectors are aligned and only
// the end of the last share has a remainder.
void kernel(const Triad& p, Team& team) {
  const hn::ScalableTag<double> d;
  const std::size_t lanes = hn::Lanes(d);
  const Range share = team.share(p.n);
  double* HWY_RESTRICT a = p.a.data();
  const double* HWY_RESTRICT b = p.b.data();
  const double* HWY_RESTRICT c = p.c.data();
  const auto s = hn::Set(d, p.s);
  std::size_t i = share.begin;
  if (p.exceeds_cache) {
    // A cached store first reads the line it will overwrite: 32 bytes moved per element. A streaming store
    // writes whole lines without that read: 24.
    for (; i + lanes <= share.end; i += lanes) {
      hn::Stream(hn::Add(hn::Load(d, b + i), hn::Mul(s, hn::Load(d, c + i))), d, a + i);
    }
    hwy::FlushStream();
  } else {
    for (; i + lanes <= share.end; i += lanes) {
      hn::Store(hn::Add(hn::Load(d, b + i), hn::Mul(s, hn::Load(d, c + i))), d, a + i);
    }
  }
  for (; i < share.end; ++i) a[i] = b[i] + p.s * c[i];
}

}  // namespace HWY_NAMESPACE
}  // namespace
}  // namespace lanebench::triad
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lanebench::triad {
namespace {
HWY_EXPORT(target);
HWY_EXPORT(kernel);
}  // namespace

std::vector<IsaKernel<Triad>> simd() {
  return LANEBENCH_CAPTURE(Triad, target, kernel);
}

}  // namespace lanebench::triad
#endif
