// A report as data: headings, paragraphs, tables and figures, which Markdown and HTML render each in its way.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "reports/analysis/verdict.h"
#include "reports/text/numbers.h"

namespace lanebench {

/// The cases whose samples a number rests on: of a time `cases` alone, of a ratio the times of `base` over
/// those of `cases`. Case ids of the largest size of their workload, whose samples HTML can show.
struct Evidence {
  std::vector<std::string> base{};
  std::vector<std::string> cases{};
};

/// One cell of a table. All texts are plain: renderers escape them.
struct Cell {
  std::string text;                ///< "×7.62", "ok", "14.41 ms"; kNoNumber where there is no number.
  std::string interval{};          ///< "[7.55, 7.70]", 95 %; empty where there is none.
  std::string detail{};            ///< What else a reader may ask about the number, such as "12 samples".
  std::optional<double> number{};  ///< What the column is sorted by; texts sort as texts.
  bool strong = false;             ///< The best of its row.
  std::string suffix{};            ///< Behind text and interval, not strong.
  std::string note{};              ///< Why there is no number: a footnote or a tip.
  std::optional<GainVerdict> verdict{};  ///< Of a gain: HTML shades its cell by it, and by how large it is.
  std::optional<double> share{};         ///< Of a whole, from 0 to 1: HTML draws it as a bar.
  Evidence evidence{};
};

/// A line above the rows from that one on, up to the next group.
struct RowGroup {
  std::size_t first_row = 0;
  std::string title;
};

/// A first cell that is also the text of a heading is a link to it.
struct Table {
  std::vector<std::string> titles;
  std::vector<std::vector<Cell>> rows;
  std::vector<RowGroup> groups{};
  bool dense = false;  ///< Many columns, one line a row: intervals and reasons stand in the details alone.
};

struct Heading {
  int level = 2;  ///< 1 for the report, 2 for a section, 3 within it, 4 within that.
  std::string text;
  bool folded = false;  ///< Of a section that HTML opens only when asked to.
  std::string note{};   ///< Behind the text, not part of it: "131 k options".
};

struct Paragraph {
  std::string text;
};

/// What to know before reading on.
struct Notice {
  std::string text;
  bool warning = true;
};

struct Bullets {
  std::vector<std::string> items;
};

/// "rounds: 12". A name that is also a heading is a link to it in HTML.
struct Fact {
  std::string name;
  std::string text;
};

struct Facts {
  std::vector<Fact> items;
};

/// What holds throughout: figures ("×1.2 – ×57") side by side, each with the sentence that explains it.
struct Cards {
  std::vector<Fact> items;
};

/// To sections of this document, by the texts of their headings; what is no heading is left out.
struct Links {
  std::vector<std::string> headings;
};

/// `figures/<name>.svg`.
struct Figure {
  std::string name;
  std::string caption;
};

using Block = std::variant<Heading, Paragraph, Notice, Bullets, Facts, Cards, Links, Table, Figure>;
using Document = std::vector<Block>;

}  // namespace lanebench
