// Units and digits.
#include "reports/text/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace lanebench {
namespace {

struct Unit {
  double size;
  const char* name;
};

// The largest unit that the value reaches; the smallest where it reaches none. Units go from large to small.
template <std::size_t N>
Unit unit_for(double value, const std::array<Unit, N>& units) {
  const auto found =
      std::ranges::find_if(units, [&](const Unit& unit) { return std::abs(value) >= unit.size; });
  return found == units.end() ? units.back() : *found;
}

constexpr std::array kTimes = {Unit{1, "s"}, Unit{1e-3, "ms"}, Unit{1e-6, "µs"}, Unit{1e-9, "ns"}};
constexpr std::array kCounts = {Unit{1e12, " T"}, Unit{1e9, " G"}, Unit{1e6, " M"}, Unit{1e3, " k"},
                                Unit{1, ""}};
constexpr std::array kBytes = {Unit{1099511627776.0, "TiB"}, Unit{1073741824.0, "GiB"},
                               Unit{1048576.0, "MiB"}, Unit{1024.0, "KiB"}, Unit{1.0, "bytes"}};

std::string interval(const Estimate& estimate, double unit, int digits) {
  if (!estimate.lower || !estimate.upper) return "";
  return fmt::format(" [{}, {}]", significant(*estimate.lower / unit, digits),
                     significant(*estimate.upper / unit, digits));
}

}  // namespace

std::string significant(double value, int digits) {
  if (!std::isfinite(value)) return kNoNumber;
  const int magnitude = value == 0 ? 0 : static_cast<int>(std::floor(std::log10(std::abs(value))));
  return fmt::format("{:.{}f}", value, std::max(0, digits - 1 - magnitude));
}

std::string human_time(double seconds) {
  return human_time(Estimate{.value = seconds, .lower = {}, .upper = {}});
}

std::string human_time(const Estimate& time) {
  const Unit unit = unit_for(time.value, kTimes);
  return fmt::format("{} {}{}", significant(time.value / unit.size, 4), unit.name,
                     interval(time, unit.size, 4));
}

std::string human_count(double count) {
  if (count < 1000 && count == std::floor(count)) return fmt::format("{:.0f}", count);
  const Unit unit = unit_for(count, kCounts);
  return significant(count / unit.size, 3) + unit.name;
}

std::string human_bytes(double bytes) {
  const Unit unit = unit_for(bytes, kBytes);
  return fmt::format("{} {}", significant(bytes / unit.size, 3), unit.name);
}

std::string human_age(double seconds) {
  constexpr double kHour = 3600;
  constexpr double kDay = 24 * kHour;
  if (seconds < kHour) return fmt::format("{:.0f} min", seconds / 60);
  return seconds < kDay ? fmt::format("{:.1f} h", seconds / kHour)
                        : fmt::format("{:.1f} days", seconds / kDay);
}

std::string human_amount(double value, const std::string& unit) {
  if (unit == "s") return human_time(value);
  if (unit == "ratio") return significant(value, 3);
  if (unit == "B/s") return significant(value * 1e-9, 3) + " GB/s";
  return fmt::format("{} {}", human_count(value), unit);
}

std::string human_ratio(const Estimate& ratio) {
  return significant(ratio.value, 3) + interval(ratio, 1, 3);
}

}  // namespace lanebench
