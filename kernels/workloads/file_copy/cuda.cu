// file_copy with the checksum on the GPU: while it takes the files' bytes, the CPU writes the copies.
#include <algorithm>
#include <vector>

#include "kernels/gpu/cuda_support.h"
#include "kernels/workloads/file_copy/copy.h"
#include "kernels/workloads/file_copy/crc32c.h"

namespace lanebench::file_copy {
namespace {

constexpr unsigned kThreads = 256;
constexpr unsigned kRow = kThreads * sizeof(std::uint32_t);  ///< Bytes that a block takes at once.
constexpr unsigned kRows = kChunk / kRow;
static_assert(kChunk % kRow == 0);
static_assert(kThreads == 256);  // Each thread brings one entry of each table.

/// How the words of a block's threads get past a row, byte by byte; and past the rest of the last row.
struct Constants {
  Polynomial past_row[4][256];
  Polynomial to_end[kThreads];
};

Constants make_constants() {
  Constants constants{};
  const Polynomial row = power_of_x(8 * kRow);
  for (unsigned k = 0; k < 4; ++k) {
    for (std::uint32_t byte = 0; byte < 256; ++byte)
      constants.past_row[k][byte] = multiply(byte << 8 * k, row);
  }
  for (unsigned t = 0; t < kThreads; ++t) constants.to_end[t] = power_of_x(32 * (kThreads - t));
  return constants;
}

/// A block per chunk. Each thread takes every kThreads-th word, so that a warp reads whole lines, and keeps
/// the remainder of its own words, the others taken as zeros (as zlib's "braids", by Adler).
__global__ void chunk_remainders(std::uint32_t* remainders, const std::uint32_t* chunks,
                                 const Constants* constants) {
  __shared__ Polynomial past_row[4][256];
  __shared__ Polynomial of_thread[kThreads];
  const unsigned t = threadIdx.x;
  for (unsigned k = 0; k < 4; ++k) past_row[k][t] = constants->past_row[k][t];
  __syncthreads();
  const std::uint32_t* words = chunks + std::size_t{blockIdx.x} * (kChunk / sizeof(std::uint32_t));
  Polynomial state = words[t];
#pragma unroll 8
  for (unsigned row = 1; row < kRows; ++row) {
    state = past_row[0][state & 0xFF] ^ past_row[1][state >> 8 & 0xFF] ^ past_row[2][state >> 16 & 0xFF] ^
            past_row[3][state >> 24] ^ words[row * kThreads + t];
  }
  of_thread[t] = multiply(state, constants->to_end[t]);
  __syncthreads();
  for (unsigned half = kThreads / 2; half > 0; half /= 2) {
    if (t < half) of_thread[t] ^= of_thread[t + half];
    __syncthreads();
  }
  if (t == 0) remainders[blockIdx.x] = of_thread[0];
}

/// Page-locked memory, from which copies to the GPU run while the CPU goes on.
class PinnedBuffer {
 public:
  explicit PinnedBuffer(std::size_t bytes) {
    if (bytes > 0) cuda_check(cudaMallocHost(&data_, bytes), "cudaMallocHost");
  }
  ~PinnedBuffer() { cudaFreeHost(data_); }
  PinnedBuffer(const PinnedBuffer&) = delete;
  PinnedBuffer& operator=(const PinnedBuffer&) = delete;
  std::byte* at(std::size_t offset) const { return static_cast<std::byte*>(data_) + offset; }

 private:
  void* data_ = nullptr;
};

class FileCopyJob final : public CudaJob {
 public:
  explicit FileCopyJob(const FileCopy& p) : p_(p) {
    const Constants constants = make_constants();
    constants_.upload({&constants, 1}, stream());
    chunks_.zero(stream());
    synchronize();
  }

  /// Reads chunk after chunk; each is on its way to the GPU while the next is read. The last chunk of a file
  /// stands at the end of its place: zeros before a message do not change its remainder.
  void upload() override {
    TeamState state;
    Team alone(state, 0, 1);
    start(p_, alone);
    read_.assign(p_.chunks(), false);
    for (std::size_t i = 0; i < p_.chunks(); ++i) {
      const Chunk chunk = p_.chunk(i);
      read_[i] = read_chunk(p_, chunk, host_.at(i * kChunk));
      if (!read_[i]) continue;
      cuda_check(cudaMemcpyAsync(chunks_.data() + (i + 1) * kChunk - chunk.size, host_.at(i * kChunk),
                                 chunk.size, cudaMemcpyHostToDevice, stream()),
                 "upload");
    }
  }
  void launch() override {
    if (p_.chunks() == 0) return;
    chunk_remainders<<<static_cast<unsigned>(p_.chunks()), kThreads, 0, stream()>>>(
        remainders_.data(), reinterpret_cast<const std::uint32_t*>(chunks_.data()), constants_.data());
    cuda_check(cudaGetLastError(), "launch");
  }
  /// Writes the copies, during which the GPU computes.
  void download() override {
    for (std::size_t i = 0; i < p_.chunks(); ++i) {
      if (read_[i]) write_chunk(p_, p_.chunk(i), host_.at(i * kChunk));
    }
    CudaJob::download();
    for (std::size_t file = 0; file < p_.files; ++file) join_chunks(p_, file);
  }

 private:
  const FileCopy& p_;
  PinnedBuffer host_{p_.chunks() * kChunk};
  DeviceBuffer<std::byte> chunks_{p_.chunks() * kChunk};
  DeviceBuffer<Constants> constants_{1};
  Out<std::uint32_t> remainders_{*this, p_.remainders};
  std::vector<bool> read_;
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const FileCopy& p) {
  return std::make_unique<FileCopyJob>(p);
}

}  // namespace lanebench::file_copy
