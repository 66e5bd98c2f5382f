// The sort's inputs, cost and check, and its list of variants.
#include "kernels/workloads/sort/sort.h"

#include <fmt/format.h>

#include <algorithm>

#include "kernels/contract/check.h"
#include "kernels/contract/device.h"
#include "kernels/contract/random.h"

namespace lanebench::sort {

Sort::Sort(const Parameters& parameters) : n(parameters.integer("n")), values(parameters.integer("values")) {}

void Sort::allocate(Arena& inputs, Arena& outputs) {
  input = inputs.take<std::uint32_t>(n);
  output = outputs.take<std::uint32_t>(n);
  scratch = outputs.take<std::uint32_t>(n);
  counts = outputs.take<std::uint32_t>(kMaxWorkers * std::max(kDigits, kMostBuckets));
  splitters = outputs.take<std::uint32_t>(kMostBuckets);
}

void Sort::fill(Team& team) {
  constexpr std::uint64_t kSeed = 5;
  const Range share = team.share(n);
  for (std::size_t i = share.begin; i < share.end; ++i) {
    const std::uint64_t word = random_words(kSeed, i)[0];
    // One of `values` keys that spread over the whole range.
    const std::uint64_t value = word * values >> 32;
    input[i] = static_cast<std::uint32_t>(values == 0 ? word : (value << 32) / values);
  }
}

Cost Sort::cost() const {
  const auto keys = static_cast<double>(n);
  return {.bytes_read = 4 * keys, .bytes_written = 4 * keys, .items = keys};
}

void Sort::poison() {
  spoil_with(output, [&](std::size_t) { return ~input[0]; });
}

/// Exact: keys are equal or not, so the sorted sequence is unique.
Verdict Sort::check() {
  const auto& expected = expected_.get([&] {
    std::vector<std::uint32_t> sorted(input.begin(), input.end());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
  });
  return check_equal(
      n, [&](std::size_t i) { return output[i]; }, [&](std::size_t i) { return expected[i]; });
}

std::string Sort::answer() const {
  if (n == 0) return "none";
  return fmt::format("least={} median={} greatest={}", output[0], output[n / 2], output[n - 1]);
}

Workload workload() {
  Workload w = workload_of<Sort>("sort");
  w.job = "sort random 32-bit keys";
  w.no_roof =
      "its operations depend on the data, and it moves each key many times, in the cache as far as it can";
  w.size_parameter = "n";
  w.parameters = {
      {"n", "4000000", "keys", 0, std::uint64_t{1} << 31},
      {"values", "0", "distinct keys at most; 0: any", 0, std::uint64_t{1} << 32},
  };
  w.quick = {{"n", "500000"}};
  w.add_lanes(scalar, autovec(), simd());
  w.add("std", std_sort());
  w.add("vqsort", vqsort());
  w.add_device_library("cub");
  if constexpr (kBuiltWithCuda) {
    w.set_device(cuda);
    w.set_device(cub, "cub");
  }
  return w;
}

}  // namespace lanebench::sort
