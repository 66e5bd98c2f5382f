// How fast the checksums of file_copy are on a chunk in cache: the tables, and the folding of every target.
// As kernels/CMakeLists.txt, for the fallback target that is compiled and not run, and one more to time.
#define HWY_BROKEN_EMU128 0
#define HWY_WANT_AVX3_DL 1
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "bench/crc32c.cc"
#include <hwy/foreach_target.h>  // must come before highway.h
#include <hwy/highway.h>

#include "bench/beside.h"
#include "kernels/workloads/file_copy/file_copy.h"
#include "kernels/workloads/file_copy/fold-inl.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::file_copy {
namespace {
namespace HWY_NAMESPACE {

Polynomial folded(const std::uint8_t* data, std::size_t n) {
  return remainder(data, n);
}

}  // namespace HWY_NAMESPACE
}  // namespace
}  // namespace lanebench::file_copy
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lanebench::file_copy {
namespace {
HWY_EXPORT(folded);

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
  std::vector<Way> ways = {{"tables", repeatedly(by_tables)}};
  for (std::int64_t rest = hwy::SupportedTargets() & HWY_TARGETS & ~(HWY_SCALAR | HWY_EMU128); rest != 0;
       rest &= rest - 1) {
    hwy::SetSupportedTargetsForTest(rest & -rest);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    ways.push_back({hwy::TargetName(rest & -rest), repeatedly(HWY_DYNAMIC_DISPATCH(folded))});
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
