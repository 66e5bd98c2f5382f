// Where workers sit on machines that are not this one: hybrid, large, limited.
#include "harness/machine/placement.h"

#include <gtest/gtest.h>
#include <hwloc.h>
#include <sched.h>

#include <filesystem>
#include <fstream>
#include <numeric>

#include "kernels/contract/team.h"

namespace lanebench {
namespace {

/// A machine in hwloc's notation.
class MadeUpMachine {
 public:
  /// From the environment, which may name files.
  MadeUpMachine() {
    hwloc_topology_init(&topology_);
    hwloc_topology_load(topology_);
  }
  explicit MadeUpMachine(const char* description) {
    hwloc_topology_init(&topology_);
    hwloc_topology_set_synthetic(topology_, description);
    hwloc_topology_load(topology_);
  }
  ~MadeUpMachine() { hwloc_topology_destroy(topology_); }
  MadeUpMachine(const MadeUpMachine&) = delete;
  MadeUpMachine& operator=(const MadeUpMachine&) = delete;

  /// The higher the efficiency, the faster.
  void add_kind(unsigned first, unsigned last, int efficiency) {
    hwloc_bitmap_t cpus = hwloc_bitmap_alloc();
    hwloc_bitmap_set_range(cpus, first, static_cast<int>(last));
    hwloc_cpukinds_register(topology_, cpus, efficiency, 0, nullptr, 0);
    hwloc_bitmap_free(cpus);
  }
  hwloc_topology_t get() const { return topology_; }

