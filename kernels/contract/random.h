// Philox4x32-10, a counter-based generator: element i's random bits are a function of (seed, i) alone, so
// every variant, partition and device sees the same inputs. Salmon, Moraes, Dror & Shaw, "Parallel random
// numbers: as easy as 1, 2, 3", SC 2011.
#pragma once

#include <array>
#include <cstdint>

namespace lanebench {

struct Philox {
  static constexpr std::uint32_t kMultiplier0 = 0xD2511F53;
  static constexpr std::uint32_t kMultiplier1 = 0xCD9E8D57;
  static constexpr std::uint32_t kWeyl0 = 0x9E3779B9;
  static constexpr std::uint32_t kWeyl1 = 0xBB67AE85;
  static constexpr int kRounds = 10;
};

/// The 128 random bits of a counter under a key. Always inlined: a shared out-of-line copy would carry the
/// instruction set of whichever file the linker took it from.
[[gnu::always_inline]] constexpr std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                                                     std::array<std::uint32_t, 2> key) {
  auto [c0, c1, c2, c3] = counter;
  auto [k0, k1] = key;
  for (int round = 0; round < Philox::kRounds; ++round) {
    const std::uint64_t product0 = std::uint64_t{Philox::kMultiplier0} * c0;
    const std::uint64_t product1 = std::uint64_t{Philox::kMultiplier1} * c2;
    c0 = static_cast<std::uint32_t>(product1 >> 32) ^ c1 ^ k0;
    c2 = static_cast<std::uint32_t>(product0 >> 32) ^ c3 ^ k1;
    c1 = static_cast<std::uint32_t>(product1);
    c3 = static_cast<std::uint32_t>(product0);
    k0 += Philox::kWeyl0;
    k1 += Philox::kWeyl1;
  }
  return {c0, c1, c2, c3};
}

/// The random words of element `index` of stream `stream` (a problem uses one stream per input array).
[[gnu::always_inline]] constexpr std::array<std::uint32_t, 4> random_words(std::uint64_t seed,
                                                                           std::uint64_t index,
                                                                           std::uint32_t stream = 0) {
  return philox({static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(index >> 32), stream, 0},
                {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
}

/// 64 random bits of element `index`.
constexpr std::uint64_t random_bits(std::uint64_t seed, std::uint64_t index, std::uint32_t stream = 0) {
  const auto words = random_words(seed, index, stream);
  return (std::uint64_t{words[1]} << 32) | words[0];
}

/// Uniform in [0, 1) on a grid of 2^-32, from one word.
constexpr double unit_interval(std::uint32_t word) {
  return word * 0x1p-32;
}

}  // namespace lanebench
