// Copying files, with a CRC-32C of each computed on the way.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "kernels/contract/cached.h"
#include "kernels/contract/workload.h"
#include "kernels/workloads/file_copy/private_files.h"
#include "kernels/workloads/file_copy/transfer.h"

namespace lanebench::file_copy {

/// Bytes that are read, checksummed and written at a time. They stay in an L2 cache meanwhile.
inline constexpr std::size_t kChunk = 256 << 10;

struct Chunk {
  std::size_t file = 0;
  std::uint64_t offset = 0;
  std::size_t size = 0;
};

class FileCopy final : public Problem {
 public:
  explicit FileCopy(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void open() override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override;
  Verdict check() override;
  std::string answer() const override;
  /// The sources, `source0` and so on, as paths that open the files of this process.
  std::map<std::string, std::string> outside_inputs() const override;

  int source(std::size_t file) const { return (*descriptors_)[file]; }
  int destination(std::size_t file) const { return (*descriptors_)[files + file]; }

  std::size_t chunks() const { return files * chunks_per_file; }
  /// Neighbours belong to different files: the system lets only one worker at a time write to a file.
  Chunk chunk(std::size_t index) const;

  std::size_t files = 0;
  std::uint64_t bytes = 0;  ///< Of each file.
  bool cold = false;        ///< Sources are dropped from the page cache before they are copied.
  std::size_t chunks_per_file = 0;
  std::span<std::uint32_t> remainders;  ///< Output, chunks(): of each chunk alone (crc32c.h).
  std::span<std::uint32_t> checksums;   ///< Output, files: CRC-32C.
  std::span<std::uint64_t> failures;    ///< Output, files: 0, or a Failure (transfer.h).

 private:
  /// What a source holds, or why it could not be read.
  struct Source {
    std::uint32_t checksum = 0;
    Failure failure;
  };
  Source read_source(std::size_t file) const;
  Verdict check_file(std::size_t file) const;
  Verdict compare(std::size_t file) const;

  std::optional<PrivateFiles> descriptors_;  ///< All sources, then all destinations.
  std::atomic<int> fill_error_ = 0;          ///< The first errno of `fill`, which runs on many threads.
  Cached<std::vector<Source>> sources_;
};

void scalar(const FileCopy& p, Team& team);
IsaKernels<FileCopy> autovec();
IsaKernels<FileCopy> simd();
std::unique_ptr<DeviceJob> cuda(const FileCopy& p);

Workload workload();

}  // namespace lanebench::file_copy
