// Row match: which rows of table A occur in table B, by comparing all pairs until the first match.
#pragma once

#include <cstring>
#include <memory>
#include <span>
#include <vector>

#include "kernels/contract/cached.h"
#include "kernels/contract/workload.h"

namespace lanebench::row_match {

/// Rows of small integers, with what a comparison looks at first. Keys and tags are part of the problem's
/// input, the same for every variant: making them costs O(rows), the job O(rows²).
struct Table {
  std::span<std::uint16_t> elements;  ///< `width` per row.
  std::span<std::uint32_t> keys;      ///< Equal rows have equal keys.
  std::span<std::uint16_t> tags;  ///< Equal keys have equal tags: 16 bits filter twice as many per vector.
};

class RowMatch final : public Problem {
 public:
  explicit RowMatch(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override { spoil(out); }
  Verdict check() override;
  std::string answer() const override;

  /// Overwrites row i of A or B (and what is derived from it). Not after the first check.
  void set_a(std::size_t i, std::span<const std::uint16_t> row) { put(a, i, row); }
  void set_b(std::size_t j, std::span<const std::uint16_t> row);

  /// B's rows are padded to a multiple of this with copies of its row 0, so that kernels need no tail: a
  /// match in the padding is a match.
  static constexpr std::size_t kPadding = 64;

  std::size_t rows = 0;
  std::size_t width = 0;
  std::uint64_t values = 0;
  std::uint64_t seed = 0;
  std::size_t padded_rows = 0;  ///< Of B.
  bool key_is_row = false;      ///< Rows fit in 32 bits: the key is the row. Otherwise it is a hash.
  Table a;                      ///< Input, `rows`.
  Table b;                      ///< Input, `padded_rows`.
  std::span<std::uint8_t> out;  ///< Output, rows: 1 where A's row occurs in B, else 0.

 private:
  void put(Table& table, std::size_t i, std::span<const std::uint16_t> row) const;
  std::vector<std::uint8_t> reference() const;

  Cached<std::vector<std::uint8_t>> expected_;
};

std::uint32_t key_of(std::span<const std::uint16_t> row, std::uint64_t values, bool key_is_row);
std::uint16_t tag_of(std::uint32_t key);

/// Row i of A equals row j of B, whose keys are equal. Always inlined, as everything that files for several
/// instruction sets share.
[[gnu::always_inline]] inline bool confirmed(const RowMatch& p, std::size_t i, std::size_t j) {
  if (p.key_is_row) return true;
  return std::memcmp(p.a.elements.data() + i * p.width, p.b.elements.data() + j * p.width,
                     p.width * sizeof(std::uint16_t)) == 0;
}

void scalar(const RowMatch& p, Team& team);
IsaKernels<RowMatch> autovec();
IsaKernels<RowMatch> simd();
std::unique_ptr<DeviceJob> cuda(const RowMatch& p);

Workload workload();

}  // namespace lanebench::row_match
