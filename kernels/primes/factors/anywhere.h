// Functions that the variants of the CPU and of the GPU share, and the shared words that they agree through.
#pragma once

#include <atomic>
#include <cstdint>

#ifdef __CUDACC__
#define LANEBENCH_ANYWHERE __host__ __device__ inline
#else
/// Always inlined: an out-of-line copy would carry the instruction set of whichever file the linker took it
/// from.
#define LANEBENCH_ANYWHERE [[gnu::always_inline]] inline
#endif

namespace lanebench::factors {

/// What some worker wrote here last; it may be old.
LANEBENCH_ANYWHERE std::uint64_t look(const std::uint64_t& shared) {
#ifdef __CUDA_ARCH__
  return *const_cast<const volatile std::uint64_t*>(&shared);
#else
  return std::atomic_ref(const_cast<std::uint64_t&>(shared)).load(std::memory_order_relaxed);
#endif
}

/// Writes `value` where `old` is; returns what was there before.
LANEBENCH_ANYWHERE std::uint64_t exchange_if(std::uint64_t& shared, std::uint64_t old, std::uint64_t value) {
#ifdef __CUDA_ARCH__
  static_assert(sizeof(unsigned long long) == sizeof(std::uint64_t));
  return atomicCAS(reinterpret_cast<unsigned long long*>(&shared), old, value);
#else
  std::atomic_ref(shared).compare_exchange_strong(old, value, std::memory_order_relaxed);
  return old;
#endif
}

}  // namespace lanebench::factors
