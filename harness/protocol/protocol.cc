// Writes events.
#include "harness/protocol/protocol.h"

#include <unistd.h>

namespace lanebench {

void send_event(const nlohmann::json& event) {
  const std::string line = event.dump() + "\n";
  // A coordinator that is gone takes this process with it (PR_SET_PDEATHSIG), so a failed write needs no
  // answer.
  [[maybe_unused]] const ssize_t written = write(kEventDescriptor, line.data(), line.size());
}

}  // namespace lanebench
