// Asks the kernel.
#include "harness/commands/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

namespace lanebench {

bool on_terminal() {
  return isatty(STDOUT_FILENO) != 0;
}

bool wants_colour() {
  const char* refused = std::getenv("NO_COLOR");  // Any value but an empty one says no.
  return on_terminal() && (refused == nullptr || *refused == '\0');
}

std::size_t output_columns() {
  constexpr std::size_t kCommon = 80;
  winsize size{};
  const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : kCommon;
}

}  // namespace lanebench
