// The row-match problem: tables with their keys and tags, cost, check; and its list of variants.
#include "kernels/workloads/row_match/row_match.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include "kernels/contract/check.h"
#include "kernels/contract/device.h"
#include "kernels/contract/random.h"

namespace lanebench::row_match {
namespace {

constexpr std::size_t kMaxWidth = 64;

bool fits_in_32_bits(std::size_t width, std::uint64_t values) {
  std::uint64_t distinct = 1;
  for (std::size_t i = 0; i < width; ++i) {
    distinct *= values;
    if (distinct > std::uint64_t{1} << 32) return false;
  }
  return true;
}

Table take_table(Arena& arena, std::size_t rows, std::size_t width) {
  return {arena.take<std::uint16_t>(rows * width), arena.take<std::uint32_t>(rows),
          arena.take<std::uint16_t>(rows)};
}

}  // namespace

// Packed, a row is a number in base `values`. Hashed, each element is xored in and followed by a step of
// MurmurHash3's 32-bit finalizer (Appleby), a bijection: rows that differ in one element never collide.
std::uint32_t key_of(std::span<const std::uint16_t> row, std::uint64_t values, bool key_is_row) {
  std::uint32_t key = 0;
  for (const std::uint16_t element : row) {
    if (key_is_row) {
      key = static_cast<std::uint32_t>(key * values + element);
    } else {
      key = (key ^ element) * 0x85EBCA6Bu;
      key ^= key >> 13;
    }
  }
  return key;
}

// Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): the top bits of a product with 2^32
// over the golden ratio spread even keys that differ in their low bits only.
std::uint16_t tag_of(std::uint32_t key) {
  return static_cast<std::uint16_t>((key * 0x9E3779B1u) >> 16);
}

RowMatch::RowMatch(const Parameters& parameters)
    : rows(parameters.integer("rows")),
      width(parameters.integer("width")),
      values(parameters.integer("values")),
      seed(parameters.integer("seed")),
      padded_rows((rows + kPadding - 1) / kPadding * kPadding),
      key_is_row(fits_in_32_bits(width, values)) {}

void RowMatch::allocate(Arena& inputs, Arena& outputs) {
  a = take_table(inputs, rows, width);
  b = take_table(inputs, padded_rows, width);
  out = outputs.take<std::uint8_t>(rows);
}

void RowMatch::fill(Team& team) {
  const Range share = team.share(rows);
  std::array<std::uint16_t, kMaxWidth> row{};
  const auto generate = [&](std::size_t index, std::uint32_t stream) {
    std::array<std::uint32_t, 4> words{};
    for (std::size_t k = 0; k < width; ++k) {
      if (k % 4 == 0) words = random_words(seed, index * (kMaxWidth / 4) + k / 4, stream);
      row[k] = static_cast<std::uint16_t>(words[k % 4] * values >> 32);
    }
    return std::span<const std::uint16_t>(row.data(), width);
  };
  for (std::size_t i = share.begin; i < share.end; ++i) {
    set_a(i, generate(i, 0));
    set_b(i, generate(i, 1));
    out[i] = 0;
  }
}

void RowMatch::put(Table& table, std::size_t i, std::span<const std::uint16_t> row) const {
  std::ranges::copy(row, table.elements.begin() + static_cast<std::ptrdiff_t>(i * width));
  table.keys[i] = key_of(row, values, key_is_row);
  table.tags[i] = tag_of(table.keys[i]);
}

void RowMatch::set_b(std::size_t j, std::span<const std::uint16_t> row) {
  put(b, j, row);
  if (j != 0) return;
  for (std::size_t pad = rows; pad < padded_rows; ++pad) put(b, pad, row);
}

Cost RowMatch::cost() const {
  const auto count = static_cast<double>(rows);
  return {.bytes_read = 2 * sizeof(std::uint32_t) * count, .bytes_written = count, .items = count};
}

// Binary search in B's sorted rows, element by element: no key, no tag, no pairwise scan.
std::vector<std::uint8_t> RowMatch::reference() const {
  const auto row_of = [this](const Table& table, std::size_t i) {
    return table.elements.subspan(i * width, width);
  };
  const auto row_of_b = [&](std::size_t j) { return row_of(b, j); };
  const auto less = [](auto left, auto right) { return std::ranges::lexicographical_compare(left, right); };
  std::vector<std::size_t> sorted(rows);
  std::iota(sorted.begin(), sorted.end(), std::size_t{0});
  std::ranges::sort(sorted, less, row_of_b);
  std::vector<std::uint8_t> found(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    found[i] = std::ranges::binary_search(sorted, row_of(a, i), less, row_of_b) ? 1 : 0;
  }
  return found;
}

Verdict RowMatch::check() {
  const auto& expected = expected_.get([&] { return reference(); });
  return check_equal(
      rows, [&](std::size_t i) { return unsigned{out[i]}; },
      [&](std::size_t i) { return unsigned{expected[i]}; });
}

std::string RowMatch::answer() const {
  return fmt::format("matches={} checksum={:016x}", std::ranges::count(out, 1), checksum(std::as_bytes(out)));
}

Workload workload() {
  Workload w = workload_of<RowMatch>("row_match");
  w.job = "which rows of A occur in B, by comparing all pairs until the first match";
  w.no_roof = "early exit: its operations depend on the data";
  w.size_parameter = "rows";
  w.parameters = {
      {"rows", "20000", "rows of each table", 0, std::uint64_t{1} << 31},
      {"width", "5", "integers in a row", 1, kMaxWidth},
      {"values", "20", "each integer is one of 0 … values-1", 1, 65536},
      {"seed", "1", "of the random tables", 0, std::numeric_limits<std::uint64_t>::max()},
  };
  w.quick = {{"rows", "5000"}};
  w.add_lanes(scalar, autovec(), simd());
  if constexpr (kBuiltWithCuda) w.set_device(cuda);
  return w;
}

}  // namespace lanebench::row_match
