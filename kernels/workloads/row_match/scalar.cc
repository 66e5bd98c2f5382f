// Row match, one pair of keys at a time.
#include "kernels/workloads/row_match/loop.h"

namespace lanebench::row_match {

void scalar(const RowMatch& p, Team& team) {
  loop(p, team);
}

}  // namespace lanebench::row_match
