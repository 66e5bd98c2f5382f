// Sparse matrix times vector, one element at a time.
#include "kernels/workloads/spmv/loop.h"

namespace lanebench::spmv {

void scalar(const Spmv& p, Team& team) {
  loop(p, team);
}

}  // namespace lanebench::spmv
