// How fast the checksums of file_copy are on a chunk in cache: the tables, and the folding of every target.
#define HWY_TARGET_INCLUDE "bench/crc32c.cc"
#include "kernels/lanes/simd-inl.h"

#include "bench/beside.h"
#include "kernels/workloads/file_copy/file_copy.h"
#include "kernels/workloads/file_copy/fold-inl.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::file_copy::HWY_NAMESPACE {
namespace {

Polynomial folded(const std::uint8_t* data, std::size_t n) {
  return remainder(data, n);
}

}  // namespace
}  // namespace lanebench::file_copy::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::file_copy, folds, folded);

#if HWY_ONCE
namespace lanebench::file_copy {
namespace {

Polynomial by_tables(const std::uint8_t* data, std::size_t n) {
  return extend_by_tables(0, data, n);
}

void compare_checksums() {
  constexpr int kRepetitions = 64;
  static const std::vector<std::uint8_t> chunk(kChunk, 0x5A);
  const auto repeatedly = [](Polynomial (*checksum)(const std::uint8_t*, std::size_t)) {
    return [checksum] {
      for (int i = 0; i < kRepetitions; ++i) {
        const Polynomial result = checksum(chunk.data(), chunk.size());
        asm volatile("" : : "r"(result) : "memory");
      }
    };
  };
  std::vector<Contestant> ways = {{"tables", repeatedly(by_tables)}};
  for (const auto& fold : folds()) {
    if (fold.function != nullptr) ways.push_back({fold.isa, repeatedly(fold.function)});
  }
  compare(ways, 101, double{kRepetitions} * kChunk);
}

}  // namespace
}  // namespace lanebench::file_copy

int main() {
  lanebench::file_copy::compare_checksums();
  return 0;
}
#endif
