// The product's inputs, cost and check, and its list of variants.
#include "kernels/workloads/sgemm/sgemm.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "kernels/contract/check.h"
#include "kernels/contract/device.h"
#include "kernels/contract/random.h"

namespace lanebench::sgemm {
namespace {

constexpr std::uint64_t kSeed = 5;
constexpr double kGrainOfA = 0x1p-12;
constexpr double kGrainOfB = 0x1p-2;
constexpr double kGrain = kGrainOfA * kGrainOfB;

/// The top `bits` bits of a random word as a multiple of 2^(1-bits) in [-1, 1).
float signed_unit(std::uint32_t word, unsigned bits) {
  const auto whole = static_cast<std::int32_t>(word) >> (32 - bits);
  return static_cast<float>(whole) / static_cast<float>(1u << (bits - 1));
}

/// A multiple of `grain` as an integer modulo 2^64.
std::uint64_t numerator(float value, double grain) {
  return static_cast<std::uint64_t>(static_cast<std::int64_t>(value / grain));
}

/// Whether numerator(value, kGrain) is exact: no NaN, nothing huge and no finer grain.
bool has_numerator(float value) {
  const double grains = value / kGrain;
  return std::fabs(grains) < 0x1p53 && std::trunc(grains) == grains;
}

std::size_t most_packed_floats(std::size_t n) {
  std::size_t most = 0;
  for (std::size_t size = 1; size <= kMaxWorkers; ++size)
    most = std::max(most, size * packed_floats(n, size));
  return most;
}

}  // namespace

Sgemm::Sgemm(const Parameters& parameters) : n(parameters.integer("n")) {}

void Sgemm::allocate(Arena& inputs, Arena& outputs) {
  a = inputs.take<float>(n * n);
  b = inputs.take<float>(n * n);
  c = outputs.take<float>(n * n);
  packed = outputs.take<float>(most_packed_floats(n));
}

void Sgemm::fill(Team& team) {
  const Range share = team.share(n, 1);
  for (std::size_t i = share.begin * n; i < share.end * n; ++i) {
    const auto words = random_words(kSeed, i);
    a[i] = signed_unit(words[0], 13);
    b[i] = signed_unit(words[1], 3);
  }
}

Cost Sgemm::cost() const {
  const auto edge = static_cast<double>(n);
  const double elements = edge * edge;
  return {.flops = 2 * elements * edge,
          .single_precision = true,
          .bytes_read = 8 * elements,
          .bytes_written = 4 * elements,
          .items = elements};
}

Sgemm::Sums Sgemm::sums() const {
  Sums sums{std::vector<std::uint64_t>(n), std::vector<std::uint64_t>(n)};
  std::vector<std::uint64_t> b_sums(n);
  for (std::size_t j = 0; j < n; ++j) sums.weights[j] = random_bits(kSeed, j, 1) | 1;
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t j = 0; j < n; ++j) b_sums[k] += numerator(b[k * n + j], kGrainOfB) * sums.weights[j];
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < n; ++k) sums.of_rows[i] += numerator(a[i * n + k], kGrainOfA) * b_sums[k];
  }
  return sums;
}

/// Freivalds' check ("Probabilistic machines can use less running time", IFIP 1977) in integers modulo 2^64:
/// row i of C times a vector x of random odd numbers must be row i of A times (B·x). One wrong element, which
/// is off by less than 2^64 grains, always shows, because x is odd. More of them in a row cancel with a
/// chance of at most 2^-38: given all of x but one element, one value in 2^63 would do, or as many as 2^25 if
/// that difference has as many factors of two. No tolerance is needed: products are multiples of kGrain =
/// 2^-14, and a float holds any sum of them below 2^10. Terms have variance 1/9 and are below 1, so by
/// Bernstein's inequality a sum of 2^15 of them exceeds that with a chance of 2·exp(-2^20 / (2·(2^15/9 +
/// 2^10/3))) < 10^-56.
Verdict Sgemm::check() {
  const Sums& expected = expected_.get([&] { return sums(); });
  for (std::size_t i = 0; i < n; ++i) {
    std::uint64_t sum = 0;
    bool exact = true;
    for (std::size_t j = 0; j < n; ++j) {
      const float value = c[i * n + j];
      exact = exact && has_numerator(value);
      if (exact) sum += numerator(value, kGrain) * expected.weights[j];
    }
    if (!exact || sum != expected.of_rows[i]) return wrong_row(i);
  }
  return {};
}

/// Which element of the row is wrong.
Verdict Sgemm::wrong_row(std::size_t row) const {
  std::vector<double> right(n);
  for (std::size_t k = 0; k < n; ++k) {
    const double left = a[row * n + k];
    for (std::size_t j = 0; j < n; ++j) right[j] += left * b[k * n + j];
  }
  Verdict verdict = check_elements(n, 0, [&](std::size_t j) { return Expected{c[row * n + j], right[j]}; });
  if (verdict.correct) verdict = {false, 0, "got a wrong weighted sum"};
  verdict.reason = fmt::format("row {}, {}", row, verdict.reason);
  return verdict;
}

std::string Sgemm::answer() const {
  double sum = 0;
  double trace = 0;
  for (const float value : c) sum += value;
  for (std::size_t i = 0; i < n; ++i) trace += c[i * (n + 1)];
  return fmt::format("sum={:.17g} trace={:.17g}", sum, trace);
}

Workload workload() {
  Workload w = workload_of<Sgemm>("sgemm");
  w.job = "the product of two square matrices of floats";
  w.size_parameter = "n";
  w.parameters = {{"n", "1024", "rows and columns of each matrix", 0, std::uint64_t{1} << 15}};
  w.quick = {{"n", "256"}};
  w.add_lanes(scalar, autovec(), simd());
  w.add("openblas", openblas());
  w.add_device_library("cublas");
  if constexpr (kBuiltWithCuda) {
    w.set_device(cuda);
    w.set_device(cublas, "cublas");
  }
  return w;
}

}  // namespace lanebench::sgemm
