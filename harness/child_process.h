// This program, started again as a child: text goes in, lines come out, and its end is told in words.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <map>
#include <optional>
#include <string>

namespace lanebench {

class ChildProcess {
 public:
  /// Starts `command` of this program in a process group of its own, gives it `input` on standard input, and
  /// listens on its event descriptor. `environment` is added where it does not override the caller's.
  ChildProcess(const std::string& command, const std::string& input,
               const std::map<std::string, std::string>& environment);
  /// Kills the whole group and reaps the child.
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  enum class Read { kLine, kEnd, kTimeout, kInterrupted };
  /// The next line without its end; kInterrupted when a signal came instead.
  Read read_line(std::string& line, std::chrono::milliseconds timeout);

  /// Waits for the child's end and says what it was: "" for exit code 0, otherwise "SIGSEGV", "exit code 3",
  /// …
  std::string wait();

 private:
  pid_t pid_ = -1;
  int events_ = -1;
  std::string buffer_;
};

/// "SIGSEGV" for 11; "signal 42" for one without a name.
std::string signal_text(int signal);

}  // namespace lanebench
