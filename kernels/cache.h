// The size of the last-level cache, for kernels whose technique depends on whether the data fits.
#pragma once

#include <cstddef>

namespace lanebench {

/// Bytes of the largest data cache of this CPU; 32 MiB where the system does not tell.
std::size_t last_level_cache_bytes();

}  // namespace lanebench
