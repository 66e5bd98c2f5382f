// The sizes of caches, for kernels whose technique depends on whether the data fits.
#pragma once

#include <cstddef>

namespace lanebench {

/// Bytes of the largest data cache of this CPU; 32 MiB where the system does not tell.
std::size_t last_level_cache_bytes();

/// Bytes of the second-level cache, which is a core's own on most CPUs; 1 MiB where the system does not tell.
std::size_t second_level_cache_bytes();

}  // namespace lanebench
