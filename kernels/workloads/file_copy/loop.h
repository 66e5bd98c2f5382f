// The checksum by tables, compiled without vectorization as `scalar` and with it, per target, as `autovec`.
#pragma once

#include "kernels/workloads/file_copy/copy.h"
#include "kernels/workloads/file_copy/crc32c.h"

namespace lanebench::file_copy {

struct ByTables {
  [[gnu::always_inline]] Polynomial operator()(const std::uint8_t* data, std::size_t n) const {
    return extend_by_tables(0, data, n);
  }
};

[[gnu::always_inline]] inline void loop(const FileCopy& p, Team& team) {
  copy(p, team, ByTables());
}

}  // namespace lanebench::file_copy
