// file_copy: right copies and checksums of any size, and everything that goes wrong with files.
#include "kernels/workloads/file_copy/file_copy.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <utility>

#include "kernels/workloads/file_copy/transfer.h"
#include "tests/kernels/team_runner.h"

namespace lanebench::file_copy {
namespace {

using Settings = std::initializer_list<std::pair<std::string, std::string>>;

Parameters parameters(Settings settings) {
  Parameters p(workload().parameters);
  p.set("bytes", "700001");
  for (const auto& [name, value] : settings) p.set(name, value);
  return p;
}

/// A problem whose files were made in a folder of this test's own.
class FileCopyTest : public testing::Test {
 protected:
  FileCopyTest() {
    const char* before = std::getenv("TMPDIR");
    if (before != nullptr) before_ = before;
    folder_ = std::filesystem::temp_directory_path() / "lanebench-test-XXXXXX";
    if (mkdtemp(folder_.data()) == nullptr) ADD_FAILURE() << "no folder for the test";
    setenv("TMPDIR", folder_.c_str(), 1);
  }
  ~FileCopyTest() override {
    EXPECT_TRUE(std::filesystem::is_empty(folder_)) << "something was left behind";
    std::filesystem::remove_all(folder_);
    before_.empty() ? unsetenv("TMPDIR") : setenv("TMPDIR", before_.c_str(), 1);
  }

  static ReadyProblem ready(Settings settings = {}) {
    return ReadyProblem(workload().make(parameters(settings)));
  }

  static FileCopy& problem_of(const ReadyProblem& ready) { return static_cast<FileCopy&>(*ready.problem); }

  static void solve_with_scalar(const ReadyProblem& ready, std::size_t workers = 1) {
    ready.problem->poison();
    run_team(workload().variants.front().kernel, *ready.problem, workers);
  }

  /// Solves with every variant of this CPU in teams of 1, 2 and 3, and gives the verdict to `test`.
  template <typename Test>
  static void after_every_variant(const ReadyProblem& ready, Test test) {
    for (const Variant& variant : workload().variants) {
      if (!variant.kernel) continue;
      for (std::size_t size = 1; size <= 3; ++size) {
        ready.problem->poison();
        run_team(variant.kernel, *ready.problem, size);
        test(ready.problem->check(), variant.lanes + "@" + variant.isa + " team of " + std::to_string(size));
      }
    }
  }

  static void expect_right(Settings settings) {
    const ReadyProblem problem = ready(settings);
    after_every_variant(problem, [](const Verdict& verdict, const std::string& variant) {
      EXPECT_TRUE(verdict.correct) << variant << ": " << verdict.reason;
    });
  }

  static void expect_failure(const ReadyProblem& problem, const std::string& part) {
    after_every_variant(problem, [&](const Verdict& verdict, const std::string& variant) {
      EXPECT_FALSE(verdict.correct) << variant;
      EXPECT_NE(verdict.reason.find(part), std::string::npos) << variant << ": " << verdict.reason;
    });
  }

  /// What `act` returns in a process of its own.
  template <typename Act>
  static int status_of_child(Act act) {
    const pid_t child = fork();
    if (child == 0) _exit(act());
    int status = 0;
    waitpid(child, &status, 0);
    return status;
  }

  std::string folder_;

