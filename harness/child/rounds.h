// The order of samples within a round.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lanebench {

/// The order in which round `round` times its `cases` cases: a new random permutation each round, the same
/// for the same seed. So no case always follows the same other one, whose heat or dirty caches it would
/// inherit.
std::vector<std::size_t> round_order(std::size_t cases, std::uint64_t seed, std::uint64_t round);

}  // namespace lanebench
