// Row match on the GPU: one thread per row of A, tiles of B's keys in shared memory.
#include <algorithm>

#include "kernels/gpu/cuda_support.h"
#include "kernels/workloads/row_match/row_match.h"

namespace lanebench::row_match {
namespace {

constexpr unsigned kThreads = 128;
constexpr unsigned kTile = 2048;  // Keys: 8 KiB of shared memory, long enough to hide the barriers.
static_assert(kTile % RowMatch::kPadding == 0);

struct DeviceTable {
  const std::uint32_t* keys;
  const std::uint16_t* elements;  // Null where the key is the row.
};

__device__ bool same_row(DeviceTable a, DeviceTable b, std::size_t i, std::size_t j, unsigned width) {
  if (a.elements == nullptr) return true;
  for (unsigned k = 0; k < width; ++k) {
    if (a.elements[i * width + k] != b.elements[j * width + k]) return false;
  }
  return true;
}

// blockIdx.y picks a part of B, so that few rows of A still fill the GPU. Parts only ever write 1, over
// zeros, so their order does not matter. A block stops when all of its rows are found.
__global__ void row_match_kernel(std::uint8_t* out, DeviceTable a, DeviceTable b, std::size_t rows,
                                 std::size_t padded_rows, std::size_t part, unsigned width) {
  __shared__ uint4 tile[kTile / 4];
  const std::size_t i = std::size_t{blockIdx.x} * kThreads + threadIdx.x;
  const std::size_t first = blockIdx.y * part;
  const std::size_t last = min(first + part, padded_rows);
  const std::uint32_t key = i < rows ? a.keys[i] : 0;
  bool found = i >= rows;
  for (std::size_t begin = first; begin < last; begin += kTile) {
    // Also keeps the tile until every thread has done with the one before.
    if (__syncthreads_and(found)) break;
    const auto quads = static_cast<unsigned>(min(last - begin, std::size_t{kTile}) / 4);
    const auto* keys = reinterpret_cast<const uint4*>(b.keys + begin);
    for (unsigned q = threadIdx.x; q < quads; q += kThreads) tile[q] = keys[q];
    __syncthreads();
    // All threads of a warp read one address: a broadcast, four keys per access.
    for (unsigned q = 0; q < quads && !found; ++q) {
      const uint4 k = tile[q];
      if (k.x != key && k.y != key && k.z != key && k.w != key) continue;
      const std::size_t j = begin + 4 * q;
      found =
          (k.x == key && same_row(a, b, i, j, width)) || (k.y == key && same_row(a, b, i, j + 1, width)) ||
          (k.z == key && same_row(a, b, i, j + 2, width)) || (k.w == key && same_row(a, b, i, j + 3, width));
    }
  }
  if (i < rows && found) out[i] = 1;
}

class RowMatchJob final : public CudaJob {
 public:
  explicit RowMatchJob(const RowMatch& p) : p_(p) {}

  void launch() override {
    if (p_.rows == 0) return;
    out_.zero(stream());
    // Enough blocks for the largest part (132 SMs × 16 blocks), in parts of whole tiles.
    constexpr std::size_t kEnough = 132 * 16;
    const std::size_t blocks = (p_.rows + kThreads - 1) / kThreads;
    const std::size_t tiles = (p_.padded_rows + kTile - 1) / kTile;
    const std::size_t parts = std::min(tiles, (kEnough + blocks - 1) / blocks);
    const std::size_t part = (tiles + parts - 1) / parts * kTile;
    const dim3 grid(static_cast<unsigned>(blocks), static_cast<unsigned>(parts));
    row_match_kernel<<<grid, kThreads, 0, stream()>>>(out_.data(), {a_keys_.data(), a_elements_.data()},
                                                      {b_keys_.data(), b_elements_.data()}, p_.rows,
                                                      p_.padded_rows, part, static_cast<unsigned>(p_.width));
    cuda_check(cudaGetLastError(), "launch");
  }

 private:
  std::span<const std::uint16_t> needed(std::span<const std::uint16_t> elements) const {
    return p_.key_is_row ? std::span<const std::uint16_t>() : elements;
  }

  const RowMatch& p_;
  In<std::uint32_t> a_keys_{*this, p_.a.keys};
  In<std::uint32_t> b_keys_{*this, p_.b.keys};
  In<std::uint16_t> a_elements_{*this, needed(p_.a.elements)};
  In<std::uint16_t> b_elements_{*this, needed(p_.b.elements)};
  Out<std::uint8_t> out_{*this, p_.out};
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const RowMatch& p) {
  return std::make_unique<RowMatchJob>(p);
}

}  // namespace lanebench::row_match
