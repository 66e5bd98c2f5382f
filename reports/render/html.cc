// Renders a document as a page: a header with its contents, a section per heading, style and script inside.
#include "reports/render/html.h"

#include <fmt/format.h>

#include <map>
#include <vector>

#include "reports/render/html_table.h"
#include "reports/render/html_text.h"
#include "reports/render/page.h"

namespace lanebench {
namespace {

/// Renders block by block; every heading closes what the one before it has opened.
class Page {
 public:
  Page(const Document& document, const std::function<std::string(const std::string&)>& svg_of)
      : svg_of_(svg_of) {
    Anchors anchors;
    for (const Block& block : document) {
      const Heading* heading = std::get_if<Heading>(&block);
      if (heading == nullptr || heading->level < 2) continue;
      ids_.push_back(anchors.make(heading->text));
      links_.try_emplace(heading->text, ids_.back());
      if (heading->level == 2) contents_ += item(linked(heading->text));
    }
    for (const Block& block : document) std::visit(*this, block);
    close(2);
    if (!in_main_) open_main();
    body_ += "</main>\n";
  }

  const std::string& body() const { return body_; }

  void operator()(const Heading& heading) {
    name_ = heading.text;
    if (heading.level < 2) {
      body_ += fmt::format("<h1>{}</h1>\n", html_text(heading.text));
      return;
    }
    close(heading.level);
    if (!in_main_) open_main();
    const std::string title =
        fmt::format("<h{0} id=\"{1}\">{2}</h{0}>", heading.level, ids_[next_id_++], html_text(heading.text));
    const char* closing = "</section>\n";
    if (heading.folded) {
      body_ += fmt::format("<details>\n<summary>{}</summary>\n", title);
      closing = "</details>\n";
    } else {
      body_ += fmt::format("<section>\n{}\n", title);
    }
    open_.push_back({heading.level, closing});
  }

  void operator()(const Paragraph& paragraph) {
    body_ += fmt::format("<p>{}</p>\n", html_text(paragraph.text));
  }

  void operator()(const Bullets& bullets) {
    body_ += "<ul>\n";
    for (const std::string& text : bullets.items) body_ += item(html_text(text));
    body_ += "</ul>\n";
  }

  void operator()(const Facts& facts) {
    body_ += "<dl>\n";
    for (const Fact& fact : facts.items) {
      body_ += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", linked(fact.name), html_text(fact.text));
    }
    body_ += "</dl>\n";
  }

  void operator()(const Table& table) {
    body_ += html_table(table, name_, fmt::format("note-{}", ++tables_),
                        [this](const std::string& text) { return linked(text); });
  }

  void operator()(const Figure& figure) {
    const std::string caption = html_text(figure.caption);
    body_ += fmt::format("<figure><img src=\"{}\" alt=\"{}\"><figcaption>{}</figcaption></figure>\n",
                         data_address("image/svg+xml", svg_of_(figure.name)), caption, caption);
  }

 private:
  struct Open {
    int level;
    const char* closing;
  };

  static std::string item(const std::string& html) { return fmt::format("<li>{}</li>\n", html); }

  std::string linked(const std::string& text) const {
    const auto link = links_.find(text);
    if (link == links_.end()) return html_name(text);
    return fmt::format("<a href=\"#{}\">{}</a>", link->second, html_name(text));
  }

  /// Ends the sections of this level and those within.
  void close(int level) {
    while (!open_.empty() && open_.back().level >= level) {
      body_ += open_.back().closing;
      open_.pop_back();
    }
  }

  /// What stands before the first section is the page's header.
  void open_main() {
    in_main_ = true;
    const std::string header =
        contents_.empty()
            ? body_
            : fmt::format("{}<nav aria-label=\"Contents\"><ul>\n{}</ul></nav>\n", body_, contents_);
    body_ = fmt::format("<header>\n{}</header>\n<main>\n", header);
  }

  const std::function<std::string(const std::string&)>& svg_of_;
  std::vector<std::string> ids_;  // Of the headings, in their order.
  std::map<std::string, std::string>
      links_;  // From a heading's text to its id; the first of the same text counts.
  std::string contents_;
  std::string body_;
  std::string name_;  // The latest heading.
  std::vector<Open> open_;
  std::size_t next_id_ = 0;
  std::size_t tables_ = 0;
  bool in_main_ = false;
};

}  // namespace

std::string html(const Document& document, const std::string& title,
                 const std::function<std::string(const std::string&)>& svg_of) {
  return fmt::format(
      R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<meta name="color-scheme" content="light dark">
<title>{}</title>
<link rel="icon" href="data:,">
<style>
{}</style>
</head>
<body>
{}<script>
{}</script>
</body>
</html>
)",
      html_text(title), kPageStyle, Page(document, svg_of).body(), kPageScript);
}

}  // namespace lanebench
