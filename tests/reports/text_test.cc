// What is UTF-8, and texts made safe to show.
#include "reports/text/text.h"

#include <gtest/gtest.h>

namespace lanebench {
namespace {

TEST(Utf8, IsTold) {
  for (const char* text : {"", "ascii", "höst", "日本語", "\xF0\x9F\x98\x80"})
    EXPECT_TRUE(is_utf8(text)) << text;
  for (const char* text : {"\xFF", "\xC3", "\x80", "\xC0\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80"}) {
    EXPECT_FALSE(is_utf8(text)) << text;
  }
}

TEST(WithoutControls, KeepsLineBreaksAndTabs) {
  EXPECT_EQ(without_controls(std::string_view("a\0b\x1B\r\n\t\x7F\xC2\x80\xC2\x9F\xC2\xA0\xC3\x80", 16)),
            "a b  \n\t   \xC2\xA0\xC3\x80");
  EXPECT_EQ(without_controls("\xC2"), "\xC2");
}

TEST(Excerpt, IsOneLineOfSoManyCharacters) {
  EXPECT_EQ(excerpt("a\nb\tc\x1B"), "a b c ");
  EXPECT_EQ(excerpt(std::string(80, 'x')), std::string(80, 'x'));
  EXPECT_EQ(excerpt(std::string(81, 'x')), std::string(80, 'x') + "…");
  std::string wide;
  for (int i = 0; i < 80; ++i) wide += "\xF0\x9F\x98\x80";
  EXPECT_EQ(excerpt(wide), wide);
  EXPECT_EQ(excerpt(wide + "é"), wide + "…");
  EXPECT_EQ(excerpt("x" + wide), ("x" + wide).substr(0, 1 + 79 * 4) + "…");
}

}  // namespace
}  // namespace lanebench
