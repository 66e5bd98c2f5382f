// Measures the columns, then pads each text but the last of its row.
#include "reports/text/columns.h"

#include <algorithm>

#include "reports/text/characters.h"

namespace lanebench {

std::string in_columns(const Columns& columns, std::size_t width) {
  std::vector<std::size_t> widths;
  for (const std::vector<std::string>& row : columns.rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], character_count(row[i]));
  }
  std::string text;
  for (const std::vector<std::string>& row : columns.rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string padding(widths[i] - character_count(row[i]), ' ');
      const bool right = columns.flush_right.contains(i);
      line += (i == 0 ? "" : "  ") + (right ? padding + row[i] : row[i] + padding);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += (width > 0 ? shortened(line, width) : line) + "\n";
  }
  return text;
}

}  // namespace lanebench
