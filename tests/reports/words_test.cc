// Names of case ids in words, sizes with what they count, and texts for a terminal.
#include "reports/text/words.h"

#include <gtest/gtest.h>

#include "reports/text/characters.h"
#include "reports/text/size_words.h"
#include "reports/text/terminal.h"

namespace lanebench {
namespace {

TEST(Words, OfInstructionSets) {
  EXPECT_EQ(isa_in_words("AVX3"), "AVX-512");
  EXPECT_EQ(isa_in_words("AVX3_DL"), "AVX-512 Ice Lake");
  EXPECT_EQ(isa_in_words("RVV"), "RVV") << "no other word";
  EXPECT_EQ(isa_family("AVX3_ZEN4"), "AVX-512");
  EXPECT_EQ(isa_family("SSSE3"), "SSE");
  EXPECT_EQ(isa_family("RVV"), "RVV");
  EXPECT_EQ(isa_register_bytes("AVX3"), 64u);
  EXPECT_EQ(isa_register_bytes("NEON"), 16u);
  EXPECT_EQ(isa_register_bytes("SVE"), 0u) << "as wide as the machine likes";
}

TEST(Words, OfLanes) {
  EXPECT_EQ(lanes_in_words("scalar"), "plain code");
  EXPECT_EQ(lanes_in_words("autovec"), "compiler's SIMD");
  EXPECT_EQ(lanes_in_words("simd"), "hand-written SIMD");
  EXPECT_EQ(lanes_in_words("openblas"), "OpenBLAS");
  EXPECT_EQ(lanes_in_words("subtables"), "subtables");
}

TEST(SizeWords, HaveThreeDigitsAndNoEmptyOnes) {
  EXPECT_EQ(size_in_words(1080), "1080");
  EXPECT_EQ(size_in_words(131072), "131 k");
  EXPECT_EQ(size_in_words(4194304), "4.19 M");
  EXPECT_EQ(size_in_words(10'000'000), "10 M");
  EXPECT_EQ(size_in_words(1'500'000), "1.5 M");
  EXPECT_EQ(size_in_words(700'000), "700 k");
}

TEST(SizeWords, SayWhatTheyCount) {
  EXPECT_EQ(size_in_words(131072, "options=131072"), "131 k options");
  EXPECT_EQ(size_in_words(4194304, "files=2 bytes=4194304 cache=warm"), "4.19 M bytes");
  EXPECT_EQ(size_in_words(256, "width=256 height=256 iterations=256"), "width 256");
  EXPECT_EQ(size_in_words(300000, "limits=50000,100000,150000 limit=0"), "300 k");
  EXPECT_EQ(size_in_words(5, ""), "5");
}

TEST(TerminalText, IsNoCommandAndFits) {
  EXPECT_EQ(terminal_text("a\033[2Jb"), "a\\x1b[2Jb");
  EXPECT_EQ(character_count("×1.5 µs"), 7u);
  EXPECT_EQ(wrapped("one two three", 8), "one two\nthree\n");
  EXPECT_EQ(wrapped("±±±± ±±±", 8), "±±±± ±±±\n");
  EXPECT_EQ(wrapped("toolongforit a", 8), "toolongforit\na\n");
}

}  // namespace
}  // namespace lanebench
