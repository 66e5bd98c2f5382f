// Gravity on the GPU: a block of threads per 64 bodies, which its warps pull with a part of all bodies each.
//
// Tiles in shared memory and unrolled pairs are Nyland, Harris and Prins's ("Fast N-Body Simulation with
// CUDA", GPU Gems 3, chapter 31). That the warps of a block share its bodies keeps the GPU full with few
// thousand bodies.
#include "kernels/gpu/cuda_support.h"
#include "kernels/workloads/nbody/nbody.h"

namespace lanebench::nbody {
namespace {

constexpr unsigned kWarp = 32;
constexpr unsigned kWarps = 16;
// Of a thread: they share the loads of the others, and are independent work for it.
constexpr unsigned kBodies = 2;
constexpr unsigned kOfBlock = kWarp * kBodies;
static_assert(Nbody::kPadding % kOfBlock == 0);
static_assert(kWarp <= kTile, "the error bound is for sums over kTile bodies");

struct Arrays {
  const float* x;
  const float* y;
  const float* z;
  const float* mass;
};

struct Sum {
  float x = 0;
  float y = 0;
  float z = 0;

  __device__ void add(const Sum& other) {
    x += other.x;
    y += other.y;
    z += other.z;
  }
};

// Without the detour of rsqrtf for denormal numbers: the argument is at least kSoftening.
__device__ float reciprocal_sqrt(float value) {
  float result;
  asm("rsqrt.approx.ftz.f32 %0, %1;" : "=f"(result) : "f"(value));
  return result;
}

// A pair: 12 instructions and one of the special-function unit.
__device__ void attract(const float4& at, const float4& by, Sum& a) {
  const float dx = by.x - at.x;
  const float dy = by.y - at.y;
  const float dz = by.z - at.z;
  const float r = reciprocal_sqrt(fmaf(dz, dz, fmaf(dy, dy, fmaf(dx, dx, kSoftening))));
  const float pull = by.w * r * (r * r);
  a.x = fmaf(dx, pull, a.x);
  a.y = fmaf(dy, pull, a.y);
  a.z = fmaf(dz, pull, a.z);
}

__device__ float4 load(const Arrays& bodies, std::size_t i) {
  return {bodies.x[i], bodies.y[i], bodies.z[i], bodies.mass[i]};
}

// Each warp goes through every kWarps-th tile of 32 bodies; bodies behind the last have no mass.
__global__ void __launch_bounds__(kWarp* kWarps)
    accelerate(float* ax, float* ay, float* az, Arrays bodies, std::size_t padded) {
  __shared__ float4 tiles[kWarps][kWarp];
  __shared__ Sum sums[kWarps][kOfBlock];
  const unsigned lane = threadIdx.x;
  const unsigned warp = threadIdx.y;
  const std::size_t first = std::size_t{blockIdx.x} * kOfBlock;
  float4 at[kBodies];
  Sum total[kBodies];
  for (unsigned b = 0; b < kBodies; ++b) at[b] = load(bodies, first + b * kWarp + lane);
  for (std::size_t tile = std::size_t{warp} * kWarp; tile < padded; tile += kWarps * kWarp) {
    tiles[warp][lane] = load(bodies, tile + lane);
    __syncwarp();
    Sum of_tile[kBodies];
#pragma unroll 8
    for (unsigned j = 0; j < kWarp; ++j) {
      const float4 by = tiles[warp][j];
      for (unsigned b = 0; b < kBodies; ++b) attract(at[b], by, of_tile[b]);
    }
    for (unsigned b = 0; b < kBodies; ++b) total[b].add(of_tile[b]);
    __syncwarp();
  }
  for (unsigned b = 0; b < kBodies; ++b) sums[warp][b * kWarp + lane] = total[b];
  __syncthreads();
  const unsigned body = warp * kWarp + lane;
  if (body >= kOfBlock) return;
  Sum sum;
  for (unsigned w = 0; w < kWarps; ++w) sum.add(sums[w][body]);
  ax[first + body] = sum.x;
  ay[first + body] = sum.y;
  az[first + body] = sum.z;
}

class NbodyJob final : public CudaJob {
 public:
  explicit NbodyJob(const Nbody& p) : p_(p) {}

  void launch() override {
    if (p_.n == 0) return;
    const auto blocks = static_cast<unsigned>(p_.padded() / kOfBlock);
    accelerate<<<blocks, dim3(kWarp, kWarps), 0, stream()>>>(
        ax_.data(), ay_.data(), az_.data(), {x_.data(), y_.data(), z_.data(), mass_.data()}, p_.padded());
    cuda_check(cudaGetLastError(), "launch");
  }

 private:
  const Nbody& p_;
  In<float> x_{*this, p_.x};
  In<float> y_{*this, p_.y};
  In<float> z_{*this, p_.z};
  In<float> mass_{*this, p_.mass};
  Out<float> ax_{*this, p_.ax};
  Out<float> ay_{*this, p_.ay};
  Out<float> az_{*this, p_.az};
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const Nbody& p) {
  return std::make_unique<NbodyJob>(p);
}

}  // namespace lanebench::nbody
