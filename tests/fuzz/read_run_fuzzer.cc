// Fuzzes the readers of a results folder and whatever renders what they accept.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/read_and_render.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  (void)lanebench::read_and_render({reinterpret_cast<const char*>(data), size});
  return 0;
}
