// What a process costs that is made for one job: fork, and spawn of a new program.
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness/machine/placement.h"
#include "harness/overheads/overheads.h"
#include "kernels/contract/workload.h"
#include "reports/analysis/statistics.h"

namespace lanebench {

OverheadList measure_processes() {
  unpin(machine_placement());  // The kernel chooses where a child begins, as it does for everyone.
  constexpr int kProcesses = 10;
  std::vector<double> fork_s;
  std::vector<double> spawn_s;
  for (int round = 0; round < kOverheadRounds; ++round) {
    fork_s.push_back(seconds_each(kProcesses, [] {
      const pid_t child = fork();
      if (child == 0) _exit(0);
      if (child < 0) throw Unavailable("the system starts no second process");
      waitpid(child, nullptr, 0);
    }));
    spawn_s.push_back(seconds_each(kProcesses, [] {
      pid_t child = 0;
      std::string program = "true";
      char* const arguments[] = {program.data(), nullptr};
      if (posix_spawnp(&child, "true", nullptr, nullptr, arguments, environ) != 0) {
        throw Unavailable("the system starts no program `true`");
      }
      waitpid(child, nullptr, 0);
    }));
  }
  return {{"fork", median(fork_s), "s", "fork a process that ends at once, and wait for its end"},
          {"spawn", median(spawn_s), "s", "start the program `true`, and wait for its end"}};
}

}  // namespace lanebench
