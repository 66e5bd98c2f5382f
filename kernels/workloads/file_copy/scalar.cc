// file_copy with the checksum by tables.
#include "kernels/workloads/file_copy/loop.h"

namespace lanebench::file_copy {

void scalar(const FileCopy& p, Team& team) {
  loop(p, team);
}

}  // namespace lanebench::file_copy
