// What a page knows of a run's samples.
#include "reports/render/page_samples.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/reports/fake_run.h"

namespace lanebench {
namespace {

nlohmann::json samples_of(const Run& run) {
  return nlohmann::json::parse(page_samples(summarize(run)).json);
}

TEST(PageSamples, AreThousandthsOfTheMedianInTheOrderOfRounds) {
  auto run = fake_run();
  add_timed(run, fake_case("triad", "scalar/serial"), {2e-3, 1e-3, 3e-3});
  add_timed(run, fake_case("triad", "simd@AVX2/serial"), {1e-3, 1e-3});
  for (Sample& sample : run.samples) sample.pass = sample.round / 2;
  EXPECT_EQ(page_samples(summarize(run)).case_ids,
            (std::vector<std::string>{"triad/scalar/serial", "triad/simd@AVX2/serial"}));
  EXPECT_EQ(samples_of(run)["jobs"].dump(), R"([{"every":1,"floor":null,"name":"triad","passes":[0,0,1]}])");
  const double median = samples_of(run)["cases"][0]["seconds"];
  EXPECT_EQ(samples_of(run)["cases"][0]["samples"][2], std::llround(3 / median));
  EXPECT_EQ(samples_of(run)["cases"][1].dump(),
            R"({"id":"triad/simd@AVX2/serial","job":0,"samples":[1000,1000,null],"seconds":0.001})");
}

TEST(PageSamples, SayWhatWasWrongInARound) {
  auto run = fake_run();
  add_timed(run, fake_case("triad", "scalar/serial"), std::vector<double>(4, 1e-3));
  run.samples[1].clock_after_s = 2e-4;
  run.samples[2].involuntary_switches = 1;
  run.samples[3].steal_s = 1;
  EXPECT_EQ(samples_of(run)["cases"][0]["flags"], "0124");
}

TEST(PageSamples, CountAQuietTwinForBothAndElseTheirMean) {
  auto run = fake_run();
  const CaseRecord record = fake_case("triad", "scalar/serial");
  add_timed(run, record, {1e-3, 1e-3});
  run.samples.push_back(fake_sample(record, 0, 4e-3, true));
  run.samples.push_back(fake_sample(record, 1, 4e-3, true));
  run.samples[1].clock_before_s = 2e-4;
  const nlohmann::json one = samples_of(run)["cases"][0];
  const double median = one["seconds"];
  EXPECT_EQ(one["samples"][0], std::llround(2 / median)) << "the geometric mean of 1 and 4 ms";
  EXPECT_EQ(one["samples"][1], std::llround(4 / median));
  EXPECT_FALSE(one.contains("flags"));
}

TEST(PageSamples, ShowEverySoManyRoundsOfALongRun) {
  auto run = fake_run();
  add_timed(run, fake_case("triad", "scalar/serial"), std::vector<double>(250, 1e-3));
  EXPECT_EQ(samples_of(run)["jobs"][0]["every"], 3);
  EXPECT_EQ(samples_of(run)["cases"][0]["samples"].size(), 84u);
}

TEST(PageSamples, CannotEndTheElementThatHoldsThem) {
  auto run = fake_run();
  CaseRecord record = fake_case("triad", "scalar/serial");
  record.workload = "</script>";
  add_timed(run, record, {1e-3});
  const std::string json = page_samples(summarize(run)).json;
  EXPECT_EQ(json.find('<'), std::string::npos);
  EXPECT_NE(json.find("\\u003c/script>"), std::string::npos);
}

}  // namespace
}  // namespace lanebench
