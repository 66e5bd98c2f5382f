// A gnuplot script under construction: a plot area, and texts and marks around it at places in pixels.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/figures/figure_scripts.h"
#include "reports/figures/figure_style.h"

namespace lanebench {

inline constexpr int kFigureWidth = 420;            ///< So narrow that 13 pixels of text are 11 on a phone.
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

/// What lies along one side of a plot: values, and pixels.
struct Scale {
  double low;
  double high;
  double first;  ///< Pixels of `low`,
  double last;   ///< and of `high`.
  bool logarithmic = true;

  double pixels(double value) const;
};

/// A plot whose marks are placed in pixels, or one of several.
struct Panel {
  Scale x;
  Scale y;
};

/// All places are in pixels from the left and from the top.
class Canvas {
 public:
  explicit Canvas(int height);

  /// Where the axes are; the frame is the left and the bottom one.
  void area(int left, int right, int top, int bottom);
  /// Instead: all of it, for marks in pixels.
  void area_in_pixels();
  /// Grid lines across a panel, texts below them or left of them.
  void x_ticks(const Panel& panel, const std::vector<Tick>& ticks);
  void y_ticks(const Panel& panel, const std::vector<Tick>& ticks);
  /// The line at 1 of a scale of ratios along x, from bottom to top.
  void baseline(const Panel& panel);
  /// One line of the script as it is.
  void add(std::string_view command);
  void text(double x, double y, std::string_view text, Align align = Align::left);
  /// Upwards, from its start on.
  void upright_text(double x, double y, std::string_view text);
  void line(double x1, double y1, double x2, double y2, std::string_view color, std::string_view dash,
            double width = 1);
  void point(double x, double y, const KindStyle& style, double size = 1);
  /// Entries from left to right, then down; so many columns.
  void legend(const std::vector<LegendEntry>& entries, int columns, double x, double y);
  /// Rows of numbers under a name that starts with $.
  void data(std::string_view name, const std::vector<std::vector<double>>& rows);

  int height() const { return height_; }
  Picture picture(std::string_view title) const;

 private:
  std::string place(double x, double y) const;

  int height_;
  std::string commands_;
};

/// The height of a legend.
int legend_height(std::size_t entries, int columns);

}  // namespace lanebench
