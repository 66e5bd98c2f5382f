// A report as data: headings, paragraphs, tables and figures, which Markdown and HTML render each in its way.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "reports/text/numbers.h"

namespace lanebench {

/// One cell of a table. All texts are plain: renderers escape them.
struct Cell {
  std::string text;                ///< "×7.62", "ok", "14.41 ms"; kNoNumber where there is no number.
  std::string interval{};          ///< "[7.55, 7.70]", 95 %; empty where there is none.
  std::string detail{};            ///< What else a reader may ask about the number, such as "12 samples".
  std::optional<double> number{};  ///< What the column is sorted by; texts sort as texts.
  bool strong = false;             ///< The best of its row.
  std::string suffix{};            ///< Behind text and interval, not strong.
  std::string note{};              ///< Why there is no number: a footnote or a tip.
};

/// A first cell that is also the text of a heading is a link to it in HTML.
struct Table {
  std::vector<std::string> titles;
  std::vector<std::vector<Cell>> rows;
};

struct Heading {
  int level = 2;  ///< 1 for the report, 2 for a section, 3 within it.
  std::string text;
  bool folded = false;  ///< Of a section that HTML opens only when asked to.
};

struct Paragraph {
  std::string text;
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

/// `figures/<name>.svg`.
struct Figure {
  std::string name;
  std::string caption;
};

using Block = std::variant<Heading, Paragraph, Bullets, Facts, Table, Figure>;
using Document = std::vector<Block>;

}  // namespace lanebench
