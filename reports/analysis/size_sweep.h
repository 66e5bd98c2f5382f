// Time per item against the size of the job, and from which size on one kind of parallelism beats another.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reports/analysis/contrast.h"

namespace lanebench {

struct SizePoint {
  std::uint64_t size = 0;
  std::string case_id;
  Estimate seconds_per_item;
  std::optional<Estimate> speedup{};  ///< Over one worker of plain code at this size.
};

struct SizeSeries {
  std::string kind;               ///< As kind_of names it.
  std::vector<SizePoint> points;  ///< By size.
};

/// From which size on `winner` is faster than `loser`, among the sizes that timed both.
struct Crossover {
  std::string winner;                   ///< "threads", "SIMD + threads", "GPU end to end".
  std::string loser;                    ///< "SIMD", "the best on the CPU".
  std::optional<std::uint64_t> from{};  ///< The smallest size at which, as at all larger ones, it is faster;
  std::optional<std::uint64_t>
      not_at{};  ///< the size before that, where it is not; absent: from the smallest.
  std::uint64_t smallest = 0;
  std::uint64_t largest = 0;  ///< The sizes compared; without `from`, not faster at the largest,
  bool open = false;          ///< or the run cannot tell.
};

struct SizeSweep {
  std::string workload;
  std::vector<SizeSeries> series;
  std::vector<Crossover> crossovers;
};

/// One for each workload that was measured at two sizes or more.
std::vector<SizeSweep> size_sweeps(const Summary& summary);

/// "at every size from 10 to 1000", "from somewhere between 100 and 1000 on", "at 1000, the largest; not at
/// 100", "not up to 1000".
std::string in_words(const Crossover& crossover);

}  // namespace lanebench
