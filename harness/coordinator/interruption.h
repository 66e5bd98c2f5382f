// Ctrl-C and a polite kill, as a question that a loop can ask.
#pragma once

#include <csignal>

namespace lanebench {

/// While it lives, those signals interrupt system calls and set a flag instead of ending the process. One at
/// a time.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  /// Whether one of them came.
  bool came() const;

 private:
  struct sigaction old_interrupt_ {};
  struct sigaction old_terminate_ {};
};

}  // namespace lanebench
