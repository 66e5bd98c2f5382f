// The prime sum problem: limits, cost, check; and its list of variants.
#include "kernels/workloads/prime_sum/prime_sum.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>

#include "kernels/contract/check.h"
#include "kernels/contract/device.h"
#include "kernels/workloads/prime_sum/sieve.h"

namespace lanebench::prime_sum {
namespace {

std::vector<std::uint32_t> limits_of(const Parameters& parameters) {
  if (parameters.integer("limit") > 0) return {static_cast<std::uint32_t>(parameters.integer("limit"))};
  const std::vector<std::uint64_t> list = parse_list(parameters.text("limits"), "limits", kLargest);
  if (list.empty() || list.size() > kMostLimits) {
    throw InputError(
        fmt::format("limits must be 1 to {} numbers joined by commas; got {}", kMostLimits, list.size()));
  }
  return {list.begin(), list.end()};
}

}  // namespace

PrimeSum::PrimeSum(const Parameters& parameters)
    : limits(limits_of(parameters)), whole_jobs_(parameters.text("split") == "jobs") {
  if (!whole_jobs_ && parameters.text("split") != "chunks") {
    throw InputError(fmt::format("split must be chunks or jobs; got '{}'", parameters.text("split")));
  }
  for (const std::uint32_t limit : limits) chunks += chunks_up_to(limit);
}

std::optional<std::uint64_t> PrimeSum::size() const {
  return std::accumulate(limits.begin(), limits.end(), std::uint64_t{0});
}

void PrimeSum::allocate(Arena&, Arena& outputs) {
  sums = outputs.take<std::uint64_t>(limits.size());
}

void PrimeSum::fill(Team& team) {
  if (team.rank() == 0) std::ranges::fill(sums, std::uint64_t{0});
}

Cost PrimeSum::cost() const {
  // How many divisions a number takes depends on its smallest divisor, so no count of operations is claimed.
  return {.flops = 0, .bytes_read = 0, .bytes_written = 0, .items = static_cast<double>(*size())};
}

Verdict PrimeSum::check() {
  const auto& expected = expected_.get([&] { return sums_by_sieve(limits); });
  return check_equal(
      limits.size(), [&](std::size_t i) { return sums[i]; }, [&](std::size_t i) { return expected[i]; });
}

std::string PrimeSum::answer() const {
  return fmt::format("sums={}", fmt::join(sums, ","));
}

Workload workload() {
  Workload w = workload_of<PrimeSum>("prime_sum");
  w.job = "for several limits the sum of the primes up to it, by trial division with early exit";
  w.no_roof = "early exit: its operations depend on the data";
  w.size_parameter = "limit";
  w.parameters = {
      {"limits", "1000000,2000000,3000000", "sum the primes up to each of these, at most 2^30", 0, 0},
      {"limit", "0", "sum the primes up to this number instead; 0: up to each of limits", 0, kLargest},
      {"split", "chunks", "what a worker takes at a time: 'chunks' of numbers, or whole limits, 'jobs'", 0,
       0},
  };
  w.quick = {{"limits", "50000,100000,150000"}};
  w.add_lanes(scalar, autovec(), simd());
  if constexpr (kBuiltWithCuda) w.set_device(cuda);
  return w;
}

}  // namespace lanebench::prime_sum
