// Titles of pages, one byte at a time.
#include "kernels/workloads/page_titles/loop.h"

namespace lanebench::page_titles {

void scalar(const PageTitles& p, Team& team) {
  loop(p, team);
}

}  // namespace lanebench::page_titles
