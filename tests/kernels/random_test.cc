// Philox4x32-10 against the known answers published with Random123 (kat_vectors), and what streams promise.
#include "kernels/contract/random.h"

#include <gtest/gtest.h>

namespace lanebench {
namespace {

using Words = std::array<std::uint32_t, 4>;

TEST(Philox, GivesThePublishedKnownAnswers) {
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}), (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox({~0u, ~0u, ~0u, ~0u}, {~0u, ~0u}),
            (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(RandomWords, DependOnSeedIndexAndStream) {
  const Words base = random_words(1, 7);
  EXPECT_EQ(base, random_words(1, 7));
  EXPECT_NE(base, random_words(2, 7));
  EXPECT_NE(base, random_words(1, 8));
  EXPECT_NE(base, random_words(1, 7, 1));
  EXPECT_NE(base, random_words(1, 7 + (std::uint64_t{1} << 32)));
}

TEST(UnitInterval, StaysBelowOne) {
  EXPECT_EQ(unit_interval(0), 0.0);
  EXPECT_LT(unit_interval(~0u), 1.0);
}

}  // namespace
}  // namespace lanebench
