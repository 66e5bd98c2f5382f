// All parts, in the order that forking demands.
#include "harness/overheads/overheads.h"

#include <algorithm>
#include <iterator>

namespace lanebench {

OverheadList measure_overheads() {
  OverheadList all;
  for (const auto part : {measure_processes, measure_channels, measure_teams, measure_gpu}) {
    std::ranges::move(part(), std::back_inserter(all));
  }
  return all;
}

}  // namespace lanebench
