// Points, intervals and lines of all panels of a figure, in pixels, drawn kind by kind.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "reports/figures/figure_canvas.h"

namespace lanebench {

struct Place {
  double x;
  double y;
};

class Marks {
 public:
  void line(const std::string& kind, const std::vector<Place>& places);
  void interval(const std::string& kind, Place from, Place to);
  /// A faint one is of a number from few passes.
  void point(const std::string& kind, Place place, bool is_faint);

  /// The end of the script.
  void plot(Canvas& canvas) const;

 private:
  using Rows = std::vector<std::vector<double>>;
  struct OfKind {
    Rows lines;  ///< An empty row between two.
    Rows intervals;
    Rows points;
    Rows faint_points;
  };
  std::map<std::string, OfKind> kinds_;
};

/// What a legend says of faint points.
inline constexpr const char* kFaintMeaning = "faint: under six passes";

/// The legend of these kinds, and of faint points where there are some.
std::vector<LegendEntry> legend_of_kinds(const std::vector<std::string>& kinds, bool with_faint);

}  // namespace lanebench
