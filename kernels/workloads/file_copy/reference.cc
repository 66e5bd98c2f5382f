// CRC-32C, a byte at a time.
#include "kernels/workloads/file_copy/reference.h"

#include <array>

namespace lanebench::file_copy {

std::uint32_t crc32c(std::uint32_t before, std::span<const std::byte> message) {
  static const auto table = [] {
    std::array<std::uint32_t, 256> remainders{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
      std::uint32_t value = byte;
      for (int bit = 0; bit < 8; ++bit) value = value % 2 == 0 ? value / 2 : (value / 2) ^ 0x82F63B78;
      remainders[byte] = value;
    }
    return remainders;
  }();
  std::uint32_t state = ~before;
  for (const std::byte byte : message) {
    state = (state >> 8) ^ table[(state ^ std::to_integer<std::uint32_t>(byte)) & 0xFF];
  }
  return ~state;
}

}  // namespace lanebench::file_copy
