// The lines of a text and whether it is well-formed UTF-8: bytes that depend on their neighbours.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <span>

#include "kernels/contract/cached.h"
#include "kernels/contract/workload.h"

namespace lanebench::line_count {

/// What a library that only validates leaves for the number of lines.
inline constexpr std::uint64_t kNotCounted = std::numeric_limits<std::uint64_t>::max();

/// Shares are whole pages, so that only the last one ends within a vector.
inline constexpr std::size_t kGrain = 4096;

class LineCount final : public Problem {
 public:
  explicit LineCount(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override;
  Verdict check() override;
  std::string answer() const override;

  std::size_t n = 0;
  std::uint64_t non_ascii = 0;     ///< Characters of two and more bytes, in percent.
  std::span<std::uint8_t> text;    ///< Input, n.
  std::span<std::uint64_t> lines;  ///< Output, 1: bytes that are newlines, in valid and other texts.
  std::span<std::uint64_t> valid;  ///< Output, 1: 1 for well-formed UTF-8, else 0.

  struct Answer {
    std::uint64_t lines;
    std::uint64_t valid;
    bool operator==(const Answer&) const = default;
  };
  /// The reference.
  static Answer decode(std::span<const std::uint8_t> text);

 private:
  Cached<Answer> expected_;
};

/// What one worker found.
struct Found {
  std::uint64_t lines = 0;
  bool error = false;
};

/// Puts together what the workers found; every one calls it.
void combine(const LineCount& p, Team& team, const Found& found);

void scalar(const LineCount& p, Team& team);
IsaKernels<LineCount> autovec();
IsaKernels<LineCount> simd();
LibraryKernel<LineCount> simdjson();
std::unique_ptr<DeviceJob> cuda(const LineCount& p);

Workload workload();

}  // namespace lanebench::line_count