 private:
  hwloc_topology_t topology_ = nullptr;
};

std::vector<int> cpus_on(const MadeUpMachine& machine) {
  return placement_on(machine.get(), {}).cpus();
}

TEST(Placement, TakesPhysicalCoresBeforeSiblings) {
  const MadeUpMachine machine("core:3 pu:2");
  EXPECT_EQ(cpus_on(machine), (std::vector<int>{0, 2, 4, 1, 3, 5}));
  EXPECT_EQ(placement_on(machine.get(), {}).cores(), 3u);
}

TEST(Placement, TakesFastCoresFirst) {
  MadeUpMachine small_first("core:6 pu:1");  // As on many ARM boards.
  small_first.add_kind(0, 3, 0);
  small_first.add_kind(4, 5, 1);
  EXPECT_EQ(cpus_on(small_first), (std::vector<int>{4, 5, 0, 1, 2, 3}));
  MadeUpMachine three_kinds("core:4 pu:2");
  three_kinds.add_kind(0, 1, 1);
  three_kinds.add_kind(2, 3, 0);
  three_kinds.add_kind(4, 7, 2);
  EXPECT_EQ(cpus_on(three_kinds), (std::vector<int>{4, 6, 0, 2, 5, 7, 1, 3}));
}

TEST(Placement, KnowsACoreOfTheSlowestKind) {
  MadeUpMachine three_kinds("core:4 pu:2");
  three_kinds.add_kind(0, 1, 1);
  three_kinds.add_kind(2, 3, 0);
  three_kinds.add_kind(4, 7, 2);
  EXPECT_EQ(placement_on(three_kinds.get(), {}).slow_cpu(), 2);
  EXPECT_EQ(placement_on(MadeUpMachine("core:4 pu:2").get(), {}).slow_cpu(), std::nullopt);
  MadeUpMachine half_known("core:4 pu:1");
  half_known.add_kind(0, 1, 1);
  EXPECT_EQ(placement_on(half_known.get(), {}).slow_cpu(), std::nullopt);
}

/// Four cores in files as Linux has them, with what `speed_file` says of each.
void write_cores(const std::filesystem::path& root, const char* speed_file,
                 const std::vector<std::string>& speeds) {
  const auto write = [&](const std::string& name, const std::string& text) {
    const std::filesystem::path file = root / "sys/devices/system/cpu" / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text << "\n";
  };
  for (const char* list : {"online", "possible", "present"}) write(list, "0-3");
  for (std::size_t i = 0; i < speeds.size(); ++i) {
    const std::string cpu = "cpu" + std::to_string(i) + "/";
    const std::string mask = std::to_string(1 << i);
    for (const char* name : {"core_cpus", "thread_siblings"}) write(cpu + "topology/" + name, mask);
    for (const char* name : {"package_cpus", "core_siblings"}) write(cpu + "topology/" + name, "f");
    write(cpu + "topology/core_id", std::to_string(i));
    write(cpu + "topology/physical_package_id", "0");
    write(cpu + "cpufreq/base_frequency", "1000000");  // Alone it tells no kinds apart.
    write(cpu + speed_file, speeds[i]);
  }
}

TEST(Placement, KnowsFastCoresByFrequencyAndByCapacity) {
  for (const auto& [file, speeds] :
       {std::pair{"cpufreq/cpuinfo_max_freq",
                  std::vector<std::string>{"1800000", "1800000", "3000000", "3000000"}},
        std::pair{"cpu_capacity", std::vector<std::string>{"381", "381", "1024", "1024"}}}) {
    std::string root = (std::filesystem::temp_directory_path() / "lanebench-root-XXXXXX").string();
    ASSERT_NE(mkdtemp(root.data()), nullptr);
    write_cores(root, file, speeds);
    setenv("HWLOC_FSROOT", root.c_str(), 1);
    EXPECT_EQ(cpus_on(MadeUpMachine()), (std::vector<int>{2, 3, 0, 1})) << file;
    unsetenv("HWLOC_FSROOT");
    std::filesystem::remove_all(root);
  }
}

TEST(Placement, HoldsMoreCpusThanACpuSet) {
  const MadeUpMachine machine("core:1500 pu:1");
  const Placement placement = placement_on(machine.get(), {});
  std::vector<int> all(1500);
  std::iota(all.begin(), all.end(), 0);
  EXPECT_EQ(placement.cpus(), all);
  EXPECT_EQ(placement.cores(), 1500u);
  EXPECT_EQ(placement.at_once(), kMaxWorkers);
  EXPECT_EQ(placement.why_fewer(), "a team has at most 512 workers");
}

TEST(Placement, FollowsAQuota) {
  const MadeUpMachine machine("core:16 pu:1");
  const Placement limited = placement_on(machine.get(), 2.9);
  EXPECT_EQ(limited.cores(), 16u);
  EXPECT_EQ(limited.at_once(), 2u);
  EXPECT_EQ(limited.why_fewer(), "a CPU quota allows the time of 2.9 of 16 cores");
  EXPECT_EQ(placement_on(machine.get(), 0.25).at_once(), 1u);
  const Placement ample = placement_on(machine.get(), 16);
  EXPECT_EQ(ample.at_once(), 16u);
  EXPECT_EQ(ample.why_fewer(), "");
}

TEST(Placement, RotatesWithinTheKindsOfCores) {
  const Placement cores({0, 1, 2, 3, 4, 5, 6}, 5, {}, 3);  // Three fast ones, two slow ones, two siblings.
  EXPECT_EQ(cores.rotated(0).cpus(), cores.cpus());
  EXPECT_EQ(cores.rotated(1).cpus(), (std::vector<int>{1, 2, 0, 4, 3, 5, 6}));
  EXPECT_EQ(cores.rotated(5).cpus(), (std::vector<int>{2, 0, 1, 4, 3, 5, 6}));
  EXPECT_EQ(cores.rotated(6).cpus(), cores.cpus());
  EXPECT_EQ(Placement({7, 9}, 2).rotated(3).cpus(), (std::vector<int>{9, 7}));
}

TEST(Placement, PinsAndUnpinsThisThread) {
  const auto allowed = [] {
    cpu_set_t set;
    CPU_ZERO(&set);
    sched_getaffinity(0, sizeof set, &set);
    return CPU_COUNT(&set);
  };
  const Placement& here = machine_placement();
  pin_to(here.cpu(0));
  EXPECT_EQ(allowed(), 1);
  unpin(here);
  EXPECT_EQ(allowed(), static_cast<int>(here.cpus().size()));
  pin_to(here.cpu(0));
  std::vector<int> with_one_that_is_not_there = here.cpus();
  with_one_that_is_not_there.push_back(4000);
  unpin(Placement(with_one_that_is_not_there, here.cores()));
  EXPECT_EQ(allowed(), static_cast<int>(here.cpus().size()));
}

}  // namespace
}  // namespace lanebench
