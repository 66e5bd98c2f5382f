// The matrix, its cost and the check; and the list of variants.
#include "kernels/workloads/spmv/spmv.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "kernels/contract/check.h"
#include "kernels/contract/device.h"
#include "kernels/contract/random.h"

namespace lanebench::spmv {
namespace {

constexpr std::uint64_t kSeed = 12;
constexpr std::uint32_t kLengths = 0;  // Streams of the generator.
constexpr std::uint32_t kElements = 1;
constexpr std::uint32_t kVector = 2;

constexpr std::uint32_t kLevels = 12;
constexpr std::size_t kLongest = std::size_t{4} << kLevels;  // All rows are shorter.

// Columns of a row lie within so many around the diagonal, as in matrices that were reordered for locality.
// Their part of x is 512 KiB: it fits a second-level cache and exceeds a first-level one.
constexpr std::size_t kBand = 65536;

/// In [0.5, 1), so that no element that is left out hides within the bound of the check.
double number(std::uint32_t word) {
  return 0.5 + 0.5 * unit_interval(word);
}

std::uint64_t numerator(double value) {
  return static_cast<std::uint64_t>(value * 0x1p33);
}

}  // namespace

Spmv::Spmv(const Parameters& parameters) : rows(parameters.integer("rows")) {
  for (std::size_t row = 0; row < rows; ++row) elements += length_of(row);
}

std::size_t Spmv::length_of(std::size_t row) const {
  const auto words = random_words(kSeed, row, kLengths);
  if (words[0] % 16 == 0) return 0;
  const auto level = static_cast<std::uint32_t>(std::countr_zero(words[1] | 1u << kLevels));
  const std::size_t shortest = std::size_t{2} << level;
  return std::min(rows, shortest + (words[2] & (shortest - 1)));
}

void Spmv::allocate(Arena& inputs, Arena& outputs) {
  row_begin = inputs.take<std::int32_t>(rows + 1);
  column = inputs.take<std::int32_t>(elements + kPadding);
  value = inputs.take<double>(elements + kPadding);
  x = inputs.take<double>(rows);
  y = outputs.take<double>(rows);
}

void Spmv::fill(Team& team) {
  const Range equal = team.share(rows);
  std::uint64_t before = 0;
  for (std::size_t row = equal.begin; row < equal.end; ++row) before += length_of(row);
  before = team.exclusive_scan(before);
  for (std::size_t row = equal.begin; row < equal.end; ++row) {
    x[row] = number(random_words(kSeed, row, kVector)[0]);
    row_begin[row] = static_cast<std::int32_t>(before);
    before += length_of(row);
  }
  if (equal.end == rows) {
    row_begin[rows] = static_cast<std::int32_t>(elements);
    std::ranges::fill(column.last(kPadding), 0);
    std::ranges::fill(value.last(kPadding), 0.0);
  }
  team.barrier();
  const std::size_t width = std::min(rows, kBand);
  const Range balanced = share(team);
  for (std::size_t row = balanced.begin; row < balanced.end; ++row) {
    const auto begin = static_cast<std::size_t>(row_begin[row]);
    const std::size_t length = static_cast<std::size_t>(row_begin[row + 1]) - begin;
    const std::size_t left = std::min(row - std::min(row, width / 2), rows - width);
    // One column at random in each of `length` parts of the band: ascending, none twice.
    for (std::size_t i = 0; i < length; ++i) {
      const auto words = random_words(kSeed, begin + i, kElements);
      const std::size_t low = i * width / length;
      const std::size_t high = (i + 1) * width / length;
      column[begin + i] = static_cast<std::int32_t>(left + low + ((high - low) * words[0] >> 32));
      value[begin + i] = number(words[1]);
    }
  }
}

Cost Spmv::cost() const {
  const auto all = static_cast<double>(elements);
  const auto side = static_cast<double>(rows);
  return {.flops = 2 * all,
          .bytes_read = 12 * all + 4 * (side + 1) + 8 * side,
          .bytes_written = 8 * side,
          .items = all};
}

Range Spmv::share(const Team& team) const {
  const auto cut = [&](std::size_t rank) {
    const std::size_t length =
        (rows + elements) / team.size() * rank + (rows + elements) % team.size() * rank / team.size();
    std::size_t low = 0;
    std::size_t high = rows;
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      if (middle + static_cast<std::size_t>(row_begin[middle]) < length) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  };
  return {cut(team.rank()), team.rank() + 1 == team.size() ? rows : cut(team.rank() + 1)};
}

Verdict Spmv::check() {
  // Products of inputs are multiples of 2^-66, which 128 bits add without error.
  const auto& expected = expected_.get([&] {
    __extension__ using Wide = unsigned __int128;
    std::vector<long double> exact(rows);
    for (std::size_t row = 0; row < rows; ++row) {
      Wide sum = 0;
      for (auto i = static_cast<std::size_t>(row_begin[row]);
           i < static_cast<std::size_t>(row_begin[row + 1]); ++i) {
        sum += Wide{numerator(value[i])} * numerator(x[static_cast<std::size_t>(column[i])]);
      }
      exact[row] = static_cast<long double>(sum) * 0x1p-66L;
    }
    return exact;
  });
  // A sum of k products, in whatever order, has a relative error up to γ(k) = k·u / (1 - k·u), u = 2^-53, all
  // terms being positive (Higham, "Accuracy and Stability of Numerical Algorithms", 2nd edition,
  // section 3.1).
  constexpr double kBound = static_cast<double>(kLongest) * 0x1p-53;
  return check_elements(rows, kBound, [&](std::size_t row) { return Expected{y[row], expected[row]}; });
}

std::string Spmv::answer() const {
  double sum = 0;
  for (const double element : y) sum += element;
  return fmt::format("elements={} sum={:.12g}", elements, sum);
}

Workload workload() {
  Workload w = workload_of<Spmv>("spmv");
  w.job =
      "sparse matrix times vector on doubles, compressed rows of very unequal length, larger than the cache";
  w.limited_by = "memory";
  w.size_parameter = "rows";
  w.parameters = {{"rows", "1048576", "rows and columns of the matrix", 0, std::uint64_t{1} << 26}};
  w.quick = {{"rows", "262144"}};
  w.add_lanes(scalar, autovec(), simd());
  w.add("eigen", eigen());
  w.add_device_library("cusparse");
  if constexpr (kBuiltWithCuda) {
    w.set_device(cuda);
    w.set_device(cusparse, "cusparse");
  }
  return w;
}

}  // namespace lanebench::spmv
