// posix_spawn, pipes and poll.
#include "harness/protocol/child_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <vector>

#include "harness/protocol/protocol.h"
#include "reports/text/limits.h"

namespace lanebench {
namespace {

[[noreturn]] void fail(const char* doing) {
  throw ResultsError(fmt::format("cannot start a child: {}: {}", doing, std::strerror(errno)));
}

/// A readable descriptor that holds `text`; unlike a pipe it never blocks, whatever the length.
int file_with(const std::string& text) {
  const int descriptor = memfd_create("input", MFD_CLOEXEC);
  if (descriptor < 0 || write(descriptor, text.data(), text.size()) != static_cast<ssize_t>(text.size()) ||
      lseek(descriptor, 0, SEEK_SET) != 0) {
    fail("memfd_create");
  }
  return descriptor;
}

}  // namespace

Program this_program(const std::string& command, const std::map<std::string, std::string>& environment) {
  return {{"/proc/self/exe", command}, environment, kEventDescriptor, true};
}

ChildProcess::ChildProcess(const Program& program, const std::string& input)
    : leads_group_(program.leads_group) {
  std::array<int, 2> pipe_ends{};
  if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0) fail("pipe");
  events_ = pipe_ends[0];
  const int input_file = file_with(input);

  std::vector<std::string> variables;
  for (const auto& [name, value] : program.environment) {
    if (getenv(name.c_str()) == nullptr) variables.push_back(name + "=" + value);
  }
  std::vector<char*> all;
  for (char** variable = environ; *variable != nullptr; ++variable) all.push_back(*variable);
  for (std::string& variable : variables) all.push_back(variable.data());
  all.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input_file, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], program.output);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  if (leads_group_) posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  std::vector<std::string> texts = program.arguments;
  std::vector<char*> arguments;
  for (std::string& text : texts) arguments.push_back(text.data());
  arguments.push_back(nullptr);
  const int code = posix_spawnp(&pid_, arguments[0], &actions, &attributes, arguments.data(), all.data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  close(pipe_ends[1]);
  close(input_file);
  if (code != 0) {
    errno = code;
    pid_ = -1;
    close(events_);
    fail(arguments[0]);
  }
}

ChildProcess::~ChildProcess() {
  if (pid_ > 0) {
    kill(target(), SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  close(events_);
}

ChildProcess::Read ChildProcess::read_line(std::string& line, std::chrono::milliseconds timeout) {
  const auto deadline = std::chrono::steady_clock::now() + timeout;
  for (;;) {
    const std::size_t end = buffer_.find('\n');
    if (end != std::string::npos) {
      line = buffer_.substr(0, end);
      buffer_.erase(0, end + 1);
      return Read::kLine;
    }
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) return Read::kTimeout;
    pollfd waiting{events_, POLLIN, 0};
    if (poll(&waiting, 1, static_cast<int>(left.count())) < 0) return Read::kInterrupted;
    if (waiting.revents == 0) continue;
    std::array<char, 4096> bytes;
    const ssize_t count = read(events_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) return Read::kInterrupted;
    if (count <= 0) return Read::kEnd;
    buffer_.append(bytes.data(), static_cast<std::size_t>(count));
  }
}

std::string ChildProcess::wait() {
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  if (leads_group_) kill(target(), SIGKILL);  // Process workers that it left behind.
  pid_ = -1;
  if (WIFSIGNALED(status)) return signal_text(WTERMSIG(status));
  return WEXITSTATUS(status) == 0 ? "" : fmt::format("exit code {}", WEXITSTATUS(status));
}

std::string signal_text(int signal) {
  const char* name = sigabbrev_np(signal);
  return name != nullptr ? fmt::format("SIG{}", name) : fmt::format("signal {}", signal);
}

}  // namespace lanebench
