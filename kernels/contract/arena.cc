// mmap-backed arenas.
#include "kernels/contract/arena.h"

#include <fmt/format.h>
#include <sys/mman.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "kernels/contract/parameters.h"

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#endif

namespace lanebench {
namespace {

constexpr std::size_t kLine = 64;
constexpr std::size_t kHugePage = std::size_t{2} << 20;
// Arrays that start at the same offset in a 4 KiB page make loads wait for unrelated earlier stores ("4K
// aliasing"). An odd number of lines between arrays of power-of-two length keeps them apart, and is the gap
// that AddressSanitizer watches.
constexpr std::size_t kGap = 17 * kLine;

std::size_t rounded_up(std::size_t bytes, std::size_t unit) {
  return (bytes + unit - 1) / unit * unit;
}

}  // namespace

Arena::Arena(Memory memory, std::size_t bytes) : capacity_(rounded_up(bytes + kHugePage, kHugePage)) {
  const int visibility = memory == Memory::kShared ? MAP_SHARED : MAP_PRIVATE;
  void* mapped =
      mmap(nullptr, capacity_, PROT_READ | PROT_WRITE, visibility | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (mapped == MAP_FAILED) {
    throw InputError(fmt::format("cannot map {} MB of memory: {}; choose a smaller --size",
                                 capacity_ / 1000000, std::strerror(errno)));
  }
  base_ = static_cast<std::byte*>(mapped);
  madvise(base_, capacity_, MADV_HUGEPAGE);  // Advice only: shared memory or a `never` policy may ignore it.
}

Arena::~Arena() {
  if (base_ == nullptr) return;
#if defined(__SANITIZE_ADDRESS__)
  ASAN_UNPOISON_MEMORY_REGION(base_, capacity_);
#endif
  munmap(base_, capacity_);
}

void* Arena::take_bytes(std::size_t bytes) {
  const std::size_t offset = used_;
  used_ += rounded_up(bytes, kLine) + kGap;
  if (base_ == nullptr) return nullptr;
  if (used_ > capacity_) throw std::logic_error("arena too small for its problem");
#if defined(__SANITIZE_ADDRESS__)
  ASAN_POISON_MEMORY_REGION(base_ + offset + bytes, used_ - offset - bytes);
#endif
  return base_ + offset;
}

}  // namespace lanebench
