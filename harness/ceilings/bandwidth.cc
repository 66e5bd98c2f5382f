// The problem's memory, the levels by hwloc, and the probes of a level.
#include "harness/ceilings/bandwidth.h"

#include <fmt/format.h>

#include <algorithm>

#include "harness/machine/memory.h"
#include "harness/machine/placement.h"
#include "harness/machine/topology.h"
#include "kernels/contract/cache.h"

namespace lanebench {
namespace {

constexpr std::size_t kArrays = 3;
constexpr std::size_t kBetweenArrays = 4096;  // More than the arena puts there.

struct Cache {
  std::string name;
  std::size_t bytes;
  std::size_t cores;  ///< That share it.
  std::size_t count;  ///< Of its kind on this machine.
};

/// The data caches above a logical CPU, smallest first.
std::vector<Cache> caches_of(int cpu) {
  const Topology topology;
  std::vector<Cache> caches;
  hwloc_obj_t object = hwloc_get_pu_obj_by_os_index(topology.get(), static_cast<unsigned>(cpu));
  for (; object != nullptr; object = object->parent) {
    if (!hwloc_obj_type_is_dcache(object->type) || object->attr->cache.size == 0) continue;
    const int cores = hwloc_get_nbobjs_inside_cpuset_by_type(topology.get(), object->cpuset, HWLOC_OBJ_CORE);
    const int count = hwloc_get_nbobjs_by_type(topology.get(), object->type);
    caches.push_back({fmt::format("L{}", object->attr->cache.depth), object->attr->cache.size,
                      static_cast<std::size_t>(std::max(1, cores)),
                      static_cast<std::size_t>(std::max(1, count))});
  }
  return caches;
}

/// Bytes for all workers together: four times the caches that they reach, or at least twice where that would
/// take long; never more than an eighth of the memory.
std::size_t memory_bytes(const std::vector<Cache>& caches, std::size_t workers) {
  constexpr std::size_t kEnough = std::size_t{1} << 30;
  std::size_t cached = last_level_cache_bytes();
  if (!caches.empty()) {
    const Cache& last = caches.back();
    cached = last.bytes * std::clamp((workers + last.cores - 1) / last.cores, std::size_t{1}, last.count);
  }
  const std::size_t wanted = std::min(4 * cached, std::max(kEnough, 2 * cached));
  return std::min(wanted, static_cast<std::size_t>(available_memory().bytes / 8));
}

std::string technique_of(Sweep sweep) {
  switch (sweep) {
    case Sweep::kPlain:
      return "plain loop";
    case Sweep::kUnrolled:
      return "unrolled loop";
    case Sweep::kStreaming:
      return "streaming stores";
    case Sweep::kStreamingPlaces:
      return "streaming stores at four places";
    case Sweep::kReadPlaces:
      return "four places";
  }
  return "";
}

std::string size_text(std::size_t bytes) {
  constexpr double kMega = 1e6;
  const auto value = static_cast<double>(bytes);
  return value < kMega ? fmt::format("{:.0f} kB", value / 1e3) : fmt::format("{:.1f} MB", value / kMega);
}

/// The best kernel that this CPU runs; the lists are ordered so.
const IsaKernel<Bandwidth>& widest(const std::vector<IsaKernel<Bandwidth>>& kernels) {
  const auto found = std::ranges::find_if(kernels, [](const auto& kernel) { return kernel.function; });
  if (found == kernels.end()) throw Unavailable("this CPU runs none of the compiled instruction sets");
  return *found;
}

}  // namespace

Bandwidth::Bandwidth(std::size_t workers, std::size_t elements_each, std::size_t pieces_each)
    : elements(elements_each),
      pieces(pieces_each),
      arena_(Arena::Memory::kPrivate, workers * kArrays * (elements_each * sizeof(double) + kBetweenArrays)) {
  for (std::size_t i = 0; i < workers; ++i) {
    arrays.push_back({.a = arena_.take<double>(elements),
                      .b = arena_.take<double>(elements),
                      .c = arena_.take<double>(elements)});
  }
}

void Bandwidth::fill(Team& team) {
  const Arrays& mine = arrays[team.rank()];
  constexpr std::size_t kNumbers = 1021;
  std::size_t number = team.rank();
  for (std::size_t i = 0; i < elements; ++i) {
    mine.a[i] = -1;
    mine.b[i] = static_cast<double>(number);
    mine.c[i] = static_cast<double>(kNumbers - number);
    if (++number >= kNumbers) number = 0;
  }
}

Range Bandwidth::piece(std::uint64_t pass) const {
  constexpr std::size_t kUnit = 64;  // Pieces begin on cache lines.
  const std::size_t units = (elements + kUnit - 1) / kUnit;
  const std::size_t index = pass % pieces;
  return {std::min(elements, units * index / pieces * kUnit),
          std::min(elements, units * (index + 1) / pieces * kUnit)};
}

std::vector<MemoryLevel> memory_levels(std::size_t workers) {
  const std::vector<Cache> caches = caches_of(machine_placement().cpu(0));
  std::vector<MemoryLevel> levels;
  std::size_t former = 0;
  for (const Cache& cache : caches) {
    const std::size_t share = cache.bytes / std::min(cache.cores, workers);
    if (share < 2 * former) continue;  // What fits into it would mostly lie in the former level.
    std::size_t bytes = std::max(share / 2, 2 * former);
    // A virtual machine is told of a cache that others use too: some times the former level is enough.
    if (levels.size() >= 2) bytes = std::min(bytes, 6 * former);
    levels.push_back({cache.name, bytes});
    former = share;
  }
  levels.push_back({"memory", memory_bytes(caches, workers) / workers, true});
  return levels;
}

std::vector<Probe> bandwidth_probes(const MemoryLevel& level, std::size_t count, Workers& workers) {
  constexpr std::size_t kUnit = 64;  // Whole vectors in every piece.
  const std::size_t pieces = level.exceeds_cache ? 8 : 1;
  const std::size_t elements =
      std::max<std::size_t>(1, level.bytes / (kArrays * sizeof(double)) / (kUnit * pieces)) * kUnit * pieces;
  const auto problem = std::make_shared<Bandwidth>(count, elements, pieces);
  workers.run([&](const Problem&, Team& team) { problem->fill(team); }, *problem);

  std::vector<Sweep> writing = {Sweep::kPlain, Sweep::kUnrolled};
  std::vector<Sweep> reading = writing;
  if (level.name != "L1" && level.name != "L2") {
    writing.insert(writing.end(), {Sweep::kStreaming, Sweep::kStreamingPlaces});
    reading.push_back(Sweep::kReadPlaces);
  }
  const auto probe = [&](const std::string& name, const std::string& formula, std::size_t arrays,
                         const IsaKernel<Bandwidth>& kernel, const std::vector<Sweep>& sweeps) {
    const std::size_t bytes = arrays * sizeof(double) * elements;
    Probe result{.name = name,
                 .level = level.name,
                 .isa = kernel.isa,
                 .workers = count,
                 .unit = "B/s",
                 .description = fmt::format("{} on doubles, {} for each worker", formula, size_text(bytes))};
    for (const Sweep sweep : sweeps) {
      const auto run = [=, kernel = erased(kernel.function), &workers](std::uint64_t repetitions) {
        problem->sweep = sweep;
        problem->first_pass += problem->passes;
        problem->passes = repetitions;
        workers.run(kernel, *problem);
        return static_cast<double>(count * bytes / pieces) * static_cast<double>(repetitions);
      };
      result.ways.push_back({technique_of(sweep), run, !level.exceeds_cache});
    }
    return result;
  };
  return {probe("copy", "a[i] = b[i]", 2, widest(copy_kernels()), writing),
          probe("triad", "a[i] = b[i] + s*c[i]", 3, widest(triad_kernels()), writing),
          probe("read", "sum += b[i] * c[i]", 2, widest(read_kernels()), reading)};
}

}  // namespace lanebench
