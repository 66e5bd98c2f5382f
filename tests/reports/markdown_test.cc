// Each kind of block as Markdown.
#include "reports/render/markdown.h"

#include <gtest/gtest.h>

namespace lanebench {
namespace {

Cell with_note(const std::string& note) {
  Cell cell;
  cell.text = kNoNumber;
  cell.note = note;
  return cell;
}

TEST(Markdown, RendersBlocksWithAnEmptyLineBetween) {
  const Document document{Heading{1, "Report"},
                          Paragraph{"Some text."},
                          Heading{2, "Folded", true},
                          Bullets{{"one", "two"}},
                          Facts{{{"rounds", "12"}, {"job", "to count"}}},
                          Figure{"gains", "Gains by kind"}};
  EXPECT_EQ(markdown(document),
            "# Report\n\nSome text.\n\n## Folded\n\n- one\n- two\n\n- rounds: 12\n- job: to count\n\n"
            "![Gains by kind](figures/gains.svg)\n");
}

TEST(Markdown, PutsTheIntervalBehindTheNumberAndLeavesTheDetailOut) {
  Cell cell;
  cell.text = "×7.62";
  cell.interval = "[7.55, 7.70]";
  cell.detail = "12 rounds";
  cell.number = 7.62;
  Cell winner = cell;
  winner.strong = true;
  winner.suffix = "≈ SIMD";
  EXPECT_EQ(markdown({Table{{"gain", "winner"}, {{cell, winner}}}}),
            "| gain | winner |\n| --- | --- |\n| ×7.62 [7.55, 7.70] | **×7.62 [7.55, 7.70]** ≈ SIMD |\n");
}

TEST(Markdown, NumbersReasonsPerTableAndTheSameReasonOnce) {
  const Table table{{"a", "b"}, {{with_note("no GPU"), with_note("crashed")}, {with_note("no GPU"), Cell{}}}};
  const std::string expected =
      "| a | b |\n| --- | --- |\n| –¹ | –² |\n| –¹ |  |\n\n- ¹ no GPU\n- ² crashed\n";
  EXPECT_EQ(markdown({table, table}), expected + "\n" + expected);
}

TEST(Markdown, WritesLongNumbersOfFootnotes) {
  Table table{{"a"}, {}};
  for (int i = 0; i < 12; ++i) table.rows.push_back({with_note("reason " + std::to_string(i))});
  EXPECT_NE(markdown({table}).find("- ¹² reason 11\n"), std::string::npos);
}

TEST(Markdown, EscapesEveryText) {
  const std::string text = "<b>|*x*\n";
  const std::string escaped = "&lt;b&gt;\\|\\*x\\* ";
  Cell cell;
  cell.text = cell.interval = cell.suffix = cell.note = text;
  const std::string rendered =
      markdown({Heading{2, text}, Paragraph{text}, Bullets{{text}}, Facts{{{text, text}}},
                Table{{text}, {{cell}}}, Figure{"name", text}});
  EXPECT_EQ(rendered.find("<b>"), std::string::npos);
  EXPECT_EQ(rendered.find("*x*"), std::string::npos);
  std::size_t count = 0;
  for (auto place = rendered.find(escaped); place != std::string::npos;
       place = rendered.find(escaped, place + 1))
    ++count;
  EXPECT_EQ(count, 11u);
}

TEST(Markdown, SaysWhatAFirstScreenSaysInPlainText) {
  Table table{{"Job", "gain", "GPU"}, {{Cell{"a_b"}, Cell{"×2.00", "[1.9, 2.1]"}, Cell{}}}};
  table.groups = {{0, "Limited by memory"}};
  table.dense = true;
  EXPECT_EQ(markdown({Heading{1, "Vectorize"}, Notice{"The machine was busy."}, Cards{{{"×2", "pays"}}},
                      Heading{2, "What pays"}, table, Heading{3, "a_b", true, "8 items"},
                      Links{{"What pays", "Scaling"}}}),
            "# Vectorize\n\n> [!WARNING]\n> The machine was busy.\n\n- **×2**: pays\n\n## What pays\n\n"
            "| Job | gain |\n| --- | --- |\n| **Limited by memory** |  |\n| [a_b](#a_b) | ×2.00 |\n\n"
            "### a_b\n\n8 items\n\n[What pays](#what-pays)\n");
  EXPECT_EQ(markdown({Notice{"Quiet.", false}}), "> Quiet.\n");
}

TEST(Markdown, FoldsOnlyWhatNoLinkLeadsTo) {
  EXPECT_EQ(markdown({Heading{3, "job", true}, Heading{4, "All of it", true}, Paragraph{"a"},
                      Heading{4, "Open"}, Paragraph{"b"}, Heading{4, "More", true}, Paragraph{"c"}}),
            "### job\n\n<details>\n<summary>All of it</summary>\n\na\n\n</details>\n\n#### Open\n\nb\n\n"
            "<details>\n<summary>More</summary>\n\nc\n\n</details>\n");
}

}  // namespace
}  // namespace lanebench
