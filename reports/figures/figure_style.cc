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

namespace lanebench {
namespace {

// The length of the UTF-8 character at the start of the text; 0 where there is none.
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  if (byte(0) < 0x80) return 1;
  if (byte(0) >= 0xC2 && byte(0) < 0xE0 && continues(1)) return 2;
  if ((byte(0) & 0xF0) == 0xE0 && continues(1) && continues(2)) {
    const unsigned code = (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    const bool surrogate = code >= 0xD800 && code < 0xE000;
    return code >= 0x800 && code < 0xFFFE && !surrogate ? 3 : 0;  // U+FFFE and U+FFFF are no XML.
  }
  if (byte(0) >= 0xF0 && byte(0) < 0xF5 && continues(1) && continues(2) && continues(3)) {
    const unsigned code = (byte(0) & 0x07) << 18 | (byte(1) & 0x3F) << 12;
    return code >= 0x10000 && code < 0x110000 ? 4 : 0;
  }
  return 0;
}

std::vector<std::string> characters_of(std::string_view text) {
  std::vector<std::string> characters;
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    const bool control = static_cast<unsigned char>(text[0]) < 0x20 || text[0] == 0x7F;
    characters.push_back(length == 0 ? "?" : control ? " " : std::string(text.substr(0, length)));
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return characters;
}

std::string superscript(int number) {
  constexpr const char* kDigits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  if (number < 0) return "⁻" + superscript(-number);
  return (number < 10 ? "" : superscript(number / 10)) + kDigits[number % 10];
}

std::string decimal_text(int digit, int exponent) {
  if (exponent >= -3 && exponent < 4) return fmt::format("{:g}", digit * std::pow(10, exponent));
  return (digit == 1 ? "" : fmt::format("{}·", digit)) + "10" + superscript(exponent);
}

std::string tick_list(const std::vector<std::pair<std::string, double>>& ticks) {
  std::vector<std::string> items;
  for (const auto& [text, value] : ticks) items.push_back(fmt::format("'{}' {}", text, script_number(value)));
  return fmt::format("({})", fmt::join(items, ", "));
}

constexpr std::array kStyles = {
    std::pair{"one scalar worker", KindStyle{"#000000", 2, "(2,4)"}},
    std::pair{"autovec", KindStyle{"#E69F00", 8, "(8,3,2,3)"}},
    std::pair{"SIMD", KindStyle{"#0072B2", 9, "1"}},
    std::pair{"threads", KindStyle{"#009E73", 6, "(9,4)"}},
    std::pair{"processes", KindStyle{"#56B4E9", 4, "(4,3)"}},
    std::pair{"autovec + threads", KindStyle{"#E69F00", 10, "(12,3,2,3)"}},
    std::pair{"autovec + processes", KindStyle{"#E69F00", 14, "(4,3,2,3)"}},
    std::pair{"SIMD + threads", KindStyle{"#D55E00", 7, "1"}},
    std::pair{"SIMD + processes", KindStyle{"#CC79A7", 5, "(12,3)"}},
    std::pair{"GPU kernel", KindStyle{"#000000", 12, "(6,3)"}},
    std::pair{"GPU end to end", KindStyle{"#000000", 13, "1"}},
};

}  // namespace

KindStyle style_of(std::string_view kind) {
  const auto found = std::ranges::find(kStyles, kind, [](const auto& style) { return style.first; });
  return found == kStyles.end() ? KindStyle{"#808080", 1, "(1,2)"} : found->second;
}

const std::vector<std::string>& known_kinds() {
  static const std::vector<std::string> kinds = [] {
    std::vector<std::string> names;
    for (const auto& [name, style] : kStyles) names.emplace_back(name);
    return names;
  }();
  return kinds;
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const std::string& character : characters_of(text)) {
    const bool special = std::string_view("\"'`\\@").find(character) != std::string_view::npos;
    result += special ? fmt::format("\\{:03o}", static_cast<unsigned>(character[0])) : character;
  }
  return result + "\"";
}

std::string shortened(std::string_view text, std::size_t characters) {
  std::vector<std::string> kept = characters_of(text);
  if (kept.size() > characters) {
    kept.resize(characters - 1);
    kept.emplace_back("…");
  }
  return fmt::format("{}", fmt::join(kept, ""));
}

std::string letter(std::size_t i) {
  return i < 26 ? std::string(1, static_cast<char>('A' + i)) : fmt::format("A{}", i - 25);
}

std::size_t character_count(std::string_view text) {
  return characters_of(text).size();
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

Span span_of(const Estimate& estimate) {
  const auto usable = [](const std::optional<double>& bound) { return bound && drawable(*bound); };
  return {usable(estimate.lower) ? *estimate.lower : estimate.value,
          usable(estimate.upper) ? *estimate.upper : estimate.value};
}

std::string ratio_ticks(double low, double high) {
  const int first = static_cast<int>(std::ceil(std::log2(low) - 1e-9));
  const int last = static_cast<int>(std::floor(std::log2(high) + 1e-9));
  const int step = std::max(1, (last - first + 8) / 8);
  std::vector<std::pair<std::string, double>> ticks;
  for (int power = first; power <= last; ++power) {
    if (power % step == 0) ticks.emplace_back(fmt::format("×{:.5g}", std::exp2(power)), std::exp2(power));
  }
  return tick_list(ticks);
}

std::string decimal_ticks(double low, double high) {
  const int first = static_cast<int>(std::floor(std::log10(low)));
  const int last = static_cast<int>(std::ceil(std::log10(high)));
  const double decades = std::log10(high / low);
  const int step = std::max(1, static_cast<int>(std::ceil(decades / 9)));
  std::vector<std::pair<std::string, double>> ticks;
  for (int exponent = first; exponent <= last; ++exponent) {
    for (const int digit : {1, 2, 5}) {
      const double value = digit * std::pow(10, exponent);
      const bool wanted = digit == 1 ? exponent % step == 0 : decades < 2.7;
      if (wanted && value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
        ticks.emplace_back(decimal_text(digit, exponent), value);
      }
    }
  }
  return tick_list(ticks);
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
