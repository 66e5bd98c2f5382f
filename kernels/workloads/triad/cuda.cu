// Triad on the GPU: two doubles per access, one grid-stride pass.
#include "kernels/gpu/cuda_support.h"
#include "kernels/workloads/triad/triad.h"

namespace lanebench::triad {
namespace {

constexpr unsigned kThreads = 256;

// Written as two roundings (no contraction), as every other variant.
__device__ double element(double b, double c, double s) {
  return __dadd_rn(b, __dmul_rn(s, c));
}

// 16-byte accesses: each warp instruction moves 512 bytes, so fewer requests keep the same bytes in flight.
__global__ void triad_kernel(double* a, const double* b, const double* c, double s, std::size_t n) {
  const std::size_t stride = std::size_t{gridDim.x} * blockDim.x;
  const std::size_t first = std::size_t{blockIdx.x} * blockDim.x + threadIdx.x;
  const auto* b2 = reinterpret_cast<const double2*>(b);
  const auto* c2 = reinterpret_cast<const double2*>(c);
  auto* a2 = reinterpret_cast<double2*>(a);
  for (std::size_t i = first; i < n / 2; i += stride) {
    const double2 x = b2[i];
    const double2 y = c2[i];
    a2[i] = {element(x.x, y.x, s), element(x.y, y.y, s)};
  }
  if (first == 0 && n % 2 == 1) a[n - 1] = element(b[n - 1], c[n - 1], s);
}

class TriadJob final : public CudaJob {
 public:
  explicit TriadJob(const Triad& p) : p_(p) {}

  void launch() override {
    triad_kernel<<<blocks_for(p_.n / 2, kThreads), kThreads, 0, stream()>>>(a_.data(), b_.data(), c_.data(),
                                                                            p_.s, p_.n);
    cuda_check(cudaGetLastError(), "launch");
  }

 private:
  const Triad& p_;
  In<double> b_{*this, p_.b};
  In<double> c_{*this, p_.c};
  Out<double> a_{*this, p_.a};
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const Triad& p) {
  return std::make_unique<TriadJob>(p);
}

}  // namespace lanebench::triad
