// Exact tables for a terminal.
#include "reports/text/columns.h"

#include <gtest/gtest.h>

namespace lanebench {
namespace {

const Columns kExample{.rows = {{"what", "cost", "meaning"}, {"größe", "9", "x"}, {"a", "123", ""}},
                       .flush_right = {1}};

TEST(Columns, AreAlignedByCharacters) {
  EXPECT_EQ(in_columns(kExample),
            "what   cost  meaning\n"
            "größe     9  x\n"
            "a       123\n");
  EXPECT_EQ(in_columns({}), "");
}

TEST(Columns, EndWhereTheTerminalDoes) {
  EXPECT_EQ(in_columns(kExample, 13),
            "what   cost …\n"
            "größe     9 …\n"
            "a       123\n");
}

}  // namespace
}  // namespace lanebench
