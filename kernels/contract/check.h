// Comparing outputs with a reference: the first difference in words, the largest relative error, a checksum.
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "kernels/contract/workload.h"

namespace lanebench {

/// One element of an output and what it should be.
struct Expected {
  double got;
  long double want;
};

/// Compares n real elements; `at(i)` returns the Expected of element i. `bound` is the relative error that
/// the workload's error analysis allows. NaN is always wrong.
template <typename At>
Verdict check_elements(std::size_t n, double bound, At at) {
  Verdict verdict;
  for (std::size_t i = 0; i < n; ++i) {
    const Expected element = at(i);
    const long double difference = std::fabs(static_cast<long double>(element.got) - element.want);
    const long double scale = std::fabs(element.want);
    const auto error = static_cast<double>(difference == 0 ? 0 : difference / scale);
    if (error > verdict.max_rel_error) verdict.max_rel_error = error;
    if (error <= bound || !verdict.correct) continue;
    verdict.correct = false;
    verdict.reason = fmt::format("index {}: got {:.17g}, expected {:.17g}", i, element.got,
                                 static_cast<double>(element.want));
  }
  return verdict;
}

/// Compares n elements that must be equal; `got(i)` and `want(i)` return formattable values of one type.
template <typename Got, typename Want>
Verdict check_equal(std::size_t n, Got got, Want want) {
  for (std::size_t i = 0; i < n; ++i) {
    const auto value = got(i);
    const auto right = want(i);
    if (value != right) return {false, 0, fmt::format("index {}: got {}, expected {}", i, value, right)};
  }
  return {};
}

/// FNV-1a over 8-byte words (the last one zero-padded): differs when any one byte does.
std::uint64_t checksum(std::span<const std::byte> bytes);

/// The answer of a problem whose output is too long to show: `checksum=…`.
std::string checksum_answer(std::span<const std::byte> output);

}  // namespace lanebench
