// CRC-32C by its mathematics: a checksum is a remainder of polynomials over GF(2), so that pieces can be
// reduced apart from each other and put together. All constants are computed here, at compile time.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace lanebench::file_copy {

/// A polynomial of degree below 32 in the order that the checksum uses ("reflected"): bit i is the
/// coefficient of x^(31-i), so the first bit of a message is the lowest bit of its first byte.
using Polynomial = std::uint32_t;

/// x^32 + 0x1EDC6F41 (Castagnoli, Bräuer & Herrmann, 1993), without its leading term.
inline constexpr Polynomial kModulus = [] {
  Polynomial reflected = 0;
  for (int i = 0; i < 32; ++i) reflected |= (std::uint32_t{0x1EDC6F41} >> (31 - i) & 1) << i;
  return reflected;
}();

inline constexpr Polynomial kOne = 0x80000000;

constexpr Polynomial times_x(Polynomial a) {
  return (a >> 1) ^ ((a & 1) != 0 ? kModulus : 0);
}

constexpr Polynomial multiply(Polynomial a, Polynomial b) {
  Polynomial product = 0;
  for (Polynomial term = kOne; term != 0; term >>= 1) {
    if ((a & term) != 0) product ^= b;
    b = times_x(b);
  }
  return product;
}

constexpr Polynomial power_of_x(std::uint64_t exponent) {
  Polynomial result = kOne;
  for (Polynomial square = times_x(kOne); exponent != 0; exponent >>= 1) {
    if ((exponent & 1) != 0) result = multiply(result, square);
    square = multiply(square, square);
  }
  return result;
}

/// The remainder of a message A followed by B of `bytes` bytes. A message's remainder is that of its
/// polynomial times x^32: what a checksum is before the customary inversions.
constexpr Polynomial joined(Polynomial a, Polynomial b, std::uint64_t bytes) {
  return multiply(a, power_of_x(8 * bytes)) ^ b;
}

/// The standard's checksum, which begins with all bits set and ends by inverting them, of a message of
/// `bytes` bytes with that remainder.
constexpr std::uint32_t checksum_of(Polynomial remainder, std::uint64_t bytes) {
  return ~joined(0xFFFFFFFF, remainder, bytes);
}

/// kTables[k][b]: the remainder of the byte b followed by k zero bytes.
inline constexpr auto kTables = [] {
  std::array<std::array<Polynomial, 256>, 8> tables{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    Polynomial remainder = byte;
    for (auto& table : tables) {
      for (int bit = 0; bit < 8; ++bit) remainder = times_x(remainder);
      table[byte] = remainder;
    }
  }
  return tables;
}();

/// The remainder of a message with remainder `before` followed by n bytes, eight bytes and eight look-ups at
/// a time: Kounavis & Berry, "A systematic approach to building high performance software-based CRC
/// generators", 2005.
[[gnu::always_inline]] inline Polynomial extend_by_tables(Polynomial before, const std::uint8_t* data,
                                                          std::size_t n) {
  static_assert(std::endian::native == std::endian::little);
  Polynomial r = before;
  std::size_t i = 0;
  for (; i + 8 <= n; i += 8) {
    std::uint32_t near = 0;
    std::uint32_t far = 0;
    std::memcpy(&near, data + i, sizeof near);
    std::memcpy(&far, data + i + 4, sizeof far);
    // The second four bytes wait for nothing; what waits for the last remainder is kept short.
    const Polynomial of_far = (kTables[3][far & 0xFF] ^ kTables[2][far >> 8 & 0xFF]) ^
                              (kTables[1][far >> 16 & 0xFF] ^ kTables[0][far >> 24]);
    near ^= r;
    r = (of_far ^ kTables[7][near & 0xFF] ^ kTables[6][near >> 8 & 0xFF]) ^
        (kTables[5][near >> 16 & 0xFF] ^ kTables[4][near >> 24]);
  }
  for (; i < n; ++i) r = (r >> 8) ^ kTables[0][(r ^ data[i]) & 0xFF];
  return r;
}

}  // namespace lanebench::file_copy
