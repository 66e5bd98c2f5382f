// A program started as a child: text goes in, lines come out, and its end is told in words.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lanebench {

/// What to start, and how.
struct Program {
  std::vector<std::string> arguments;                ///< The program first, searched in PATH.
  std::map<std::string, std::string> environment{};  ///< Added where it does not override the caller's.
  int output = 1;                                    ///< The descriptor whose lines are read.
  bool leads_group = false;                          ///< In a process group of its own, which ends with it.
};

/// A hidden command of this program, which talks on the event descriptor.
Program this_program(const std::string& command, const std::map<std::string, std::string>& environment);

class ChildProcess {
 public:
  /// Starts the program and gives it `input` on standard input. Throws ResultsError when it cannot be
  /// started.
  ChildProcess(const Program& program, const std::string& input);
  /// Kills the child, with its group if it leads one, and reaps it.
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
  /// What `kill` and its like get for all that must end.
  pid_t target() const { return leads_group_ ? -pid_ : pid_; }

  pid_t pid_ = -1;
  bool leads_group_;
  int events_ = -1;
  std::string buffer_;
};

/// "SIGSEGV" for 11; "signal 42" for one without a name.
std::string signal_text(int signal);

}  // namespace lanebench
