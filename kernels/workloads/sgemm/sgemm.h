// The product of two square matrices of floats: dense linear algebra, bound by multiply-adds.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "kernels/contract/cached.h"
#include "kernels/contract/workload.h"
#include "kernels/workloads/sgemm/blocks.h"

namespace lanebench::sgemm {

/// C = A·B. Elements of A have 13 bits and those of B 3, so that every sum of products is a multiple of
/// kGrain that a float holds exactly, in whatever order and with or without fused multiply-adds.
class Sgemm final : public Problem {
 public:
  explicit Sgemm(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override { spoil(c); }
  Verdict check() override;
  std::string answer() const override;

  std::size_t n = 0;
  std::span<float> a;       ///< Input, n × n by rows: multiples of 2^-12 in [-1, 1).
  std::span<float> b;       ///< Input, n × n by rows: multiples of 2^-2 in [-1, 1).
  std::span<float> c;       ///< Output, n × n by rows.
  std::span<float> packed;  ///< Scratch, `packed_floats` for each worker.

 private:
  struct Sums {
    std::vector<std::uint64_t> weights;  ///< Of the columns.
    std::vector<std::uint64_t> of_rows;  ///< The weighted sum of each row of the right C.
  };
  Sums sums() const;
  Verdict wrong_row(std::size_t row) const;

  Cached<Sums> expected_;
};

void scalar(const Sgemm& p, Team& team);
IsaKernels<Sgemm> autovec();
IsaKernels<Sgemm> simd();
LibraryKernel<Sgemm> openblas();
std::unique_ptr<DeviceJob> cuda(const Sgemm& p);
std::unique_ptr<DeviceJob> cublas(const Sgemm& p);

Workload workload();

}  // namespace lanebench::sgemm
