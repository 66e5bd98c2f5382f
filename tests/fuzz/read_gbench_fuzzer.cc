// Fuzzes the reader of Google Benchmark's JSON and the comparison of what it accepts with itself.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/read_and_compare.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  (void)lanebench::read_and_compare({reinterpret_cast<const char*>(data), size});
  return 0;
}
