// Figures as files: what gnuplot drew, made fit for pages; and every way in which there may be none.
#include "reports/figures/figures.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <regex>
#include <set>

#include "reports/figures/figure_scripts.h"
#include "reports/figures/gnuplot.h"
#include "reports/figures/svg.h"
#include "tests/reports/fake_analysis.h"

namespace lanebench {
namespace {

/// PATH is one folder while this lives.
class OnlyPath {
 public:
  explicit OnlyPath(const std::filesystem::path& folder) : before_(std::getenv("PATH")) {
    setenv("PATH", folder.c_str(), 1);
  }
  ~OnlyPath() { setenv("PATH", before_.c_str(), 1); }
  OnlyPath(const OnlyPath&) = delete;
  OnlyPath& operator=(const OnlyPath&) = delete;

 private:
  std::string before_;
};

void write_fake_gnuplot(const std::filesystem::path& folder, const std::string& commands) {
  const std::filesystem::path program = folder / "gnuplot";
  write_text(program, "#!/bin/sh\n" + commands + "\n");
  chmod(program.c_str(), 0755);
}

bool has_gnuplot() {
  return run_gnuplot("").error.empty();
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++found;
  return found;
}

/// Every tag closed in the order opened, and no bare < or & in texts.
bool well_formed(const std::string& xml) {
  static const std::regex tag(R"(<(/?)([A-Za-z]+)((?:\s+[A-Za-z:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>)");
  std::vector<std::string> open;
  std::size_t end = 0;
  for (std::sregex_iterator match(xml.begin(), xml.end(), tag), none; match != none; ++match) {
    const std::string between = xml.substr(end, static_cast<std::size_t>(match->position()) - end);
    if (between.find('<') != between.npos) return false;
    for (std::size_t at = between.find('&'); at != between.npos; at = between.find('&', at + 1)) {
      const std::string entity = between.substr(at, between.find(';', at) - at);
      if (entity != "&lt" && entity != "&gt" && entity != "&amp" && entity != "&quot") return false;
    }
    end = static_cast<std::size_t>(match->position() + match->length());
    if (match->str(1) == "/") {
      if (open.empty() || open.back() != match->str(2)) return false;
      open.pop_back();
    } else if (match->str(4).empty()) {
      open.push_back(match->str(2));
    }
  }
  return open.empty() && xml.substr(end).find_first_not_of('\n') == std::string::npos;
}

Analysis with_name(const std::string& name) {
  Analysis analysis = fake_analysis(1);
  analysis.summary.workloads[0].workload = name;
  analysis.contrasts[0].workload = name;
  analysis.matrix[0].workload = name;
  analysis.isa_sweeps[0].workload = name;
  for (Scaling& one : analysis.scalings) one.workload = name;
  analysis.size_sweeps[0].workload = name;
  return analysis;
}

TEST(Figures, AreDrawnInTheOrderOfTheReport) {
  if (!has_gnuplot()) GTEST_SKIP() << "no gnuplot";
  const FakeFolder folder;
  const Figures figures = draw_figures(fake_analysis(2), folder.path());
  EXPECT_EQ(figures.reason, "");
  EXPECT_EQ(figures.names,
            (std::vector<std::string>{"gains", "isa", "sizes", "roofline", "roof",
                                      "scaling-largest_prime_factor", "scaling-monte_carlo_pi"}));
  std::set<std::string> ids;
  for (const std::string& name : figures.names) {
    const std::string svg = read_text(folder.path() / "figures" / (name + ".svg"));
    EXPECT_TRUE(svg.starts_with("<svg xmlns")) << name;
    EXPECT_TRUE(well_formed(svg)) << name;
    EXPECT_NE(svg.find("viewBox=\"0 0 420 "), svg.npos) << name;
    for (const char* gone :
         {"black", "rgb(0,0,0)", "rgb(  0,   0,   0)", "GNUPLOT", "<script", "gpPt", "gpDot", "<image"}) {
      EXPECT_EQ(svg.find(gone), svg.npos) << name << ": " << gone;
    }
    const std::regex id(R"(\sid=['"]([^'"]+)['"])");
    for (std::sregex_iterator match(svg.begin(), svg.end(), id), none; match != none; ++match) {
      EXPECT_TRUE(ids.insert(match->str(1)).second) << "twice: " << match->str(1);
      EXPECT_TRUE(match->str(1).starts_with(name + "-")) << match->str(1);
    }
    const std::regex reference(R"(href=['"]([^'"]+)['"])");
    for (std::sregex_iterator match(svg.begin(), svg.end(), reference), none; match != none; ++match) {
      EXPECT_TRUE(ids.contains(match->str(1).substr(1))) << match->str(1);
    }
  }
}

TEST(Figures, ShowEveryGainOnce) {
  if (!has_gnuplot()) GTEST_SKIP() << "no gnuplot";
  const FakeFolder folder;
  draw_figures(fake_analysis(12), folder.path());
  const std::string svg = read_text(folder.path() / "figures/gains.svg");
  // 6 kinds for 10 workloads, 4 for the two that only wait, and the legend.
  std::string body = svg.substr(svg.find("</defs>"));
  EXPECT_EQ(count(body, "<use "), 10u * 6 + 2 * 4 + 6);
  for (std::size_t i = 0; i < 12; ++i) EXPECT_EQ(count(svg, "<text>" + fake_shape(i).name + "</text>"), 1u);
}

TEST(Figures, AreTheSameBytesEveryTime) {
  if (!has_gnuplot()) GTEST_SKIP() << "no gnuplot";
  const FakeFolder folder;
  const Figures figures = draw_figures(fake_analysis(1), folder.path() / "a");
  draw_figures(fake_analysis(1), folder.path() / "b");
  ASSERT_FALSE(figures.names.empty());
  for (const std::string& name : figures.names) {
    EXPECT_EQ(read_text(folder.path() / "a/figures" / (name + ".svg")),
              read_text(folder.path() / "b/figures" / (name + ".svg")));
  }
}

TEST(Figures, ShowHostileNamesAsTheyAre) {
  if (!has_gnuplot()) GTEST_SKIP() << "no gnuplot";
  const FakeFolder folder;
  const std::string trap = (folder.path() / "executed").string();
  const std::vector<std::string> names{"a'b\"c",
                                       "`touch " + trap + "`",
                                       "'.system('touch " + trap + "').'",
                                       "\n!touch " + trap + "\n",
                                       "@x {a}_b^c \\n\\",
                                       "<script>&amp;]]>",
                                       "größe ∑",
                                       "\xff\xc3(\xed\xa0\x80",
                                       "x'\nend\nquit\n",
                                       "../../etc/passwd",
                                       "",
                                       std::string(60000, 'W')};
  for (const std::string& name : names) {
    const Figures figures = draw_figures(with_name(name), folder.path());
    EXPECT_EQ(figures.reason, "") << name;
    EXPECT_EQ(figures.names.size(), 5u) << name;
    for (const std::string& file : figures.names) {
      EXPECT_EQ(file.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_"), file.npos) << file;
      EXPECT_TRUE(well_formed(read_text(folder.path() / "figures" / (file + ".svg")))) << name;
    }
    EXPECT_FALSE(std::filesystem::exists(trap)) << name;
  }
  draw_figures(with_name("a'b <&> {c}_d"), folder.path());
  const std::string svg = read_text(folder.path() / "figures/gains.svg");
  EXPECT_NE(svg.find("<text>a'b &lt;&amp;> {c}_d</text>"), svg.npos);
}

TEST(Figures, NamesThatBecomeEqualGetNumbers) {
  Analysis analysis = with_name("a b");
  const Analysis other = with_name("A-b");
  analysis.contrasts.push_back(other.contrasts[0]);
  for (const Scaling& one : other.scalings) analysis.scalings.push_back(one);
  std::vector<std::string> names;
  for (const NamedPicture& one : pictures(analysis)) names.push_back(one.name);
  EXPECT_EQ(names,
            (std::vector<std::string>{"gains", "isa", "sizes", "roofline", "scaling-a-b", "scaling-a-b-2"}));
}

TEST(Figures, SurviveNumbersThatCannotBeDrawn) {
  if (!has_gnuplot()) GTEST_SKIP() << "no gnuplot";
  const FakeFolder folder;
  for (const double value : {0.0, -1.0, std::nan(""), HUGE_VAL, 1e-300, 1e300}) {
    Analysis analysis = fake_analysis(1);
    analysis.matrix[0].simd.ratio = Estimate{value, value, value};
    analysis.isa_sweeps[0].rows[0].simd.speedup = Estimate{value, {}, value};
    analysis.scalings[0].points[2].speedup = Estimate{value, value, {}};
    analysis.scalings[0].amdahl = Estimate{value, {}, {}};
    analysis.size_sweeps[0].series[0].points[1].seconds_per_item = Estimate{value, value, value};
    analysis.summary.machine.ceilings[0].value = value;
    analysis.summary.workloads[0].results[0].pct_roof = value;
    EXPECT_EQ(draw_figures(analysis, folder.path()).reason, "") << value;
  }
}

TEST(Figures, SayWhenThereIsNothingToDraw) {
  EXPECT_EQ(draw_figures({}, "unused").reason, "there is nothing to draw: no case has a speedup");
}

TEST(Figures, SayThatGnuplotIsMissing) {
  const FakeFolder folder;
  const OnlyPath path(folder.path());
  const Figures figures = draw_figures(fake_analysis(1), folder.path());
  EXPECT_EQ(figures.reason, "gnuplot is not installed (package gnuplot-nox)");
  EXPECT_TRUE(figures.names.empty());
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "figures"));
}

TEST(Gnuplot, SaysItsFirstComplaint) {
  if (!has_gnuplot()) GTEST_SKIP() << "no gnuplot";
  EXPECT_EQ(run_gnuplot("foo\nbar\n").error, "gnuplot failed: line 0: invalid command");
}

TEST(Gnuplot, MayEndBeforeItReadsItsScript) {
  const FakeFolder folder;
  write_fake_gnuplot(folder.path(), "exit 7");
  const OnlyPath path(folder.path());
  EXPECT_EQ(run_gnuplot(std::string(1 << 20, '#')).error, "gnuplot failed with exit code 7");
}

TEST(Gnuplot, ThatCrashesIsAReason) {
  const FakeFolder folder;
  write_fake_gnuplot(folder.path(), "kill -SEGV $$");
  const OnlyPath path(folder.path());
  EXPECT_EQ(run_gnuplot("").error, "gnuplot failed: Segmentation fault");
}

TEST(Gnuplot, ThatHangsIsStopped) {
  const FakeFolder folder;
  write_fake_gnuplot(folder.path(), "exec /bin/sleep 1000");
  const OnlyPath path(folder.path());
  EXPECT_EQ(run_gnuplot("", std::chrono::milliseconds(50)).error, "gnuplot was stopped after 50 ms");
}

TEST(Gnuplot, ThatDrawsTooLittleIsAReason) {
  const FakeFolder folder;
  write_fake_gnuplot(folder.path(), "echo '<svg></svg>'");
  const OnlyPath path(folder.path());
  EXPECT_EQ(draw_figures(fake_analysis(1), folder.path()).reason, "gnuplot drew 1 of 5 figures");
}

TEST(PortableSvg, KeepsTextsAndRewritesTheRest) {
  const std::string drawn =
      "<?xml version=\"1.0\"?>\n<svg \n viewBox=\"0 0 5 6\"\n>\n<title>Gnuplot</title>\n"
      "<desc>Produced by GNUPLOT 5.4 </desc>\n<g id=\"gnuplot_canvas\">\n<defs>\n"
      "\t<circle id='gpPt5' stroke-width='0.1'/>\n\t<use xlink:href='#gpPt5' id='gpPt6'/>\n"
      "\t<path id='gpPt7'/>\n</defs>\n<g fill=\"none\" color=\"black\">\n</g>\n"
      "\t<g id=\"gnuplot_plot_1\" ><title>gnuplot_plot_1</title>\n"
      "\t<use xlink:href='#gpPt6' color='rgb(  0,   0,   0)'/>\n\t<text>gpPt "
      "='black'</text>\n</g>\n</g>\n</svg>\n";
  EXPECT_EQ(
      portable_svg(drawn, "n", "a < b"),
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
      "viewBox=\"0 0 5 6\" width=\"100%\" role=\"img\" aria-labelledby=\"n-title\" "
      "font-family=\"sans-serif\">\n<title id=\"n-title\">a &lt; b</title>\n"
      "<style>svg:root{color:#1f2328}@media (prefers-color-scheme:dark){svg:root{color:#e6edf3}}</style>\n"
      "<defs>\n<circle id='n-point5' stroke-width='0.27'/>\n<use xlink:href='#n-point5' id='n-point6'/>\n"
      "</defs>\n<g>\n<g>\n<use xlink:href='#n-point6' color='currentColor'/>\n"
      "<text>gpPt ='black'</text>\n</g>\n</g>\n</svg>\n");
}

}  // namespace
}  // namespace lanebench
