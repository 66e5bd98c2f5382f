// What is read of machine.json, and what becomes of members that are absent, unknown or something else.
#include "reports/results/machine.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace lanebench {
namespace {

Machine read(const std::string& text) {
  return read_machine(nlohmann::json::parse(text));
}

TEST(Machine, IsReadWithWhatAnalysesNeed) {
  const Machine machine = read(R"({
    "host": "box", "architecture": "x86_64", "shared_memory_page_bytes": 4096,
    "cpu": {"model": "A CPU", "cores": 2, "threads": 4},
    "compiler": {"id": "GNU", "version": "12.2.0", "build_type": "release"},
    "gpu": {"name": "A GPU"},
    "caches": [{"level": 1, "type": "Data", "size": 49152, "shared_by": 2, "count": 2}],
    "overheads": [{"name": "fork", "value": 1e-4, "unit": "s", "description": "a process"}]
  })");
  EXPECT_EQ(machine.line, "A CPU, 2 cores, 4 hardware threads · GNU 12.2.0 · A GPU");
  EXPECT_EQ(machine.host, "box");
  EXPECT_EQ(machine.architecture, "x86_64");
  EXPECT_EQ(machine.cpu_model, "A CPU");
  EXPECT_EQ(machine.cores, 2u);
  EXPECT_EQ(machine.threads, 4u);
  EXPECT_EQ(machine.gpu, "A GPU");
  EXPECT_EQ(machine.build_type, "release");
  EXPECT_EQ(machine.shared_memory_page_bytes, 4096u);
  EXPECT_EQ(machine.caches.at(0).type, "Data");
  EXPECT_EQ(machine.caches[0].level, 1u);
  EXPECT_EQ(machine.caches[0].size, 49152u);
  EXPECT_EQ(machine.caches[0].shared_by, 2u);
  EXPECT_EQ(machine.caches[0].count, 2u);
  EXPECT_EQ(machine.overheads.at(0).name, "fork");
  EXPECT_EQ(machine.overheads[0].value, 1e-4);
  EXPECT_EQ(machine.overheads[0].unit, "s");
  EXPECT_EQ(machine.overheads[0].description, "a process");
}

TEST(Machine, SaysHowOldItsFiguresAreButNotAmongTheFacts) {
  const Machine machine = read(R"({"figures_age_s": 7200, "figures_measured_at": "2026-11-28T12:00:00Z"})");
  EXPECT_EQ(machine.figures_age_s, 7200);
  EXPECT_TRUE(machine.facts.empty());
  EXPECT_FALSE(read("{}").figures_age_s);
  EXPECT_FALSE(read(R"({"figures_age_s": -1})").figures_age_s);
  EXPECT_FALSE(read(R"({"figures_age_s": 1e300})").figures_age_s);
}

TEST(Machine, MayLackEverything) {
  const Machine machine = read("{}");
  EXPECT_EQ(machine.line,
            "unknown CPU, ? cores, ? hardware threads · unknown compiler  · no GPU (no reason recorded)");
  EXPECT_FALSE(machine.host || machine.cpu_model || machine.cores || machine.threads || machine.gpu);
  EXPECT_TRUE(machine.caches.empty() && machine.ceilings.empty() && machine.overheads.empty());
  EXPECT_TRUE(machine.facts.empty());
}

TEST(Machine, SaysWhyItHasNoGpu) {
  EXPECT_NE(read(R"({"gpu": {"value": null, "reason": "no GPU found"}})").line.find("· no GPU found"),
            std::string::npos);
  EXPECT_NE(read(R"({"gpu": {"value": null, "reason": "old driver"}})").line.find("· no GPU (old driver)"),
            std::string::npos);
  EXPECT_NE(read(R"({"gpu": {}})").line.find("· a GPU"), std::string::npos);
}

TEST(Machine, LeavesOutWhatIsOfAnotherType) {
  const Machine machine = read(R"({"host": 7, "cpu": {"cores": "two", "threads": -1},
                                   "caches": {"value": null, "reason": "x"}, "overheads": 3})");
  EXPECT_FALSE(machine.host || machine.cores || machine.threads);
  EXPECT_TRUE(machine.caches.empty() && machine.overheads.empty());
}

TEST(Machine, HasCeilingsWithAValueOnly) {
  const Machine machine = read(R"({"ceilings": [
    {"name": "copy", "device": "cpu", "level": "L1", "isa": "AVX3", "workers": 2, "value": 400, "unit": "B/s"},
    {"name": "fma", "device": "cuda", "value": null, "reason": "no GPU"}, {"value": -1}, {"value": 0}, 1, "x"]})");
  ASSERT_EQ(machine.ceilings.size(), 1u);
  EXPECT_EQ(machine.ceilings[0].name, "copy");
  EXPECT_EQ(machine.ceilings[0].device, "cpu");
  EXPECT_EQ(machine.ceilings[0].level, "L1");
  EXPECT_EQ(machine.ceilings[0].isa, "AVX3");
  EXPECT_EQ(machine.ceilings[0].workers, 2u);
  EXPECT_EQ(machine.ceilings[0].value, 400);
  EXPECT_TRUE(read(R"({"ceilings": {"value": null}})").ceilings.empty());
}

TEST(Machine, KeepsCeilingsOfASlowCoreApart) {
  const Machine machine = read(R"({"ceilings": [
    {"name": "fma", "device": "cpu", "isa": "AVX2", "workers": 1, "value": 30, "core_kind": "slow"},
    {"name": "fma", "device": "cpu", "isa": "AVX2", "workers": 1, "value": 40},
    {"name": "copy", "device": "cpu", "value": null, "reason": "no memory", "core_kind": "slow"}]})");
  ASSERT_EQ(machine.ceilings.size(), 1u);
  EXPECT_EQ(machine.ceilings[0].value, 40);
  ASSERT_EQ(machine.slow_core_ceilings.size(), 1u);
  EXPECT_EQ(machine.slow_core_ceilings[0].value, 30);
}

TEST(Machine, HasFactsOfEverythingElse) {
  const Machine machine = read(R"({"schema_version": 1, "os": "x", "memory_bytes": 2048, "ceilings": [1],
                                   "overheads": [2], "cpu": {"mhz": {"value": null, "reason": "no cpufreq"}}})");
  ASSERT_EQ(machine.facts.size(), 3u);
  EXPECT_EQ(machine.facts[0].name, "cpu.mhz");
  EXPECT_EQ(machine.facts[0].text, "unknown: no cpufreq");
  EXPECT_EQ(machine.facts[1].name, "memory_bytes");
  EXPECT_EQ(machine.facts[1].text, "2.00 KiB");
  EXPECT_EQ(machine.facts[2].name, "os");
  EXPECT_EQ(machine.facts[2].text, "x");
}

}  // namespace
}  // namespace lanebench
