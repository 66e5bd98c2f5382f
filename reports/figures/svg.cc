// Rewrites gnuplot's SVG line by line: its layout has one element per line.
#include "reports/figures/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace lanebench {
namespace {

// As the document's root only, which an <svg> within an HTML page is not.
constexpr const char* kStyle =
    "<style>svg:root{color:#1f2328}@media (prefers-color-scheme:dark){svg:root{color:#e6edf3}}</style>";

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    lines.push_back(line.substr(std::min(line.find_first_not_of(" \t"), line.size())));
  }
  return lines;
}

std::string_view between(std::string_view text, std::string_view before, std::string_view after) {
  const std::size_t begin = text.find(before);
  if (begin == text.npos) return "";
  text.remove_prefix(begin + before.size());
  return text.substr(0, text.find(after));
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

std::string xml_text(std::string_view text) {
  std::string escaped(text);
  replace_all(escaped, "&", "&amp;");
  replace_all(escaped, "<", "&lt;");
  replace_all(escaped, ">", "&gt;");
  return escaped;
}

// The shapes of points that the picture uses; some are made from an earlier one. (gnuplot 6 draws a line
// without length as a dot.)
std::string definitions(std::span<const std::string_view> lines, std::string_view body) {
  std::string uses(body);
  std::string kept;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    const std::string_view id = between(*line, "id='", "'");
    if (!id.starts_with("gp") || uses.find(fmt::format("#{}'", id)) == uses.npos) continue;
    uses += *line;
    std::string definition(*line);
    // Open points as heavy as filled ones, whatever the size of the font.
    const std::string width = fmt::format("stroke-width='{}'", between(*line, "stroke-width='", "'"));
    replace_all(definition, width, "stroke-width='0.27'");
    kept = definition + "\n" + kept;
  }
  return kept.empty() ? "" : "<defs>\n" + kept + "</defs>\n";
}

// Colours, ids and weights of one line that is not a text.
std::string restyled(std::string_view line, std::string_view name) {
  std::string text(line);
  const std::string point = fmt::format("{}-point", name);
  const std::string dot = fmt::format("{}-dot", name);
  const std::array<std::array<std::string_view, 2>, 8> changes = {{
      {"rgb(  0,   0,   0)", "currentColor"},
      {"='black'", "='currentColor'"},
      {"=\"black\"", "=\"currentColor\""},
      {"gpPt", point},
      {"gpDot", dot},
      {" font-family=\"sans-serif\"", ""},
      {"rgb(0,0,0)", "currentColor"},
      {" class=\"gridline\"", ""},
  }};
  for (const auto& [what, with] : changes) replace_all(text, what, with);
  return text;
}

}  // namespace

std::vector<std::string_view> split_svg(std::string_view text) {
  constexpr std::string_view kEnd = "</svg>";
  std::vector<std::string_view> documents;
  for (std::size_t end = text.find(kEnd); end != text.npos; end = text.find(kEnd)) {
    documents.push_back(text.substr(0, end + kEnd.size()));
    text.remove_prefix(end + kEnd.size());
  }
  return documents;
}

std::string portable_svg(std::string_view drawn, std::string_view name, std::string_view title) {
  const std::vector<std::string_view> lines = lines_of(drawn);
  const auto find = [&](std::string_view start) {
    return std::ranges::find_if(lines, [&](std::string_view line) { return line.starts_with(start); });
  };
  const auto defs = find("<defs>");
  const auto defs_end = find("</defs>");
  std::string body;
  for (auto line = defs_end == lines.end() ? lines.begin() : defs_end + 1; line != lines.end(); ++line) {
    const bool opens_group = line->starts_with("<g ");
    if (line->empty()) continue;
    if (opens_group && line + 1 != lines.end() && *(line + 1) == "</g>") {
      ++line;
    } else if (opens_group && line->find("<title>") != line->npos) {
      body += "<g>\n";  // gnuplot's names of its plots.
    } else {
      body += std::string(*line) + "\n";
    }
  }
  std::string restyled_body;
  for (const std::string_view line : lines_of(body)) {
    restyled_body += (line.starts_with("<text>") ? std::string(line) : restyled(line, name)) + "\n";
  }
  std::string kept;
  if (defs != lines.end()) {
    const std::string used = definitions({defs, defs_end}, body);
    for (const std::string_view line : lines_of(used)) kept += restyled(line, name) + "\n";
  }
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
      "viewBox=\"{}\" width=\"100%\" role=\"img\" aria-labelledby=\"{}-title\" font-family=\"sans-serif\">\n"
      "<title id=\"{}-title\">{}</title>\n{}\n{}<g>\n{}",
      between(drawn, "viewBox=\"", "\""), name, name, xml_text(title), kStyle, kept, restyled_body);
}

}  // namespace lanebench
