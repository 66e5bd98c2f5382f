// The filter, one pixel at a time.
#include "kernels/workloads/image_resize/loop.h"

namespace lanebench::image_resize {

void scalar(const ImageResize& p, Team& team) {
  loop(p, team);
}

}  // namespace lanebench::image_resize
