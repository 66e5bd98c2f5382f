// The file_copy problem: files, cost, check; and its list of variants.
#include "kernels/workloads/file_copy/file_copy.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "kernels/contract/device.h"
#include "kernels/contract/random.h"
#include "kernels/workloads/file_copy/reference.h"

namespace lanebench::file_copy {
namespace {

bool parse_cold(const std::string& cache) {
  if (cache == "cold") return true;
  if (cache == "warm") return false;
  throw InputError(fmt::format("cache must be warm or cold; got '{}'", cache));
}

Verdict wrong(std::size_t file, const std::string& what) {
  return {false, 0, fmt::format("file {}: {}", file, what)};
}

/// Calls `use(piece, offset)` with every piece of a file in turn, until it returns false or reading fails.
template <typename Use>
Failure for_each_piece(int descriptor, std::uint64_t bytes, Use use) {
  std::vector<std::byte> piece(kChunk);
  for (std::uint64_t offset = 0; offset < bytes; offset += kChunk) {
    const std::size_t size = std::min<std::uint64_t>(kChunk, bytes - offset);
    const Failure failure = read_all(descriptor, piece.data(), size, offset);
    if (failure.step != Failure::Step::kNone) return failure;
    if (!use(std::span<const std::byte>(piece).first(size), offset)) break;
  }
  return {};
}

}  // namespace

FileCopy::FileCopy(const Parameters& parameters)
    : files(parameters.integer("files")),
      bytes(parameters.integer("bytes")),
      cold(parse_cold(parameters.text("cache"))),
      chunks_per_file((bytes + kChunk - 1) / kChunk) {}

void FileCopy::allocate(Arena& /*inputs*/, Arena& outputs) {
  remainders = outputs.take<std::uint32_t>(chunks());
  checksums = outputs.take<std::uint32_t>(files);
  failures = outputs.take<std::uint64_t>(files);
}

void FileCopy::open() {
  // The destinations get their room too, so that a lack of it shows here and not in the middle of a copy.
  descriptors_.emplace(2 * files, bytes,
                       cold ? PrivateFiles::Where::kOnDisk : PrivateFiles::Where::kAnywhere);
}

Chunk FileCopy::chunk(std::size_t index) const {
  const std::uint64_t offset = index / files * kChunk;
  return {index % files, offset, std::min<std::uint64_t>(kChunk, bytes - offset)};
}

void FileCopy::fill(Team& team) {
  constexpr std::uint64_t kSeed = 1;
  using Words = std::array<std::uint32_t, 4>;
  std::vector<Words> data(kChunk / sizeof(Words));
  for (Range r = team.next(chunks(), 1); !r.empty(); r = team.next(chunks(), 1)) {
    const Chunk piece = chunk(r.begin);
    for (std::size_t i = 0; i < data.size(); ++i) {
      data[i] = random_words(kSeed, piece.offset / sizeof(Words) + i, static_cast<std::uint32_t>(piece.file));
    }
    const Failure failure =
        write_all(source(piece.file), std::as_bytes(std::span(data)).data(), piece.size, piece.offset);
    if (failure.step != Failure::Step::kNone) fill_error_ = failure.error == 0 ? EIO : failure.error;
  }
  team.barrier();
  // Only pages that are on the disk can be dropped from the cache.
  for (std::size_t file = team.rank(); file < files && cold; file += team.size()) {
    if (fdatasync(source(file)) != 0) fill_error_ = errno;
  }
}

Cost FileCopy::cost() const {
  const double all = static_cast<double>(files) * static_cast<double>(bytes);
  return {.flops = 0, .bytes_read = all, .bytes_written = all, .items = all};
}

void FileCopy::poison() {
  spoil(remainders, checksums);
  std::ranges::fill(failures, kNoOutcome);
  // A failure shows in the comparison.
  for (std::size_t file = 0; file < files; ++file) (void)!ftruncate(destination(file), 0);
}

Verdict FileCopy::check() {
  if (fill_error_ != 0) {
    return {false, 0, fmt::format("the sources could not be written: {}", std::strerror(fill_error_))};
  }
  for (std::size_t file = 0; file < files; ++file) {
    const Verdict verdict = check_file(file);
    if (!verdict.correct) return verdict;
  }
  return {};
}

FileCopy::Source FileCopy::read_source(std::size_t file) const {
  Source read;
  read.failure = for_each_piece(source(file), bytes, [&](auto piece, std::uint64_t) {
    read.checksum = crc32c(read.checksum, piece);
    return true;
  });
  return read;
}

Verdict FileCopy::check_file(std::size_t file) const {
  if (failures[file] == kNoOutcome) return wrong(file, "got no outcome");
  if (failures[file] != 0) return wrong(file, Failure::unpacked(failures[file]).text());
  const Source& expected = sources_.get([&] {
    std::vector<Source> sources;
    for (std::size_t i = 0; i < files; ++i) sources.push_back(read_source(i));
    return sources;
  })[file];
  if (expected.failure.step != Failure::Step::kNone) {
    return wrong(file, "checking the source: " + expected.failure.text());
  }
  if (checksums[file] != expected.checksum) {
    return wrong(file, fmt::format("got crc32c {:08x}, expected {:08x}", checksums[file], expected.checksum));
  }
  return compare(file);
}

Verdict FileCopy::compare(std::size_t file) const {
  struct stat status {};
  fstat(destination(file), &status);
  if (static_cast<std::uint64_t>(status.st_size) != bytes) {
    return wrong(file, fmt::format("got {} bytes, expected {}", status.st_size, bytes));
  }
  Verdict verdict;
  std::vector<std::byte> copied(kChunk);
  const Failure failure =
      for_each_piece(source(file), bytes, [&](std::span<const std::byte> original, std::uint64_t offset) {
        const Failure unread = read_all(destination(file), copied.data(), original.size(), offset);
        if (unread.step != Failure::Step::kNone) verdict = wrong(file, "checking the copy: " + unread.text());
        const auto [want, got] = std::ranges::mismatch(original, copied);
        if (verdict.correct && want != original.end()) {
          verdict = wrong(file, fmt::format("byte {}: got {:#04x}, expected {:#04x}",
                                            offset + static_cast<std::uint64_t>(want - original.begin()),
                                            std::to_integer<int>(*got), std::to_integer<int>(*want)));
        }
        return verdict.correct;
      });
  if (failure.step != Failure::Step::kNone) return wrong(file, "checking the source: " + failure.text());
  return verdict;
}

std::string FileCopy::answer() const {
  return fmt::format("crc32c={:08x}", fmt::join(checksums, ","));
}

std::map<std::string, std::string> FileCopy::outside_inputs() const {
  std::map<std::string, std::string> paths;
  for (std::size_t file = 0; file < files; ++file) {
    paths[fmt::format("source{}", file)] = fmt::format("/proc/{}/fd/{}", getpid(), source(file));
  }
  return paths;
}

Workload workload() {
  Workload w = workload_of<FileCopy>("file_copy");
  w.job = "copy files and compute a CRC-32C of each on the way";
  w.limited_by = "memory";
  w.no_roof = "the operating system's own copies are not in its cost";
  w.size_parameter = "bytes";
  w.parameters = {
      {"files", "2", "how many files", 1, 64},
      {"bytes", "67108864", "of each file", 0, std::uint64_t{1} << 36},
      {"cache", "warm", "warm, or cold: sources are read from the disk", 0, 0},
  };
  w.quick = {{"bytes", "4194304"}};
  w.add_lanes(scalar, autovec(), simd());
  if constexpr (kBuiltWithCuda) w.set_device(cuda);
  return w;
}

}  // namespace lanebench::file_copy
