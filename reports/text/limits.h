// What the readers of files accept, and the error for what they do not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>

namespace lanebench {

// What the readers accept. No run comes near these limits: beyond them a file is broken or hostile, and an
// error with its line is better than a report with a megabyte in a cell. Within them no ratio, product or sum
// that a report makes overflows.

inline constexpr std::size_t kMaxTextBytes = 65536;
inline constexpr double kMinSeconds = 1e-15;                   ///< Per solution.
inline constexpr double kMaxSeconds = 1e9;                     ///< 30 years.
inline constexpr double kMaxAmount = 1e30;                     ///< Flops, bytes or items of one solution.
inline constexpr std::uint64_t kMaxRecordedWorkers = 4194304;  ///< Linux has no more thread ids.
inline constexpr std::int64_t kMaxEvents = 1'000'000'000'000;  ///< Switches or migrations in one sample.
inline constexpr std::size_t kMaxCases = 100'000;
inline constexpr std::size_t kMaxWorkloads = 1'000;

/// A results folder cannot be read or is not ours. `what()` is one line that names the file and, where there
/// is one, the line in it.
class ResultsError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace lanebench
