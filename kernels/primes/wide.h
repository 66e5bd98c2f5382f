// 128-bit integers.
#pragma once

#include <cstdint>
#include <string>

namespace lanebench {

using Wide = unsigned __int128;

/// A non-negative integer in decimal digits, at most `largest` < 2^124; throws InputError naming
/// `what` otherwise.
Wide parse_wide(const std::string& text, const std::string& what, Wide largest);

}  // namespace lanebench
