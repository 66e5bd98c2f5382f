// The heat step on the GPU, a launch per step: threads march through planes and keep what they saw below in
// registers (Micikevicius, "3D finite difference computation on GPUs using CUDA", GPGPU-2, 2009).
#include "kernels/gpu/cuda_support.h"
#include "kernels/workloads/stencil/stencil.h"

namespace lanebench::stencil {
namespace {

// A warp takes 64 points of a row, a thread two of them as one 16-byte access; eight rows to a block find
// most of their neighbours' rows in the first-level cache.
constexpr unsigned kWarp = 32;
constexpr unsigned kRows = 8;
constexpr unsigned kPoints = 2;
// Long marches read fewer planes twice, short ones make enough blocks: 16 on 256³ points are two waves on 132
// multiprocessors, and neighbouring marches run at the same time, so that what is read twice mostly comes
// from the second-level cache.
constexpr unsigned kMarch = 16;

// The order of `updated`, without contraction.
__device__ double point(double centre, double left, double right, double front, double back, double below,
                        double above) {
  const double neighbours =
      __dadd_rn(__dadd_rn(__dadd_rn(left, right), __dadd_rn(front, back)), __dadd_rn(below, above));
  return __dadd_rn(__dmul_rn(kStay, centre), __dmul_rn(kFlow, neighbours));
}

__device__ double2 pair(const double* at) {
  return __ldg(reinterpret_cast<const double2*>(at));
}

// `first` is the place of point (0, 0, 0). The pair of the next plane is asked for before this plane's is
// used, so that each thread has two reads of memory under way.
__global__ void __launch_bounds__(kWarp* kRows)
    step_kernel(double* __restrict__ to, const double* __restrict__ from, std::size_t first, unsigned n,
                std::size_t pitch, std::size_t plane) {
  const unsigned x = (blockIdx.x * kWarp + threadIdx.x) * kPoints;
  const unsigned y = blockIdx.y * kRows + threadIdx.y;
  const unsigned z_begin = blockIdx.z * kMarch;
  const unsigned z_end = min(n, z_begin + kMarch);
  if (x >= n || y >= n) return;
  const bool both = x + 1 < n;
  std::size_t at = first + z_begin * plane + y * pitch + x;
  double2 below = pair(from + at - plane);
  double2 centre = pair(from + at);
  double2 above = pair(from + at + plane);
  for (unsigned z = z_begin; z < z_end; ++z, at += plane) {
    double2 next = above;
    if (z + 1 < z_end) next = pair(from + at + 2 * plane);
    const double2 front = pair(from + at - pitch);
    const double2 back = pair(from + at + pitch);
    const double left = __ldg(from + at - 1);
    const double right = __ldg(from + at + 2);
    const double2 value = {point(centre.x, left, centre.y, front.x, back.x, below.x, above.x),
                           point(centre.y, centre.x, right, front.y, back.y, below.y, above.y)};
    // Evict-first: what is written is not read before the next step, by when it would have left the cache
    // anyway.
    if (both) {
      __stcs(reinterpret_cast<double2*>(to + at), value);
    } else {
      __stcs(to + at, value.x);
    }
    below = centre;
    centre = above;
    above = next;
  }
}

class StencilJob final : public CudaJob {
 public:
  explicit StencilJob(const Stencil& p) : p_(p) {}

  /// The boundaries of all states are those of the initial one.
  void upload() override {
    CudaJob::upload();
    for (double* other : {result_.data(), scratch_.data()}) {
      cuda_check(cudaMemcpyAsync(other, initial_.data(), p_.initial.size_bytes(), cudaMemcpyDeviceToDevice,
                                 stream()),
                 "copy");
    }
  }

  void launch() override {
    if (p_.n == 0) return;
    const auto n = static_cast<unsigned>(p_.n);
    const dim3 blocks((n + kWarp * kPoints - 1) / (kWarp * kPoints), (n + kRows - 1) / kRows,
                      (n + kMarch - 1) / kMarch);
    const double* from = initial_.data();
    for (std::size_t left = p_.steps; left > 0; --left) {
      double* to = left % 2 == 1 ? result_.data() : scratch_.data();
      step_kernel<<<blocks, dim3(kWarp, kRows), 0, stream()>>>(to, from, p_.layout.row(0, 0), n,
                                                               p_.layout.pitch, p_.layout.plane());
      from = to;
    }
    cuda_check(cudaGetLastError(), "launch");
  }

 private:
  const Stencil& p_;
  In<double> initial_{*this, p_.initial};
  Out<double> result_{*this, p_.result()};
  DeviceBuffer<double> scratch_{p_.initial.size()};
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const Stencil& p) {
  return std::make_unique<StencilJob>(p);
}

}  // namespace lanebench::stencil
