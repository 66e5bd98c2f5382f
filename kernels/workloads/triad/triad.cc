// The triad problem: inputs, cost, check; and its list of variants.
#include "kernels/workloads/triad/triad.h"

#include "kernels/contract/cache.h"
#include "kernels/contract/check.h"
#include "kernels/contract/device.h"
#include "kernels/contract/random.h"

namespace lanebench::triad {

Triad::Triad(const Parameters& parameters)
    : n(parameters.integer("n")), exceeds_cache(3 * n * sizeof(double) > last_level_cache_bytes()) {}

void Triad::allocate(Arena& inputs, Arena& outputs) {
  b = inputs.take<double>(n);
  c = inputs.take<double>(n);
  a = outputs.take<double>(n);
}

void Triad::fill(Team& team) {
  constexpr std::uint64_t kSeed = 1;
  const Range share = team.share(n);
  for (std::size_t i = share.begin; i < share.end; ++i) {
    const auto words = random_words(kSeed, i);
    b[i] = unit_interval(words[0]);
    c[i] = unit_interval(words[1]);
    a[i] = 0;
  }
}

Cost Triad::cost() const {
  const auto elements = static_cast<double>(n);
  return {
      .flops = 2 * elements, .bytes_read = 16 * elements, .bytes_written = 8 * elements, .items = elements};
}

Verdict Triad::check() {
  // Every variant rounds twice (product, then sum; no fused multiply-add), so all give the same bits. Against
  // the exact value, |error| <= u·|s·c| + u·|b + s·c| (1 + u) with u = 2^-53; all terms are positive here, so
  // the relative error is below 2u + u².
  constexpr double kBound = 0x1.00001p-52;
  return check_elements(n, kBound, [&](std::size_t i) {
    return Expected{a[i], static_cast<long double>(b[i]) + static_cast<long double>(s) * c[i]};
  });
}

std::string Triad::answer() const {
  return checksum_answer(std::as_bytes(a));
}

Workload workload() {
  Workload w = workload_of<Triad>("triad");
  w.job = "a[i] = b[i] + s*c[i] on doubles, larger than the cache";
  w.limited_by = "memory";
  w.size_parameter = "n";
  w.parameters = {{"n", "16777216", "elements of each array", 0, std::uint64_t{1} << 40}};
  w.quick = {{"n", "8388608"}};
  w.add_lanes(scalar, autovec(), simd());
  if constexpr (kBuiltWithCuda) w.set_device(cuda);
  return w;
}

}  // namespace lanebench::triad
