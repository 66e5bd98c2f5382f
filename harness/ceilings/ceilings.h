// The most that this machine reaches: bandwidth of each level of memory, arithmetic of each instruction set.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

namespace lanebench {

using CeilingList = std::vector<nlohmann::json>;

/// Entries {name, device, level, isa, workers, value, unit, description}; reports/roofline.h says what the
/// members mean. `value` is the highest rate of several rounds, or null with a `reason`. Units: "B/s",
/// "flop/s", "1/s". Bandwidth counts what the loop reads and writes, not the read of a line that is about to
/// be overwritten (as McCalpin's STREAM). Starts OpenMP threads, so it runs in a child.
CeilingList cpu_ceilings();
CeilingList gpu_ceilings();

}  // namespace lanebench
