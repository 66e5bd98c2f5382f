// Copies, triads and reads over arrays that fit into one level of the memory hierarchy, or into none.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "harness/ceilings/probe.h"
#include "harness/workers/nothing.h"
#include "kernels/contract/workload.h"

namespace lanebench {

/// How the loop is written.
enum class Sweep {
  kPlain,            ///< One vector per turn.
  kUnrolled,         ///< Eight.
  kStreaming,        ///< Stores that bypass the caches, and spare the read of the line that they overwrite.
  kStreamingPlaces,  ///< The same at four places at once, with prefetches: more lines under way.
  kReadPlaces,       ///< Reads at four places at once, with prefetches.
};

/// Arrays of each worker's own, which it sweeps again and again. Elements are small integers, so that every
/// way of rounding gives the same result.
class Bandwidth final : public Nothing {
 public:
  /// Maps the memory; throws InputError when the system refuses. A pass sweeps one of `pieces` parts of the
  /// arrays, each pass the next one: with many pieces nothing is left in a cache when its turn comes again.
  Bandwidth(std::size_t workers, std::size_t elements, std::size_t pieces);

  /// Every worker writes its arrays first, so that they lie near it.
  void fill(Team& team) override;

  /// The part that a pass sweeps.
  Range piece(std::uint64_t pass) const;

  struct Arrays {
    std::span<double> a;  ///< Output; of reads, the sum in its first element.
    std::span<double> b;
    std::span<double> c;
  };
  std::vector<Arrays> arrays;  ///< One per worker.
  std::size_t elements;        ///< Of each array.
  std::size_t pieces;
  double s = 3;
  Sweep sweep = Sweep::kPlain;
  std::uint64_t first_pass = 0;
  std::uint64_t passes = 1;

 private:
  Arena arena_;
};

/// a[i] = b[i], a[i] = b[i] + s·c[i] and a[0] = Σ b[i]·c[i] over all passes, for each Highway target. The
/// first two know the sweeps from kPlain to kStreamingPlaces, the last one kPlain, kUnrolled and kReadPlaces.
std::vector<IsaKernel<Bandwidth>> copy_kernels();
std::vector<IsaKernel<Bandwidth>> triad_kernels();
std::vector<IsaKernel<Bandwidth>> read_kernels();

/// Where a probe's arrays are.
struct MemoryLevel {
  std::string name;            ///< "L1", "L2", "L3" or "memory".
  std::size_t bytes = 0;       ///< Working set of each worker.
  bool exceeds_cache = false;  ///< True for "memory".
};

/// The caches of the core that rank 0 sits on, by hwloc, and memory. The working set is half of a worker's
/// share of a cache, and twice to six times the former level's in a third-level cache; that of memory exceeds
/// the last-level caches of all `workers`. A cache that is not twice as large as the former one is left out.
std::vector<MemoryLevel> memory_levels(std::size_t workers);

/// The copy, the triad and the reads of one level on the team of `workers`. Throws InputError.
std::vector<Probe> bandwidth_probes(const MemoryLevel& level, std::size_t count, Workers& workers);

}  // namespace lanebench
