// Each kind of block as HTML, and texts that would break a careless page.
#include "reports/render/html.h"

#include <gtest/gtest.h>

#include <string>

#include "reports/render/html_text.h"

namespace lanebench {
namespace {

std::string no_figure(const std::string& name) {
  ADD_FAILURE() << name;
  return "";
}

/// What stands between <body> and the script.
std::string body_of(const Document& document) {
  const std::string page = html(document, "A title", no_figure);
  const std::size_t begin = page.find("<body>\n") + 7;
  return page.substr(begin, page.find("<script>") - begin);
}

Cell number(const std::string& text, double value) {
  Cell cell;
  cell.text = text;
  cell.number = value;
  return cell;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto place = text.find(part); place != std::string::npos; place = text.find(part, place + 1)) ++count;
  return count;
}

TEST(Html, PutsSectionsIntoMainAndTheirHeadingsIntoTheContents) {
  EXPECT_EQ(body_of({Heading{1, "Report"}, Paragraph{"A machine."}, Heading{2, "What pays"},
                     Paragraph{"Threads."}, Heading{3, "Why"}, Bullets{{"one"}}, Heading{2, "Machine", true},
                     Facts{{{"What pays", "see there"}, {"cores", "2"}}}}),
            "<header>\n<h1>Report</h1>\n<p>A machine.</p>\n"
            "<nav aria-label=\"Contents\"><ul>\n<li><a href=\"#what-pays\">What pays</a></li>\n"
            "<li><a href=\"#machine\">Machine</a></li>\n</ul></nav>\n</header>\n<main>\n"
            "<section>\n<h2 id=\"what-pays\">What pays</h2>\n<p>Threads.</p>\n"
            "<section>\n<h3 id=\"why\">Why</h3>\n<ul>\n<li>one</li>\n</ul>\n</section>\n</section>\n"
            "<details>\n<summary><h2 id=\"machine\">Machine</h2></summary>\n<dl>\n"
            "<div><dt><a href=\"#what-pays\">What pays</a></dt><dd>see there</dd></div>\n"
            "<div><dt>cores</dt><dd>2</dd></div>\n</dl>\n</details>\n</main>\n");
}

TEST(Html, PutsDetailsIntoButtonsAndReasonsIntoFootnotes) {
  Cell gain = number("×7.62", 7.62);
  gain.interval = "[7.55, 7.70]";
  gain.detail = "12 rounds";
  gain.strong = true;
  gain.suffix = "≈ SIMD";
  Cell none;
  none.text = kNoNumber;
  none.note = "no GPU";
  EXPECT_EQ(
      body_of(
          {Heading{2, "T"}, Table{{"job", "gain", "n"},
                                  {{Cell{"a_b"}, gain, number("8", 8)}, {Cell{"T"}, none, number("9", 9)}}}}),
      "<header>\n<nav aria-label=\"Contents\"><ul>\n<li><a href=\"#t\">T</a></li>\n</ul></nav>\n</header>\n"
      "<main>\n<section>\n<h2 id=\"t\">T</h2>\n"
      "<div class=\"table\" role=\"region\" aria-label=\"T\" tabindex=\"0\">\n<table>\n"
      "<thead><tr><th scope=\"col\">job</th><th scope=\"col\" class=\"number\">gain</th>"
      "<th scope=\"col\" class=\"number\">n</th></tr></thead>\n<tbody>\n"
      "<tr><th scope=\"row\">a_<wbr>b</th><td class=\"number\" data-number=\"7.62\">"
      "<button type=\"button\" class=\"value\" title=\"12 rounds\"><strong>×7.62</strong></button> "
      "<span class=\"interval\">[7.55, 7.70]</span> <span class=\"suffix\">≈ SIMD</span></td>"
      "<td class=\"number\" data-number=\"8\">8</td></tr>\n"
      "<tr><th scope=\"row\"><a href=\"#t\">T</a></th><td class=\"number\">–"
      "<sup><a href=\"#note-1-1\">1</a></sup></td><td class=\"number\" data-number=\"9\">9</td></tr>\n"
      "</tbody>\n</table>\n</div>\n<ol class=\"notes\">\n<li id=\"note-1-1\">no GPU</li>\n</ol>\n"
      "</section>\n</main>\n");
}

TEST(Html, LeavesOutColumnsThatSayNothing) {
  const std::string body =
      body_of({Table{{"case", "roof", "reason"},
                     {{Cell{"a"}, Cell{kNoNumber}, Cell{}}, {Cell{"b"}, Cell{kNoNumber}, Cell{}}}}});
  EXPECT_NE(body.find("<tr><th scope=\"col\">case</th></tr>"), std::string::npos) << body;
  EXPECT_NE(body.find("<tr><th scope=\"row\">a</th></tr>"), std::string::npos) << body;
}

TEST(Html, StacksIntervalsInTablesWithManyOfThem) {
  Cell cell = number("1", 1);
  cell.interval = "[1, 1]";
  EXPECT_NE(body_of({Table{{"a", "b", "c"}, {{cell, cell, cell}}}}).find("<table>"), std::string::npos);
  EXPECT_NE(
      body_of({Table{{"a", "b", "c", "d"}, {{cell, cell, cell, cell}}}}).find("<table class=\"stacked\">"),
      std::string::npos);
}

TEST(Html, GivesFootnotesOfEachTableIdsOfTheirOwn) {
  Cell none{kNoNumber};
  none.note = "no GPU";
  const Table table{{"a"}, {{none}}};
  const std::string body = body_of({table, table});
  EXPECT_EQ(count_of(body, "id=\"note-1-1\""), 1u);
  EXPECT_EQ(count_of(body, "id=\"note-2-1\""), 1u);
}

TEST(Html, ShowsFiguresAsImagesInsideTheFile) {
  const std::string page = html({Figure{"gains", "Gains & more"}}, "T", [](const std::string& name) {
    return "<svg id=\"" + name + "\">50 %</svg>";
  });
  EXPECT_NE(page.find("<figure><img src=\"data:image/svg+xml,%3Csvg%20id=%22gains%22%3E50%20%25%3C/svg%3E\" "
                      "alt=\"Gains &amp; more\"><figcaption>Gains &amp; more</figcaption></figure>"),
            std::string::npos);
}

TEST(Html, EscapesEveryText) {
  const std::string text = "</script><img src=x onerror=\"f('1')\">]]>&\n\x01";
  const std::string escaped = "&lt;img src=x onerror=&quot;f(&#39;1&#39;)&quot;&gt;]]&gt;&amp;  ";
  Cell cell;
  cell.text = cell.interval = cell.detail = cell.suffix = cell.note = text;
  const std::string page =
      html({Heading{1, text}, Heading{2, text}, Heading{3, "of a table"}, Paragraph{text}, Bullets{{text}},
            Facts{{{text, text}}}, Table{{"a", text}, {{cell, cell}}}, Figure{"f", text}},
           text, [&](const std::string&) { return text; });
  EXPECT_EQ(page.find("<img src=x"), std::string::npos);
  EXPECT_EQ(count_of(page, "</script>"), 1u);
  // The title, three in headings and contents, a paragraph, a bullet, two of a fact, a column, two cells with
  // four each, a footnote, and two of the figure.
  EXPECT_EQ(count_of(page, escaped), 20u);
}

TEST(Html, AsksForNothingOutsideItself) {
  const std::string page = html({Heading{1, "Report"}}, "T", no_figure);
  EXPECT_EQ(page.find("http:"), std::string::npos);
  EXPECT_EQ(page.find("https:"), std::string::npos);
  EXPECT_EQ(page.find("url("), std::string::npos);
  EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
}

TEST(Anchors, AreDifferentAndPlain) {
  Anchors anchors;
  EXPECT_EQ(anchors.make("Waiting (I/O)"), "waiting-i-o");
  EXPECT_EQ(anchors.make("waiting i o"), "waiting-i-o-2");
  EXPECT_EQ(anchors.make("\"日本語\""), "part");
  EXPECT_EQ(anchors.make(""), "part-2");
}

TEST(HtmlName, BreaksBehindSlashesAndUnderlines) {
  EXPECT_EQ(html_name("a_b/c&d"), "a_<wbr>b/<wbr>c&amp;d");
}

}  // namespace
}  // namespace lanebench
