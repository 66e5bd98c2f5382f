// Highway's own vqsort.
#ifdef LANEBENCH_LIBRARY_FOUND
#include <hwy/contrib/sort/vqsort.h>
#endif

#include "kernels/workloads/sort/libraries/merge_shares.h"

namespace lanebench::sort {

#ifdef LANEBENCH_LIBRARY_FOUND
namespace {

void kernel(const Sort& p, Team& team) {
  // Its few KiB of memory belong to one worker at a time.
  const hwy::Sorter sorter;
  sort_and_merge_shares(p, team, [&](std::span<std::uint32_t> keys) {
    sorter(keys.data(), keys.size(), hwy::SortAscending());
  });
}

}  // namespace

LibraryKernel<Sort> vqsort() {
  return {kernel};
}
#else
LibraryKernel<Sort> vqsort() {
  return {nullptr, "built without vqsort (libhwy-contrib)"};
}
#endif

}  // namespace lanebench::sort
