// The prefix sum's inputs, cost and check, and its list of variants.
#include "kernels/workloads/prefix_sum/prefix_sum.h"

#include "kernels/contract/cache.h"
#include "kernels/contract/check.h"
#include "kernels/contract/device.h"
#include "kernels/contract/random.h"

namespace lanebench::prefix_sum {

PrefixSum::PrefixSum(const Parameters& parameters)
    : n(parameters.integer("n")), exceeds_cache(2 * n * sizeof(std::uint32_t) > last_level_cache_bytes()) {}

void PrefixSum::allocate(Arena& inputs, Arena& outputs) {
  input = inputs.take<std::uint32_t>(n);
  output = outputs.take<std::uint32_t>(n);
  sums = outputs.take<std::uint32_t>(2 * kMaxWorkers);
}

void PrefixSum::fill(Team& team) {
  constexpr std::uint64_t kSeed = 4;
  const Range share = team.share(n);
  for (std::size_t i = share.begin; i < share.end; ++i) {
    input[i] = random_words(kSeed, i)[0];
    output[i] = 0;
  }
}

Cost PrefixSum::cost() const {
  const auto elements = static_cast<double>(n);
  return {.bytes_read = 4 * elements, .bytes_written = 4 * elements, .items = elements};
}

// Any 32 bits can be a right output, but not these.
void PrefixSum::poison() {
  std::uint32_t sum = 0;
  spoil_with(output, [&](std::size_t i) { return ~(sum += input[i]); });
}

// Sums below 2^64 are exact; only what is compared is taken modulo 2^32.
Verdict PrefixSum::check() {
  std::uint64_t sum = 0;
  return check_equal(
      n, [&](std::size_t i) { return output[i]; },
      [&](std::size_t i) {
        sum += input[i];
        return static_cast<std::uint32_t>(sum);
      });
}

std::string PrefixSum::answer() const {
  return checksum_answer(std::as_bytes(output));
}

Workload workload() {
  Workload w = workload_of<PrefixSum>("prefix_sum");
  w.job = "output[i] = input[0] + … + input[i] on 32-bit integers, larger than the cache";
  w.limited_by = "memory";
  w.size_parameter = "n";
  w.parameters = {{"n", "33554432", "elements", 0, std::uint64_t{1} << 31}};
  w.quick = {{"n", "8388608"}};
  w.add_lanes(scalar, autovec(), simd());
  w.add("std", std_scan());
  w.add("tbb", tbb_scan());
  w.add_device_library("cub");
  if constexpr (kBuiltWithCuda) {
    w.set_device(cuda);
    w.set_device(cub, "cub");
  }
  return w;
}

}  // namespace lanebench::prefix_sum
