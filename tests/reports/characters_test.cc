// Characters of good and of broken UTF-8.
#include "reports/text/characters.h"

#include <gtest/gtest.h>

namespace lanebench {
namespace {

TEST(Characters, AreNotBytes) {
  EXPECT_EQ(shown_characters("a\n×\xff"), (std::vector<std::string>{"a", " ", "×", "?"}));
  EXPECT_EQ(character_count("größe"), 5u);
}

TEST(Shortened, CountsCharacters) {
  EXPECT_EQ(shortened("größe", 5), "größe");
  EXPECT_EQ(shortened("größen", 5), "größ…");
}

}  // namespace
}  // namespace lanebench
