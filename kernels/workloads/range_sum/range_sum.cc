// The range_sum problem: inputs, cost, check; and its list of variants.
#include "kernels/workloads/range_sum/range_sum.h"

#include <fmt/format.h>

#include "kernels/contract/check.h"
#include "kernels/contract/device.h"

namespace lanebench::range_sum {
namespace {

using Wide = unsigned __int128;

/// 0 + 1 + … + (n - 1), which no variant may use.
Wide closed_form(std::size_t n) {
  return n == 0 ? 0 : Wide{n} * (n - 1) / 2;
}

}  // namespace

RangeSum::RangeSum(const Parameters& parameters)
    : jobs(parameters.integer("jobs")), upto(parameters.integer("upto")) {
  if (closed_form(upto) * jobs > ~std::uint64_t{0}) {
    throw InputError(fmt::format(
        "the total of jobs={} upto={} does not fit in 64 bits; choose fewer jobs or a smaller upto", jobs,
        upto));
  }
}

void RangeSum::allocate(Arena& inputs, Arena& outputs) {
  values = inputs.take<std::uint32_t>(upto);
  sums = outputs.take<std::uint64_t>(jobs);
  total = outputs.take<std::uint64_t>(1);
}

void RangeSum::fill(Team& team) {
  const Range share = team.share(upto);
  for (std::size_t i = share.begin; i < share.end; ++i) values[i] = static_cast<std::uint32_t>(i);
}

Cost RangeSum::cost() const {
  const double elements = static_cast<double>(jobs) * static_cast<double>(upto);
  return {.flops = 0, .bytes_read = 4 * elements, .bytes_written = 0, .items = elements};
}

Verdict RangeSum::check() {
  const auto sum = static_cast<std::uint64_t>(closed_form(upto));
  const Verdict each = check_equal(
      jobs, [&](std::size_t job) { return sums[job]; }, [&](std::size_t) { return sum; });
  if (!each.correct) return each;
  if (total[0] == jobs * sum) return {};
  return {false, 0, fmt::format("total: got {}, expected {}", total[0], jobs * sum)};
}

std::string RangeSum::answer() const {
  return fmt::format("total={}", total[0]);
}

Workload workload() {
  Workload w = workload_of<RangeSum>("range_sum");
  w.job = "the sum of an array of 32-bit integers, read anew for each of many jobs";
  w.limited_by = "memory";
  w.size_parameter = "upto";
  w.parameters = {
      {"jobs", "64", "how often the array is summed", 0, 1000000},
      {"upto", "10000000", "the array holds 0 … upto-1", 0, std::uint64_t{1} << 32},
  };
  w.quick = {{"jobs", "1"}};
  w.add_lanes(scalar, autovec(), simd());
  if constexpr (kBuiltWithCuda) w.set_device(cuda);
  return w;
}

}  // namespace lanebench::range_sum
