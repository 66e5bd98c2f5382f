// Reading and writing pieces of files, and what can go wrong with a file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

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

}  // namespace lanebench::file_copy
