// pread and pwrite until all is done, and failures in words.
#include "kernels/workloads/file_copy/transfer.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace lanebench::file_copy {
namespace {

constexpr int kErrorBits = 16;
constexpr int kStepBits = 8;

/// Calls `transfer(done)` until `size` bytes are done; it returns as read(2) does.
template <typename Transfer>
Failure transfer_all(Failure::Step step, std::size_t size, std::uint64_t offset, Transfer transfer) {
  for (std::size_t done = 0; done < size;) {
    const ssize_t count = transfer(done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return {step, count < 0 ? errno : 0, offset + done};
    done += static_cast<std::size_t>(count);
  }
  return {};
}

}  // namespace

std::uint64_t Failure::packed() const {
  return offset << (kErrorBits + kStepBits) | static_cast<std::uint64_t>(error) << kStepBits |
         static_cast<std::uint64_t>(step);
}

Failure Failure::unpacked(std::uint64_t word) {
  return {static_cast<Step>(word & ((1 << kStepBits) - 1)),
          static_cast<int>(word >> kStepBits & ((1 << kErrorBits) - 1)), word >> (kErrorBits + kStepBits)};
}

std::string Failure::text() const {
  constexpr const char* kSteps[] = {"nothing", "emptying the destination",
                                    "dropping the source from the cache", "read", "write"};
  return fmt::format("{} at byte {}: {}", kSteps[static_cast<std::size_t>(step)], offset,
                     error == 0 ? "the file ends here" : std::strerror(error));
}

Failure read_all(int descriptor, std::byte* data, std::size_t size, std::uint64_t offset) {
  return transfer_all(Failure::Step::kRead, size, offset, [&](std::size_t done) {
    return pread(descriptor, data + done, size - done, static_cast<off_t>(offset + done));
  });
}

Failure write_all(int descriptor, const std::byte* data, std::size_t size, std::uint64_t offset) {
  return transfer_all(Failure::Step::kWrite, size, offset, [&](std::size_t done) {
    return pwrite(descriptor, data + done, size - done, static_cast<off_t>(offset + done));
  });
}

}  // namespace lanebench::file_copy
