// UTF-8 as eight words of 32 bits, one for each bit of 32 bytes, on which logic looks at 32 bytes at once.
// The idea: R. D. Cameron, "A case study in SIMD text processing with parallel bit streams", PPoPP 2008.
#pragma once

#include <cstdint>

namespace lanebench::line_count {

/// Bit i of `bit[b]` is bit b of byte i.
struct Planes {
  std::uint32_t bit[8];
};

/// Exchanges those bits of `high` that `mask` has with those of `low` that lie `shift` above.
[[gnu::always_inline]] constexpr void exchange(std::uint32_t& low, std::uint32_t& high, std::uint32_t mask,
                                               unsigned shift) {
  const std::uint32_t new_low = (low & mask) | ((high & mask) << shift);
  high = ((low >> shift) & mask) | (high & ~mask);
  low = new_low;
}

/// The planes of eight words that hold 32 bytes, little-endian. `bytes(a, b, selector)` returns four bytes of
/// a and b as CUDA's __byte_perm does.
template <typename Bytes>
[[gnu::always_inline]] constexpr Planes planes(const std::uint32_t (&words)[8], Bytes bytes) {
  Planes p{};
  // Word k first takes bytes k, k + 8, k + 16 and k + 24, so that bits end up in the order of bytes.
  for (int side = 0; side < 2; ++side) {
    const std::uint32_t low01 = bytes(words[side], words[side + 2], 0x5140);
    const std::uint32_t low23 = bytes(words[side + 4], words[side + 6], 0x5140);
    const std::uint32_t high01 = bytes(words[side], words[side + 2], 0x7362);
    const std::uint32_t high23 = bytes(words[side + 4], words[side + 6], 0x7362);
    p.bit[side * 4 + 0] = bytes(low01, low23, 0x5410);
    p.bit[side * 4 + 1] = bytes(low01, low23, 0x7632);
    p.bit[side * 4 + 2] = bytes(high01, high23, 0x5410);
    p.bit[side * 4 + 3] = bytes(high01, high23, 0x7632);
  }
  // Then the number of the word and that of the bit change places, one binary digit at a time.
  for (int pair = 0; pair < 4; ++pair) {
    const int even = pair * 2;
    exchange(p.bit[even], p.bit[even + 1], 0x55555555, 1);
  }
  for (int pair = 0; pair < 4; ++pair) {
    const int upper = pair / 2 * 4 + pair % 2;
    exchange(p.bit[upper], p.bit[upper + 2], 0x33333333, 2);
  }
  for (int pair = 0; pair < 4; ++pair) exchange(p.bit[pair], p.bit[pair + 4], 0x0F0F0F0F, 4);
  return p;
}

/// What bytes say about those that follow: a bit for each.
struct Marks {
  std::uint32_t two;    ///< C0 and more: the first of a sequence of two bytes or more.
  std::uint32_t three;  ///< E0 and more.
  std::uint32_t four;   ///< F0 and more.
  std::uint32_t e0;     ///< Must not be followed by 80 to 9F: that fits two bytes.
  std::uint32_t ed;     ///< Must not be followed by A0 to BF: surrogates.
  std::uint32_t f0;     ///< Must not be followed by 80 to 8F: that fits three bytes.
  std::uint32_t f4;     ///< Must not be followed by 90 to BF: beyond U+10FFFF.
};

[[gnu::always_inline]] constexpr Marks marks(const Planes& p) {
  const auto& b = p.bit;
  const std::uint32_t two = b[7] & b[6];
  const std::uint32_t three = two & b[5];
  const std::uint32_t four = three & b[4];
  const std::uint32_t even = ~(b[1] | b[0]);
  const std::uint32_t zero = even & ~(b[3] | b[2]);
  return {two,
          three,
          four,
          three & ~b[4] & zero,
          three & ~b[4] & b[3] & b[2] & ~b[1] & b[0],
          four & zero,
          four & ~b[3] & b[2] & even};
}

/// A word whose bit i is bit i - distance of `word`; those of the 32 bytes before come in below.
[[gnu::always_inline]] constexpr std::uint32_t shifted(std::uint32_t word, std::uint32_t before,
                                                       int distance) {
  return word << distance | before >> (32 - distance);
}

/// A bit for each byte that no well-formed text has at its place.
[[gnu::always_inline]] constexpr std::uint32_t errors(const Planes& p, const Marks& m, const Marks& before) {
  const auto& b = p.bit;
  // C0, C1 and F5 to FF are never right.
  const std::uint32_t never =
      (m.two & ~(b[5] | b[4] | b[3] | b[2] | b[1])) | (m.four & (b[3] | (b[2] & (b[1] | b[0]))));
  const std::uint32_t must =
      shifted(m.two, before.two, 1) | shifted(m.three, before.three, 2) | shifted(m.four, before.four, 3);
  const std::uint32_t wrong_second =
      (shifted(m.e0, before.e0, 1) & ~b[5]) | (shifted(m.ed, before.ed, 1) & b[5]) |
      (shifted(m.f0, before.f0, 1) & ~(b[5] | b[4])) | (shifted(m.f4, before.f4, 1) & (b[5] | b[4]));
  return never | (must ^ (b[7] & ~b[6])) | wrong_second;
}

/// A bit for each newline, 0A.
[[gnu::always_inline]] constexpr std::uint32_t newlines(const Planes& p) {
  const auto& b = p.bit;
  return ~(b[7] | b[6] | b[5] | b[4]) & b[3] & ~b[2] & b[1] & ~b[0];
}

}  // namespace lanebench::line_count
