// All parts, in the order that forking demands.
#include "harness/overheads/overheads.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "kernels/contract/workload.h"

namespace lanebench {

OverheadList measure_overheads() {
  OverheadList all;
  using Part = std::pair<const char*, OverheadList (*)()>;
  for (const auto& [name, part] : {Part{"processes", measure_processes}, Part{"channels", measure_channels},
                                   Part{"teams", measure_teams}, Part{"gpu", measure_gpu}}) {
    try {
      std::ranges::move(part(), std::back_inserter(all));
    } catch (const Unavailable& error) {
      all.push_back({name, {}, "s", "handing work to others", error.what()});
    }
  }
  return all;
}

}  // namespace lanebench
