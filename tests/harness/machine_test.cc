// What the description says of machines that are not this one, and of what was asked for.
#include "harness/machine/machine.h"

#include <gtest/gtest.h>
#include <hwloc.h>

#include <nlohmann/json.hpp>

#include "harness/machine/placement.h"
#include "harness/program.h"

namespace lanebench {
namespace {

/// Four fast cores with two threads each, and four slow ones, as hwloc keeps them in a file.
void write_hybrid_machine(const std::string& path) {
  hwloc_topology_t topology = nullptr;
  hwloc_topology_init(&topology);
  hwloc_topology_set_synthetic(topology, "core:6 pu:2");
  hwloc_topology_load(topology);
  hwloc_bitmap_t cpus = hwloc_bitmap_alloc();
  int efficiency = 1;
  for (const auto& [first, last] : {std::pair{0U, 7}, std::pair{8U, 11}}) {
    hwloc_bitmap_zero(cpus);
    hwloc_bitmap_set_range(cpus, first, last);
    hwloc_cpukinds_register(topology, cpus, efficiency--, 0, nullptr, 0);
  }
  hwloc_bitmap_free(cpus);
  hwloc_topology_export_xml(topology, path.c_str(), 0);
  hwloc_topology_destroy(topology);
}

TEST(MachineDescription, NamesBothKindsOfCores) {
  const ScratchFolder scratch;
  const std::string file = (scratch / "hybrid.xml").string();
  write_hybrid_machine(file);
  setenv("HWLOC_XMLFILE", file.c_str(), 1);
  const nlohmann::json kinds = describe_machine()["cpu"]["core_kinds"];
  unsetenv("HWLOC_XMLFILE");
  ASSERT_EQ(kinds.size(), 2u) << kinds;
  EXPECT_EQ(kinds[0]["cpus"], "8-11");
  EXPECT_EQ(kinds[0]["speed"], "slow");
  EXPECT_EQ(kinds[1]["cpus"], "0-7");
  EXPECT_EQ(kinds[1]["speed"], "fast");
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
