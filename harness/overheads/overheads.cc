// All parts, in the order that forking demands.
#include "harness/overheads/overheads.h"

#include <algorithm>
#include <iterator>

#include "kernels/contract/workload.h"

namespace lanebench {

OverheadList measure_overheads() {
  OverheadList all;
  for (const auto part : {measure_processes, measure_channels, measure_teams, measure_gpu}) {
    try {
      std::ranges::move(part(), std::back_inserter(all));
    } catch (const Unavailable& error) {
      all.push_back({"teams", {}, "s", "handing work to teams", error.what()});
    }
  }
  return all;
}

}  // namespace lanebench
