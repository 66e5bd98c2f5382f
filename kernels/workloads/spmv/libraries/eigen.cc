// Eigen's product of a sparse matrix in rows and a vector, on each worker's rows.
#include "kernels/workloads/spmv/spmv.h"

#ifdef LANEBENCH_LIBRARY_FOUND
#include <Eigen/SparseCore>
#endif

namespace lanebench::spmv {

#ifdef LANEBENCH_LIBRARY_FOUND
namespace {

void kernel(const Spmv& p, Team& team) {
  using Matrix = Eigen::SparseMatrix<double, Eigen::RowMajor, std::int32_t>;
  const Range share = p.share(team);
  // Offsets count from the beginning of all elements, so a worker's rows are a matrix of their own.
  const auto rows = static_cast<Eigen::Index>(share.size());
  const auto columns = static_cast<Eigen::Index>(p.rows);
  const Eigen::Map<const Matrix> a(rows, columns, p.row_begin[share.end] - p.row_begin[share.begin],
                                   p.row_begin.data() + share.begin, p.column.data(), p.value.data());
  const Eigen::Map<const Eigen::VectorXd> x(p.x.data(), columns);
  Eigen::Map<Eigen::VectorXd> y(p.y.data() + share.begin, rows);
  y.noalias() = a * x;
}

}  // namespace

LibraryKernel<Spmv> eigen() {
  return {kernel};
}
#else
LibraryKernel<Spmv> eigen() {
  return {nullptr, "built without Eigen"};
}
#endif

}  // namespace lanebench::spmv
