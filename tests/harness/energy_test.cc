// Energy from meters of a made-up machine.
#include "harness/machine/energy.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "harness/program.h"

namespace lanebench {
namespace {

/// A powercap folder below a root, as the kernel shows it.
class MadeUpMeters {
 public:
  void write(const std::string& zone, const std::string& file, const std::string& text) const {
    const std::filesystem::path folder = scratch_ / "sys" / "class" / "powercap" / zone;
    std::filesystem::create_directories(folder);
    std::ofstream(folder / file) << text << "\n";
  }
  void add(const std::string& zone, const std::string& name, const std::string& energy_uj) const {
    write(zone, "name", name);
    write(zone, "max_energy_range_uj", "1000000");
    write(zone, "energy_uj", energy_uj);
  }
  void reads(const std::string& zone, const std::string& energy_uj) const {
    write(zone, "energy_uj", energy_uj);
  }
  std::filesystem::path root() const { return scratch_ / ""; }

 private:
  ScratchFolder scratch_;
};

TEST(EnergyMeter, AddsPackagesAndNothingElse) {
  const MadeUpMeters made_up;
  made_up.add("intel-rapl:0", "package-0", "100000");
  made_up.add("intel-rapl:1", "package-1", "200000");
  made_up.add("intel-rapl:2", "psys", "0");
  made_up.add("intel-rapl:0:0", "core", "0");
  made_up.add("intel-rapl-mmio:0", "package-0", "0");
  EnergyMeter meter(made_up.root());
  EXPECT_EQ(meter.why_not(), "");
  EXPECT_EQ(meter.since_last(), 0);
  made_up.reads("intel-rapl:0", "350000");
  made_up.reads("intel-rapl:1", "300000");
  for (const char* zone : {"intel-rapl:2", "intel-rapl:0:0", "intel-rapl-mmio:0"})
    made_up.reads(zone, "900000");
  EXPECT_DOUBLE_EQ(meter.since_last().value(), 0.35);
  EXPECT_EQ(meter.since_last(), 0) << "nothing happened since";
}

TEST(EnergyMeter, GoesOnWhereItBeginsAnew) {
  const MadeUpMeters made_up;
  made_up.add("intel-rapl:0", "package-0", "900000");
  EnergyMeter meter(made_up.root());
  made_up.reads("intel-rapl:0", "150000");
  EXPECT_DOUBLE_EQ(meter.since_last().value(), 0.25);
}

TEST(EnergyMeter, SaysThatThereIsNone) {
  const MadeUpMeters made_up;
  made_up.add("intel-rapl:0:0", "core", "0");
  for (const std::string& root : {made_up.root().string(), std::string("/nowhere")}) {
    EnergyMeter meter(root);
    EXPECT_EQ(meter.since_last(), std::nullopt);
    EXPECT_EQ(meter.why_not(), "not supported by this machine");
  }
}

[[noreturn]] void expect_no_right_to_read(const std::filesystem::path& root) {
  if (geteuid() == 0 && setuid(65534) != 0) _exit(44);  // Root may read everything.
  EnergyMeter meter(root);
  const bool says_why = meter.why_not() == "not permitted: the kernel lets only root read it";
  _exit(says_why && !meter.since_last() ? 42 : 43);
}

TEST(EnergyMeterDeathTest, SaysThatAUserMayNotReadIt) {
  const MadeUpMeters made_up;
  made_up.add("intel-rapl:0", "package-0", "900000");
  namespace fs = std::filesystem;
  fs::permissions(made_up.root(), fs::perms{0755});
  fs::permissions(made_up.root() / "sys/class/powercap/intel-rapl:0/energy_uj", fs::perms::none);
  EXPECT_EXIT(expect_no_right_to_read(made_up.root()), testing::ExitedWithCode(42), "");
}

}  // namespace
}  // namespace lanebench
