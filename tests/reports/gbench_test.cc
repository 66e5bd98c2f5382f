// gbench.json has what Google Benchmark 1.7 writes, so that its compare.py reads it.
#include "reports/render/gbench.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/reports/fake_run.h"

namespace lanebench {
namespace {

nlohmann::ordered_json json_of(const Run& run) {
  return nlohmann::ordered_json::parse(gbench_json(summarize(run)));
}

nlohmann::ordered_json benchmarks_of(const Run& run) {
  return json_of(run).at("benchmarks");
}

std::set<std::string> keys(const nlohmann::ordered_json& object) {
  std::set<std::string> names;
  for (const auto& [key, value] : object.items()) names.insert(key);
  return names;
}

TEST(Gbench, HasAnEntryPerSampleAndTheAggregates) {
  auto run = fake_run();
  add_timed(run, fake_case("triad", "scalar/threads:4"), {1e-6, 2e-6, 6e-6});
  const auto list = benchmarks_of(run);
  ASSERT_EQ(list.size(), 7u);
  // As `--benchmark_format=json` prints it for a benchmark with repetitions.
  EXPECT_EQ(keys(list[0]),
            (std::set<std::string>{"name", "family_index", "per_family_instance_index", "run_name",
                                   "run_type", "repetitions", "repetition_index", "threads", "iterations",
                                   "real_time", "cpu_time", "time_unit"}));
  EXPECT_EQ(list[1]["name"], "triad/scalar/threads:4/1000");
  EXPECT_EQ(list[1]["run_name"], "triad/scalar/threads:4/1000");
  EXPECT_EQ(list[1]["run_type"], "iteration");
  EXPECT_EQ(list[1]["repetitions"], 3);
  EXPECT_EQ(list[1]["repetition_index"], 1);
  EXPECT_EQ(list[1]["threads"], 4);
  EXPECT_EQ(list[1]["iterations"], 10);
  EXPECT_DOUBLE_EQ(list[1]["real_time"], 2000);
  EXPECT_DOUBLE_EQ(list[1]["cpu_time"], 2000);
  EXPECT_EQ(list[1]["time_unit"], "ns");
  EXPECT_EQ(keys(list[3]),
            (std::set<std::string>{"name", "family_index", "per_family_instance_index", "run_name",
                                   "run_type", "repetitions", "threads", "aggregate_name", "aggregate_unit",
                                   "iterations", "real_time", "cpu_time", "time_unit"}));
  EXPECT_EQ(list[3]["name"], "triad/scalar/threads:4/1000_mean");
  EXPECT_EQ(list[3]["run_type"], "aggregate");
  EXPECT_EQ(list[3]["iterations"], 3);
  EXPECT_DOUBLE_EQ(list[3]["real_time"], 3000);
  EXPECT_EQ(list[4]["aggregate_name"], "median");
  EXPECT_DOUBLE_EQ(list[4]["real_time"], 2000);
  EXPECT_EQ(list[5]["aggregate_name"], "stddev");
  EXPECT_NEAR(list[5]["real_time"].get<double>(), std::sqrt(7.0) * 1000, 1e-6);  // (4 + 1 + 9) / 2
  EXPECT_EQ(list[6]["aggregate_name"], "cv");
  EXPECT_EQ(list[6]["aggregate_unit"], "percentage");
  EXPECT_NEAR(list[6]["real_time"].get<double>(), std::sqrt(7.0) / 3, 1e-12);
}

TEST(Gbench, WritesCasesWithoutTimesAsErrors) {
  auto run = fake_run();
  add_timed(run, fake_case("triad", "scalar/serial"), {1});
  add_timed(run, fake_case("triad", "simd@AVX2/serial", Status::kWrong, "a[0]"), {1, 1, 1});
  run.cases.push_back(fake_case("triad", "cuda/kernel"));
  const auto list = benchmarks_of(run);
  ASSERT_EQ(list.size(), 3u) << "one sample has no aggregates, a wrong case no samples";
  EXPECT_FALSE(list[0].contains("error_occurred"));
  EXPECT_EQ(list[1]["error_occurred"], true);
  EXPECT_EQ(list[1]["error_message"], "wrong: a[0]");
  EXPECT_EQ(list[1]["real_time"], 0);
  EXPECT_EQ(list[1]["run_type"], "iteration");
  EXPECT_EQ(list[2]["error_message"], "not timed");
}

TEST(Gbench, NumbersFamiliesByWorkload) {
  auto run = fake_run();
  add_timed(run, fake_case("sort", "scalar/serial"), {1});
  add_timed(run, fake_case("triad", "scalar/serial"), {1});
  add_timed(run, fake_case("triad", "scalar/threads:2"), {1});
  const auto list = benchmarks_of(run);
  ASSERT_EQ(list.size(), 3u);
  EXPECT_EQ(list[0]["family_index"], 0);
  EXPECT_EQ(list[2]["family_index"], 1);
  EXPECT_EQ(list[2]["per_family_instance_index"], 1);
}

TEST(Gbench, TakesTheContextFromTheMachine) {
  auto run = fake_run();
  run.machine = read_machine(
      nlohmann::json{{"host", "box"},
                     {"cpu", {{"threads", 8}, {"mhz", {{"value", nullptr}, {"reason", "unknown"}}}}},
                     {"caches", {{{"level", 2}, {"type", "Unified"}, {"size", 1024}, {"shared_by", 2}}}}});
  const auto context = json_of(run).at("context");
  EXPECT_EQ(context["date"], "2026-01-02T03:04:05+00:00");
  EXPECT_EQ(context["host_name"], "box");
  EXPECT_EQ(context["num_cpus"], 8);
  EXPECT_FALSE(context.contains("mhz_per_cpu")) << "unknown";
  EXPECT_FALSE(context.contains("library_build_type")) << "absent";
  EXPECT_EQ(context["caches"][0]["num_sharing"], 2);
}

}  // namespace
}  // namespace lanebench
