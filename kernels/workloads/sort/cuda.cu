// Radix sort on the GPU in four passes, each of which reads and writes every key once: "Onesweep" (Adinets &
// Merrill, 2022), with decoupled look-back (Merrill & Garland, "Single-pass parallel prefix scan with
// decoupled look-back", 2016).
#include <cuda/atomic>

#include "kernels/workloads/sort/device_sort.h"

namespace lanebench::sort {
namespace {

constexpr unsigned kWarp = 32;
constexpr unsigned kAll = 0xFFFFFFFF;
constexpr unsigned kBits = 8;
constexpr unsigned kBins = 1 << kBits;
constexpr unsigned kPasses = 32 / kBits;

constexpr unsigned kCountThreads = 512;
constexpr unsigned kThreads = 384;
constexpr unsigned kWarps = kThreads / kWarp;
constexpr unsigned kItems = 20;  ///< Keys of a thread; they and their ranks stay in registers.
constexpr unsigned kTile = kThreads * kItems;
static_assert(kThreads >= kBins, "a thread looks back for one bin");

// What a tile says of the keys in a bin: nothing yet, how many it has itself, or how many it and all tiles
// before it have. State and number are one word, so that both are seen at once and no fence is needed.
constexpr std::uint32_t kOwn = 1u << 30;
constexpr std::uint32_t kWithAllBefore = 2u << 30;
constexpr std::uint32_t kNumber = kOwn - 1;

__device__ unsigned digit(std::uint32_t key, unsigned pass) {
  return key >> (pass * kBits) & (kBins - 1);
}

/// The sum of `value` over the threads before this one, of 256. `sums` has room for a value per warp.
__device__ std::uint32_t scan_bins(std::uint32_t value, std::uint32_t* sums) {
  const unsigned lane = threadIdx.x % kWarp;
  std::uint32_t inclusive = value;
  if (threadIdx.x < kBins) {
    for (unsigned step = 1; step < kWarp; step *= 2) {
      const std::uint32_t before = __shfl_up_sync(kAll, inclusive, step);
      if (lane >= step) inclusive += before;
    }
    if (lane == kWarp - 1) sums[threadIdx.x / kWarp] = inclusive;
  }
  __syncthreads();
  std::uint32_t before = 0;
  if (threadIdx.x < kBins) {
    for (unsigned warp = 0; warp < threadIdx.x / kWarp; ++warp) before += sums[warp];
  }
  return before + inclusive - value;
}

/// Adds to bins[pass][digit] the keys of each digit of all passes.
__global__ void __launch_bounds__(kCountThreads)
    count_kernel(std::uint32_t* bins, const std::uint32_t* keys, std::uint32_t n) {
  __shared__ std::uint32_t counts[kPasses * kBins];
  for (unsigned i = threadIdx.x; i < kPasses * kBins; i += kCountThreads) counts[i] = 0;
  __syncthreads();
  const auto add = [&](std::uint32_t key) {
#pragma unroll
    for (unsigned pass = 0; pass < kPasses; ++pass) atomicAdd(&counts[pass * kBins + digit(key, pass)], 1u);
  };
  const std::uint32_t threads = gridDim.x * kCountThreads;
  const std::uint32_t thread = blockIdx.x * kCountThreads + threadIdx.x;
  const auto* fours = reinterpret_cast<const uint4*>(keys);
  for (std::uint32_t i = thread; i < n / 4; i += threads) {
    const uint4 four = fours[i];
    add(four.x);
    add(four.y);
    add(four.z);
    add(four.w);
  }
  if (thread < n % 4) add(keys[n - n % 4 + thread]);
  __syncthreads();
  for (unsigned i = threadIdx.x; i < kPasses * kBins; i += kCountThreads) {
    if (counts[i] != 0) atomicAdd(&bins[i], counts[i]);
  }
}

/// Turns the counts of a pass, one block's, into the places where the bins begin.
__global__ void begin_kernel(std::uint32_t* bins) {
  __shared__ std::uint32_t sums[kBins / kWarp];
  std::uint32_t& bin = bins[blockIdx.x * kBins + threadIdx.x];
  bin = scan_bins(bin, sums);
}

/// How many keys of this thread's bin all tiles before this one have. A tile is numbered by the ticket that
/// its block drew when it began to run, so every earlier tile's block runs or has ended, and it says its own
/// number before it waits for anything: the wait ends, in whatever order blocks are started.
__device__ std::uint32_t look_back(std::uint32_t* said, std::uint32_t tile, std::uint32_t own) {
  std::uint32_t before = 0;
  for (std::uint32_t earlier = tile; earlier > 0;) {
    const std::uint32_t* place = &said[std::size_t{earlier - 1} * kBins + threadIdx.x];
    const std::uint32_t word =
        cuda::atomic_ref<std::uint32_t, cuda::thread_scope_device>(*const_cast<std::uint32_t*>(place))
            .load(cuda::memory_order_relaxed);
    if (word == 0) continue;
    before += word & kNumber;
    if ((word & kWithAllBefore) != 0) break;
    --earlier;
  }
  return before;
}

__device__ void say(std::uint32_t* said, std::uint32_t tile, std::uint32_t word) {
  cuda::atomic_ref<std::uint32_t, cuda::thread_scope_device>(said[std::size_t{tile} * kBins + threadIdx.x])
      .store(word, cuda::memory_order_relaxed);
}

/// One pass: moves keys to where their digit says; keys of one digit stay in order.
__global__ void __launch_bounds__(kThreads, 2)
    pass_kernel(std::uint32_t* to, const std::uint32_t* from, std::uint32_t n, unsigned pass,
                const std::uint32_t* bins, std::uint32_t* ticket, std::uint32_t* said) {
  // First, per warp and bin, the place of the warp's next key and the lanes that hold such a key; then the
  // tile in the order of digits.
  union Shared {
    struct {
      std::uint32_t places[kWarps][kBins];
      std::uint32_t lanes[kWarps][kBins];
    } ranking;
    std::uint32_t keys[kTile];
  };
  __shared__ Shared shared;
  __shared__ std::uint32_t offsets[kBins];
  __shared__ std::uint32_t sums[kBins / kWarp];
  __shared__ std::uint32_t drawn;
  if (threadIdx.x == 0) drawn = atomicAdd(ticket, 1u);
  for (unsigned i = threadIdx.x; i < kWarps * kBins; i += kThreads) {
    (&shared.ranking.places[0][0])[i] = 0;
    (&shared.ranking.lanes[0][0])[i] = 0;
  }
  __syncthreads();
  const std::uint32_t tile = drawn;
  const std::uint32_t tile_begin = tile * kTile;
  const std::uint32_t in_tile = n - tile_begin < kTile ? n - tile_begin : kTile;
  const unsigned warp = threadIdx.x / kWarp;
  const unsigned lane = threadIdx.x % kWarp;

  // A warp takes contiguous keys, so that warps, items and lanes are in the order of the keys. Places behind
  // the end hold the largest key: it comes after all others of the last bin, and is not written.
  std::uint32_t keys[kItems];
#pragma unroll
  for (unsigned item = 0; item < kItems; ++item) {
    const std::uint32_t i = (warp * kItems + item) * kWarp + lane;
    keys[item] = i < in_tile ? from[tile_begin + i] : 0xFFFFFFFF;
  }
  std::uint32_t* places = shared.ranking.places[warp];
#pragma unroll
  for (unsigned item = 0; item < kItems; ++item) atomicAdd(&places[digit(keys[item], pass)], 1u);
  __syncthreads();

  // Says the tile's counts as early as possible, then places its bins and each warp's part of them.
  std::uint32_t own = 0;
  if (threadIdx.x < kBins) {
    for (unsigned w = 0; w < kWarps; ++w) {
      const std::uint32_t count = shared.ranking.places[w][threadIdx.x];
      shared.ranking.places[w][threadIdx.x] = own;
      own += count;
    }
    say(said, tile, (tile == 0 ? kWithAllBefore : kOwn) | own);
  }
  const std::uint32_t begin = scan_bins(own, sums);
  if (threadIdx.x < kBins) {
    for (unsigned w = 0; w < kWarps; ++w) shared.ranking.places[w][threadIdx.x] += begin;
  }
  __syncthreads();

  // The place of each key in the tile: lanes with one digit find each other through a word of shared memory,
  // count those before them, and the last one moves the warp's place on.
  std::uint32_t* lanes = shared.ranking.lanes[warp];
  std::uint32_t ranks[kItems];
#pragma unroll
  for (unsigned item = 0; item < kItems; ++item) {
    const unsigned bin = digit(keys[item], pass);
    atomicOr(&lanes[bin], 1u << lane);
    __syncwarp();
    const std::uint32_t peers = lanes[bin];
    const std::uint32_t place = places[bin];
    const unsigned before = __popc(peers & ((1u << lane) - 1));
    ranks[item] = place + before;
    __syncwarp();
    if (peers >> lane == 1) {
      places[bin] = place + before + 1;
      lanes[bin] = 0;
    }
    __syncwarp();
  }
  __syncthreads();
#pragma unroll
  for (unsigned item = 0; item < kItems; ++item) shared.keys[ranks[item]] = keys[item];
  if (threadIdx.x < kBins) {
    const std::uint32_t before = look_back(said, tile, own);
    if (tile > 0) say(said, tile, kWithAllBefore | (before + own));
    offsets[threadIdx.x] = bins[pass * kBins + threadIdx.x] + before - begin;
  }
  __syncthreads();
#pragma unroll
  for (unsigned item = 0; item < kItems; ++item) {
    const std::uint32_t i = item * kThreads + threadIdx.x;
    if (i >= in_tile) break;
    const std::uint32_t key = shared.keys[i];
    to[offsets[digit(key, pass)] + i] = key;
  }
}

class OwnSort final : public SortJob {
 public:
  explicit OwnSort(const Sort& p) : SortJob(p) {}

