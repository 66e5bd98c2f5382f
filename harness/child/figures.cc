// Overheads first: their parts fork, which a process with threads must not.
#include "harness/child/figures.h"

#include <sys/prctl.h>

#include <algorithm>
#include <csignal>
#include <iterator>

#include "harness/protocol/figures.h"
#include "harness/protocol/protocol.h"

namespace lanebench {

int figures_child() {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  send_line(text_of(measure_overheads()));
  CeilingList ceilings = cpu_ceilings();
  std::ranges::move(gpu_ceilings(), std::back_inserter(ceilings));
  send_line(text_of(ceilings));
  return 0;
}

}  // namespace lanebench
