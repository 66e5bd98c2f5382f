// However a run ends, nothing is left of it but its results: no process, and so no port, and no temporary
// file.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <ostream>
#include <thread>

#include "harness/program.h"

namespace lanebench {
namespace {

/// Processes whose environment holds `mark`: all that descend from a program that was started with it.
std::vector<std::string> processes_marked(const std::string& mark) {
  std::vector<std::string> found;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator("/proc", ignored)) {
    if (read_file(entry.path() / "environ").find(mark) == std::string::npos) continue;
    found.push_back(entry.path().filename().string() + " " + read_file(entry.path() / "comm"));
  }
  return found;
}

struct Ending {
  std::string workload;
  std::string signal;

  friend void PrintTo(const Ending& ending, std::ostream* stream) {
    *stream << ending.workload << " " << ending.signal;
  }
};

class Leftovers : public testing::TestWithParam<Ending> {};

TEST_P(Leftovers, AreNone) {
  const ScratchFolder scratch;
  const std::string temporary = (scratch / "temporary").string();
  std::filesystem::create_directory(temporary);
  const std::string mark = "TMPDIR=" + temporary;
  const std::string folder = (scratch / "run").string();
  const std::string samples = folder + "/samples.csv";
  // Sends the signal to the program once it is in the middle of its rounds.
  run_program(
      fmt::format("sh -c 'env {} {} run {} --quick --lanes scalar --budget 20s --out {} & run=$!;"
                  " while [ \"$(cat {} 2>/dev/null | wc -l)\" -lt 8 ]; do sleep 0.05; done;"
                  " kill -{} $run; wait $run'",
                  mark, kProgram, GetParam().workload, folder, samples, GetParam().signal));
  std::vector<std::string> left = processes_marked(mark);
  for (int tries = 0; tries < 100 && !left.empty(); ++tries, left = processes_marked(mark)) {
    std::this_thread::sleep_for(
        std::chrono::milliseconds(50));  // A killed parent's children die soon after it.
  }
  EXPECT_TRUE(left.empty()) << left.size() << " processes, among them " << left.front();
  EXPECT_TRUE(std::filesystem::is_empty(temporary));
  EXPECT_GE(std::ranges::count(read_file(samples), '\n'), 8);
}

INSTANTIATE_TEST_SUITE_P(Run, Leftovers,
                         testing::Values(Ending{"file_copy", "KILL"}, Ending{"file_copy", "INT"},
                                         Ending{"page_titles", "KILL"}, Ending{"page_titles", "TERM"}),
                         [](const auto& instance) {
                           return instance.param.workload + "_" + instance.param.signal;
                         });

}  // namespace
}  // namespace lanebench
