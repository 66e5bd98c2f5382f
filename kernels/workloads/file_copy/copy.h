// The copying that all lanes share: chunks are read, given to the lane's checksum and written.
#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels/workloads/file_copy/file_copy.h"

namespace lanebench::file_copy {

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
