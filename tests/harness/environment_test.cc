// What a person's environment says to OpenMP: bindings are left aside, limits end in words.
#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "harness/coordinator/child_environment.h"
#include "harness/machine/limits.h"
#include "harness/program.h"
#include "harness/workers/nothing.h"
#include "harness/workers/workers.h"
#include "reports/results/read_run.h"
#include "reports/results/records.h"

namespace lanebench {
namespace {

Finished with_environment(const std::string& variables, const std::string& arguments) {
  return run_program("env " + variables + " " + kProgram + " " + arguments);
}

TEST(Environment, OfOpenMpDoesNotTakeCoresAway) {
  const std::string plain = with_environment("", "list --json").output;
  for (const char* variables :
       {"OMP_PROC_BIND=true", "OMP_PROC_BIND=close OMP_PLACES=cores", "GOMP_CPU_AFFINITY=0",
        "KMP_AFFINITY=compact", "KMP_HW_SUBSET=1c,1t", "KMP_PLACE_THREADS=1c,1t"}) {
    EXPECT_EQ(with_environment(variables, "list --json").output, plain) << variables;
  }
}

TEST(Environment, OfSixHundredCoresGetsTeamsThatCanBe) {
  const Finished listed = with_environment("HWLOC_SYNTHETIC='core:600 pu:1'", "list triad");
  EXPECT_NE(listed.output.find("triad/scalar/threads:512 "), std::string::npos);
  EXPECT_EQ(listed.output.find("triad/scalar/threads:600 "), std::string::npos);
}

TEST(Environment, WithAThreadLimitLeavesTeamsUnavailableWithTheReason) {
  const ScratchFolder scratch;
  const std::string folder = (scratch / "run").string();
  // Figures of so small a team are not for the other tests.
  const Finished run =
      with_environment("XDG_CACHE_HOME=" + folder +
                           "-cache OMP_PROC_BIND=close OMP_THREAD_LIMIT=2 OMP_DYNAMIC=true OMP_NUM_THREADS=1",
                       "run triad --size 20000 --lanes scalar --workers threads "
                       "--worker-counts 2,3 --budget 2s --out " +
                           folder);
  ASSERT_EQ(run.exit_code, 0) << run.output;
  const auto machine = nlohmann::json::parse(read_file(scratch / "run" / "machine.json"));
  EXPECT_EQ(machine["openmp"]["settings"]["OMP_PROC_BIND"],
            "close (not followed: workers sit where the placement says)");
  for (const CaseRecord& record : read_run(folder).cases) {
    if (record.worker_count != 3) {
      EXPECT_EQ(record.status, Status::kOk) << record.case_id << ": " << record.reason;
      continue;
    }
    EXPECT_EQ(record.status, Status::kUnavailable) << record.case_id;
    EXPECT_NE(record.reason.find("OpenMP gives 2 of 3 threads (OMP_NUM_THREADS=1, OMP_THREAD_LIMIT=2"),
              std::string::npos)
        << record.reason;
  }
  const Finished solve =
      with_environment("OMP_THREAD_LIMIT=1", "solve triad --set n=1000 --case scalar/threads:2");
  EXPECT_EQ(solve.exit_code, 2);
  EXPECT_EQ(solve.output,
            "lanebench: this case cannot run here: OpenMP gives 1 of 2 threads (OMP_THREAD_LIMIT=1)\n");
}

TEST(Environment, WithALimitOfLibompMattersToItAlone) {
  const bool libomp = describe_openmp()["runtime"] == "LLVM libomp";
  for (const std::string limit : {"KMP_DEVICE_THREAD_LIMIT=1", "KMP_LIBRARY=serial"}) {
    const Finished solve = with_environment(limit, "solve triad --set n=1000 --case scalar/threads:2");
    EXPECT_EQ(solve.exit_code, libomp ? 2 : 0) << limit;
    if (!libomp) continue;
    EXPECT_EQ(solve.output,
              "lanebench: this case cannot run here: OpenMP gives 1 of 2 threads (" + limit + ")\n");
  }
}

/// Whether the system calls another thread of this process running, or about to.
bool another_thread_runs() {
  for (const auto& thread : std::filesystem::directory_iterator("/proc/self/task")) {
    if (thread.path().filename() == std::to_string(getpid())) continue;
    const std::string line = read_file(thread.path() / "stat");
    if (line.substr(line.rfind(')') + 2, 1) == "R") return true;
  }
  return false;
}

[[noreturn]] void exit_with_times_that_a_parked_thread_ran() {
  const auto workers = thread_workers(2, machine_placement());
  int times = 0;
  for (int i = 0; i < 20; ++i) {
    const Nothing nothing;
    workers->run([](const Problem&, Team&) {}, nothing);
    workers->park();
    times += another_thread_runs();
  }
  std::exit(times);
}

TEST(Environment, OfChildrenLetsParkedThreadsSleep) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");  // Starts this program anew: runtimes read settings once.
  for (const auto& [name, value] : child_environment()) setenv(name.c_str(), value.c_str(), 1);
  EXPECT_EXIT(
      exit_with_times_that_a_parked_thread_ran(),
      [](int status) {
        return WIFEXITED(status) &&
               WEXITSTATUS(status) < 10;  // A busy system may hold one up on its way to sleep.
      },
      "");
}

}  // namespace
}  // namespace lanebench
