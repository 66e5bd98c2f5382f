// What the description says of machines that are not this one, and of what was asked for.
#include "harness/machine/machine.h"

#include <gtest/gtest.h>
#include <hwloc.h>

#include <nlohmann/json.hpp>
#include <set>

#include "harness/machine/placement.h"
#include "harness/program.h"
#include "reports/results/machine.h"

namespace lanebench {
namespace {

/// Fast CPUs up to `last_fast` and slow ones, as hwloc keeps them in a file.
void write_hybrid_machine(const std::string& path, const char* description, int last_fast) {
  hwloc_topology_t topology = nullptr;
  hwloc_topology_init(&topology);
  hwloc_topology_set_synthetic(topology, description);
  hwloc_topology_load(topology);
  hwloc_bitmap_t cpus = hwloc_bitmap_alloc();
  int efficiency = 1;
  const int last_slow = hwloc_get_nbobjs_by_type(topology, HWLOC_OBJ_PU) - 1;
  for (const auto& [first, last] : {std::pair{0, last_fast}, std::pair{last_fast + 1, last_slow}}) {
    hwloc_bitmap_zero(cpus);
    hwloc_bitmap_set_range(cpus, static_cast<unsigned>(first), last);
    hwloc_cpukinds_register(topology, cpus, efficiency--, 0, nullptr, 0);
  }
  hwloc_bitmap_free(cpus);
  hwloc_topology_export_xml(topology, path.c_str(), 0);
  hwloc_topology_destroy(topology);
}

TEST(MachineDescription, NamesBothKindsOfCores) {
  const ScratchFolder scratch;
  const std::string file = (scratch / "hybrid.xml").string();
  write_hybrid_machine(file, "core:6 pu:2", 7);
  setenv("HWLOC_XMLFILE", file.c_str(), 1);
  const nlohmann::json kinds = describe_machine()["cpu"]["core_kinds"];
  unsetenv("HWLOC_XMLFILE");
  ASSERT_EQ(kinds.size(), 2u) << kinds;
  EXPECT_EQ(kinds[0]["cpus"], "8-11");
  EXPECT_EQ(kinds[0]["speed"], "slow");
  EXPECT_EQ(kinds[1]["cpus"], "0-7");
  EXPECT_EQ(kinds[1]["speed"], "fast");
}

TEST(MachineDescription, SaysWhatASlowCoreReaches) {
  const ScratchFolder scratch;
  const std::string file = (scratch / "hybrid.xml").string();
  // Small caches, so that memory is measured in small arrays.
  write_hybrid_machine(file, "l3:1(size=4194304) l2:2(size=524288) l1d:1(size=32768) core:1 pu:1", 0);
  const Finished told = run_program("env HWLOC_XMLFILE=" + file + " XDG_CACHE_HOME=" + file + "-cache " +
                                    kProgram + " machine");
  ASSERT_EQ(told.exit_code, 0) << told.output;
  const nlohmann::json machine = nlohmann::json::parse(told.output);
  std::multiset<std::string> found;
  for (const nlohmann::json& ceiling : machine["ceilings"]) {
    if (!ceiling.contains("core_kind")) continue;
    EXPECT_EQ(ceiling["core_kind"], "slow");
    EXPECT_EQ(ceiling["workers"], 1);
    EXPECT_GT(ceiling["value"], 0);
    found.insert(ceiling["name"]);
  }
  // Arithmetic in plain code and in the widest instructions.
  EXPECT_EQ(found, (std::multiset<std::string>{"copy", "fma", "fma", "fma_single", "fma_single",
                                               "integer_multiply", "integer_multiply", "read", "triad"}));
  EXPECT_EQ(read_machine(machine).slow_core_ceilings.size(), found.size());
}

TEST(MachineDescription, ShowsWhatWasAskedFor) {
  setenv("OMP_THREAD_LIMIT", "77", 1);
  const nlohmann::json machine = describe_machine();
  unsetenv("OMP_THREAD_LIMIT");
  EXPECT_EQ(machine["openmp"]["settings"]["OMP_THREAD_LIMIT"], "77");
  EXPECT_EQ(machine["limits"]["workers_at_once"], machine_placement().at_once());
  for (const char* name : {"cpus", "cpu_quota_in_cores", "group_memory_bytes", "address_space_bytes",
                           "processes_of_the_user", "why_fewer_than_cores"}) {
    EXPECT_TRUE(machine["limits"].contains(name)) << name;
  }
}

}  // namespace
}  // namespace lanebench
