// Dots with intervals in horizontal rows: a group of rows per label, one row per kind.
#pragma once

#include <string>
#include <vector>

#include "reports/figures/figure_scripts.h"

namespace lanebench {

struct Dot {
  std::string kind;
  Estimate value;
  std::string text;  ///< Right of the axes, in its row; may be empty.
};

struct DotGroup {
  std::string label;
  std::vector<Dot> dots;  ///< One for each kind at most.
  std::string remark;     ///< Instead of dots.
};

struct DotChart {
  std::string title;
  std::string heading;  ///< Above the legend; may be empty.
  std::string axis;
  bool ratio = true;  ///< A logarithmic axis of ratios with a line at 1; else percent from 0.
  std::vector<DotGroup> groups;
};

/// Absent where no group has a dot.
std::optional<Picture> dot_picture(const DotChart& chart);

}  // namespace lanebench