 private:
  std::string before_;
};

TEST_F(FileCopyTest, IsRightAroundAChunk) {
  for (const std::string bytes : {"0", "1", "262143", "262144", "262145", "524288", "1000003"}) {
    SCOPED_TRACE(bytes);
    expect_right({{"bytes", bytes}});
  }
}

TEST_F(FileCopyTest, IsRightForOneFileAndForMany) {
  expect_right({{"files", "1"}});
  expect_right({{"files", "7"}, {"bytes", "300000"}});
  expect_right({{"files", "64"}, {"bytes", "10"}});
}

TEST_F(FileCopyTest, IsRightWhenSourcesAreNotCached) {
  try {
    expect_right({{"cache", "cold"}, {"bytes", "300000"}});
  } catch (const Unavailable& reason) {
    EXPECT_NE(std::string(reason.what()).find("is memory, not a disk"), std::string::npos) << reason.what();
  }
}

TEST_F(FileCopyTest, AnswersWithAChecksumPerFile) {
  const ReadyProblem empty = ready({{"files", "3"}, {"bytes", "0"}});
  solve_with_scalar(empty);
  EXPECT_EQ(empty.problem->answer(), "crc32c=00000000,00000000,00000000");
  const ReadyProblem digits = ready({{"bytes", "9"}});
  ASSERT_EQ(pwrite(problem_of(digits).source(1), "123456789", 9, 0), 9);
  solve_with_scalar(digits);
  EXPECT_EQ(digits.problem->answer().substr(15), ",e3069283") << digits.problem->answer();
  EXPECT_EQ(digits.problem->cost().bytes_read, 18);
}

TEST_F(FileCopyTest, FilesDiffer) {
  const ReadyProblem problem = ready({{"files", "2"}});
  solve_with_scalar(problem);
  EXPECT_NE(problem_of(problem).checksums[0], problem_of(problem).checksums[1]);
}

TEST_F(FileCopyTest, CheckFindsOneWrongByteAnywhere) {
  const ReadyProblem problem = ready();
  for (const off_t at : {off_t{0}, off_t{262144}, off_t{700000}}) {
    solve_with_scalar(problem);
    ASSERT_TRUE(problem.problem->check().correct);
    const int copy = problem_of(problem).destination(1);
    char byte = 0;
    ASSERT_EQ(pread(copy, &byte, 1, at), 1);
    byte = static_cast<char>(~byte);
    ASSERT_EQ(pwrite(copy, &byte, 1, at), 1);
    const Verdict verdict = problem.problem->check();
    EXPECT_FALSE(verdict.correct);
    EXPECT_EQ(verdict.reason.find("file 1: byte " + std::to_string(at) + ": got 0x"), 0) << verdict.reason;
  }
}

TEST_F(FileCopyTest, CheckFindsWrongLengthsAndChecksums) {
  const ReadyProblem problem = ready();
  FileCopy& p = problem_of(problem);
  solve_with_scalar(problem);
  ASSERT_EQ(ftruncate(p.destination(0), 700002), 0);
  EXPECT_EQ(p.check().reason, "file 0: got 700002 bytes, expected 700001");
  solve_with_scalar(problem);
  p.checksums[1] ^= 1;
  EXPECT_EQ(p.check().reason.find("file 1: got crc32c "), 0) << p.check().reason;
  p.poison();
  EXPECT_EQ(p.check().reason, "file 0: got no outcome");
}

// A kernel that copies nothing must not pass with the copy of the one before it.
TEST_F(FileCopyTest, PoisonEmptiesTheCopies) {
  const ReadyProblem problem = ready();
  FileCopy& p = problem_of(problem);
  solve_with_scalar(problem);
  const std::array<std::uint32_t, 2> checksums = {p.checksums[0], p.checksums[1]};
  p.poison();
  for (std::size_t file = 0; file < 2; ++file) {
    p.checksums[file] = checksums.at(file);
    p.failures[file] = 0;
  }
  EXPECT_EQ(p.check().reason, "file 0: got 0 bytes, expected 700001");
}

TEST_F(FileCopyTest, SaysThatASourceEndsTooEarly) {
  const ReadyProblem problem = ready();
  ASSERT_EQ(ftruncate(problem_of(problem).source(1), 300000), 0);
  expect_failure(problem, "file 1: read at byte ");
  expect_failure(problem, ": the file ends here");
}

TEST_F(FileCopyTest, SaysThatASourceCannotBeRead) {
  const ReadyProblem problem = ready();
  const int directory = open("/", O_RDONLY | O_DIRECTORY);
  ASSERT_GE(dup2(directory, problem_of(problem).source(0)), 0);
  close(directory);
  expect_failure(problem, "file 0: read at byte ");
  expect_failure(problem, ": Is a directory");
}

TEST_F(FileCopyTest, SaysThatADestinationCannotBeWritten) {
  const ReadyProblem problem = ready();
  const int unwritable = open("/dev/null", O_RDONLY);
  ASSERT_GE(dup2(unwritable, problem_of(problem).destination(1)), 0);
  close(unwritable);
  expect_failure(problem, "file 1: emptying the destination at byte 0: Invalid argument");
}

TEST_F(FileCopyTest, SaysThatACopyOutgrowsTheLimitMeanwhile) {
  // In a process of its own, whose limit this is. 9: of the right file and step.
  const int status = status_of_child([] {
    const ReadyProblem problem = ready();
    const rlimit limit = {400000, 400000};
    setrlimit(RLIMIT_FSIZE, &limit);
    solve_with_scalar(problem, 1);  // Two workers might meet the limit in another order.
    const std::string reason = problem.problem->check().reason;
    return reason.find("write at byte 4") != std::string::npos && reason.ends_with("File too large") ? 9 : 1;
  });
  ASSERT_TRUE(WIFEXITED(status)) << "signal " << WTERMSIG(status);
  EXPECT_EQ(WEXITSTATUS(status), 9);
}

TEST_F(FileCopyTest, IsUnavailableWithoutRoom) {
  const int status = status_of_child([] {
    const rlimit limit = {400000, 400000};
    setrlimit(RLIMIT_FSIZE, &limit);
    try {
      ready();
      return 1;
    } catch (const Unavailable& reason) {
      const std::string text = reason.what();
      return text.starts_with("no room: needs 19 MB in one folder; /") &&
                     text.find("File too large") != std::string::npos && text.find('\n') == std::string::npos
                 ? 9
                 : 2;
    }
  });
  ASSERT_TRUE(WIFEXITED(status)) << "signal " << WTERMSIG(status);
  EXPECT_EQ(WEXITSTATUS(status), 9);
}

TEST_F(FileCopyTest, TakesTheNextFolderWhereOneHasNoRoom) {
  for (const char* unusable : {"/proc", "/no/such/folder", "/dev/null"}) {
    setenv("TMPDIR", unusable, 1);
    expect_right({{"bytes", "100"}});
  }
}

TEST_F(FileCopyTest, NothingHasANameEvenWhileItRuns) {
  const ReadyProblem problem = ready();
  EXPECT_TRUE(std::filesystem::is_empty(folder_));
}

TEST_F(FileCopyTest, OtherProcessesFindTheSources) {
  const ReadyProblem problem = ready();
  const auto paths = problem.problem->outside_inputs();
  ASSERT_EQ(paths.size(), 2U);
  const std::string path = paths.at("source1");
  const int status = status_of_child([&] {
    const int source = open(path.c_str(), O_RDONLY);
    std::array<char, 100> there{};
    std::array<char, 100> here{};
    const bool same = read(source, there.data(), there.size()) == 100 &&
                      pread(problem_of(problem).source(1), here.data(), here.size(), 0) == 100 &&
                      there == here;
    return same ? 9 : 1;
  });
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 9);
}

TEST_F(FileCopyTest, NothingIsLeftOfAKilledProcess) {
  const int status = status_of_child([] {
    const ReadyProblem problem = ready();
    solve_with_scalar(problem, 2);
    raise(SIGKILL);
    return 0;
  });
  EXPECT_TRUE(WIFSIGNALED(status));
}

TEST_F(FileCopyTest, RefusesBadInput) {
  EXPECT_THROW(parameters({{"files", "65"}}), InputError);
  EXPECT_THROW(parameters({{"files", "0"}}), InputError);
  try {
    workload().make(parameters({{"cache", "tepid"}}));
    ADD_FAILURE() << "accepted";
  } catch (const InputError& error) {
    EXPECT_STREQ(error.what(), "cache must be warm or cold; got 'tepid'");
  }
}

TEST(Failure, SurvivesPacking) {
  const Failure failure{Failure::Step::kWrite, 28, (std::uint64_t{1} << 36) + 5};
  const Failure back = Failure::unpacked(failure.packed());
  EXPECT_EQ(back.text(), "write at byte 68719476741: No space left on device");
  EXPECT_NE(failure.packed(), kNoOutcome);
}

}  // namespace
}  // namespace lanebench::file_copy
