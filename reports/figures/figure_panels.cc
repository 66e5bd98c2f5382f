// Places panels in rows.
#include "reports/figures/figure_panels.h"

#include "reports/text/characters.h"

namespace lanebench {
namespace {

constexpr int kPanelTitle = 18;
constexpr int kTickTexts = 24;
constexpr int kPanelGap = 10;
constexpr int kPanelMargin = 8;
constexpr int kRightMargin = 18;  // Half of the text of a tick lies in it.
constexpr int kPanelLegendColumns = 2;
constexpr std::size_t kTitleCharacters = 24;

}  // namespace

PanelGrid::PanelGrid(PanelNeeds needs, const std::vector<LegendEntry>& legend)
    : needs_(std::move(needs)),
      columns_(needs_.panels == 1 ? 1 : 2),
      top_(legend_height(legend.size(), kPanelLegendColumns) + 8),
      canvas_(top_ + row_height() * static_cast<int>((needs_.panels + columns_ - 1) / columns_) + 20) {
  canvas_.area_in_pixels();
  canvas_.legend(legend, kPanelLegendColumns, kPanelMargin, 4);
  canvas_.text(kFigureWidth / 2.0, canvas_.height() - 12, needs_.axis, Align::center);
}

int PanelGrid::row_height() const {
  return kPanelTitle + needs_.height + kTickTexts;
}

Panel PanelGrid::panel(std::size_t i, const std::string& title) {
  const auto column = static_cast<double>(i % columns_);
  const double width = (kFigureWidth - kPanelMargin - kRightMargin - needs_.outer_labels -
                        kPanelGap * static_cast<double>(columns_ - 1)) /
                       static_cast<double>(columns_);
  const double left = kPanelMargin + needs_.outer_labels + column * (width + kPanelGap);
  const std::size_t row = i / columns_;
  const double top = top_ + row_height() * static_cast<double>(row) + kPanelTitle;
  const double bottom = top + needs_.height;
  const Panel panel{.x = {1, 2, left + needs_.inner_labels, left + width}, .y = {1, 2, bottom, top}};
  canvas_.text(begins_row(i) && needs_.outer_labels > 0 ? kPanelMargin : left, top - 8,
               shortened(title, kTitleCharacters));
  canvas_.line(panel.x.first, top, panel.x.first, bottom, kInk, "1");
  canvas_.line(panel.x.first, bottom, panel.x.last, bottom, kInk, "1");
  return panel;
}

}  // namespace lanebench
