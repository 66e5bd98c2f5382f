// The prefix sum with Highway vectors: sums of sliding windows as wide as a vector, which then add
// vertically.
#define HWY_TARGET_INCLUDE "kernels/workloads/prefix_sum/simd.cc"
#define LANEBENCH_KEEPS_VECTORS_IN_ARRAYS
#include "kernels/lanes/simd-inl.h"

#include <hwy/cache_control.h>

#include <numeric>

#include "kernels/workloads/prefix_sum/rounds.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::prefix_sum::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

using D = hn::CappedTag<std::uint32_t, 16>;
using Vector = hn::Vec<D>;
constexpr std::size_t kWidth = hn::MaxLanes(D());
constexpr std::size_t kLine = 64 / sizeof(std::uint32_t);

// The hardware prefetcher stops at each 4 KiB page; prefetches that run on across its end keep lines under
// way.
constexpr std::size_t kAhead = 4096 / sizeof(std::uint32_t);

// The vector that begins kBack elements before `current`, whose predecessor is `previous`.
template <std::size_t kBack>
HWY_INLINE Vector earlier(Vector current, Vector previous) {
#if HWY_TARGET <= HWY_AVX3
  return Vector{_mm512_alignr_epi32(current.raw, previous.raw, kWidth - kBack)};
#elif HWY_TARGET == HWY_AVX2
  const Vector half_back = hn::ConcatLowerUpper(D(), current, previous);
  if constexpr (kBack == kWidth / 2) return half_back;
  return hn::CombineShiftRightBytes<16 - 4 * kBack>(D(), current, half_back);
#else
  return hn::CombineShiftRightBytes<16 - 4 * kBack>(D(), current, previous);
#endif
}

// A scan that advances by whole vectors. Summing windows of 2, 4, 8 and 16 elements takes log2(kWidth)
// additions (Hillis and Steele, "Data parallel algorithms", 1986); but the windows reach into the vector
// before, so the last ones are as long as a vector, and an output is one more addition to the output kWidth
// elements before. No lane of a sum has to be broadcast to the next vector, nor any lane masked.
class Scan {
 public:
  HWY_INLINE explicit Scan(std::uint32_t carry) : output_(hn::Set(D(), carry)) {
    for (Vector& windows : windows_) windows = hn::Zero(D());
  }

  // The outputs of the next vector of inputs. Earlier elements come from registers, not from unaligned loads:
  // where both arrays lie at the same offset in a page, such a load would wait for the last store.
  HWY_INLINE Vector next(Vector input) {
    Vector sums = widened<1>(input, windows_[0]);
    sums = widened<2>(sums, windows_[1]);
    if constexpr (kWidth >= 8) sums = widened<4>(sums, windows_[2]);
    if constexpr (kWidth >= 16) sums = widened<8>(sums, windows_[3]);
    output_ = hn::Add(output_, sums);
    return output_;
  }

 private:
  // From windows of kBack elements to such of twice as many; keeps what the next vector needs.
  template <std::size_t kBack>
  static HWY_INLINE Vector widened(Vector sums, Vector& previous) {
    const Vector both = hn::Add(sums, earlier<kBack>(sums, previous));
    previous = sums;
    return both;
  }

  Vector output_;
  Vector windows_[4];
};

// Writes the outputs of one vector.
template <bool kStream>
HWY_INLINE void step(Scan& scan, const std::uint32_t* input, std::uint32_t* output) {
  const D d;
  // A cached store first reads the line that it will overwrite: 12 bytes moved per element instead of 8.
  if constexpr (kStream) {
    hn::Stream(scan.next(hn::Load(d, input)), d, output);
  } else {
    hn::Store(scan.next(hn::Load(d, input)), d, output);
  }
}

// Blocks begin on whole lines, so vectors are aligned. No HWY_RESTRICT: given that, g++ 12 keeps no vector of
// inputs in a register but loads it again after the store, where it waits for it (see `next`).
template <bool kStream>
void scan(const std::uint32_t* input, std::uint32_t* output, std::size_t n, std::uint32_t carry,
          const std::uint32_t* next) {
  Scan vectors(carry);
  const std::uint32_t* ahead = next != nullptr ? next : input + kAhead;
  std::size_t i = 0;
  for (; i + kLine <= n; i += kLine) {
    if constexpr (kStream) __builtin_prefetch(ahead + i, 0, 2);
    for (std::size_t j = i; j < i + kLine; j += kWidth) step<kStream>(vectors, input + j, output + j);
  }
  if constexpr (kStream) hwy::FlushStream();
  if (i > 0) carry = output[i - 1];
  for (; i < n; ++i) {
    carry += input[i];
    output[i] = carry;
  }
}

std::uint32_t sum(const std::uint32_t* input, std::size_t n) {
  constexpr std::size_t kStep = 2 * kLine;
  const D d;
  Vector even = hn::Zero(d);
  Vector odd = hn::Zero(d);
  std::size_t i = 0;
  for (; i + kStep <= n; i += kStep) {
    for (std::size_t line = i; line < i + kStep; line += kLine) hwy::Prefetch(input + line + kAhead);
    for (std::size_t j = i; j < i + kStep; j += 2 * kWidth) {
      even = hn::Add(even, hn::LoadU(d, input + j));
      odd = hn::Add(odd, hn::LoadU(d, input + j + kWidth));
    }
  }
  std::uint32_t lanes[kWidth];
  hn::StoreU(hn::Add(even, odd), d, lanes);
  return std::accumulate(input + i, input + n, std::accumulate(lanes, lanes + kWidth, std::uint32_t{0}));
}

void kernel(const PrefixSum& p, Team& team) {
  in_rounds(p, team, sum, p.exceeds_cache ? scan<true> : scan<false>);
}

}  // namespace
}  // namespace lanebench::prefix_sum::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::prefix_sum, simd, kernel);
