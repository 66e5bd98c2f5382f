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
  return page.substr(begin, page.find("<script ") - begin);
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
  EXPECT_EQ(
      body_of({Heading{1, "Report"}, Paragraph{"A machine."}, Notice{"It was busy."}, Cards{{{"×2", "pays"}}},
               Heading{2, "What pays"}, Paragraph{"Threads."}, Heading{3, "row_match", true, "5000 rows"},
               Links{{"What pays", "Scaling"}}, Heading{4, "Sizes"}, Bullets{{"one"}},
               Heading{2, "Machine", true}, Facts{{{"What pays", "see there"}, {"cores", "2"}}}}),
      "<a class=\"skip\" href=\"#what-pays\">Skip to: What pays</a>\n"
      "<header>\n<h1>Report</h1>\n<p>A machine.</p>\n<p class=\"notice warning\">It was busy.</p>\n"
      "<ul class=\"cards\">\n<li><strong>×2</strong> pays</li>\n</ul>\n</header>\n"
      "<nav aria-label=\"Contents\"><ul>\n<li><a href=\"#what-pays\">What pays</a></li>\n"
      "<li><a href=\"#machine\">Machine</a></li>\n</ul></nav>\n<main>\n"
      "<section id=\"what-pays\">\n<h2>What pays</h2>\n<p>Threads.</p>\n"
      "<details id=\"row_match\">\n<summary><h3>row_match</h3> <span class=\"note\">5000 rows</span>"
      "</summary>\n<p class=\"links\"><a href=\"#what-pays\">What pays</a></p>\n"
      "<section id=\"row_match-sizes\">\n<h4>Sizes</h4>\n<ul>\n<li>one</li>\n</ul>\n</section>\n"
      "</details>\n</section>\n"
      "<details id=\"machine\">\n<summary><h2>Machine</h2></summary>\n<dl>\n"
      "<div><dt><a href=\"#what-pays\">What pays</a></dt><dd>see there</dd></div>\n"
      "<div><dt>cores</dt><dd>2</dd></div>\n</dl>\n</details>\n</main>\n");
}

TEST(Html, PutsDetailsIntoTipsAndReasonsIntoFootnotes) {
  Cell gain = number("×7.62", 7.62);
  gain.interval = "[7.55, 7.70]";
  gain.detail = "12 rounds";
  gain.strong = true;
  gain.suffix = "≈ SIMD";
  Cell none;
  none.text = kNoNumber;
  none.note = "no GPU";
  EXPECT_EQ(body_of({Heading{2, "T"}, Table{{"job", "gain", "flags"},
                                            {{Cell{"a_b"}, gain, Cell{"few"}}, {Cell{"T"}, none, Cell{}}}}}),
            "<a class=\"skip\" href=\"#t\">Skip to: T</a>\n<header>\n</header>\n"
            "<nav aria-label=\"Contents\"><ul>\n<li><a href=\"#t\">T</a></li>\n</ul></nav>\n"
            "<main>\n<section id=\"t\">\n<h2>T</h2>\n"
            "<div class=\"table\">\n<table id=\"t-table\" aria-label=\"T\">\n"
            "<thead><tr><th scope=\"col\" class=\"text\">job</th><th scope=\"col\">gain</th>"
            "<th scope=\"col\" class=\"text\">flags</th></tr></thead>\n<tbody>\n"
            "<tr><th scope=\"row\" class=\"text\">a_<wbr>b</th><td data-n=\"7.62\" title=\"12 rounds\">"
            "<strong>×7.62</strong> <span class=\"interval\">[7.55, 7.70]</span> "
            "<span class=\"suffix\">≈ SIMD</span></td><td class=\"text\">few</td></tr>\n"
            "<tr><th scope=\"row\" class=\"text\"><a href=\"#t\">T</a></th><td>–"
            "<sup><a href=\"#note-1-1\">1</a></sup></td><td class=\"text\"></td></tr>\n"
            "</tbody>\n</table>\n</div>\n<ol class=\"notes\">\n<li id=\"note-1-1\">no GPU</li>\n</ol>\n"
            "</section>\n</main>\n");
}

