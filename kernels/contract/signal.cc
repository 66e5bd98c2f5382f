// Spin-then-futex waiting on a shared word.
#include "kernels/contract/signal.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <climits>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace lanebench {

void spin_pause() {
#if defined(__x86_64__)
  _mm_pause();
#elif defined(__aarch64__)
  asm volatile("isb");
#endif
}

void Signal::set(std::uint32_t value) {
  value_.store(value, std::memory_order_seq_cst);
  wake();
}

std::uint32_t Signal::increment() {
  const std::uint32_t before = value_.fetch_add(1, std::memory_order_seq_cst);
  wake();
  return before;
}

void Signal::wake() {
  // Sequentially consistent on both sides: either this load sees the sleeper, or the sleeper's futex call
  // sees the new value and returns at once.
  if (sleepers_.load(std::memory_order_seq_cst) == 0) return;
  syscall(SYS_futex, &value_, FUTEX_WAKE, INT_MAX, nullptr, nullptr, 0);
}

void Signal::wait_while(std::uint32_t old, std::uint32_t spins) {
  for (std::uint32_t i = 0; i < spins; ++i) {
    if (value() != old) return;
    spin_pause();
  }
  if (value() != old) return;
  sleepers_.fetch_add(1, std::memory_order_seq_cst);
  while (value() == old) syscall(SYS_futex, &value_, FUTEX_WAIT, old, nullptr, nullptr, 0);
  sleepers_.fetch_sub(1, std::memory_order_seq_cst);
}

}  // namespace lanebench
