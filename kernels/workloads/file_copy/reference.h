// CRC-32C as its definition has it, a byte at a time: what the lanes are checked against.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace lanebench::file_copy {

/// The checksum of a message that continues one with the checksum `before`; 0 is that of the empty message.
std::uint32_t crc32c(std::uint32_t before, std::span<const std::byte> message);

}  // namespace lanebench::file_copy