TEST(Html, ShadesGainsByVerdictAndSizeAndKeepsTheirIntervalsOutOfADenseTable) {
  Cell pays = number("×8.00", 8);
  pays.interval = "[7, 9]";
  pays.verdict = GainVerdict::kPays;
  pays.evidence = {{"t/scalar/serial"}, {"t/simd/threads:2", "t/simd/processes:2"}};
  Cell open = number("? ×1.31", 1.31);
  open.verdict = GainVerdict::kCannotTell;
  open.evidence = {{}, {"t/unknown"}};
  Cell limit = number("32 %", 32);
  limit.share = 0.32;
  Table table{{"job", "gain", "limit"}, {{Cell{"a"}, pays, limit}, {Cell{"b"}, open, Cell{}}}};
  table.groups = {{0, "first"}, {1, "second"}};
  table.dense = true;
  const PageSamples samples{{"t/scalar/serial", "t/simd/processes:2", "t/simd/threads:2"}, "{}"};
  const std::string page = html({table}, "A title", no_figure, samples);
  EXPECT_NE(page.find("<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"3\">first</th></tr>\n"
                      "<tr><th scope=\"row\" class=\"text\">a</th><td class=\"pays\" style=\"--shade:41%\" "
                      "data-n=\"8\" data-of=\"0/2,1\" data-interval=\"[7, 9]\">×8.00</td>"
                      "<td class=\"share\" style=\"--share:32%\" data-n=\"32\">32 %</td></tr>\n</tbody>\n"
                      "<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"3\">second</th></tr>\n"
                      "<tr><th scope=\"row\" class=\"text\">b</th><td class=\"open\" data-n=\"1.31\">? ×1.31"
                      "</td><td></td></tr>\n</tbody>"),
            std::string::npos)
      << page.substr(page.find("<tbody>"), 900);
}

TEST(Html, LeavesOutColumnsThatSayNothing) {
  const std::string body =
      body_of({Table{{"case", "roof", "reason"},
                     {{Cell{"a"}, Cell{kNoNumber}, Cell{}}, {Cell{"b"}, Cell{kNoNumber}, Cell{}}}}});
  EXPECT_NE(body.find("<tr><th scope=\"col\" class=\"text\">case</th></tr>"), std::string::npos) << body;
  EXPECT_NE(body.find("<tr><th scope=\"row\" class=\"text\">a</th></tr>"), std::string::npos) << body;
}

TEST(Html, StacksIntervalsInTablesWithManyOfThem) {
  Cell cell = number("1", 1);
  cell.interval = "[1, 1]";
  EXPECT_EQ(body_of({Table{{"a", "b", "c"}, {{cell, cell, cell}}}}).find("stacked"), std::string::npos);
  EXPECT_NE(body_of({Table{{"a", "b", "c", "d"}, {{cell, cell, cell, cell}}}}).find(" class=\"stacked\">"),
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
  EXPECT_NE(page.find("<figure><img src='data:image/svg+xml,%3Csvg id=\"gains\">50 %25%3C/svg>' "
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
  EXPECT_EQ(count_of(page, "</script>"), 2u);
  // The title, three in headings and contents, the link past the header, a paragraph, a bullet, two of a
  // fact, a column, two cells with four each, a footnote, and two of the figure.
  EXPECT_EQ(count_of(page, escaped), 21u);
}

TEST(Html, AsksForNothingOutsideItself) {
  const std::string page = html({Heading{1, "Report"}}, "T", no_figure);
  EXPECT_EQ(page.find("http:"), page.find("http://www.w3.org/2000/svg")) << "the name of SVG, no address";
  EXPECT_EQ(page.find("https:"), std::string::npos);
  EXPECT_EQ(page.find("url("), std::string::npos);
  EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
}

TEST(Anchors, AreDifferentAndPlain) {
  Anchors anchors;
  EXPECT_EQ(anchors.make("Waiting (I/O)"), "waiting-i-o");
  EXPECT_EQ(anchors.make("waiting i o"), "waiting-i-o-2");
  EXPECT_EQ(anchors.make("row_match"), "row_match");
  EXPECT_EQ(anchors.make("\"日本語\""), "part");
  EXPECT_EQ(anchors.make(""), "part-2");
}

TEST(HtmlName, BreaksBehindSlashesAndUnderlines) {
  EXPECT_EQ(html_name("a_b/c&d"), "a_<wbr>b/<wbr>c&amp;d");
}

}  // namespace
}  // namespace lanebench
