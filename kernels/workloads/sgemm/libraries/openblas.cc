// OpenBLAS's sgemm, on each worker's share.
#include "kernels/libraries/openblas.h"

#include "kernels/workloads/sgemm/sgemm.h"

namespace lanebench::sgemm {
namespace {

void kernel(const Sgemm& p, Team& team) {
  const Share share = share_of(p.n, team.rank(), team.size());
  if (share.rows.empty() || share.columns.empty()) return;
  const auto n = static_cast<int>(p.n);
  lanebench::openblas().sgemm(OpenBlas::kRowMajor, OpenBlas::kNoTranspose, OpenBlas::kNoTranspose,
                              static_cast<int>(share.rows.size()), static_cast<int>(share.columns.size()), n,
                              1, p.a.data() + share.rows.begin * p.n, n, p.b.data() + share.columns.begin, n,
                              0, p.c.data() + share.rows.begin * p.n + share.columns.begin, n);
}

}  // namespace

LibraryKernel<Sgemm> openblas() {
  const OpenBlas& library = lanebench::openblas();
  if (library.sgemm == nullptr) return {nullptr, library.unavailable};
  return {kernel};
}

}  // namespace lanebench::sgemm
