// Names the pictures of an analysis, has one gnuplot draw them all, and writes them.
#include "reports/figures/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <set>

#include "reports/figures/figure_canvas.h"
#include "reports/figures/figure_scripts.h"
#include "reports/figures/gnuplot.h"
#include "reports/figures/svg.h"
#include "reports/results/records.h"
#include "reports/text/limits.h"

namespace lanebench {
namespace {

constexpr std::size_t kNameBytes = 60;
/// Of small plots in one picture: two side by side, and four of them fit on a page.
constexpr std::size_t kMostPanels = 8;

/// Names of files that no name of a workload can break.
class Names {
 public:
  std::string add(const std::string& kind, const std::string& workload) {
    std::string name = kind + (workload.empty() ? "" : "-");
    for (const char c : workload.substr(0, kNameBytes)) {
      const char lower = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      const bool safe = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') || lower == '_';
      name += safe ? lower : '-';
    }
    std::string unique = name;
    for (int number = 2; !used_.insert(unique).second; ++number) unique = fmt::format("{}-{}", name, number);
    return unique;
  }

 private:
  std::set<std::string> used_;
};

std::string script_of(const std::vector<NamedPicture>& all) {
  std::string script = "set encoding utf8\n";
  for (const NamedPicture& one : all) {
    script += fmt::format(
        "reset\nset terminal svg dynamic noenhanced size {},{} font 'sans-serif,13' linewidth 1\n{}",
        kFigureWidth, one.picture.height, one.picture.commands);
  }
  return script;
}

template <typename Sweep>
std::vector<std::vector<Sweep>> in_pages(const std::vector<Sweep>& sweeps) {
  std::vector<std::vector<Sweep>> pages;
  for (std::size_t i = 0; i < sweeps.size(); ++i) {
    if (i % kMostPanels == 0) pages.emplace_back();
    pages.back().push_back(sweeps[i]);
  }
  return pages;
}

}  // namespace

std::vector<NamedPicture> pictures(const Analysis& analysis) {
  std::vector<NamedPicture> all;
  Names names;
  const auto add = [&](const std::string& kind, const std::string& workload, std::optional<Picture> picture) {
    if (picture) all.push_back({names.add(kind, workload), workload, std::move(*picture)});
  };
  add("gains", "", gains_picture(analysis.matrix));
  for (const auto& some : in_pages(analysis.isa_sweeps)) add("isa", "", isa_picture(some));
  for (const auto& some : in_pages(analysis.size_sweeps)) add("sizes", "", sizes_picture(some));
  add("roofline", "", roofline_picture(analysis.summary));
  add("roof", "", roof_picture(analysis.summary));
  for (const Contrast& row : analysis.contrasts) {
    std::vector<Scaling> series;
    std::ranges::copy_if(analysis.scalings, std::back_inserter(series),
                         [&](const Scaling& one) { return one.workload == row.workload; });
    add("scaling", row.workload, scaling_picture(series));
  }
  return all;
}

Figures draw_figures(const Analysis& analysis, const std::filesystem::path& folder) {
  const std::vector<NamedPicture> all = pictures(analysis);
  if (all.empty()) return {.names = {}, .reason = "there is nothing to draw: no case has a speedup"};
  const GnuplotOutput output = run_gnuplot(script_of(all));
  if (!output.error.empty()) return {.names = {}, .reason = output.error};
  const std::vector<std::string_view> drawn = split_svg(output.text);
  if (drawn.size() != all.size()) {
    return {.names = {}, .reason = fmt::format("gnuplot drew {} of {} figures", drawn.size(), all.size())};
  }
  Figures figures;
  std::error_code error;  // Then the files cannot be written either.
  std::filesystem::create_directories(folder / "figures", error);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::filesystem::path path = folder / "figures" / (all[i].name + ".svg");
    std::ofstream file(path, std::ios::binary);
    file << portable_svg(drawn[i], all[i].name, all[i].picture.title);
    file.close();
    if (!file) throw ResultsError(fmt::format("cannot write {}", path.string()));
    figures.names.push_back(all[i].name);
  }
  return figures;
}

}  // namespace lanebench
