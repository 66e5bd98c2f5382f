// Sparse matrix times vector on the GPU: equally many elements for each thread block, however long the rows
// are. Products go to shared memory, where rows are added up (Greathouse and Daga, "Efficient sparse
// matrix-vector multiplication on GPUs using the CSR storage format", SC 2014); what a block leaves of a row
// that goes on in the next one is added later, in order (Merrill and Garland, "Merge-based parallel sparse
// matrix-vector multiplication", SC 2016).
#include <algorithm>

#include "kernels/workloads/spmv/device_spmv.h"

namespace lanebench::spmv {
namespace {

constexpr unsigned kThreads = 256;
constexpr unsigned kEach = 8;  // Elements of a thread, all of whose reads are under way at once.
constexpr unsigned kTile = kThreads * kEach;
constexpr unsigned kWarp = 32;
constexpr unsigned kGroup = 8;   // Threads that add a short row: half of the rows have 2 or 3 elements.
constexpr unsigned kLong = 256;  // Elements from which on a whole warp adds a row.
constexpr unsigned kAll = 0xFFFFFFFF;

struct Matrix {
  const std::int32_t* row_begin;
  const std::int32_t* column;
  const double* value;
  std::int32_t rows;
  std::int32_t elements;
};

/// How many rows end at or before `element`, found by a warp that probes 32 rows at a time.
__device__ std::int32_t rows_ended(const Matrix& a, std::int32_t element) {
  const auto lane = static_cast<std::int32_t>(threadIdx.x % kWarp);
  std::int32_t low = 0;  // The answer is from low to high.
  std::int32_t high = a.rows;
  while (low < high) {
    const std::int32_t stride = (high - low + kWarp - 1) / static_cast<std::int32_t>(kWarp);
    const std::int32_t row = low + lane * stride;
    const bool ended = row < high && a.row_begin[row + 1] <= element;
    const std::int32_t count = __popc(__ballot_sync(kAll, ended));
    // Probes before `count` have ended, the next one has not.
    high = min(high, low + count * stride);
    if (count > 0) low += (count - 1) * stride + 1;
  }
  return low;
}

/// The sum of products [begin, end) by the `kThreadsOfRow` threads that are neighbours in a warp; the first
/// one has it.
template <unsigned kThreadsOfRow>
__device__ double sum_of(const double* products, std::int32_t begin, std::int32_t end) {
  double sum = 0;
  for (std::int32_t i = begin + static_cast<std::int32_t>(threadIdx.x % kThreadsOfRow); i < end;
       i += kThreadsOfRow) {
    sum += products[i];
  }
  for (unsigned half = kThreadsOfRow / 2; half > 0; half /= 2)
    sum += __shfl_down_sync(kAll, sum, half, kThreadsOfRow);
  return sum;
}

/// Block t has elements [t·kTile, (t + 1)·kTile) and writes y of all rows whose last element is one of them
/// (and of the empty rows behind them). `first_row[t]` is the first of these; `carry[t]` is the sum of what
/// it has of a row that ends later.
__global__ void __launch_bounds__(kThreads)
    tiles_kernel(Matrix a, const double* __restrict__ x, double* __restrict__ y,
                 std::int32_t* __restrict__ first_row, double* __restrict__ carry) {
  __shared__ double products[kTile];
  __shared__ std::int32_t bounds[2];
  __shared__ std::int32_t long_rows[kTile / kLong + 1];
  __shared__ unsigned long_count;
  const auto begin = static_cast<std::int32_t>(blockIdx.x * kTile);
  const std::int32_t end = a.elements - begin < static_cast<std::int32_t>(kTile) ? a.elements : begin + kTile;
  const unsigned warp = threadIdx.x / kWarp;

  std::int32_t columns[kEach];
  double values[kEach];
#pragma unroll
  for (unsigned k = 0; k < kEach; ++k) {
    const std::int32_t i = begin + static_cast<std::int32_t>(k * kThreads + threadIdx.x);
    columns[k] = i < end ? __ldcs(a.column + i) : 0;
    values[k] = i < end ? __ldcs(a.value + i) : 0;
  }
  // Two warps look for the rows while these reads are under way.
  if (warp < 2) {
    std::int32_t row = 0;
    if (warp == 1) row = rows_ended(a, end);
    if (warp == 0 && begin > 0) row = rows_ended(a, begin);
    if (threadIdx.x % kWarp == 0) bounds[warp] = row;
  }
  if (threadIdx.x == 0) long_count = 0;
#pragma unroll
  for (unsigned k = 0; k < kEach; ++k) {
    if (begin + static_cast<std::int32_t>(k * kThreads + threadIdx.x) < end) {
      products[k * kThreads + threadIdx.x] = __dmul_rn(values[k], __ldg(x + columns[k]));
    }
  }
  __syncthreads();

  const std::int32_t first = bounds[0];
  const std::int32_t behind = bounds[1];
  // One more than the rows that end here: what the tile has of the next one. All threads of a warp take part
  // in each turn, as the sums' shuffles want.
  const auto groups = static_cast<std::int32_t>(kThreads / kGroup);
  for (std::int32_t turn = first; turn <= behind; turn += groups) {
    const std::int32_t row = turn + static_cast<std::int32_t>(threadIdx.x / kGroup);
    std::int32_t from = 0;
    std::int32_t to = 0;
    if (row <= behind && row < a.rows) {
      from = max(a.row_begin[row], begin) - begin;
      to = min(a.row_begin[row + 1], end) - begin;
    }
    const bool is_long = to - from >= static_cast<std::int32_t>(kLong);
    const double sum = sum_of<kGroup>(products, is_long ? to : from, to);
    if (threadIdx.x % kGroup != 0 || row > behind) continue;
    if (is_long) {
      long_rows[atomicAdd(&long_count, 1)] = row;
    } else if (row < behind) {
      y[row] = sum;
    } else {
      carry[blockIdx.x] = to > from ? sum : 0;
    }
  }
  __syncthreads();
  for (unsigned i = warp; i < long_count; i += kThreads / kWarp) {
    const std::int32_t row = long_rows[i];
    const double sum =
        sum_of<kWarp>(products, max(a.row_begin[row], begin) - begin, min(a.row_begin[row + 1], end) - begin);
    if (threadIdx.x % kWarp == 0) (row < behind ? y[row] : carry[blockIdx.x]) = sum;
  }
  if (threadIdx.x == 0) first_row[blockIdx.x] = first;
}

/// Adds to the first row that ends in each tile what earlier tiles had of it.
__global__ void carries_kernel(Matrix a, double* y, const std::int32_t* first_row, const double* carry,
                               std::int32_t tiles) {
  const auto tile = static_cast<std::int32_t>(blockIdx.x * blockDim.x + threadIdx.x);
  if (tile == 0 || tile >= tiles) return;
  const std::int32_t row = first_row[tile];
  if (row >= a.rows) return;
  const auto begin = static_cast<std::int64_t>(tile) * kTile;
  const bool ends_here = a.row_begin[row + 1] <= begin + kTile;
  if (!ends_here || a.row_begin[row] >= begin) return;
  double sum = 0;
  for (std::int32_t t = a.row_begin[row] / static_cast<std::int32_t>(kTile); t < tile; ++t) sum += carry[t];
  y[row] += sum;
}

class OwnSpmv final : public SpmvJob {
 public:
  explicit OwnSpmv(const Spmv& p) : SpmvJob(p) {}

  void launch() override {
    const Matrix a{row_begin_.data(), column_.data(), value_.data(), static_cast<std::int32_t>(p_.rows),
                   static_cast<std::int32_t>(p_.elements)};
    const auto tiles = static_cast<unsigned>(tiles_);
    tiles_kernel<<<tiles, kThreads, 0, stream()>>>(a, x_.data(), y_.data(), first_row_.data(), carry_.data());
    carries_kernel<<<(tiles + kThreads - 1) / kThreads, kThreads, 0, stream()>>>(
        a, y_.data(), first_row_.data(), carry_.data(), static_cast<std::int32_t>(tiles));
    cuda_check(cudaGetLastError(), "launch");
  }

 private:
  std::size_t tiles_ = std::max<std::size_t>(1, (p_.elements + kTile - 1) / kTile);
  DeviceBuffer<std::int32_t> first_row_{tiles_};
  DeviceBuffer<double> carry_{tiles_};
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const Spmv& p) {
  return std::make_unique<OwnSpmv>(p);
}

}  // namespace lanebench::spmv
