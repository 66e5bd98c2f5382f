// Lines and errors on the GPU: 32 bytes per thread, turned into planes of bits; a warp of ASCII is spared
// that.
#include <array>

#include "kernels/gpu/cuda_support.h"
#include "kernels/workloads/line_count/line_count.h"
#include "kernels/workloads/line_count/planes.h"

namespace lanebench::line_count {
namespace {

constexpr unsigned kThreads = 256;
constexpr unsigned kWarp = 32;
constexpr unsigned kAll = 0xFFFFFFFF;
constexpr std::size_t kChunk = 32;  // Bytes of a thread.

// A warp's first thread only tells the second one what comes before its bytes: its chunk is also the last one
// of the warp before. That costs 1/31 of the work, and no look at single bytes.
constexpr std::size_t kNewChunks = kWarp - 1;

using Count = unsigned long long;  // What atomicAdd takes.
static_assert(sizeof(Count) == sizeof(std::uint64_t));

__device__ Count warp_sum(Count count) {
  for (unsigned distance = kWarp / 2; distance > 0; distance /= 2) {
    count += __shfl_down_sync(kAll, count, distance);
  }
  return count;
}

__device__ std::uint32_t from_thread_before(std::uint32_t word) {
  return __shfl_up_sync(kAll, word, 1);
}

__device__ Marks from_thread_before(const Marks& m) {
  return {from_thread_before(m.two), from_thread_before(m.three), from_thread_before(m.four),
          from_thread_before(m.e0),  from_thread_before(m.ed),    from_thread_before(m.f0),
          from_thread_before(m.f4)};
}

// Adds the newlines and the errors of chunks [0, chunks) to counts[0] and counts[1]; the text is followed by
// zeros to the end of the last chunk.
__global__ void scan_kernel(Count* counts, const std::uint8_t* text, std::size_t chunks) {
  const unsigned lane = threadIdx.x % kWarp;
  const std::size_t warps = std::size_t{gridDim.x} * (kThreads / kWarp);
  const auto* fours = reinterpret_cast<const uint4*>(text);
  Count lines = 0;
  std::uint32_t wrong = 0;
  std::size_t group = (std::size_t{blockIdx.x} * kThreads + threadIdx.x) / kWarp;
  for (; group * kNewChunks < chunks; group += warps) {
    const std::size_t after = group * kNewChunks + lane;  // One more than the chunk's number.
    const bool exists = after > 0 && after <= chunks;
    uint4 a{};
    uint4 b{};
    if (exists) {
      a = fours[2 * after - 2];
      b = fours[2 * after - 1];
    }
    const std::uint32_t words[8] = {a.x, a.y, a.z, a.w, b.x, b.y, b.z, b.w};
    const std::uint32_t any = a.x | a.y | a.z | a.w | b.x | b.y | b.z | b.w;
    std::uint32_t found = 0;
    if (__any_sync(kAll, (any & 0x80808080) != 0)) {
      const Planes p = planes(words, [](std::uint32_t x, std::uint32_t y, unsigned selector) {
        return __byte_perm(x, y, selector);
      });
      const Marks m = marks(p);
      const std::uint32_t wrong_here = errors(p, m, from_thread_before(m));
      found = __popc(newlines(p));
      if (lane > 0) wrong |= wrong_here;
    } else {
      // Without high bits no sum carries into the next byte; only a byte that was 0A stays below 80.
      for (const std::uint32_t word : words) {
        found += __popc(~((word ^ 0x0A0A0A0A) + 0x7F7F7F7F) & 0x80808080);
      }
    }
    if (lane > 0) lines += found;
  }
  lines = warp_sum(lines);
  const bool any_wrong = __any_sync(kAll, wrong != 0);
  if (lane != 0) return;
  if (lines != 0) atomicAdd(counts, lines);
  if (any_wrong) atomicAdd(counts + 1, Count{1});
}

class LineCountJob final : public CudaJob {
 public:
  explicit LineCountJob(const LineCount& p) : p_(p) {
    cuda_check(cudaMemsetAsync(text_.data() + p_.n, 0, text_.size() - p_.n, stream()), "memset");
  }

  void upload_outputs() override {
    found_ = {p_.lines[0], p_.valid[0]};
    CudaJob::upload_outputs();
  }
  void upload() override { text_.upload(p_.text, stream()); }
  void launch() override {
    counts_.zero(stream());
    const std::size_t groups = (chunks() + kNewChunks - 1) / kNewChunks;
    scan_kernel<<<blocks_for(groups * kWarp, kThreads), kThreads, 0, stream()>>>(
        reinterpret_cast<Count*>(counts_.data()), text_.data(), chunks());
    cuda_check(cudaGetLastError(), "launch");
  }
  void download() override {
    CudaJob::download();
    p_.lines[0] = found_[0];
    p_.valid[0] = found_[1] == 0 ? 1 : 0;
  }

 private:
  /// With at least one byte behind the text, where a sequence that is cut short shows.
  std::size_t chunks() const { return p_.n / kChunk + 1; }

  const LineCount& p_;
  std::array<std::uint64_t, 2> found_{};
  DeviceBuffer<std::uint8_t> text_{chunks() * kChunk};
  Out<std::uint64_t> counts_{*this, found_};
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const LineCount& p) {
  return std::make_unique<LineCountJob>(p);
}

}  // namespace lanebench::line_count
