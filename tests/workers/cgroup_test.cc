// Limits of control groups, from made-up roots of both versions.
#include "harness/machine/cgroup.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace lanebench {
namespace {

/// A root with files, removed with the test.
class MadeUpRoot {
 public:
  explicit MadeUpRoot(const std::map<std::string, std::string>& files) {
    std::string pattern = (std::filesystem::temp_directory_path() / "lanebench-root-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
    for (const auto& [name, text] : files) write(name, text);
  }
  ~MadeUpRoot() { std::filesystem::remove_all(path_); }
  MadeUpRoot(const MadeUpRoot&) = delete;
  MadeUpRoot& operator=(const MadeUpRoot&) = delete;

  void write(const std::string& name, const std::string& text) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text;
  }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

GroupLimits limits_of(const std::map<std::string, std::string>& files) {
  return group_limits(MadeUpRoot(files).path());
}

TEST(GroupLimits, AreNoneWhereNobodySetsThem) {
  for (const GroupLimits& limits :
       {limits_of({}),
        limits_of({{"proc/self/cgroup", "0::/\n"},
                   {"sys/fs/cgroup/memory.max", "max\n"},
                   {"sys/fs/cgroup/cpu.max", "max 100000\n"}}),
        limits_of({{"proc/self/cgroup", "4:memory:/\n5:cpu,cpuacct:/\n"},
                   {"sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n"},
                   {"sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n"},
                   {"sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n"}})}) {
    EXPECT_EQ(limits.cpus, std::nullopt);
    EXPECT_EQ(limits.memory_bytes, std::nullopt);
  }
}

TEST(GroupLimits, OfVersionTwoAreTheSmallestOnTheWayUp) {
  const GroupLimits limits = limits_of({{"proc/self/cgroup", "0::/pod/container/task\n"},
                                        {"sys/fs/cgroup/pod/memory.max", "3000000\n"},
                                        {"sys/fs/cgroup/pod/cpu.max", "400000 100000\n"},
                                        {"sys/fs/cgroup/pod/container/memory.max", "4000000\n"},
                                        {"sys/fs/cgroup/pod/container/cpu.max", "125000 50000\n"},
                                        {"sys/fs/cgroup/pod/container/task/memory.max", "max\n"},
                                        {"sys/fs/cgroup/other/memory.max", "1\n"}});
  EXPECT_EQ(limits.cpus, 2.5);
  EXPECT_EQ(limits.memory_bytes, 3000000);
}

// As Slurm sets them.
TEST(GroupLimits, OfVersionOneAreTheSmallestOnTheWayUp) {
  const GroupLimits limits =
      limits_of({{"proc/self/cgroup", "9:memory:/slurm/uid_7/job_8/step_0\n3:cpu,cpuacct:/slurm/uid_7\n"},
                 {"sys/fs/cgroup/memory/slurm/uid_7/job_8/step_0/memory.limit_in_bytes", "9000000\n"},
                 {"sys/fs/cgroup/memory/slurm/uid_7/job_8/memory.limit_in_bytes", "7000000\n"},
                 {"sys/fs/cgroup/memory/slurm/memory.limit_in_bytes", "8000000\n"},
                 {"sys/fs/cgroup/cpu,cpuacct/slurm/uid_7/cpu.cfs_quota_us", "300000\n"},
                 {"sys/fs/cgroup/cpu,cpuacct/slurm/uid_7/cpu.cfs_period_us", "100000\n"}});
  EXPECT_EQ(limits.cpus, 3);
  EXPECT_EQ(limits.memory_bytes, 7000000);
}

// A container that sees its own group as the top, and its path as it is outside.
TEST(GroupLimits, AreThoseOfTheTopWhereThePathIsNotThere) {
  const GroupLimits limits = limits_of({{"proc/self/cgroup", "0::/../../docker/0123\n"},
                                        {"sys/fs/cgroup/memory.max", "5000000\n"},
                                        {"sys/fs/cgroup/cpu.max", "50000 100000\n"}});
  EXPECT_EQ(limits.cpus, 0.5);
  EXPECT_EQ(limits.memory_bytes, 5000000);
}

TEST(Throttling, CountsGroupsWithAQuotaOfBothVersions) {
  const MadeUpRoot root({{"proc/self/cgroup", "0::/pod/task\n3:cpu:/job\n"},
                         {"sys/fs/cgroup/pod/cpu.max", "100000 100000\n"},
                         {"sys/fs/cgroup/pod/cpu.stat", "usage_usec 5\nthrottled_usec 1500000\n"},
                         {"sys/fs/cgroup/pod/task/cpu.max", "max 100000\n"},
                         {"sys/fs/cgroup/pod/task/cpu.stat", "throttled_usec 9000000\n"},
                         {"sys/fs/cgroup/cpu/job/cpu.cfs_quota_us", "100000\n"},
                         {"sys/fs/cgroup/cpu/job/cpu.cfs_period_us", "100000\n"},
                         {"sys/fs/cgroup/cpu/job/cpu.stat", "nr_throttled 3\nthrottled_time 250000000\n"}});
  const Throttling throttling(root.path());
  EXPECT_DOUBLE_EQ(throttling.seconds(), 1.75);
  root.write("sys/fs/cgroup/pod/cpu.stat", "throttled_usec 2500000\n");
  EXPECT_DOUBLE_EQ(throttling.seconds(), 2.75);
  EXPECT_EQ(Throttling("/nowhere").seconds(), 0);
}

}  // namespace
}  // namespace lanebench
