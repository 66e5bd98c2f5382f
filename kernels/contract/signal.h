// A word that one worker changes and others wait for, in threads or across processes.
#pragma once

#include <atomic>
#include <cstdint>

namespace lanebench {

/// Tells the core that this is a spin loop (`pause` on x86: leaves a hyperthread sibling its issue slots).
void spin_pause();

/// A 32-bit value with spin-then-sleep waiting. Address-free: it works in memory that several processes map,
/// which `std::atomic::wait` does not promise (libstdc++ uses process-private futexes).
class alignas(64) Signal {
 public:
  std::uint32_t value() const { return value_.load(std::memory_order_acquire); }

  /// Publishes `value` and wakes every sleeper. Costs no system call while nobody sleeps.
  void set(std::uint32_t value);

  /// Adds 1 and wakes every sleeper; returns the value before.
  std::uint32_t increment();

  /// Returns once the value differs from `old`: spins for at most `spins` pauses, then sleeps in the kernel.
  void wait_while(std::uint32_t old, std::uint32_t spins);

  /// How many waiters are asleep, so that a caller can tell a parked worker from a spinning one.
  std::uint32_t sleepers() const { return sleepers_.load(std::memory_order_acquire); }

 private:
  void wake();

  std::atomic<std::uint32_t> value_{0};
  std::atomic<std::uint32_t> sleepers_{0};
};

}  // namespace lanebench