  void launch() override {
    if (p_.n == 0) return;
    const auto n = static_cast<std::uint32_t>(p_.n);
    std::uint32_t* bins = state_.data();
    std::uint32_t* tickets = bins + kPasses * kBins;
    std::uint32_t* said = tickets + kPasses;
    state_.zero(stream());
    count_kernel<<<blocks_to_count(n), kCountThreads, 0, stream()>>>(bins, input_.data(), n);
    begin_kernel<<<kPasses, kBins, 0, stream()>>>(bins);
    const std::uint32_t* from = input_.data();
    for (unsigned pass = 0; pass < kPasses; ++pass) {
      std::uint32_t* to = pass % 2 == 0 ? scratch_.data() : output_.data();
      pass_kernel<<<static_cast<unsigned>(tiles_), kThreads, 0, stream()>>>(
          to, from, n, pass, bins, tickets + pass, said + pass * tiles_ * kBins);
      from = to;
    }
    cuda_check(cudaGetLastError(), "launch");
  }

 private:
  static std::size_t fitting(std::size_t n) {
    if (n > kNumber) throw DeviceUnavailable("the GPU variant of sort takes fewer than 2^30 keys");
    return n;
  }
  std::size_t state_words() const { return kPasses * (kBins + 1 + tiles_ * kBins); }
  /// A block flushes its counts to memory once, so no more blocks than run at the same time.
  static unsigned blocks_to_count(std::uint32_t n) {
    constexpr std::uint32_t kPerBlock = kCountThreads * 16;
    constexpr std::uint32_t kMost = 132 * 4;
    const std::uint32_t blocks = (n + kPerBlock - 1) / kPerBlock;
    return blocks < kMost ? blocks : kMost;
  }

  std::size_t tiles_ = (fitting(p_.n) + kTile - 1) / kTile;
  DeviceBuffer<std::uint32_t> scratch_{p_.n};
  DeviceBuffer<std::uint32_t> state_{state_words()};  ///< Bins, tickets, and what tiles say, of each pass.
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const Sort& p) {
  return std::make_unique<OwnSort>(p);
}

}  // namespace lanebench::sort
