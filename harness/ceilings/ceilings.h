// The most that this machine reaches: bandwidth of each level of memory, arithmetic of each instruction set.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lanebench {

/// reports/analysis/roofline.h says what the members mean that both have.
struct MeasuredCeiling {
  std::string name;
  std::string device;
  std::string level;
  std::string isa;
  std::uint64_t workers = 1;
  std::optional<double> value{};  ///< The highest rate of several rounds.
  std::string unit;               ///< "B/s", "flop/s", "1/s".
  std::string description{};
  std::string reason{};     ///< Why there is no value.
  std::string core_kind{};  ///< "slow" on a core of that kind; else empty, and on one of the fastest.
};

using CeilingList = std::vector<MeasuredCeiling>;

/// Bandwidth counts what the loop reads and writes, not the read of a line that is about to be overwritten
/// (as McCalpin's STREAM). Starts OpenMP threads, so it runs in a child. With those of a slow core where
/// there are several kinds.
CeilingList cpu_ceilings();
CeilingList gpu_ceilings();

/// What one worker reaches on that CPU, of the slowest kind: bandwidth of memory, and arithmetic in plain
/// code and in the widest instructions. Leaves the calling thread there.
CeilingList slow_core_ceilings(int cpu);

}  // namespace lanebench
