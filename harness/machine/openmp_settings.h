// What a person's environment asks of OpenMP, and what of it this program lets reach the runtime.
#pragma once

#include <string>
#include <vector>

namespace lanebench {

/// A variable of the environment.
struct OpenMpSetting {
  std::string name;
  std::string value;
  bool followed;  ///< False for those that bind threads: workers sit where the placement says.
};

/// Those that are set and change which threads a team gets, or where.
std::vector<OpenMpSetting> openmp_settings();

/// "OMP_THREAD_LIMIT=1, OMP_DYNAMIC=true": those that are followed; may be empty.
std::string followed_openmp_settings();

}  // namespace lanebench
