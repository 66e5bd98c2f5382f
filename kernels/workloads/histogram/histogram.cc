// The histogram's inputs, cost and check, and its list of variants.
#include "kernels/workloads/histogram/histogram.h"

#include "kernels/contract/check.h"
#include "kernels/contract/device.h"
#include "kernels/contract/random.h"

namespace lanebench::histogram {

Histogram::Histogram(const Parameters& parameters)
    : n(parameters.integer("n")), values(parameters.integer("values")) {}

void Histogram::allocate(Arena& inputs, Arena& outputs) {
  bytes = inputs.take<std::uint8_t>(n);
  counts = outputs.take<std::uint64_t>(kBins);
  tables = outputs.take<Counts>(kMaxWorkers);
}

// The values are spread evenly over the bins, from bin 0 on.
void Histogram::fill(Team& team) {
  constexpr std::uint64_t kSeed = 5;
  const Range share = team.share(n);
  for (std::size_t i = share.begin; i < share.end; ++i) {
    const std::uint64_t value = random_words(kSeed, i)[0] * values >> 32;
    bytes[i] = static_cast<std::uint8_t>(value * kBins / values);
  }
}

Cost Histogram::cost() const {
  const auto elements = static_cast<double>(n);
  return {.bytes_read = elements, .bytes_written = 8 * kBins, .items = elements};
}

Verdict Histogram::check() {
  // The definition of the job, byte by byte. It needs no second method: it has neither tables nor shares to
  // go wrong.
  const Counts& expected = expected_.get([&] {
    Counts right{};
    for (const std::uint8_t byte : bytes) ++right[byte];
    return right;
  });
  return check_equal(
      kBins, [&](std::size_t bin) { return counts[bin]; }, [&](std::size_t bin) { return expected[bin]; });
}

std::string Histogram::answer() const {
  return checksum_answer(std::as_bytes(counts));
}

Workload workload() {
  Workload w = workload_of<Histogram>("histogram");
  w.job = "how often each of the 256 byte values occurs";
  w.size_parameter = "n";
  w.parameters = {{"n", "33554432", "bytes", 0, (std::uint64_t{1} << 32) - 1},
                  {"values", "256", "distinct values; 1 makes all bytes equal", 1, kBins}};
  w.quick = {{"n", "16777216"}};
  w.add_lanes(scalar, autovec(), simd());
  w.add("subtables", subtables);
  w.add_device_library("cub");
  if constexpr (kBuiltWithCuda) {
    w.set_device(cuda);
    w.set_device(cub, "cub");
  }
  return w;
}

}  // namespace lanebench::histogram
