// Tables of looks, and the arithmetic of ticks and labels.
#include "reports/figures/figure_style.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>

#include "reports/text/characters.h"

namespace lanebench {
namespace {

std::string superscript(int number) {
  constexpr const char* kDigits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  if (number < 0) return "⁻" + superscript(-number);
  return (number < 10 ? "" : superscript(number / 10)) + kDigits[number % 10];
}

std::string decimal_text(int digit, int exponent) {
  if (exponent >= -3 && exponent < 4) return fmt::format("{:g}", digit * std::pow(10, exponent));
  return (digit == 1 ? "" : fmt::format("{}·", digit)) + "10" + superscript(exponent);
}

struct KindLook {
  std::string_view name;
  const char* words;
  KindStyle style;
};

constexpr std::array kStyles = {
    KindLook{"one scalar worker", "plain code", KindStyle{"#000000", 2, "(2,4)"}},
    KindLook{"autovec", "compiler's SIMD", KindStyle{"#E69F00", 8, "(8,3,2,3)"}},
    KindLook{"SIMD", "hand-written SIMD", KindStyle{"#0072B2", 9, "1"}},
    KindLook{"threads", "threads", KindStyle{"#009E73", 6, "(9,4)"}},
    KindLook{"processes", "processes", KindStyle{"#56B4E9", 4, "(4,3)"}},
    KindLook{"workers", "all workers, plain code", KindStyle{"#009E73", 14, "(9,4)"}},
    KindLook{"SIMD + workers", "SIMD + all workers", KindStyle{"#D55E00", 15, "1"}},
    KindLook{"SIMD + threads", "SIMD + threads", KindStyle{"#D55E00", 7, "1"}},
    KindLook{"SIMD + processes", "SIMD + processes", KindStyle{"#CC79A7", 5, "(12,3)"}},
    KindLook{"GPU kernel", "GPU without copies", KindStyle{"#000000", 12, "(6,3)"}},
    KindLook{"GPU end to end", "GPU with copies", KindStyle{"#000000", 13, "1"}},
};

const KindLook* find_kind(std::string_view kind) {
  const auto found = std::ranges::find(kStyles, kind, &KindLook::name);
  return found == kStyles.end() ? nullptr : &*found;
}

/// "×4", "×0.5", "×1/64".
std::string ratio_text(int power) {
  return power < -1 ? fmt::format("×1/{:.5g}", std::exp2(-power)) : fmt::format("×{:.5g}", std::exp2(power));
}

}  // namespace

KindStyle style_of(std::string_view kind) {
  const KindLook* found = find_kind(kind);
  return found == nullptr ? KindStyle{"#808080", 1, "(1,2)"} : found->style;
}

std::string kind_in_words(const std::string& kind) {
  const KindLook* found = find_kind(kind);
  return found == nullptr ? kind : found->words;
}

const std::vector<std::string>& known_kinds() {
  static const std::vector<std::string> kinds = [] {
    std::vector<std::string> names;
    for (const KindLook& kind : kStyles) names.emplace_back(kind.name);
    return names;
  }();
  return kinds;
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const std::string& character : shown_characters(text)) {
    const bool special = std::string_view("\"'`\\@").find(character) != std::string_view::npos;
    result += special ? fmt::format("\\{:03o}", static_cast<unsigned>(character[0])) : character;
  }
  return result + "\"";
}

std::string script_number(double value) {
  return fmt::format("{:.6g}", value);
}

bool drawable(double value) {
  return value >= 1e-30 && value <= 1e30;
}

bool drawable(const Estimate& estimate) {
  return drawable(estimate.value);
}

bool faint(const Estimate& estimate) {
  const bool few = estimate.observations > 0 && estimate.observations < kFewestPasses;
  return few || !estimate.lower || !estimate.upper;
}

Span span_of(const Estimate& estimate) {
  const auto usable = [](const std::optional<double>& bound) { return bound && drawable(*bound); };
  return {usable(estimate.lower) ? *estimate.lower : estimate.value,
          usable(estimate.upper) ? *estimate.upper : estimate.value};
}

std::vector<Tick> ratio_ticks(double low, double high, int most) {
  const int first = static_cast<int>(std::ceil(std::log2(low) - 1e-9));
  const int last = static_cast<int>(std::floor(std::log2(high) + 1e-9));
  const int step = std::max(1, (last - first + most) / most);
  std::vector<Tick> ticks;
  for (int power = first; power <= last; ++power) {
    if (power % step == 0) ticks.push_back({ratio_text(power), std::exp2(power)});
  }
  return ticks;
}

std::vector<Tick> decimal_ticks(double low, double high) {
  const int first = static_cast<int>(std::floor(std::log10(low)));
  const int last = static_cast<int>(std::ceil(std::log10(high)));
  const double decades = std::log10(high / low);
  const int step = std::max(1, static_cast<int>(std::ceil(decades / 9)));
  std::vector<Tick> ticks;
  for (int exponent = first; exponent <= last; ++exponent) {
    for (const int digit : {1, 2, 5}) {
      const double value = digit * std::pow(10, exponent);
      const bool wanted = digit == 1 ? exponent % step == 0 : decades < 2.7;
      if (wanted && value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
        ticks.push_back({decimal_text(digit, exponent), value});
      }
    }
  }
  return ticks;
}

std::string tick_list(const std::vector<Tick>& ticks) {
  std::vector<std::string> items;
  for (const Tick& tick : ticks)
    items.push_back(fmt::format("'{}' {}", tick.text, script_number(tick.value)));
  return fmt::format("({})", fmt::join(items, ", "));
}

std::vector<double> spread(const std::vector<double>& wanted, double gap, double low, double high) {
  std::vector<std::size_t> order(wanted.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return wanted[i]; });
  // Neighbours that are too near form a cluster, which lies around the mean of what its members want.
  struct Cluster {
    double sum;  // Of the places that its members want for its first.
    std::size_t count;
    double start(double gap, double low, double high) const {
      const double length = gap * static_cast<double>(count - 1);
      return std::max(low, std::min(sum / static_cast<double>(count), high - length));
    }
  };
  std::vector<Cluster> clusters;
  for (const std::size_t i : order) {
    clusters.push_back({wanted[i], 1});
    while (clusters.size() > 1) {
      const Cluster last = clusters.back();
      Cluster& before = clusters[clusters.size() - 2];
      const double reach = gap * static_cast<double>(before.count);
      if (before.start(gap, low, high) + reach <= last.start(gap, low, high)) break;
      before.sum += last.sum - reach * static_cast<double>(last.count);
      before.count += last.count;
      clusters.pop_back();
    }
  }
  std::vector<double> places(wanted.size());
  std::size_t next = 0;
  for (const Cluster& cluster : clusters) {
    for (std::size_t i = 0; i < cluster.count; ++i, ++next) {
      places[order[next]] = cluster.start(gap, low, high) + gap * static_cast<double>(i);
    }
  }
  return places;
}

}  // namespace lanebench
