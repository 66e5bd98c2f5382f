// Page titles under the whole program: right answers over HTTP, and no server left when it ends.
#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include <cerrno>
#include <filesystem>

#include "tests/harness/program.h"

namespace lanebench {
namespace {

/// Makes this process the parent of those that a program leaves behind, as long as it lives.
class Orphans {
 public:
  Orphans() { prctl(PR_SET_CHILD_SUBREAPER, 1); }
  ~Orphans() { prctl(PR_SET_CHILD_SUBREAPER, 0); }
  Orphans(const Orphans&) = delete;
  Orphans& operator=(const Orphans&) = delete;

  /// Waits for those that are about to end; a server that runs on would never do so.
  bool all_end() const {
    for (int i = 0; i < 500; ++i) {
      const pid_t pid = waitpid(-1, nullptr, WNOHANG);
      if (pid < 0) return errno == ECHILD;
      if (pid == 0) usleep(10'000);
    }
    return false;
  }
};

TEST(PageTitlesProgram, MeasuresAndLeavesNoServer) {
  const Orphans orphans;
  const ScratchFolder scratch;
  const std::filesystem::path out = scratch / "run";
  const Finished finished =
      run_program(kProgram +
                  " run page_titles --lanes scalar --workers serial,processes --worker-counts 3 "
                  "--set pages=6 --set latency_ms=1 --budget 1s --out " +
                  out.string());
  EXPECT_EQ(finished.exit_code, 0) << finished.output;
  const std::string results = read_file(out / "results.csv");
  EXPECT_NE(results.find("page_titles/scalar/serial"), results.npos);
  EXPECT_NE(results.find("page_titles/scalar/processes:3"), results.npos);
  EXPECT_EQ(results.find(",wrong,"), results.npos) << results;
  EXPECT_TRUE(orphans.all_end());
}

TEST(PageTitlesProgram, LeavesNoServerWhenItIsKilled) {
  const Orphans orphans;
  const Finished finished = run_program("timeout --foreground --signal=KILL 0.7 " + kProgram +
                                        " solve page_titles --set pages=1000 --set latency_ms=100");
  EXPECT_NE(finished.exit_code, 0) << finished.output;
  EXPECT_TRUE(orphans.all_end());
}

}  // namespace
}  // namespace lanebench
