// The bodies, the cost and the check of the n-body job, and its list of variants.
#include "kernels/workloads/nbody/nbody.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "kernels/contract/device.h"
#include "kernels/contract/random.h"

namespace lanebench::nbody {
namespace {

/// Of a component's sum, in units of the sum of its terms' magnitudes; u = 2^-24.
///
/// A term: a difference has an error of u; their squares and the sum of squares and softening one of 6 u,
/// which the power -3/2 makes 9 u. 1/sqrt, its cube and the products with the mass and the difference add at
/// most 11 u (scalar), or 9 u and what the approximation leaves (simd): with r off by a factor 1 + d, where
/// |d| <= 1.5·2^-12 (the instruction rsqrtps; vrsqrt14ps has 2^-14, Arm's frsqrte with a Newton step 2^-15),
/// and e = 1 - D·r² ~ -2·d, the cube of 1/sqrt(D) is r³·(1 + 3/2·e + 15/8·e² + …), whose third term,
/// dropped, is below 17 u. The GPU's rsqrt.approx, off by 2^-22.9 (PTX manual), has 7 u in its cube. In all
/// below 40 u.
/// The sums: a term meets kTile additions and those of the tiles (Higham, "Accuracy and Stability of
/// Numerical Algorithms", 2nd edition, section 4.2).
double error_bound(std::size_t n) {
  constexpr double kOfTerm = 40;
  const std::size_t additions = kTile + (n + kTile - 1) / kTile;
  return (kOfTerm + static_cast<double>(additions)) * 0x1p-24;
}

}  // namespace

Nbody::Nbody(const Parameters& parameters) : n(parameters.integer("n")) {}

void Nbody::allocate(Arena& inputs, Arena& outputs) {
  for (auto* array : {&x, &y, &z, &mass}) *array = inputs.take<float>(padded());
  for (auto* array : {&ax, &ay, &az}) *array = outputs.take<float>(padded());
}

void Nbody::fill(Team& team) {
  constexpr std::uint64_t kSeed = 9;
  const Range share = team.share(padded());
  for (std::size_t i = share.begin; i < share.end; ++i) {
    const auto words = random_words(kSeed, i);
    // 24 bits, so that all are exact.
    const auto coordinate = [&](std::size_t word) { return static_cast<float>(words[word] >> 8) * 0x1p-24F; };
    x[i] = coordinate(0);
    y[i] = coordinate(1);
    z[i] = coordinate(2);
    mass[i] = i < n ? 0.5F + coordinate(3) : 0;
  }
}

/// A pair: 3 differences, 3 products and 3 additions for the squared distance, a square root and a division,
/// 3 products for the mass and the cube, 3 products and 3 additions to the sums: 20, as GPU Gems 3, chapter
/// 31 (Nyland, Harris and Prins) counts, too.
Cost Nbody::cost() const {
  const auto bodies = static_cast<double>(n);
  return {.flops = 20 * bodies * bodies,
          .single_precision = true,
          .bytes_read = 16 * bodies,
          .bytes_written = 12 * bodies,
          .items = bodies * bodies};
}

std::vector<Nbody::Sums> Nbody::reference() const {
  std::vector<Sums> sums(3 * n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const std::array<double, 3> difference = {static_cast<double>(x[j]) - x[i],
                                                static_cast<double>(y[j]) - y[i],
                                                static_cast<double>(z[j]) - z[i]};
      double square = kSoftening;
      for (const double d : difference) square += d * d;
      const double pull = mass[j] / (square * std::sqrt(square));
      for (std::size_t axis = 0; axis < 3; ++axis) {
        sums[3 * i + axis].value += pull * difference[axis];
        sums[3 * i + axis].magnitude += std::abs(pull * difference[axis]);
      }
    }
  }
  return sums;
}

Verdict Nbody::check() {
  const auto& expected = expected_.get([&] { return reference(); });
  const double bound = error_bound(n);
  Verdict verdict;
  for (std::size_t i = 0; i < n; ++i) {
    const std::array<float, 3> got = {ax[i], ay[i], az[i]};
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const auto& [want, magnitude] = expected[3 * i + axis];
      const double difference = std::abs(got[axis] - want);
      const double error = difference == 0 ? 0 : difference / magnitude;
      if (error > verdict.max_rel_error) verdict.max_rel_error = error;
      if (error <= bound || !verdict.correct) continue;
      verdict.correct = false;
      verdict.reason =
          fmt::format("body {}, {}: got {:.9g}, expected {:.9g}", i, "xyz"[axis], got[axis], want);
    }
  }
  return verdict;
}

std::string Nbody::answer() const {
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += std::hypot(ax[i], ay[i], az[i]);
  return fmt::format("mean_acceleration={:.6g}", n == 0 ? 0 : sum / static_cast<double>(n));
}

Workload workload() {
  Workload w = workload_of<Nbody>("nbody");
  w.job = "the gravitational acceleration of each of n bodies by all others, in float32";
  w.size_parameter = "n";
  w.parameters = {{"n", "8192", "bodies", 0, 1 << 20}};
  w.quick = {{"n", "2048"}};
  w.add_lanes(scalar, autovec(), simd());
  if constexpr (kBuiltWithCuda) w.set_device(cuda);
  return w;
}

}  // namespace lanebench::nbody
