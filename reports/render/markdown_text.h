// Texts and rows of tables in Markdown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lanebench {

/// So that Markdown shows the text as it is, in a paragraph, heading or table cell: no line breaks, no
/// markup.
std::string markdown_text(std::string_view text);

/// The name by which GitHub, and most others, link to a heading: "What pays" is "what-pays".
std::string markdown_anchor(std::string_view heading);

/// A row of a Markdown table, and the two rows that begin one. Cells are Markdown already.
std::string markdown_row(const std::vector<std::string>& cells);
std::string markdown_head(const std::vector<std::string>& titles);

}  // namespace lanebench
