// Memory for a problem's inputs and outputs: private with huge pages, or shared between processes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace lanebench {

/// Hands out aligned arrays from one mapping, which goes back as a whole. Nothing handed out is initialised
/// beyond the zeros of fresh pages; pages are first touched by whoever writes them first.
class Arena {
 public:
  enum class Memory {
    kPrivate,  ///< Anonymous, advised to use huge pages; a process forked later inherits it copy-on-write.
    kShared,   ///< Seen by every process forked later; most systems give it 4 KiB pages only.
  };

  /// An arena that only counts: its arrays must not be touched. Tells what `allocate` would need.
  Arena() = default;
  /// Maps `bytes`; throws InputError when the system refuses.
  Arena(Memory memory, std::size_t bytes);
  ~Arena();
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  template <typename T>
  std::span<T> take(std::size_t count) {
    return {static_cast<T*>(take_bytes(count * sizeof(T))), count};
  }

  /// Bytes taken so far, padding included.
  std::size_t used() const { return used_; }

 private:
  void* take_bytes(std::size_t bytes);

  std::byte* base_ = nullptr;
  std::size_t capacity_ = 0;
  std::size_t used_ = 0;
};

}  // namespace lanebench
