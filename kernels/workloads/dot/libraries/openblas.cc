// OpenBLAS's ddot, on each worker's share.
#include "kernels/libraries/openblas.h"

#include "kernels/workloads/dot/dot.h"

namespace lanebench::dot {
namespace {

void kernel(const Dot& p, Team& team) {
  const Range share = team.share(p.n);
  const double* x = p.x.data() + share.begin;
  const double* y = p.y.data() + share.begin;
  const double sum = team.sum(lanebench::openblas().ddot(static_cast<int>(share.size()), x, 1, y, 1));
  if (team.rank() == 0) p.result[0] = sum;
}

}  // namespace

LibraryKernel<Dot> openblas() {
  const OpenBlas& library = lanebench::openblas();
  if (library.ddot == nullptr) return {nullptr, library.unavailable};
  return {kernel};
}

}  // namespace lanebench::dot
