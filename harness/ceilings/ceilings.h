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
  std::string reason{};  ///< Why there is no value.
};

using CeilingList = std::vector<MeasuredCeiling>;

/// Bandwidth counts what the loop reads and writes, not the read of a line that is about to be overwritten
/// (as McCalpin's STREAM). Starts OpenMP threads, so it runs in a child.
CeilingList cpu_ceilings();
CeilingList gpu_ceilings();

}  // namespace lanebench
