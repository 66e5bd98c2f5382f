// Which differences of environment are told, and how.
#include "reports/compare/environment_difference.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/reports/fake_side.h"

namespace lanebench {
namespace {

using nlohmann::json;

Run on(const json& machine, const json& options = json::object()) {
  auto run = run_of({1});
  run.machine = read_machine(machine);
  run.options = options.dump();
  return run;
}

std::vector<std::string> lines(const Side& base, const Side& other) {
  std::vector<std::string> text;
  for (const auto& [what, left, right] : environment_differences(base, other)) {
    text.push_back(what + ": " + left + " -> " + right);
  }
  return text;
}

std::vector<std::string> lines(const json& base, const json& other) {
  return lines(fake_side("a", {on(base)}), fake_side("b", {on(other)}));
}

using Lines = std::vector<std::string>;

TEST(EnvironmentDifference, ListsWhatDiffersByName) {
  const json base = {
      {"compiler", {{"id", "GNU"}, {"version", "12.2.0"}}}, {"memory_bytes", 1024.0}, {"os", "x"}};
  const json other = {
      {"compiler", {{"id", "GNU"}, {"version", "13.1.0"}}}, {"memory_bytes", 2048.0}, {"os", "x"}};
  EXPECT_EQ(lines(base, other),
            (Lines{"compiler.version: 12.2.0 -> 13.1.0", "memory_bytes: 1.00 KiB -> 2.00 KiB"}));
  EXPECT_TRUE(lines(base, base).empty());
}

TEST(EnvironmentDifference, LeavesOutWhatIsMeasuredOrAlwaysDifferent) {
  EXPECT_TRUE(lines({{"host", "a"},
                     {"cpu", {{"mhz_now", "2000"}}},
                     {"overheads", {{{"value", 1}}}},
                     {"ceilings", {{{"value", 1}}}}},
                    {{"host", "b"},
                     {"cpu", {{"mhz_now", "3000"}}},
                     {"overheads", {{{"value", 2}}}},
                     {"ceilings", {{{"value", 2}}}}})
                  .empty());
}

TEST(EnvironmentDifference, TellsAGpuFromNone) {
  const json none = {{"gpu", {{"value", nullptr}, {"reason", "no driver"}}}};
  const json other_reason = {{"gpu", {{"value", nullptr}, {"reason", "not built"}}}};
  const json some = {{"gpu", {{"name", "H100"}}}};
  EXPECT_EQ(lines(none, some), Lines{"gpu.name: unknown: no driver -> H100"});
  EXPECT_TRUE(lines(none, other_reason).empty()) << "two unknowns are no difference";
}

TEST(EnvironmentDifference, ComparesOptions) {
  EXPECT_EQ(lines(fake_side("a", {on({}, {{"seed", 1}, {"lanes", json::array()}})}),
                  fake_side("b", {on({}, {{"seed", 2}, {"lanes", {"simd"}}})})),
            (Lines{"options.lanes: none -> simd", "options.seed: 1 -> 2"}));
}

TEST(EnvironmentDifference, NamesWhatAnOlderRunDidNotRecord) {
  EXPECT_EQ(lines({{"os", "x"}}, {{"os", "x"}, {"isa_targets", {"AVX2", "SSE4"}}}),
            Lines{"isa_targets: not recorded -> AVX2, SSE4"});
}

TEST(EnvironmentDifference, AsksOfGoogleBenchmarkOnlyWhatItKnows) {
  Side gbench = fake_side("b", {on({{"cpu", {{"threads", 4}}}})});
  gbench.runs[0].is_gbench = true;
  EXPECT_EQ(lines(fake_side("a", {on({{"cpu", {{"threads", 8}}}, {"os", "x"}})}), gbench),
            Lines{"cpu.threads: 8 -> 4"});
}

TEST(EnvironmentDifference, JoinsTheValuesOfAGroup) {
  EXPECT_EQ(lines(fake_side("a", {on({{"kernel", "1"}}), on({{"kernel", "2"}})}),
                  fake_side("b", {on({{"kernel", "1"}})})),
            Lines{"kernel: 1 | 2 -> 1"});
  EXPECT_TRUE(lines(fake_side("a", {on({{"kernel", "1"}}), on({{"kernel", "2"}})}),
                    fake_side("b", {on({{"kernel", "2"}}), on({{"kernel", "1"}})}))
                  .empty());
}

}  // namespace
}  // namespace lanebench
