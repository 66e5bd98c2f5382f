// Asks the kernel about the output, and fits the first screen to it.
#include "harness/commands/terminal.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

#include "reports/render/first_screen_terminal.h"
#include "reports/results/read_run.h"

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

void print_first_screen(const std::filesystem::path& folder) {
  const FirstScreen screen = first_screen(analyse(read_run(folder)));
  fmt::print("{}\n", first_screen_terminal(screen, output_columns(), wants_colour()));
}

}  // namespace lanebench
