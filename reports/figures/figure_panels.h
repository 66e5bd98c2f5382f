// A grid of small plots, one per job, that share their look.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "reports/figures/figure_marks.h"

namespace lanebench {

/// What a grid of panels is to hold.
struct PanelNeeds {
  std::size_t panels = 0;
  int height = 0;        ///< Of the plot area of each.
  int outer_labels = 0;  ///< Room for texts left of each row of panels,
  int inner_labels = 0;  ///< and left of every panel.
  std::string axis;      ///< Below the last row.
};

/// Two panels side by side; one where there is no other.
class PanelGrid {
 public:
  PanelGrid(PanelNeeds needs, const std::vector<LegendEntry>& legend);

  Canvas& canvas() { return canvas_; }
  /// Its frame and its title drawn; the scales have places and no values yet.
  Panel panel(std::size_t i, const std::string& title);
  /// Whether it is the first of its row, which has the outer labels.
  bool begins_row(std::size_t i) const { return i % columns_ == 0; }

 private:
  int row_height() const;

  PanelNeeds needs_;
  std::size_t columns_;
  int top_;
  Canvas canvas_;
};

}  // namespace lanebench
