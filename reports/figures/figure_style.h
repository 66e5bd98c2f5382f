// What all figures share: colours and shapes by kind, texts that are safe in a gnuplot script, and ticks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/analysis/statistics.h"

namespace lanebench {

/// The look of a kind in every figure. Colours are those of Okabe and Ito ("Color Universal Design", 2008),
/// which colour-blind readers can tell apart; the shape says the same again: a triangle is one worker, a
/// circle threads, a square processes, a diamond the GPU, and what is filled uses SIMD.
struct KindStyle {
  const char* color;
  int point;         ///< gnuplot's number of the shape.
  const char* dash;  ///< gnuplot's dash type.
};
KindStyle style_of(std::string_view kind);

/// What a legend calls it: "plain code", "hand-written SIMD".
std::string kind_in_words(const std::string& kind);

/// The kinds in the order in which figures list them.
const std::vector<std::string>& known_kinds();

/// Text as a string of gnuplot's, in which nothing is expanded or executed: quotes, backquotes, backslashes
/// and @ as octal codes (gnuplot 5.4 misreads a doubled quote at the start), no control characters, valid
/// UTF-8.
std::string quoted(std::string_view text);

/// In a script, independent of the locale: six significant digits.
std::string script_number(double value);

/// Of a number from fewer than six passes: not to be taken for the others.
bool faint(const Estimate& estimate);

/// Whether a logarithmic axis can show it: positive, finite, and no number that only a broken file holds.
bool drawable(double value);
bool drawable(const Estimate& estimate);

/// The interval; the value itself twice where there is none.
struct Span {
  double low;
  double high;
};
Span span_of(const Estimate& estimate);

struct Tick {
  std::string text;
  double value;
};

/// Powers of two, at most so many: ×1, ×2.
std::vector<Tick> ratio_ticks(double low, double high, int most = 8);

/// Powers of ten, with 2 and 5 between them where there are few.
std::vector<Tick> decimal_ticks(double low, double high);

/// As gnuplot takes them: "('×1' 1, '×2' 2)".
std::string tick_list(const std::vector<Tick>& ticks);

/// Positions as near as possible to the wanted ones, in their order, at least `gap` apart and within [low,
/// high] where there is room for all.
std::vector<double> spread(const std::vector<double>& wanted, double gap, double low, double high);

}  // namespace lanebench
