// All parts, in the order that forking demands.
#include "harness/overheads/overheads.h"

#include <sys/prctl.h>

#include <algorithm>
#include <csignal>
#include <iterator>

#include "harness/ceilings/ceilings.h"
#include "harness/protocol/protocol.h"

namespace lanebench {

int overheads_child() {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  OverheadList all;
  for (const auto part : {measure_processes, measure_channels, measure_teams, measure_gpu}) {
    std::ranges::move(part(), std::back_inserter(all));
  }
  send_event({{"event", "overheads"}, {"overheads", all}});
  CeilingList ceilings = cpu_ceilings();
  std::ranges::move(gpu_ceilings(), std::back_inserter(ceilings));
  send_event({{"event", "ceilings"}, {"ceilings", ceilings}});
  return 0;
}

}  // namespace lanebench
