// The product on the GPU: a tile of C per thread block, 8 × 8 of it in each thread's registers, slices of A
// and B in shared memory twice, so that one is loaded while the other is used.
#include <cuda_pipeline.h>

#include "kernels/workloads/sgemm/device_sgemm.h"

namespace lanebench::sgemm {
namespace {

constexpr unsigned kDepth = 16;         // Of a slice.
constexpr unsigned kPad = 4;            // Spreads the transposed stores of A over the banks; 16-byte aligned.
constexpr unsigned kLargestTile = 128;  // Matrices are padded to multiples of it.
constexpr unsigned kWarp = 32;
constexpr unsigned kWarpRows = 32;  // A warp's part of the tile: 4 × 8 threads, each with four times 4 × 4
constexpr unsigned kWarpColumns = 64;  // elements, half of the part apart, so that a warp reads whole lines.

__device__ inline void load4(float* to, const float* from) {
  const float4 four = *reinterpret_cast<const float4*>(from);
  to[0] = four.x;
  to[1] = four.y;
  to[2] = four.z;
  to[3] = four.w;
}

/// C = A·B for matrices by rows whose pitch is a multiple of the tile. One block computes kRows × kColumns.
template <unsigned kRows, unsigned kColumns>
__global__ void __launch_bounds__(kRows* kColumns / 64)
    tile_kernel(float* __restrict__ c, const float* __restrict__ a, const float* __restrict__ b,
                unsigned pitch) {
  constexpr unsigned kThreads = kRows * kColumns / 64;
  constexpr unsigned kFour = 4;
  constexpr unsigned kLoadsOfA = kRows * kDepth / kFour / kThreads;
  constexpr unsigned kLoadsOfB = kColumns * kDepth / kFour / kThreads;
  // A by columns: each thread multiplies 8 of a column with 8 of a row of B.
  __shared__ alignas(16) float slice_of_a[2][kDepth][kRows + kPad];
  __shared__ alignas(16) float slice_of_b[2][kDepth][kColumns];

  const unsigned thread = threadIdx.x;
  const unsigned warp = thread / kWarp;
  const unsigned lane = thread % kWarp;
  const unsigned row = warp / (kColumns / kWarpColumns) * kWarpRows + lane / 8 * kFour;
  const unsigned column = warp % (kColumns / kWarpColumns) * kWarpColumns + lane % 8 * kFour;
  a += std::size_t{blockIdx.y} * kRows * pitch;
  b += std::size_t{blockIdx.x} * kColumns;
  c += std::size_t{blockIdx.y} * kRows * pitch + std::size_t{blockIdx.x} * kColumns;

  // Four threads read a row's 64 bytes of A, which go through registers, since they are stored transposed.
  float4 next_of_a[kLoadsOfA];
  const auto fetch = [&](unsigned slice, unsigned side) {
#pragma unroll
    for (unsigned i = 0; i < kLoadsOfA; ++i) {
      const unsigned at = thread + i * kThreads;
      const float* from =
          a + std::size_t{at / (kDepth / kFour)} * pitch + slice * kDepth + at % (kDepth / kFour) * kFour;
      next_of_a[i] = *reinterpret_cast<const float4*>(from);
    }
#pragma unroll
    for (unsigned i = 0; i < kLoadsOfB; ++i) {
      const unsigned at = thread + i * kThreads;
      const unsigned k = at / (kColumns / kFour);
      const unsigned j = at % (kColumns / kFour) * kFour;
      __pipeline_memcpy_async(&slice_of_b[side][k][j], b + (std::size_t{slice} * kDepth + k) * pitch + j,
                              sizeof(float4));
    }
    __pipeline_commit();
  };
  const auto finish = [&](unsigned side) {
#pragma unroll
    for (unsigned i = 0; i < kLoadsOfA; ++i) {
      const unsigned at = thread + i * kThreads;
      const unsigned k = at % (kDepth / kFour) * kFour;
      const unsigned r = at / (kDepth / kFour);
      slice_of_a[side][k + 0][r] = next_of_a[i].x;
      slice_of_a[side][k + 1][r] = next_of_a[i].y;
      slice_of_a[side][k + 2][r] = next_of_a[i].z;
      slice_of_a[side][k + 3][r] = next_of_a[i].w;
    }
    __pipeline_wait_prior(0);
    __syncthreads();
  };

  float sums[8][8] = {};
  float left[2][8];
  float right[2][8];
  // The elements for the next column are read while the current ones are multiplied.
  const auto read = [&](unsigned side, unsigned k) {
    load4(&left[k % 2][0], &slice_of_a[side][k][row]);
    load4(&left[k % 2][4], &slice_of_a[side][k][row + kWarpRows / 2]);
    load4(&right[k % 2][0], &slice_of_b[side][k][column]);
    load4(&right[k % 2][4], &slice_of_b[side][k][column + kWarpColumns / 2]);
  };

  fetch(0, 0);
  finish(0);
  const unsigned slices = pitch / kDepth;
  for (unsigned slice = 0; slice < slices; ++slice) {
    const unsigned side = slice % 2;
    if (slice + 1 < slices) fetch(slice + 1, side ^ 1);
    read(side, 0);
#pragma unroll
    for (unsigned k = 0; k < kDepth; ++k) {
      if (k + 1 < kDepth) read(side, k + 1);
#pragma unroll
      for (unsigned i = 0; i < 8; ++i) {
#pragma unroll
        for (unsigned j = 0; j < 8; ++j) sums[i][j] = fmaf(left[k % 2][i], right[k % 2][j], sums[i][j]);
      }
    }
    // The other side is free since the last barrier: every thread has passed its last use.
    if (slice + 1 < slices) finish(side ^ 1);
  }

#pragma unroll
  for (unsigned i = 0; i < 8; ++i) {
    float* to = c + std::size_t{row + i / 4 * (kWarpRows / 2) + i % 4} * pitch + column;
    *reinterpret_cast<float4*>(to) = make_float4(sums[i][0], sums[i][1], sums[i][2], sums[i][3]);
    *reinterpret_cast<float4*>(to + kWarpColumns / 2) =
        make_float4(sums[i][4], sums[i][5], sums[i][6], sums[i][7]);
  }
}

using TileKernel = void (*)(float*, const float*, const float*, unsigned);

struct Tile {
  unsigned rows;
  unsigned columns;
  TileKernel kernel;
};

/// The tile with which the busiest multiprocessor has the least to do; of equal ones the largest, which reads
/// the least.
Tile best_tile(std::size_t pitch, std::size_t multiprocessors) {
  constexpr Tile kTiles[] = {
      {128, 128, tile_kernel<128, 128>}, {128, 64, tile_kernel<128, 64>}, {64, 64, tile_kernel<64, 64>}};
  const auto work = [&](const Tile& tile) {
    const std::size_t area = std::size_t{tile.rows} * tile.columns;
    const std::size_t tiles = pitch * pitch / area;
    return (tiles + multiprocessors - 1) / multiprocessors * area;
  };
  Tile best = kTiles[0];
  for (const Tile& tile : kTiles) {
    if (work(tile) < work(best)) best = tile;
  }
  return best;
}

std::size_t padded(std::size_t n) {
  return (n + kLargestTile - 1) / kLargestTile * kLargestTile;
}

class OwnSgemm final : public SgemmJob {
 public:
  explicit OwnSgemm(const Sgemm& p) : SgemmJob(p, padded(p.n)) {
    int multiprocessors = 0;
    cuda_check(cudaDeviceGetAttribute(&multiprocessors, cudaDevAttrMultiProcessorCount, 0), "attribute");
    tile_ = best_tile(pitch_, static_cast<std::size_t>(multiprocessors));
  }

  void launch() override {
    if (p_.n == 0) return;
    const auto pitch = static_cast<unsigned>(pitch_);
    const dim3 grid(pitch / tile_.columns, pitch / tile_.rows);
    tile_.kernel<<<grid, tile_.rows * tile_.columns / 64, 0, stream()>>>(c_.data(), a_.data(), b_.data(),
                                                                         pitch);
    cuda_check(cudaGetLastError(), "launch");
  }

 private:
  Tile tile_{};
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const Sgemm& p) {
  return std::make_unique<OwnSgemm>(p);
}

}  // namespace lanebench::sgemm
