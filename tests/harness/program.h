// Runs one of the built programs and keeps what it said.
#pragma once

#include <sys/wait.h>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <unistd.h>

namespace lanebench {

/// For a shell: a checkout's path may have spaces.
inline const std::string kProgram = "\"" LANEBENCH_PROGRAM "\"";
inline const std::string kFaultyProgram = "\"" LANEBENCH_FAULTY "\"";

struct Finished {
  int exit_code;
  std::string output;  ///< Standard output and standard error.
};

/// All tests share what they measure of the machine, and leave the user's own cache folder alone.
inline std::string test_cache() {
  return (std::filesystem::path(LANEBENCH_PROGRAM).parent_path() / "test-cache").string();
}

inline Finished run_program(const std::string& command) {
  setenv("XDG_CACHE_HOME", test_cache().c_str(), 1);
  std::FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  std::string output;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) output.push_back(static_cast<char>(c));
  const int status = pclose(pipe);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, output};
}

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A folder of its own for one test, removed with it.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "lanebench-test-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~ScratchFolder() { std::filesystem::remove_all(path_); }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

}  // namespace lanebench
