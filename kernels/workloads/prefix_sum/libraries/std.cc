// The standard library's inclusive_scan of each worker's blocks; reduce sums them.
#include <numeric>

#include "kernels/workloads/prefix_sum/rounds.h"

namespace lanebench::prefix_sum {
namespace {

void kernel(const PrefixSum& p, Team& team) {
  in_rounds(
      p, team,
      [](const std::uint32_t* input, std::size_t n) {
        return std::reduce(input, input + n, std::uint32_t{0});
      },
      [](const std::uint32_t* input, std::uint32_t* output, std::size_t n, std::uint32_t carry,
         const std::uint32_t* /*next*/) {
        std::inclusive_scan(input, input + n, output, std::plus<>(), carry);
      });
}

}  // namespace

LibraryKernel<PrefixSum> std_scan() {
  return {kernel};
}

}  // namespace lanebench::prefix_sum
