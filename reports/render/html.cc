// Renders a document as a page: header, contents, a section per heading, style and script inside.
#include "reports/render/html.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <vector>

#include "reports/render/html_table.h"
#include "reports/render/html_text.h"
#include "reports/render/page.h"

namespace lanebench {
namespace {

/// Headings of this level stand in every job's part alike: nothing links to them by their text.
constexpr int kRepeatedLevel = 4;

std::string item(const std::string& html) {
  return fmt::format("<li>{}</li>\n", html);
}

/// Renders block by block; every heading closes what the one before it has opened.
class Page {
 public:
  Page(const Document& document, const std::function<std::string(const std::string&)>& svg_of,
       const PageSamples& samples)
      : svg_of_(svg_of) {
    for (std::size_t i = 0; i < samples.case_ids.size(); ++i) samples_.try_emplace(samples.case_ids[i], i);
    name_headings(document);
    for (const Block& block : document) std::visit(*this, block);
    close(2);
    if (!in_main_) open_main();
    body_ += "</main>\n";
  }

  const std::string& body() const { return body_; }

  void operator()(const Heading& heading) {
    if (heading.level < 2) {
      body_ += fmt::format("<h1>{}</h1>\n", html_text(heading.text));
      return;
    }
    close(heading.level);
    if (!in_main_) open_main();
    id_ = ids_.at(next_id_++);
    std::string title = fmt::format("<h{0}>{1}</h{0}>", heading.level, html_text(heading.text));
    if (!heading.note.empty())
      title += fmt::format(" <span class=\"note\">{}</span>", html_text(heading.note));
    if (heading.folded) {
      body_ += fmt::format("<details id=\"{}\">\n<summary>{}</summary>\n", id_, title);
    } else {
      body_ += fmt::format("<section id=\"{}\">\n{}\n", id_, title);
    }
    open_.push_back({heading.level, heading.text, heading.folded ? "</details>\n" : "</section>\n"});
  }

  void operator()(const Paragraph& paragraph) {
    body_ += fmt::format("<p>{}</p>\n", html_text(paragraph.text));
  }

  void operator()(const Notice& notice) {
    body_ += fmt::format("<p class=\"notice{}\">{}</p>\n", notice.warning ? " warning" : "",
                         html_text(notice.text));
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

  void operator()(const Cards& cards) {
    body_ += "<ul class=\"cards\">\n";
    for (const Fact& card : cards.items) {
      body_ += item(fmt::format("<strong>{}</strong> {}", html_text(card.name), html_text(card.text)));
    }
    body_ += "</ul>\n";
  }

  void operator()(const Links& links) {
    std::vector<std::string> known;
    for (const std::string& heading : links.headings) {
      if (links_.contains(heading)) known.push_back(linked(heading));
    }
    if (!known.empty()) body_ += fmt::format("<p class=\"links\">{}</p>\n", fmt::join(known, " · "));
  }

  void operator()(const Table& table) {
    const std::string prefix = fmt::format("note-{}", ++tables_);
    body_ += html_table(table, {.name = path(),
                                .id = anchors_.make(id_ + " table"),
                                .prefix = prefix,
                                .linked = [this](const std::string& text) { return linked(text); },
                                .sample_numbers = [this](const Evidence& of) { return numbers_of(of); }});
  }

  void operator()(const Figure& figure) {
    const std::string caption = html_text(figure.caption);
    body_ += fmt::format("<figure><img src='{}' alt=\"{}\"><figcaption>{}</figcaption></figure>\n",
                         data_address("image/svg+xml", svg_of_(figure.name)), caption, caption);
  }

 private:
  struct Open {
    int level;
    std::string text;
    const char* closing;
  };

  /// Ids of all headings, and the table of contents.
  void name_headings(const Document& document) {
    std::string above;
    for (const Block& block : document) {
      const Heading* heading = std::get_if<Heading>(&block);
      if (heading == nullptr || heading->level < 2) continue;
      if (heading->level >= kRepeatedLevel) {
        ids_.push_back(anchors_.make(above + " " + heading->text));
        continue;
      }
      above = heading->text;
      ids_.push_back(anchors_.make(heading->text));
      links_.try_emplace(heading->text, ids_.back());
      if (heading->level == 2) contents_ += item(linked(heading->text));
      if (heading->level == 2 && first_.empty()) first_ = heading->text;
    }
  }

  std::string linked(const std::string& text) const {
    const auto link = links_.find(text);
    if (link == links_.end()) return html_name(text);
    return fmt::format("<a href=\"#{}\">{}</a>", link->second, html_name(text));
  }

  /// "3,4/17,18": the numbers of the cases behind a ratio; "17" behind a time; "" where one has no samples.
  std::string numbers_of(const Evidence& evidence) const {
    const auto listed = [&](const std::vector<std::string>& ids) {
      std::vector<std::size_t> numbers;
      for (const std::string& id : ids) {
        if (const auto found = samples_.find(id); found != samples_.end()) numbers.push_back(found->second);
      }
      return numbers.size() == ids.size() ? fmt::format("{}", fmt::join(numbers, ",")) : "";
    };
    const std::string cases = listed(evidence.cases);
    if (cases.empty() || evidence.base.empty()) return cases;
    const std::string base = listed(evidence.base);
    return base.empty() ? "" : base + "/" + cases;
  }

  /// "sgemm: All measurements"
  std::string path() const {
    std::vector<std::string> texts;
    for (const Open& part : open_) {
      if (part.level > 2 || open_.size() == 1) texts.push_back(part.text);
    }
    return fmt::format("{}", fmt::join(texts, ": "));
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
    std::string top;
    std::string navigation;
    if (!contents_.empty()) {
      top = fmt::format("<a class=\"skip\" href=\"#{}\">Skip to: {}</a>\n", links_.at(first_),
                        html_text(first_));
      navigation = fmt::format("<nav aria-label=\"Contents\"><ul>\n{}</ul></nav>\n", contents_);
    }
    body_ = fmt::format("{}<header>\n{}</header>\n{}<main>\n", top, body_, navigation);
  }

  const std::function<std::string(const std::string&)>& svg_of_;
  std::map<std::string, std::size_t> samples_;  // From a case id to its number.
  Anchors anchors_;
  std::vector<std::string> ids_;              // Of the headings, in their order.
  std::map<std::string, std::string> links_;  // From a heading's text to its id; the first of them counts.
  std::string first_;                         // The text of the first section's heading.
  std::string contents_;
  std::string body_;
  std::string id_;  // Of the latest heading.
  std::vector<Open> open_;
  std::size_t next_id_ = 0;
  std::size_t tables_ = 0;
  bool in_main_ = false;
};

}  // namespace

std::string html(const Document& document, const std::string& title,
                 const std::function<std::string(const std::string&)>& svg_of, const PageSamples& samples) {
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
{}<script type="application/json" id="samples">{}</script>
<script>
{}</script>
</body>
</html>
)",
      html_text(title), kPageStyle, Page(document, svg_of, samples).body(), samples.json, kPageScript);
}

}  // namespace lanebench
