// Sparse matrix times vector, y = A·x, in compressed rows (CSR) of very unequal length: a gather.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "kernels/contract/cached.h"
#include "kernels/contract/workload.h"

namespace lanebench::spmv {

/// Elements that may be read behind the last one; their values are 0.
inline constexpr std::size_t kPadding = 8;

class Spmv final : public Problem {
 public:
  explicit Spmv(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override { spoil(y); }
  Verdict check() override;
  std::string answer() const override;

  /// This worker's rows, so that all have equally many rows and elements together (the path of Merrill and
  /// Garland, "Merge-based parallel sparse matrix-vector multiplication", SC 2016, cut at whole rows: the
  /// longest one is far shorter than a share).
  Range share(const Team& team) const;

  /// How many elements row r has: 2 or 3 in half of the rows, twice as many in half of the rest, and so on up
  /// to 8192 to 16383 in one of 4096; none in one of 16.
  std::size_t length_of(std::size_t row) const;

  std::size_t rows = 0;      ///< And columns.
  std::size_t elements = 0;  ///< Of the matrix.
  std::span<std::int32_t>
      row_begin;  ///< Input, rows + 1: row r has elements row_begin[r] to row_begin[r + 1] - 1,
  std::span<std::int32_t> column;  ///< Input, ascending in each row,
  std::span<double> value;         ///< Input, in [0.5, 1), multiples of 2^-33.
  std::span<double> x;             ///< Input, rows, likewise.
  std::span<double> y;             ///< Output, rows.

 private:
  Cached<std::vector<long double>> expected_;
};

void scalar(const Spmv& p, Team& team);
IsaKernels<Spmv> autovec();
IsaKernels<Spmv> simd();
LibraryKernel<Spmv> eigen();
std::unique_ptr<DeviceJob> cuda(const Spmv& p);
std::unique_ptr<DeviceJob> cusparse(const Spmv& p);

Workload workload();

}  // namespace lanebench::spmv
