// A gnuplot script under construction: a plot area, and texts and marks around it at places in pixels.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/figures/figure_scripts.h"
#include "reports/figures/figure_style.h"

namespace lanebench {

inline constexpr int kFigureWidth = 560;            ///< Narrow, so that texts stay readable on a phone.
inline constexpr const char* kInk = "#000000";      ///< Becomes the text colour of the page.
inline constexpr const char* kFaint = "#90808080";  ///< Grid and leaders, on white as on black.
inline constexpr int kLegendRow = 19;               ///< Its height.

enum class Align { left, center, right };

/// One line of a legend.
struct LegendEntry {
  std::string text;
  KindStyle style;
  bool line = false;  ///< A piece of the line,
  bool point = true;  ///< and the point on it.
  double size = 1;    ///< Of the point.
  double width =
      2;  ///< Of the line. gnuplot 5.4 forgets a dash that follows a line of equal colour and width.
};

/// All places are in pixels from the left and from the top.
class Canvas {
 public:
  explicit Canvas(int height);

  /// Where the axes are; the frame is the left and the bottom one.
  void area(int left, int right, int top, int bottom);
  /// One line of the script as it is.
  void add(std::string_view command);
  void text(double x, double y, std::string_view text, Align align = Align::left, int size = 13);
  void line(double x1, double y1, double x2, double y2, std::string_view color, std::string_view dash,
            double width = 1);
  void point(double x, double y, const KindStyle& style, double size = 1);
  /// Entries from left to right, then down; so many columns.
  void legend(const std::vector<LegendEntry>& entries, int columns, double x, double y);
  /// Rows of numbers under a name that starts with $.
  void data(std::string_view name, const std::vector<std::vector<double>>& rows);

  Picture picture(std::string_view title) const;

 private:
  std::string place(double x, double y) const;

  int height_;
  std::string commands_;
};

/// The height of a legend.
int legend_height(std::size_t entries, int columns);

}  // namespace lanebench
