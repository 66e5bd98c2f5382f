// Loads OpenBLAS with the kernels that this CPU can run.
#include "kernels/libraries/openblas.h"

#include <hwy/targets.h>

#include <cstdlib>

#include "kernels/libraries/shared_library.h"

namespace lanebench {
namespace {

/// The type of core whose kernels use what this CPU has; null where it has less than AVX2. OpenBLAS chooses
/// by model number and takes one that it does not know, such as that of many virtual machines, for a core of
/// 2004.
const char* core_type() {
  const auto has = [](std::int64_t target) { return (hwy::SupportedTargets() & target) != 0; };
  if (has(HWY_AVX3)) return "SkylakeX";
  return has(HWY_AVX2) ? "Haswell" : nullptr;
}

OpenBlas load() {
  // Read while the library loads, which would otherwise start a thread for every core. What a person has set
  // stays.
  if (const char* type = core_type()) setenv("OPENBLAS_CORETYPE", type, 0);
  setenv("OPENBLAS_NUM_THREADS", "1", 1);
  SharedLibrary library("libopenblas.so.0");
  OpenBlas found;
  library.find(found.ddot, "cblas_ddot");
  library.find(found.sgemm, "cblas_sgemm");
  if (!library.error().empty()) found = {.unavailable = library.error()};
  return found;
}

}  // namespace

const OpenBlas& openblas() {
  static const OpenBlas loaded = load();
  return loaded;
}

}  // namespace lanebench
