// Writes gnuplot commands with places as shares of the canvas.
#include "reports/figures/figure_canvas.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

namespace lanebench {

double Scale::pixels(double value) const {
  const double share =
      logarithmic ? std::log(value / low) / std::log(high / low) : (value - low) / (high - low);
  return first + (last - first) * share;
}

Canvas::Canvas(int height) : height_(height) {
  add("unset key");
}

void Canvas::area(int left, int right, int top, int bottom) {
  const auto share = [](double pixels, int of) { return script_number(pixels / of); };
  add("set lmargin at screen " + share(left, kFigureWidth));
  add("set rmargin at screen " + share(right, kFigureWidth));
  add("set tmargin at screen " + share(height_ - top, height_));
  add("set bmargin at screen " + share(height_ - bottom, height_));
  add(fmt::format("set border 3 lc rgb '{}'", kInk));
  add("set tics out nomirror scale 0.5");
  add("set xtics offset 0,0.4");
  add(fmt::format("set grid lt 1 lw 1 dt 1 lc rgb '{}'", "#C8808080"));
}

void Canvas::area_in_pixels() {
  add("unset border");
  add("unset tics");
  for (const char* side : {"l", "b"}) add(fmt::format("set {}margin at screen 0", side));
  for (const char* side : {"r", "t"}) add(fmt::format("set {}margin at screen 1", side));
  add(fmt::format("set xrange [0:{}]", kFigureWidth));
  add(fmt::format("set yrange [{}:0]", height_));
}

void Canvas::x_ticks(const Panel& panel, const std::vector<Tick>& ticks) {
  for (const Tick& tick : ticks) {
    const double x = panel.x.pixels(tick.value);
    line(x, panel.y.first, x, panel.y.last, kFaint, "1");
    text(x, panel.y.first + 9, tick.text, Align::center);
  }
}

void Canvas::y_ticks(const Panel& panel, const std::vector<Tick>& ticks) {
  for (const Tick& tick : ticks) {
    const double y = panel.y.pixels(tick.value);
    line(panel.x.first, y, panel.x.last, y, kFaint, "1");
    text(panel.x.first - 5, y, tick.text, Align::right);
  }
}

void Canvas::baseline(const Panel& panel) {
  const double x = panel.x.pixels(1);
  line(x, panel.y.first, x, panel.y.last, kInk, "(5,4)", 1.5);
}

void Canvas::add(std::string_view command) {
  commands_ += command;
  commands_ += '\n';
}

std::string Canvas::place(double x, double y) const {
  return fmt::format("screen {},{}", script_number(x / kFigureWidth), script_number(1 - y / height_));
}

void Canvas::text(double x, double y, std::string_view text, Align align) {
  constexpr const char* kAlign[] = {"left", "center", "right"};
  add(fmt::format("set label {} at {} {} front", quoted(text), place(x, y), kAlign[static_cast<int>(align)]));
}

void Canvas::upright_text(double x, double y, std::string_view text) {
  add(fmt::format("set label {} at {} left rotate by 90 front", quoted(text), place(x, y)));
}

void Canvas::line(double x1, double y1, double x2, double y2, std::string_view color, std::string_view dash,
                  double width) {
  add(fmt::format("set arrow from {} to {} nohead lw {} dt {} lc rgb '{}'", place(x1, y1), place(x2, y2),
                  script_number(width), dash, color));
}

void Canvas::point(double x, double y, const KindStyle& style, double size) {
  add(fmt::format("set label '' at {} point pt {} ps {} lc rgb '{}' front", place(x, y), style.point,
                  script_number(size), style.color));
}

void Canvas::legend(const std::vector<LegendEntry>& entries, int columns, double x, double y) {
  const double width = (kFigureWidth - x) / columns;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const LegendEntry& entry = entries[i];
    const double left = x + width * static_cast<double>(i % static_cast<std::size_t>(columns));
    const std::size_t row = i / static_cast<std::size_t>(columns);
    const double middle = y + kLegendRow * (0.5 + static_cast<double>(row));
    const double sample = entry.line ? 30 : 12;
    if (entry.line)
      line(left, middle, left + sample, middle, entry.style.color, entry.style.dash, entry.width);
    if (entry.point) point(left + sample / 2, middle, entry.style, entry.size);
    text(left + sample + 5, middle, entry.text);
  }
}

void Canvas::data(std::string_view name, const std::vector<std::vector<double>>& rows) {
  add(fmt::format("{} << end", name));
  for (const std::vector<double>& row : rows) {
    std::vector<std::string> numbers;
    for (const double number : row) numbers.push_back(script_number(number));
    add(fmt::format("{}", fmt::join(numbers, " ")));
  }
  add("end");
}

Picture Canvas::picture(std::string_view title) const {
  return {.title = std::string(title), .height = height_, .commands = commands_};
}

int legend_height(std::size_t entries, int columns) {
  const auto per_row = static_cast<std::size_t>(columns);
  return kLegendRow * static_cast<int>((entries + per_row - 1) / per_row);
}

}  // namespace lanebench
