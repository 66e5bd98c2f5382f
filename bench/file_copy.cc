// The lanes of file_copy beside cp(1) on files of the same size in the same file system.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "bench/beside.h"
#include "harness/child/runner.h"
#include "harness/plan/plan.h"
#include "kernels/contract/random.h"
#include "kernels/workloads/file_copy/file_copy.h"

namespace lanebench {
namespace {

namespace fs = std::filesystem;

/// Runs a program and waits for it.
void run_program(std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  int status = 1;
  if (posix_spawnp(&child, arguments.front(), nullptr, nullptr, arguments.data(), environ) == 0) {
    waitpid(child, &status, 0);
  }
  if (status != 0) throw std::runtime_error(words.front() + " failed");
}

/// A folder with the files that cp copies, and one for its copies.
class Folder {
 public:
  Folder(std::size_t files, std::size_t bytes) {
    path_ = fs::temp_directory_path() / "lanebench-bench-XXXXXX";
    if (mkdtemp(path_.data()) == nullptr) throw std::runtime_error("no folder for the files");
    fs::create_directory(copies());
    std::vector<std::uint64_t> words(bytes / sizeof(std::uint64_t));
    for (std::size_t file = 0; file < files; ++file) {
      for (std::size_t i = 0; i < words.size(); ++i) words[i] = random_bits(file, i);
      sources_.push_back(fmt::format("{}/{}", path_, file));
      std::ofstream(sources_.back(), std::ios::binary)
          .write(reinterpret_cast<const char*>(words.data()), static_cast<std::streamsize>(bytes));
    }
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  /// cp with the given option; the copies then exist.
  void copy(const std::string& option) const {
    std::vector<std::string> words = {"cp", option};
    words.insert(words.end(), sources_.begin(), sources_.end());
    words.push_back(copies());
    run_program(words);
  }
  void remove_copies() const {
    fs::remove_all(copies());
    fs::create_directory(copies());
  }

 private:
  std::string copies() const { return path_ + "/copies"; }

  std::string path_;
  std::vector<std::string> sources_;
};

}  // namespace
}  // namespace lanebench

int main(int argc, char** argv) {
  using namespace lanebench;
  const std::size_t rounds = argc > 1 ? parse_integer(argv[1], "rounds") : 21;
  const Workload workload = file_copy::workload();
  const Parameters parameters(workload.parameters);
  const file_copy::FileCopy sizes(parameters);

  std::vector<CaseRecord> cases = cases_of(workload, {"serial", "threads"}, {machine_placement().at_once()});
  std::erase_if(cases, [](const CaseRecord& record) { return !record.pending || record.lanes != "simd"; });
  Runner runner(workload, parameters, cases, [](std::size_t, int) { _exit(1); });
  unpin(machine_placement());  // cp may run on any core.
  const Folder folder(sizes.files, sizes.bytes);
  const auto cp = [&](const char* option) { return [&folder, option] { folder.copy(option); }; };
  const auto remove = [&] { folder.remove_copies(); };
  std::vector<Contestant> ways = {{"cp, new files", cp("--"), remove},
                                  {"cp --reflink=never, new files", cp("--reflink=never"), remove},
                                  {"cp --remove-destination", cp("--remove-destination")},
                                  {"cp, existing files", cp("--")},
                                  {"cp --reflink=never, existing files", cp("--reflink=never")}};
  for (const CaseRecord& record : cases) {
    const Runnable runnable = runner.prepare(record);
    ways.push_back({record.case_id, [runnable] {
                      runnable.solve();
                      runnable.park();
                    }});
  }
  compare(ways, rounds, sizes.cost().bytes_read);
  return 0;
}
