// Rows of texts as the columns of a table on a terminal.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace lanebench {

struct Columns {
  std::vector<std::vector<std::string>> rows{};  ///< The first may be the titles.
  std::set<std::size_t> flush_right{};           ///< Columns of numbers.
};

/// A line for each row, columns two spaces apart, nothing behind the last text of a line. What goes beyond
/// `width` characters is cut off, which "…" says; 0: nothing does.
std::string in_columns(const Columns& columns, std::size_t width = 0);

}  // namespace lanebench
