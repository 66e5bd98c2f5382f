// Names of CPUs from made-up roots: with a model name, and boards without.
#include "harness/machine/cpu_model.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "harness/program.h"

namespace lanebench {
namespace {

std::string model_of(const std::map<std::string, std::string>& files) {
  const ScratchFolder root;
  for (const auto& [name, text] : files) {
    std::filesystem::create_directories((root / name).parent_path());
    std::ofstream(root / name) << text;
  }
  const nlohmann::json model = cpu_model((root / "").string());
  return model.is_string() ? model.get<std::string>() : model["reason"].get<std::string>();
}

TEST(CpuModel, IsTheNameThatTheKernelGives) {
  EXPECT_EQ(model_of({{"proc/cpuinfo", "cpu family\t: 6\nmodel\t\t: 85\nmodel name\t: A CPU @ 2 GHz\n"},
                      {"sys/class/dmi/id/board_name", "X11\n"}}),
            "A CPU @ 2 GHz");
  EXPECT_EQ(model_of({}), "/proc/cpuinfo has no 'model name'");
}

constexpr const char* kBigLittle =
    "processor\t: 0\nCPU implementer\t: 0x41\nCPU part\t: 0xd05\n\n"
    "processor\t: 1\nCPU implementer\t: 0x41\nCPU part\t: 0xd05\n\n"
    "processor\t: 2\nCPU implementer\t: 0x41\nCPU part\t: 0xd0b\n";

TEST(CpuModel, OfAnArmBoardTellsItFromOtherBoards) {
  using namespace std::string_literals;
  const std::string parts = "implementer 0x41 part 0xd05 + implementer 0x41 part 0xd0b";
  EXPECT_EQ(model_of({{"proc/cpuinfo", kBigLittle}, {"proc/device-tree/model", "Radxa ROCK 5B\0"s}}),
            "Radxa ROCK 5B, " + parts);
  EXPECT_EQ(model_of({{"proc/cpuinfo", kBigLittle},
                      {"sys/class/dmi/id/board_vendor", "Ampere\n"},
                      {"sys/class/dmi/id/board_name", "Altra\n"}}),
            "Ampere Altra, " + parts);
  EXPECT_EQ(model_of({{"proc/cpuinfo", kBigLittle}}), parts);
}

}  // namespace
}  // namespace lanebench
