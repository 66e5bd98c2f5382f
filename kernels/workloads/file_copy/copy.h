// The copying that all lanes share: chunks are read, given to the lane's checksum and written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "kernels/workloads/file_copy/file_copy.h"

namespace lanebench::file_copy {

/// What went wrong with a file. Fits into a word of shared memory, where the first worker to fail wins.
struct Failure {
  enum class Step : std::uint8_t { kNone, kTruncate, kEvict, kRead, kWrite };
  Step step = Step::kNone;
  int error = 0;  ///< An errno; 0 when the file ended too early.
  std::uint64_t offset = 0;

  std::uint64_t packed() const;
  static Failure unpacked(std::uint64_t word);
  /// Such as "read at byte 262144: Input/output error".
  std::string text() const;
};

/// What no kernel leaves in `failures`.
inline constexpr std::uint64_t kNoOutcome = ~std::uint64_t{0};

/// Reads or writes all bytes of a piece; returns a step of kNone, or how it failed.
Failure read_all(int descriptor, std::byte* data, std::size_t size, std::uint64_t offset);
Failure write_all(int descriptor, const std::byte* data, std::size_t size, std::uint64_t offset);

/// Empties the destinations, as cp does with files that exist, and forgets cached sources if so asked. The
/// workers share the files, and none returns before all are done.
void start(const FileCopy& p, Team& team);
/// False after a failure of this or an earlier chunk of the same file, which is recorded.
bool read_chunk(const FileCopy& p, const Chunk& chunk, std::byte* data);
void write_chunk(const FileCopy& p, const Chunk& chunk, const std::byte* data);
/// Puts the remainders of a file's chunks together.
void join_chunks(const FileCopy& p, std::size_t file);

/// `remainder(data, n)` is the lane: the remainder of n bytes.
template <typename Remainder>
[[gnu::always_inline]] inline void copy(const FileCopy& p, Team& team, Remainder remainder) {
  alignas(64) std::byte data[kChunk];
  start(p, team);
  for (Range r = team.next(p.chunks(), 1); !r.empty(); r = team.next(p.chunks(), 1)) {
    const Chunk chunk = p.chunk(r.begin);
    if (!read_chunk(p, chunk, data)) continue;
    p.remainders[r.begin] = remainder(reinterpret_cast<const std::uint8_t*>(data), chunk.size);
    write_chunk(p, chunk, data);
  }
  team.barrier();
  for (std::size_t file = team.rank(); file < p.files; file += team.size()) join_chunks(p, file);
}

}  // namespace lanebench::file_copy
