// Lines and errors with Highway: three table look-ups per vector, whatever the text holds.
#define HWY_TARGET_INCLUDE "kernels/workloads/line_count/simd.cc"
#define LANEBENCH_KEEPS_VECTORS_IN_ARRAYS
#include "kernels/lanes/simd-inl.h"

#include <hwy/cache_control.h>

#include <algorithm>
#include <iterator>
#include <numeric>

#include "kernels/workloads/line_count/line_count.h"
#include "kernels/workloads/line_count/rules.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::line_count::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

using D = hn::ScalableTag<std::uint8_t>;
using Vector = hn::Vec<D>;
constexpr std::size_t kWidth = hn::MaxLanes(D());
constexpr std::size_t kVectors = kWidth == 64 ? 2 : 4;
constexpr std::size_t kStep = kVectors * kWidth;
static_assert(kGrain % kStep == 0);

// The hardware prefetcher stops at each 4 KiB page; prefetches that run on across its end keep lines under
// way.
constexpr std::size_t kAhead = 2048;

// How many bytes before a byte decide with it whether it is right.
constexpr std::size_t kBack = 3;

// What is found in the steps so far: a bit for each kind of error, and the newlines of each lane, of which a
// byte can count 255.
struct Scan {
  Vector errors;
  Vector newlines;

  HWY_INLINE Scan() : errors(hn::Zero(D())), newlines(hn::Zero(D())) {}

  // Bytes are compared with those before them by loading those again, one to three bytes earlier: the ports
  // for loads have time, that for shuffles is the one that binds.
  HWY_INLINE void check(const std::uint8_t* at, Vector bytes) {
    const D d;
    const Vector before = hn::LoadU(d, at - 1);
    const Vector first_high =
        hn::TableLookupBytes(hn::LoadDup128(d, kFirstHigh.data()), hn::ShiftRight<4>(before));
    const Vector first_low = hn::TableLookupBytes(hn::LoadDup128(d, kFirstLow.data()),
                                                  hn::And(before, hn::Set(d, std::uint8_t{0x0F})));
    const Vector second_high =
        hn::TableLookupBytes(hn::LoadDup128(d, kSecondHigh.data()), hn::ShiftRight<4>(bytes));
    const Vector pairs = hn::And(hn::And(first_high, first_low), second_high);
    // The highest bit where two bytes back three begin or three bytes back four, which a continuation must
    // end.
    const Vector third = hn::SaturatedSub(hn::LoadU(d, at - 2), hn::Set(d, std::uint8_t{0xE0 - 0x80}));
    const Vector fourth = hn::SaturatedSub(hn::LoadU(d, at - 3), hn::Set(d, std::uint8_t{0xF0 - 0x80}));
    const Vector must = hn::And(hn::Or(third, fourth), hn::Set(d, std::uint8_t{0x80}));
    errors = hn::Or(errors, hn::Xor(must, pairs));
  }

  HWY_INLINE void step(const std::uint8_t* at) {
    const D d;
    Vector bytes[kVectors];
    Vector any = hn::LoadU(d, at - kBack);
    for (std::size_t v = 0; v < kVectors; ++v) {
      bytes[v] = hn::LoadU(d, at + v * kWidth);
      any = hn::Or(any, bytes[v]);
      const auto is_newline = hn::Eq(bytes[v], hn::Set(d, std::uint8_t{'\n'}));
      newlines = hn::IfThenElse(is_newline, hn::Add(newlines, hn::Set(d, std::uint8_t{1})), newlines);
    }
    const hn::RebindToSigned<D> as_signed;
    if (hn::AllFalse(as_signed, hn::Lt(hn::BitCast(as_signed, any), hn::Zero(as_signed)))) return;
    for (std::size_t v = 0; v < kVectors; ++v) check(at + v * kWidth, bytes[v]);
  }

  // Those counted since the last call.
  HWY_INLINE std::uint64_t take_newlines() {
    const hn::Repartition<std::uint64_t, D> sums;
    alignas(64) std::uint64_t lanes[hn::MaxLanes(sums)];
    hn::Store(hn::SumsOf8(newlines), sums, lanes);
    newlines = hn::Zero(D());
    return std::accumulate(std::begin(lanes), std::end(lanes), std::uint64_t{0});
  }

  HWY_INLINE bool found_error() const { return !hn::AllTrue(D(), hn::Eq(errors, hn::Zero(D()))); }
};

// At most a step of the text, at its beginning or its end: what lies outside reads as zeros.
HWY_INLINE void edge_step(Scan& scan, const std::uint8_t* text, std::size_t begin, std::size_t count) {
  std::uint8_t bytes[kBack + kStep] = {};
  const std::size_t back = HWY_MIN(begin, kBack);
  std::copy_n(text + begin - back, back + count, bytes + kBack - back);
  scan.step(bytes + kBack);
}

void kernel(const LineCount& p, Team& team) {
  constexpr std::size_t kStepsPerCount = 255 / kVectors - 1;  // One is left for the first step.
  const Range share = team.share(p.n, kGrain);
  const std::uint8_t* text = p.text.data();
  Scan scan;
  Found found;
  std::size_t i = share.begin;
  if (i == 0) {
    const std::size_t count = HWY_MIN(kStep, share.size());
    edge_step(scan, text, i, count);
    i += count;
  }
  while (i + kStep <= share.end) {
    const std::size_t stop = HWY_MIN(i + kStepsPerCount * kStep, share.end);
    for (; i + kStep <= stop; i += kStep) {
      for (std::size_t line = 0; line < kStep; line += 64) hwy::Prefetch(text + i + line + kAhead);
      scan.step(text + i);
    }
    found.lines += scan.take_newlines();
  }
  // Also after a text of whole steps: the zeros behind it show a sequence that is cut short.
  if (share.end == p.n) edge_step(scan, text, i, share.end - i);
  found.lines += scan.take_newlines();
  found.error = scan.found_error();
  combine(p, team, found);
}

}  // namespace
}  // namespace lanebench::line_count::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::line_count, simd, kernel);
