// Reading, writing and failing, for all lanes.
#include "kernels/workloads/file_copy/copy.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>

#include "kernels/workloads/file_copy/crc32c.h"

namespace lanebench::file_copy {
namespace {

constexpr int kErrorBits = 16;
constexpr int kStepBits = 8;

void record(const FileCopy& p, std::size_t file, const Failure& failure) {
  if (failure.step == Failure::Step::kNone) return;
  std::uint64_t none = 0;
  std::atomic_ref(p.failures[file]).compare_exchange_strong(none, failure.packed());
}

bool failed(const FileCopy& p, std::size_t file) {
  return std::atomic_ref(p.failures[file]).load(std::memory_order_relaxed) != 0;
}

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

void start(const FileCopy& p, Team& team) {
  for (std::size_t file = team.rank(); file < p.files; file += team.size()) {
    p.failures[file] = 0;
    if (ftruncate(p.destination(file), 0) != 0) record(p, file, {Failure::Step::kTruncate, errno, 0});
    if (!p.cold) continue;
    const int error = posix_fadvise(p.source(file), 0, 0, POSIX_FADV_DONTNEED);
    if (error != 0) record(p, file, {Failure::Step::kEvict, error, 0});
  }
  team.barrier();
}

bool read_chunk(const FileCopy& p, const Chunk& chunk, std::byte* data) {
  if (!failed(p, chunk.file)) {
    record(p, chunk.file, read_all(p.source(chunk.file), data, chunk.size, chunk.offset));
  }
  return !failed(p, chunk.file);
}

void write_chunk(const FileCopy& p, const Chunk& chunk, const std::byte* data) {
  record(p, chunk.file, write_all(p.destination(chunk.file), data, chunk.size, chunk.offset));
}

void join_chunks(const FileCopy& p, std::size_t file) {
  Polynomial remainder = 0;
  if (!failed(p, file)) {
    constexpr Polynomial kPastChunk = power_of_x(8 * kChunk);
    for (std::size_t i = file; i < p.chunks(); i += p.files) {
      const std::size_t size = p.chunk(i).size;
      remainder = size == kChunk ? multiply(remainder, kPastChunk) ^ p.remainders[i]
                                 : joined(remainder, p.remainders[i], size);
    }
  }
  p.checksums[file] = checksum_of(remainder, p.bytes);
}

}  // namespace lanebench::file_copy
