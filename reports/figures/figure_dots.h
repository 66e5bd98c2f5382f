// Dots with intervals in horizontal rows: a group of rows per job, one row per kind.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/figures/figure_scripts.h"

namespace lanebench {

struct Dot {
  std::string kind;
  Estimate value;
  bool exact = false;  ///< A number that has no interval, such as a percentage: never faint.
};

struct DotGroup {
  std::string section;  ///< Groups that follow each other in one section share its title and axis.
  std::string label;
  std::string second_line;  ///< Below the label; may be empty.
  std::vector<Dot> dots;    ///< One for each kind at most.
  std::string remark;       ///< Instead of dots.
};

struct DotChart {
  std::string title;
  std::string axis;
  bool ratio = true;  ///< A logarithmic axis of ratios with a line at 1; else percent from 0.
  std::vector<DotGroup> groups;
};

/// Absent where no group has a dot.
std::optional<Picture> dot_picture(const DotChart& chart);

}  // namespace lanebench
