// How far the machine was left alone while a run was measured: what all its numbers have in common.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "reports/analysis/summary.h"

namespace lanebench {

struct Quietness {
  std::size_t samples = 0;
  double disturbed = 0;  ///< The share of the samples that had a disturbed core,
  double stolen = 0;     ///< and of the measured time, what others were given meanwhile.
  /// How much slower plain code was on the slowest core than on the fastest, in the typical job; absent where
  /// it ran on one core only.
  std::optional<double> core_ratio{};
  std::optional<double> half_width{};  ///< Half the typical interval of a gain, relative.
};

Quietness quietness(const Summary& summary);

/// "The machine was restless: …", in one or two sentences; empty where nothing was measured.
std::string in_words(const Quietness& quietness);

/// Whether nothing of that speaks against it.
bool was_quiet(const Quietness& quietness);

}  // namespace lanebench
