// What happens to a file and to its chunks, for all lanes.
#include "kernels/workloads/file_copy/copy.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

#include "kernels/workloads/file_copy/crc32c.h"
#include "kernels/workloads/file_copy/transfer.h"

namespace lanebench::file_copy {
namespace {

void record(const FileCopy& p, std::size_t file, const Failure& failure) {
  if (failure.step == Failure::Step::kNone) return;
  std::uint64_t none = 0;
  std::atomic_ref(p.failures[file]).compare_exchange_strong(none, failure.packed());
}

bool failed(const FileCopy& p, std::size_t file) {
  return std::atomic_ref(p.failures[file]).load(std::memory_order_relaxed) != 0;
}

}  // namespace

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
