// Limits from the placement, the control groups and the shell; OpenMP's settings from the environment.
#include "harness/machine/limits.h"

#include <hwloc.h>
#include <omp.h>
#include <sys/resource.h>

#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "harness/machine/cgroup.h"
#include "harness/machine/openmp_settings.h"
#include "harness/machine/placement.h"

namespace lanebench {
namespace {

using Json = nlohmann::json;

/// "0-7,16"
std::string list_of(const std::vector<int>& cpus) {
  hwloc_bitmap_t set = hwloc_bitmap_alloc();
  for (const int cpu : cpus) hwloc_bitmap_set(set, static_cast<unsigned>(cpu));
  std::array<char, 1024> list{};
  hwloc_bitmap_list_snprintf(list.data(), list.size(), set);
  hwloc_bitmap_free(set);
  return list.data();
}

constexpr const char* kNone = "none";

template <typename Number>
Json or_none(const std::optional<Number>& limit) {
  return limit ? Json(*limit) : Json(kNone);
}

std::optional<std::uint64_t> shell_limit(auto resource) {
  rlimit limit{};
  if (getrlimit(resource, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return std::nullopt;
  return limit.rlim_cur;
}

}  // namespace

Json describe_limits() {
  const Placement& placement = machine_placement();
  const GroupLimits groups = group_limits();
  return {{"cpus", list_of(placement.cpus())},
          {"cpu_quota_in_cores", or_none(groups.cpus)},
          {"group_memory_bytes", or_none(groups.memory_bytes)},
          {"address_space_bytes", or_none(shell_limit(RLIMIT_AS))},
          {"processes_of_the_user", or_none(shell_limit(RLIMIT_NPROC))},
          {"workers_at_once", placement.at_once()},
          {"why_fewer_than_cores", placement.why_fewer().empty() ? kNone : placement.why_fewer()}};
}

Json describe_openmp() {
#if defined(__clang__)
  const char* runtime = "LLVM libomp";
#else
  const char* runtime = "GNU libgomp";
#endif
  Json settings = Json::object();
  for (const OpenMpSetting& setting : openmp_settings()) {
    settings[setting.name] = setting.followed
                                 ? setting.value
                                 : setting.value + " (not followed: workers sit where the placement says)";
  }
  return {{"runtime", runtime},
          {"specification", _OPENMP},
          {"max_threads", omp_get_max_threads()},
          {"settings", settings.empty() ? Json(kNone) : settings}};
}

}  // namespace lanebench
