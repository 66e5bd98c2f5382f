// Starts gnuplot, reads its output until it ends or its time is over, and finds its first complaint.
#include "reports/figures/gnuplot.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string_view>

extern char** environ;

namespace lanebench {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(file, text.data(), text.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
  return lseek(file, 0, SEEK_SET) == 0;
}

// Until the other side closes the pipe; false when the time is over before that.
bool read_until(int file, std::chrono::steady_clock::time_point deadline, std::string& text) {
  char buffer[65536];
  while (true) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    pollfd wait{file, POLLIN, 0};
    if (poll(&wait, 1, static_cast<int>(left.count())) <= 0) continue;  // A signal, or the time is over.
    const ssize_t got = read(file, buffer, sizeof buffer);
    if (got == 0) return true;
    if (got > 0) text.append(buffer, static_cast<std::size_t>(got));
  }
}

std::string first_complaint(std::string_view messages) {
  std::string first;
  while (!messages.empty()) {
    std::string_view line = messages.substr(0, messages.find('\n'));
    messages.remove_prefix(std::min(messages.size(), line.size() + 1));
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    // gnuplot repeats the command, points at the place, and says "line 7: invalid command" below.
    if (line.starts_with("line ")) return std::string(line);
    if (first.empty()) first = line;
  }
  return first;
}

std::string outcome(int status, const std::string& messages) {
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return "";
  const std::string complaint = first_complaint(messages);
  if (!complaint.empty()) return "gnuplot failed: " + complaint;
  if (WIFSIGNALED(status)) return fmt::format("gnuplot failed: {}", strsignal(WTERMSIG(status)));
  return fmt::format("gnuplot failed with exit code {}", WEXITSTATUS(status));
}

}  // namespace

GnuplotOutput run_gnuplot(const std::string& script, std::chrono::milliseconds limit) {
  const auto deadline = std::chrono::steady_clock::now() + limit;
  // The script and the messages are files in memory: with one pipe only, no two can wait for each other, and
  // a gnuplot that ends early leaves no SIGPIPE.
  const Descriptor input(memfd_create("script", MFD_CLOEXEC));
  const Descriptor messages(memfd_create("messages", MFD_CLOEXEC));
  int ends[2];
  if (input.number() < 0 || messages.number() < 0 || !write_all(input.number(), script) ||
      pipe2(ends, O_CLOEXEC) != 0) {
    return {.text = "", .error = fmt::format("gnuplot cannot be started: {}", std::strerror(errno))};
  }
  const Descriptor output(ends[0]);
  Descriptor child_output(ends[1]);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input.number(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, child_output.number(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, messages.number(), STDERR_FILENO);
  std::string program = "gnuplot";
  std::string no_start_up_files = "-d";
  char* arguments[] = {program.data(), no_start_up_files.data(), nullptr};
  pid_t child = 0;
  const int failure = posix_spawnp(&child, "gnuplot", &actions, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  child_output.close();
  if (failure == ENOENT) {
    return {.text = "", .error = "gnuplot is not installed (package gnuplot-nox)"};
  }
  if (failure != 0) {
    return {.text = "", .error = fmt::format("gnuplot cannot be started: {}", std::strerror(failure))};
  }

  GnuplotOutput result;
  const bool ended = read_until(output.number(), deadline, result.text);
  if (!ended) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  std::string complaints(4096, '\0');
  const ssize_t length = pread(messages.number(), complaints.data(), complaints.size(), 0);
  complaints.resize(length > 0 ? static_cast<std::size_t>(length) : 0);
  result.error =
      ended ? outcome(status, complaints) : fmt::format("gnuplot was stopped after {} ms", limit.count());
  return result;
}

}  // namespace lanebench
