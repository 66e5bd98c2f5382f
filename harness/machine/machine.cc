// Gathers the description from hwloc, /proc, /sys, Highway, OpenMP and CUDA.
#include "harness/machine/machine.h"

#include <fmt/core.h>
#include <fmt/format.h>
#include <hwloc.h>
#include <hwy/targets.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "harness/machine/build_info.h"
#include "harness/machine/counters.h"
#include "harness/machine/cpu_model.h"
#include "harness/machine/limits.h"
#include "harness/machine/placement.h"
#include "harness/machine/topology.h"
#include "harness/machine/unknown.h"
#include "kernels/contract/device.h"
#include "kernels/gpu/gpu.h"
#include "reports/results/records.h"

namespace lanebench {
namespace {

using Json = nlohmann::json;

/// The first line of a file, or why there is none.
Json file_line(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line)) return unknown(path + " cannot be read");
  return line;
}

Json os_name() {
  std::ifstream file("/etc/os-release");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("PRETTY_NAME=")) return line.substr(13, line.size() - 14);
  }
  return unknown("/etc/os-release has no PRETTY_NAME");
}

/// Kinds of cores (performance, efficiency), each with its logical CPUs.
Json core_kinds(hwloc_topology_t topology) {
  Json kinds = Json::array();
  const int count = hwloc_cpukinds_get_nr(topology, 0);
  for (int i = 0; i < count; ++i) {
    hwloc_bitmap_t cpus = hwloc_bitmap_alloc();
    int efficiency = -1;
    unsigned infos_count = 0;
    hwloc_info_s* infos = nullptr;
    hwloc_cpukinds_get_info(topology, static_cast<unsigned>(i), cpus, &efficiency, &infos_count, &infos, 0);
    std::array<char, 256> list{};
    hwloc_bitmap_list_snprintf(list.data(), list.size(), cpus);
    hwloc_bitmap_free(cpus);
    Json kind = {{"cpus", list.data()}};
    if (efficiency >= 0 && count > 1) kind["speed"] = i + 1 == count ? "fast" : i == 0 ? "slow" : "middle";
    for (unsigned j = 0; j < infos_count; ++j) kind[infos[j].name] = infos[j].value;
    kinds.push_back(kind);
  }
  return count <= 0 ? unknown("the system does not tell kinds of cores apart") : kinds;
}

Json caches(hwloc_topology_t topology) {
  Json list = Json::array();
  for (const auto& [type, name] :
       {std::pair{HWLOC_OBJ_L1CACHE, "Data"}, std::pair{HWLOC_OBJ_L2CACHE, "Unified"},
        std::pair{HWLOC_OBJ_L3CACHE, "Unified"}}) {
    const hwloc_obj_t cache = hwloc_get_obj_by_type(topology, type, 0);
    if (cache == nullptr) continue;
    list.push_back({{"level", cache->attr->cache.depth},
                    {"type", name},
                    {"size", cache->attr->cache.size},
                    {"shared_by", hwloc_bitmap_weight(cache->cpuset)},
                    {"count", hwloc_get_nbobjs_by_type(topology, type)}});
  }
  return list.empty() ? unknown("hwloc sees no caches") : list;
}

/// The pages that shared anonymous memory gets when huge ones are advised (see kernels/contract/arena.cc).
Json shared_memory_page_bytes() {
  const Json policy = file_line("/sys/kernel/mm/transparent_hugepage/shmem_enabled");
  const long small = sysconf(_SC_PAGESIZE);
  if (!policy.is_string()) return small;
  const std::string text = policy;
  const bool huge = text.find("[never]") == std::string::npos && text.find("[deny]") == std::string::npos;
  std::ifstream file("/sys/kernel/mm/transparent_hugepage/hpage_pmd_size");
  long bytes = 0;
  return huge && file >> bytes ? bytes : small;
}

