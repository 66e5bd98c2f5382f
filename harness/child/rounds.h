// The order of samples, and when there are enough of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lanebench {

/// The order in which round `round` times its `cases` cases: one seeded random permutation, rotated by one
/// place from round to round. Over `cases` rounds every case stands once in every place, so drift within a
/// round hits all alike.
std::vector<std::size_t> round_order(std::size_t cases, std::uint64_t seed, std::uint64_t round);

/// Whether every case's speedup over the baseline (series 0) is known to within `precision` (half the 95 %
/// interval, relative). `series[i]` holds case i's seconds, one per round, all of one length.
bool precise_enough(const std::vector<std::vector<double>>& series, double precision);

}  // namespace lanebench
