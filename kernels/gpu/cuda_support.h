// What every .cu file needs: checked calls, device buffers, and a job base that copies its arrays and times
// its launches with events.
#pragma once

#include <cuda_runtime.h>

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "kernels/contract/device.h"

namespace lanebench {

/// Throws DeviceUnavailable with CUDA's own words when a call failed.
inline void cuda_check(cudaError_t code, const char* doing) {
  if (code == cudaSuccess) return;
  throw DeviceUnavailable(std::string(doing) + ": " + cudaGetErrorString(code));
}

/// Device memory for `count` elements, from cudaMalloc (never managed memory, whose page faults would be
/// timed).
template <typename T>
class DeviceBuffer {
 public:
  explicit DeviceBuffer(std::size_t count) : count_(count) {
    if (count > 0) cuda_check(cudaMalloc(&data_, count * sizeof(T)), "cudaMalloc");
  }
  ~DeviceBuffer() { cudaFree(data_); }
  DeviceBuffer(const DeviceBuffer&) = delete;
  DeviceBuffer& operator=(const DeviceBuffer&) = delete;

  T* data() const { return data_; }
  std::size_t size() const { return count_; }

  void upload(std::span<const T> host, cudaStream_t stream) {
    cuda_check(cudaMemcpyAsync(data_, host.data(), host.size_bytes(), cudaMemcpyHostToDevice, stream),
               "upload");
  }
  void download(std::span<T> host, cudaStream_t stream) const {
    cuda_check(cudaMemcpyAsync(host.data(), data_, host.size_bytes(), cudaMemcpyDeviceToHost, stream),
               "download");
  }
  void zero(cudaStream_t stream) {
    cuda_check(cudaMemsetAsync(data_, 0, count_ * sizeof(T), stream), "memset");
  }

 private:
  T* data_ = nullptr;
  std::size_t count_;
};

/// A DeviceJob on one stream of GPU 0. Construct it first: it finds the GPU or says why there is none.
///
/// A job declares the arrays that go there and back, `In<double> b_{*this, p_.b};` and
/// `Out<double> a_{*this, p_.a};`, and writes `launch`. The host's arrays must outlive it.
class CudaJob : public DeviceJob {
 public:
  CudaJob() {
    int devices = 0;
    cuda_check(cudaGetDeviceCount(&devices), "no GPU");
    cuda_check(cudaStreamCreateWithFlags(&stream_, cudaStreamNonBlocking), "stream");
    cuda_check(cudaEventCreate(&start_), "event");
    cuda_check(cudaEventCreate(&stop_), "event");
  }
  ~CudaJob() override {
    cudaEventDestroy(stop_);
    cudaEventDestroy(start_);
    cudaStreamDestroy(stream_);
  }
  CudaJob(const CudaJob&) = delete;
  CudaJob& operator=(const CudaJob&) = delete;

  /// Copies every Out.
  void upload_outputs() override {
    for (const auto& upload_one : output_uploads_) upload_one();
  }
  /// Copies every In, in the order in which they are declared.
  void upload() override {
    for (const auto& upload_one : uploads_) upload_one();
  }
  /// Copies every Out, likewise, and waits.
  void download() override {
    for (const auto& download_one : downloads_) download_one();
    synchronize();
  }

  double kernel_seconds(std::uint64_t iterations) override {
    cuda_check(cudaEventRecord(start_, stream_), "event");
    for (std::uint64_t i = 0; i < iterations; ++i) launch();
    cuda_check(cudaEventRecord(stop_, stream_), "event");
    cuda_check(cudaEventSynchronize(stop_), "kernel");
    float milliseconds = 0;
    cuda_check(cudaEventElapsedTime(&milliseconds, start_, stop_), "event");
    return milliseconds * 1e-3;
  }

 protected:
  /// An input on the GPU.
  template <typename T>
  class In : public DeviceBuffer<T> {
   public:
    In(CudaJob& job, std::span<const T> host) : DeviceBuffer<T>(host.size()) {
      job.uploads_.push_back([this, host, &job] { this->upload(host, job.stream()); });
    }
  };
  /// An output on the GPU.
  template <typename T>
  class Out : public DeviceBuffer<T> {
   public:
    Out(CudaJob& job, std::span<T> host) : DeviceBuffer<T>(host.size()) {
      job.output_uploads_.push_back([this, host, &job] { this->upload(host, job.stream()); });
      job.downloads_.push_back([this, host, &job] { this->download(host, job.stream()); });
    }
  };

  cudaStream_t stream() const { return stream_; }
  /// Waits for all work of the stream; a fault inside a kernel surfaces here.
  void synchronize() { cuda_check(cudaStreamSynchronize(stream_), "kernel"); }

 private:
  std::vector<std::function<void()>> output_uploads_;
  std::vector<std::function<void()>> uploads_;
  std::vector<std::function<void()>> downloads_;
  cudaStream_t stream_ = nullptr;
  cudaEvent_t start_ = nullptr;
  cudaEvent_t stop_ = nullptr;
};

/// Blocks of `threads` that cover n elements once, capped so that a grid-stride loop keeps the GPU full.
inline unsigned blocks_for(std::size_t n, unsigned threads) {
  constexpr std::size_t kEnough =
      132 * 16 * 8;  // 8 full waves on the largest Hopper part (132 SMs × 16 blocks).
  const std::size_t blocks = (n + threads - 1) / threads;
  return static_cast<unsigned>(blocks < 1 ? 1 : (blocks > kEnough ? kEnough : blocks));
}

}  // namespace lanebench
