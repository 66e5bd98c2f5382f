// Probes in memory that threads and processes share.
#include "harness/child/core_probes.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>

namespace lanebench {
namespace {

/// More than all teams need: at most some twenty sizes.
constexpr std::size_t kBytes = std::size_t{1} << 20;

}  // namespace

double core_probe() {
  using Clock = std::chrono::steady_clock;
  constexpr int kSteps = 20000;
  std::uint64_t a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8;
  const auto start = Clock::now();
  for (int i = 0; i < kSteps; ++i) {
    a += b;
    c ^= d;
    e += f;
    g ^= h;
    b += 1;
    d += 3;
    f += 5;
    h += 7;
    // Keeps the chains as they are.
    asm volatile("" : "+r"(a), "+r"(b), "+r"(c), "+r"(d), "+r"(e), "+r"(f), "+r"(g), "+r"(h));
  }
  return std::chrono::duration<double>(Clock::now() - start).count();
}

CoreProbes::CoreProbes(const std::vector<std::size_t>& team_sizes, const Placement& placement,
                       const BestProbes& best)
    : placement_(placement), memory_(Arena::Memory::kShared, kBytes) {
  for (const std::size_t size : team_sizes) {
    if (size > placement.at_once() || teams_.contains(size)) continue;
    const std::span<Probe> probes = memory_.take<Probe>(size);
    for (std::size_t rank = 0; rank < size; ++rank) {
      const auto earlier = best.find(key(size, rank));
      probes[rank].best = earlier == best.end() ? std::numeric_limits<double>::infinity() : earlier->second;
    }
    teams_[size] = probes;
  }
  kernel_ = [this](const Problem&, Team& team) {
    const auto found = teams_.find(team.size());
    if (found == teams_.end()) return;
    Probe& mine = found->second[team.rank()];
    mine.last = core_probe();
    mine.best = std::min(mine.best, mine.last);
  };
}

ProbeReading CoreProbes::reading(std::size_t team_size) const {
  const auto found = teams_.find(team_size);
  if (found == teams_.end()) return {core_probe(), 1};
  ProbeReading reading;
  for (const Probe& probe : found->second) {
    reading.seconds = std::max(reading.seconds, probe.last);
    reading.slowdown = std::max(reading.slowdown, probe.last / probe.best);
  }
  return reading;
}

BestProbes CoreProbes::best() const {
  BestProbes best;
  for (const auto& [size, probes] : teams_) {
    for (std::size_t rank = 0; rank < size; ++rank) {
      if (probes[rank].last > 0) best[key(size, rank)] = probes[rank].best;
    }
  }
  return best;
}

std::string CoreProbes::key(std::size_t team_size, std::size_t rank) const {
  return fmt::format("{}@{}", team_size, placement_.cpu(rank));
}

}  // namespace lanebench
