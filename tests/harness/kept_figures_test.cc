// Figures of the machine are measured once after each boot, and for each build; nothing fails for want of a
// place to keep them.
#include "harness/coordinator/kept_figures.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <functional>
#include <nlohmann/json.hpp>

#include "harness/machine/machine.h"
#include "harness/program.h"

namespace lanebench {
namespace {

namespace fs = std::filesystem;

MachineFigures some_figures() {
  return {{{"fork", 1e-4, "s", "a fork"}, {"cuda_launch", {}, "s", "a launch", "no GPU"}},
          {{.name = "copy", .device = "cpu", .level = "L1", .isa = "AVX2", .value = 1e11, .unit = "B/s"}},
          1'700'000'000};
}

/// A cache folder of the test's own.
class KeptFiguresTest : public testing::Test {
 protected:
  KeptFiguresTest() { use(folder_ / "cache"); }

  static void use(const fs::path& cache) { setenv("XDG_CACHE_HOME", cache.c_str(), 1); }

  /// The one file in the cache folder.
  fs::path file() const {
    const fs::directory_iterator files(folder_ / "cache" / "lanebench");
    return files->path();
  }

  const ScratchFolder folder_;
  const nlohmann::json machine_ = describe_machine();
};

TEST_F(KeptFiguresTest, AreReadAsTheyWereWritten) {
  EXPECT_FALSE(KeptFigures(machine_).read());
  KeptFigures(machine_).write(some_figures());
  const auto figures = KeptFigures(machine_).read();
  ASSERT_TRUE(figures);
  EXPECT_EQ(figures->measured_at, 1'700'000'000);
  ASSERT_EQ(figures->overheads.size(), 2u);
  EXPECT_EQ(figures->overheads[0].value, 1e-4);
  EXPECT_EQ(figures->overheads[1].value, std::nullopt);
  EXPECT_EQ(figures->overheads[1].reason, "no GPU");
  ASSERT_EQ(figures->ceilings.size(), 1u);
  EXPECT_EQ(figures->ceilings[0].isa, "AVX2");
  EXPECT_EQ(figures->ceilings[0].value, 1e11);
}

TEST_F(KeptFiguresTest, HoldForTheSameMachineAlone) {
  KeptFigures(machine_).write(some_figures());
  nlohmann::json other = machine_;
  other["cpu"]["mhz_now"] = "1234.5";
  EXPECT_TRUE(KeptFigures(other).read());
  for (const char* pointer : {"/cpu/placement", "/cpu/model", "/lanebench", "/gpu", "/cgroup/cpu_max"}) {
    nlohmann::json changed = machine_;
    changed[nlohmann::json::json_pointer(pointer)] = "another";
    EXPECT_FALSE(KeptFigures(changed).read()) << pointer;
  }
}

TEST_F(KeptFiguresTest, OfAnotherBootABrokenOrAForeignFileAreNone) {
  std::string boot = read_file("/proc/sys/kernel/random/boot_id");
  boot.pop_back();
  KeptFigures(machine_).write(some_figures());
  const std::string text = read_file(file());
  ASSERT_NE(text.find(boot), std::string::npos);
  const auto with = [&](const std::string& part, const std::string& other) {
    std::string changed = text;
    return changed.replace(changed.find(part), part.size(), other);
  };
  const std::vector<std::string> broken = {with(boot, "8a0d2f6e-0000-4000-8000-000000000000"),
                                           with("\n1700000000\n", "\n99999999999\n"),  // In the future.
                                           with("\n1700000000\n", "\nyesterday\n"),
                                           with("\"fork\"", "5"),
                                           with("0.0001", "null"),
                                           with("{\"ceilings\"", "{\"cellars\""),
                                           text.substr(0, text.size() / 2),
                                           text.substr(0, text.find('\n') + 1),
                                           "",
                                           "\n\n\n\n",
                                           std::string(1000, '\0'),
                                           "[1, 2]\n"};
  for (const std::string& content : broken) {
    std::ofstream(file()) << content;
    EXPECT_FALSE(KeptFigures(machine_).read()) << content;
  }
  KeptFigures(machine_).write(some_figures());
  EXPECT_TRUE(KeptFigures(machine_).read()) << "a broken file is replaced";
}

TEST_F(KeptFiguresTest, FailNowhereWithoutAFolder) {
  std::ofstream(folder_ / "file") << "no folder";
  for (const fs::path& unusable : {folder_ / "file", fs::path("/proc"), fs::path("relative")}) {
    use(unusable);
    unsetenv("HOME");
    KeptFigures(machine_).write(some_figures());
    EXPECT_FALSE(KeptFigures(machine_).read()) << unusable;
  }
  EXPECT_FALSE(fs::exists("relative"));
}

TEST_F(KeptFiguresTest, LeaveNoDraft) {
  KeptFigures(machine_).write(some_figures());
  const fs::path kept = file();
  fs::remove(kept);
  fs::create_directories(kept / "in the way");
  KeptFigures(machine_).write(some_figures());
  EXPECT_EQ(std::distance(fs::directory_iterator(kept.parent_path()), {}), 1);
}

nlohmann::json machine_of_program(const std::string& options) {
  const Finished finished = run_program(kProgram + " machine" + options);
  EXPECT_EQ(finished.exit_code, 0) << finished.output;
  return nlohmann::json::parse(finished.output);
}

TEST(KeptFiguresProgram, MeasuresOnceUnlessToldToAgain) {
  const nlohmann::json first = machine_of_program("");
  const nlohmann::json second = machine_of_program("");
  EXPECT_EQ(second["figures_measured_at"], first["figures_measured_at"]);
  EXPECT_EQ(second["ceilings"], first["ceilings"]);
  EXPECT_EQ(second["overheads"], first["overheads"]);
  EXPECT_GE(second["figures_age_s"], 0);
  const nlohmann::json anew = machine_of_program(" --remeasure");
  EXPECT_FALSE(anew.contains("figures_age_s"));
  EXPECT_GE(anew["figures_measured_at"], first["figures_measured_at"]);
  EXPECT_NE(anew["ceilings"], first["ceilings"]);
  EXPECT_EQ(machine_of_program("")["ceilings"], anew["ceilings"]);
}

TEST(KeptFiguresProgram, KeepsNoneOfAChildThatFailed) {
  const ScratchFolder folder;
  // The child measures for several seconds; it is killed as soon as it is there.
  const Finished failed = run_program(
      "XDG_CACHE_HOME=" + (folder / "cache").string() + " " + kProgram +
      " machine & pid=$!; while [ -z \"$child\" ]; do child=$(cat /proc/$pid/task/$pid/children); "
      "sleep 0.1; done; kill -9 $child; wait $pid");
  ASSERT_EQ(failed.exit_code, 0) << failed.output;
  const nlohmann::json machine = nlohmann::json::parse(failed.output);
  EXPECT_EQ(machine["overheads"]["value"], nullptr);
  EXPECT_NE(machine["overheads"]["reason"], "");
  EXPECT_FALSE(fs::exists(folder / "cache"));
}

}  // namespace
}  // namespace lanebench