Json isa_targets() {
  Json names = Json::array();
  for (std::int64_t rest = hwy::SupportedTargets() & ~(HWY_SCALAR | HWY_EMU128); rest != 0;
       rest &= rest - 1) {
    names.push_back(hwy::TargetName(rest & -rest));
  }
  return names;
}

Json cpu(hwloc_topology_t topology) {
  const Placement& placement = machine_placement();
  return {{"model", cpu_model()},
          {"family", cpuinfo("cpu family")},
          {"model_number", cpuinfo("model")},
          {"stepping", cpuinfo("stepping")},
          {"microcode", cpuinfo("microcode")},
          {"mhz_now", cpuinfo("cpu MHz")},
          {"cores", placement.cores()},
          {"threads", placement.cpus().size()},
          {"packages", hwloc_get_nbobjs_by_type(topology, HWLOC_OBJ_PACKAGE)},
          {"numa_nodes", hwloc_get_nbobjs_by_type(topology, HWLOC_OBJ_NUMANODE)},
          {"core_kinds", core_kinds(topology)},
          {"governor", file_line("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor")},
          {"placement", placement.cpus()}};
}

Json libraries() {
  const unsigned hwloc = hwloc_get_api_version();
  const auto version = [](const std::string& text) {
    return text.empty() ? Json("from source") : Json(text);
  };
  return {{"highway", version(build_info::kHighway)},
          {"google_benchmark", version(build_info::kGoogleBenchmark)},
          {"hwloc", fmt::format("{}.{}.{}", hwloc >> 16, (hwloc >> 8) & 0xff, hwloc & 0xff)},
          {"fmt", fmt::format("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100)},
          {"nlohmann_json", fmt::format("{}.{}.{}", NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR,
                                        NLOHMANN_JSON_VERSION_PATCH)}};
}

Json gpu() {
  try {
    const Gpu found = find_gpu();
    return {{"name", found.name},
            {"compute_capability", found.compute_capability},
            {"memory_bytes", found.memory_bytes},
            {"multiprocessors", found.multiprocessors},
            {"cuda_driver", found.driver},
            {"cuda_runtime", found.runtime}};
  } catch (const DeviceUnavailable& error) {
    return unknown(error.what());
  }
}

}  // namespace

std::string host_name() {
  std::array<char, 256> name{};
  if (gethostname(name.data(), name.size() - 1) != 0 || name[0] == '\0') return "unknown";
  const std::string full = name.data();
  return full.substr(0, full.find('.'));
}

Json describe_machine() {
  utsname system{};
  uname(&system);
  const Topology topology;
  const std::string pages = "/sys/kernel/mm/transparent_hugepage/";
  return {{"schema_version", kSchemaVersion},
          {"lanebench", build_info::kVersion},
          {"host", host_name()},
          {"os", os_name()},
          {"kernel", fmt::format("{} {}", system.sysname, system.release)},
          {"architecture", system.machine},
          {"virtual_machine", cpuinfo("flags").dump().find(" hypervisor ") != std::string::npos},
          {"cpu", cpu(topology.get())},
          {"memory_bytes",
           static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGESIZE))},
          {"caches", caches(topology.get())},
          {"huge_pages",
           {{"private", file_line(pages + "enabled")}, {"shared", file_line(pages + "shmem_enabled")}}},
          {"shared_memory_page_bytes", shared_memory_page_bytes()},
          {"isa_targets", isa_targets()},
          {"compiler",
           {{"id", build_info::kCompiler},
            {"version", build_info::kCompilerVersion},
            {"flags", build_info::kFlags},
            {"scalar_flags", build_info::kScalarFlags},
            {"build_type", build_info::kBuildType},
            {"cuda", *build_info::kCuda == '\0' ? unknown(why_without_cuda()) : Json(build_info::kCuda)}}},
          {"openmp", describe_openmp()},
          {"libraries", libraries()},
          {"limits", describe_limits()},
          {"counters", describe_counters()},
          {"gpu", gpu()}};
}

}  // namespace lanebench
