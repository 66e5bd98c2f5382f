// The errors that two neighbouring bytes of UTF-8 show, as three tables of 16 bytes. The idea: J. Keiser and
// D. Lemire, "Validating UTF-8 in less than one instruction per byte", Software: Practice and Experience
// 51(5), 2021.
#pragma once

#include <array>
#include <cstdint>

namespace lanebench::line_count {

/// A kind of error, by what the two bytes have in common: sets of values as bits. A set of pairs that is no
/// product of three such sets takes two rules.
struct Rule {
  std::uint16_t first_high;   ///< The upper halves of the first byte,
  std::uint16_t first_low;    ///< its lower halves,
  std::uint16_t second_high;  ///< and the upper halves of the second byte.
};

inline constexpr std::uint16_t kAny = 0xFFFF;
inline constexpr std::uint16_t kContinuation = 0x0F00;

/// Rule i is bit i of the tables' entries. The last one is no error where a sequence of three or four bytes
/// has its third or fourth.
inline constexpr std::array<Rule, 8> kRules = {{
    {0xF000, kAny, 0xF0FF},           // The beginning of a sequence, and no continuation.
    {0x00FF, kAny, kContinuation},    // A continuation of ASCII.
    {0x1000, 0x0003, kContinuation},  // C0 and C1: what fits one byte, in two.
    {0x4000, 0x0001, 0x0300},         // E0 80 to E0 9F: what fits two bytes, in three.
    {0x4000, 0x2000, 0x0C00},         // ED A0 to ED BF: surrogates.
    {0x8000, 0xFFF0, 0x0E00},         // F4 90 and more: beyond U+10FFFF,
    {0x8000, 0xFFE1, 0x0100},         // F5 80 and more; F0 80 to F0 8F: what fits three bytes, in four.
    {0x0F00, kAny, kContinuation},    // Two continuations.
}};

using Table = std::array<std::uint8_t, 16>;

/// Entry h has the bits of the rules whose set `half` has h.
constexpr Table table_of(std::uint16_t Rule::*half) {
  Table table{};
  for (std::size_t rule = 0; rule < kRules.size(); ++rule) {
    for (std::size_t value = 0; value < table.size(); ++value) {
      const bool has = (kRules[rule].*half >> value & 1) != 0;
      table[value] = static_cast<std::uint8_t>(table[value] | (has ? 1 << rule : 0));
    }
  }
  return table;
}

alignas(16) inline constexpr Table kFirstHigh = table_of(&Rule::first_high);
alignas(16) inline constexpr Table kFirstLow = table_of(&Rule::first_low);
alignas(16) inline constexpr Table kSecondHigh = table_of(&Rule::second_high);

}  // namespace lanebench::line_count
