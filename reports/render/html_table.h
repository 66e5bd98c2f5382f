// A table as HTML.
#pragma once

#include <functional>
#include <string>

#include "reports/render/document.h"

namespace lanebench {

/// Where a table stands in its page.
struct TablePlace {
  std::string name;    ///< What it is, for whoever cannot see where it stands.
  std::string id;      ///< Different for every table of a page.
  std::string prefix;  ///< Begins the ids of its footnotes, likewise.
  std::function<std::string(const std::string&)> linked;       ///< A text as HTML, a link where it has one.
  std::function<std::string(const Evidence&)> sample_numbers;  ///< Of the page's samples: "3/17,18"; or "".
};

std::string html_table(const Table& table, const TablePlace& place);

}  // namespace lanebench
