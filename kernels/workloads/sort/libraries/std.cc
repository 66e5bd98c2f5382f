// The C++ library's std::sort.
#include <algorithm>

#include "kernels/workloads/sort/libraries/merge_shares.h"

namespace lanebench::sort {
namespace {

void kernel(const Sort& p, Team& team) {
  sort_and_merge_shares(p, team, [](std::span<std::uint32_t> keys) { std::sort(keys.begin(), keys.end()); });
}

}  // namespace

LibraryKernel<Sort> std_sort() {
  return {kernel};
}

}  // namespace lanebench::sort
