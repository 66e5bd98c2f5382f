// The prefix sum on the GPU in one pass, with decoupled look-back: Merrill and Garland, "Single-pass parallel
// prefix scan with decoupled look-back", NVIDIA technical report NVR-2016-002.
#include <cuda/atomic>

#include "kernels/workloads/prefix_sum/device_prefix_sum.h"

namespace lanebench::prefix_sum {
namespace {

constexpr unsigned kWarp = 32;
constexpr unsigned kAllLanes = 0xFFFFFFFF;
constexpr unsigned kThreads = 256;
constexpr unsigned kWarps = kThreads / kWarp;
// A tile is what one thread block scans. Each tile waits for news of those before it, so it should be large;
// but its elements stay in registers, and four blocks per multiprocessor leave 64 of these to a thread.
constexpr unsigned kRows = 8;
constexpr unsigned kRow = 4 * kWarp;  // A warp loads 16 bytes per lane: 512 consecutive bytes.
constexpr unsigned kSegment = kRows * kRow;
constexpr unsigned kTile = kWarps * kSegment;

/// What a tile has told so far, in one word, so that value and flag are read and written at once: in the low
/// half a sum, in the high half twice the launch's number, plus one when the sum is that of all tiles up to
/// this one. Words of earlier launches count as nothing told, and need not be erased.
using Word = unsigned long long;
using AtomicWord = cuda::atomic_ref<Word, cuda::thread_scope_device>;

__device__ Word word_of(std::uint32_t sum, unsigned launch, bool complete) {
  return Word{launch * 2 + (complete ? 1u : 0u)} << 32 | sum;
}
__device__ bool is_told(Word word, unsigned launch) {
  return static_cast<unsigned>(word >> 33) == launch;
}
__device__ bool is_complete(Word word) {
  return (word >> 32 & 1) != 0;
}
__device__ void tell(Word* words, unsigned tile, Word word) {
  AtomicWord(words[tile]).store(word, cuda::memory_order_relaxed);
}

/// Of the 32 lanes' values, for the whole warp.
__device__ std::uint32_t warp_sum(std::uint32_t value) {
  for (unsigned step = kWarp / 2; step > 0; step /= 2) value += __shfl_xor_sync(kAllLanes, value, step);
  return value;
}

/// The sum of the lower lanes' values and this one's.
__device__ std::uint32_t warp_scan(std::uint32_t value, unsigned lane) {
  for (unsigned step = 1; step < kWarp; step *= 2) {
    const std::uint32_t below = __shfl_up_sync(kAllLanes, value, step);
    if (lane >= step) value += below;
  }
  return value;
}

/// The sum of all tiles before this one, by one warp: 32 tiles at a time, back to the nearest whose own sum
/// is complete. Blocks take tiles in the order in which they start, so whoever is waited for is running.
__device__ std::uint32_t look_back(Word* words, unsigned tile, unsigned launch, unsigned lane) {
  std::uint32_t sum = 0;
  for (int nearest = static_cast<int>(tile) - 1;; nearest -= static_cast<int>(kWarp)) {
    const int mine = nearest - static_cast<int>(lane);
    Word word = word_of(0, launch, true);  // What is before the first tile.
    do {
      if (mine >= 0) word = AtomicWord(words[mine]).load(cuda::memory_order_relaxed);
    } while (__any_sync(kAllLanes, !is_told(word, launch)));
    const unsigned complete = __ballot_sync(kAllLanes, is_complete(word));
    const unsigned last =
        complete == 0 ? kWarp - 1 : static_cast<unsigned>(__ffs(static_cast<int>(complete))) - 1;
    sum += warp_sum(lane <= last ? static_cast<std::uint32_t>(word) : 0);
    if (complete != 0) return sum;
  }
}

__device__ uint4 load_row(const std::uint32_t* input, std::size_t at, std::size_t n) {
  if (at + 4 <= n) return __ldcs(reinterpret_cast<const uint4*>(input + at));
  return {at < n ? input[at] : 0, at + 1 < n ? input[at + 1] : 0, at + 2 < n ? input[at + 2] : 0, 0};
}

__device__ void store_row(std::uint32_t* output, std::size_t at, std::size_t n, uint4 row) {
  if (at + 4 <= n) {
    __stcs(reinterpret_cast<uint4*>(output + at), row);
    return;
  }
  if (at < n) output[at] = row.x;
  if (at + 1 < n) output[at + 1] = row.y;
  if (at + 2 < n) output[at + 2] = row.z;
}

__global__ void __launch_bounds__(kThreads, 4)
    scan_kernel(std::uint32_t* output, const std::uint32_t* input, std::size_t n, Word* words,
                unsigned* tickets, unsigned first_ticket, unsigned launch) {
  __shared__ unsigned ticket;
  __shared__ std::uint32_t warp_totals[kWarps];
  __shared__ std::uint32_t carry;
  const unsigned lane = threadIdx.x % kWarp;
  const unsigned warp = threadIdx.x / kWarp;
  if (threadIdx.x == 0) ticket = atomicAdd(tickets, 1) - first_ticket;
  __syncthreads();
  const unsigned tile = ticket;
  const std::size_t begin = std::size_t{tile} * kTile + warp * kSegment + lane * 4;

  uint4 rows[kRows];
#pragma unroll
  for (unsigned r = 0; r < kRows; ++r) rows[r] = load_row(input, begin + r * kRow, n);

  // The rows' scans do not wait for each other; only the additions of `total` do.
  std::uint32_t total = 0;
#pragma unroll
  for (unsigned r = 0; r < kRows; ++r) {
    uint4& row = rows[r];
    row.y += row.x;
    row.z += row.y;
    row.w += row.z;
    const std::uint32_t through = warp_scan(row.w, lane);
    const std::uint32_t before = total + through - row.w;
    row.x += before;
    row.y += before;
    row.z += before;
    row.w += before;
    total += __shfl_sync(kAllLanes, through, kWarp - 1);
  }
  if (lane == 0) warp_totals[warp] = total;
  __syncthreads();

  std::uint32_t before = 0;
  std::uint32_t tile_total = 0;
#pragma unroll
  for (unsigned w = 0; w < kWarps; ++w) {
    if (w == warp) before = tile_total;
    tile_total += warp_totals[w];
  }
  if (warp == 0) {
    if (lane == 0) tell(words, tile, word_of(tile_total, launch, tile == 0));
    const std::uint32_t sum = tile == 0 ? 0 : look_back(words, tile, launch, lane);
    if (lane == 0) {
      if (tile > 0) tell(words, tile, word_of(sum + tile_total, launch, true));
      carry = sum;
    }
  }
  __syncthreads();
  before += carry;
#pragma unroll
  for (unsigned r = 0; r < kRows; ++r) {
    const uint4 row = rows[r];
    store_row(output, begin + r * kRow, n, {row.x + before, row.y + before, row.z + before, row.w + before});
  }
}

class OwnPrefixSum final : public PrefixSumJob {
 public:
  explicit OwnPrefixSum(const PrefixSum& p) : PrefixSumJob(p) {
    words_.zero(stream());
    tickets_.zero(stream());
  }

  void launch() override {
    if (tiles_ == 0) return;
    const unsigned first_ticket = launches_ * tiles_;
    ++launches_;
    scan_kernel<<<tiles_, kThreads, 0, stream()>>>(output_.data(), input_.data(), p_.n, words_.data(),
                                                   tickets_.data(), first_ticket, launches_);
    cuda_check(cudaGetLastError(), "launch");
  }

 private:
  unsigned tiles_ = static_cast<unsigned>((p_.n + kTile - 1) / kTile);
  unsigned launches_ = 0;
  DeviceBuffer<Word> words_{tiles_};
  DeviceBuffer<unsigned> tickets_{1};
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const PrefixSum& p) {
  return std::make_unique<OwnPrefixSum>(p);
}

}  // namespace lanebench::prefix_sum
