// The remainder of a long message with vectors, for one Highway target: fold it to a short message of the
// same remainder, and leave that to the tables.
#if defined(LANEBENCH_FILE_COPY_FOLD_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef LANEBENCH_FILE_COPY_FOLD_INL_H_
#undef LANEBENCH_FILE_COPY_FOLD_INL_H_
#else
#define LANEBENCH_FILE_COPY_FOLD_INL_H_
#endif

#include <hwy/highway.h>

#include <algorithm>
#include <cstring>

#include "kernels/workloads/file_copy/crc32c.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::file_copy::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

// Targets with carry-less multiplication. (A better target has a smaller number; a name that Highway does not
// know yet is 0.)
#if (HWY_ARCH_X86 && HWY_TARGET <= HWY_SSE4) || HWY_TARGET == HWY_NEON || HWY_TARGET == HWY_NEON_BF16

// AVX3_DL and better multiply in each 128-bit part of a wide vector; elsewhere Highway would take it apart.
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3_DL
using Tag = hn::ScalableTag<std::uint64_t>;
#else
using Tag = hn::FixedTag<std::uint64_t, 2>;
#endif
/// A product takes up to 8 cycles and two start per step and chain, one a cycle: 4 chains would be just busy.
constexpr std::size_t kChains = 8;

/// Folding with carry-less multiplication (Gopal et al., "Fast CRC computation for generic polynomials using
/// PCLMULQDQ instruction", Intel 2009): the 128 bits A·x^64 + B that lie T bits before others may be added to
/// them as A·(x^(T+64) mod P) + B·(x^T mod P), which has 96 bits. In reflected order the instruction's result
/// is the product times x, hence the exponents are one lower.
inline Polynomial remainder(const std::uint8_t* data, std::size_t n) {
  const Tag d;
  const hn::Repartition<std::uint8_t, Tag> d8;
  constexpr std::size_t kVector = hn::MaxLanes(d8);
  constexpr std::size_t kStep = kChains * kVector;
  if (n < 2 * kStep) return extend_by_tables(0, data, n);

  alignas(16) constexpr std::uint64_t kFactors[2] = {std::uint64_t{power_of_x(8 * kStep + 63)} << 32,
                                                     std::uint64_t{power_of_x(8 * kStep - 1)} << 32};
  const auto factors = hn::LoadDup128(d, kFactors);
  hn::Vec<Tag> sum[kChains];
  for (std::size_t c = 0; c < kChains; ++c) sum[c] = hn::BitCast(d, hn::LoadU(d8, data + c * kVector));
  std::size_t i = kStep;
  for (; i + kStep <= n; i += kStep) {
    for (std::size_t c = 0; c < kChains; ++c) {
      sum[c] = hn::Xor3(hn::CLMulLower(sum[c], factors), hn::CLMulUpper(sum[c], factors),
                        hn::BitCast(d, hn::LoadU(d8, data + i + c * kVector)));
    }
  }
  alignas(64) std::uint8_t folded[kStep];
  for (std::size_t c = 0; c < kChains; ++c) hn::Store(hn::BitCast(d8, sum[c]), d8, folded + c * kVector);
  return extend_by_tables(extend_by_tables(0, folded, kStep), data + i, n - i);
}

#else

/// P divides 1 + x^kC + x^kB + x^kA (found by search: the shortest multiple with four terms). Squared three
/// times, the exponents count bytes: a byte may be removed and added to those kA - kB, kA - kC and kA further
/// on.
constexpr std::size_t kA = 5275;
constexpr std::size_t kB = 4508;
constexpr std::size_t kC = 2751;
static_assert((kOne ^ power_of_x(kC) ^ power_of_x(kB) ^ power_of_x(kA)) == 0);

/// Folding with a sparse multiple of P, for targets without carry-less multiplication (the idea of Russell,
/// "Chorba: a novel CRC32 implementation", 2024): nothing but loads and exclusive ors, at the price of kA
/// bytes that are left to the tables.
inline Polynomial remainder(const std::uint8_t* data, std::size_t n) {
  const hn::ScalableTag<std::uint8_t> d;
  const std::size_t vector = hn::Lanes(d);
  constexpr std::size_t kBlock = 8192;
  static_assert(hn::MaxLanes(d) <= kA - kB);
  if (n < kA + vector) return extend_by_tables(0, data, n);

  // What was removed: the last kA bytes, then those of this block.
  alignas(64) std::uint8_t removed[kA + kBlock];
  std::memset(removed, 0, kA);
  std::size_t i = 0;
  while (i + kA + vector <= n) {
    const std::size_t length = std::min(kBlock, (n - kA - i) / vector * vector);
    for (std::size_t j = 0; j < length; j += vector) {
      std::uint8_t* to = removed + kA + j;
      const auto near = hn::Xor(hn::LoadU(d, data + i + j), hn::LoadU(d, to - (kA - kB)));
      const auto far = hn::Xor(hn::LoadU(d, to - (kA - kC)), hn::LoadU(d, to - kA));
      hn::StoreU(hn::Xor(near, far), d, to);
    }
    std::memmove(removed, removed + length, kA);
    i += length;
  }
  // What is left of the message, with what the removed bytes add to it.
  std::uint8_t left[kA + hn::MaxLanes(d)];
  const std::size_t size = n - i;
  std::memcpy(left, data + i, size);
  for (std::size_t j = 0; j < kA; ++j) {
    left[j] ^= removed[j];
    if (j < kA - kC) left[j] ^= removed[j + kC];
    if (j < kA - kB) left[j] ^= removed[j + kB];
  }
  return extend_by_tables(0, left, size);
}

#endif

}  // namespace
}  // namespace lanebench::file_copy::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // LANEBENCH_FILE_COPY_FOLD_INL_H_
