// Right answers computed elsewhere (PARI/GP, primesieve), for every CPU case that runs here.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "harness/child/runner.h"
#include "harness/plan/plan.h"
#include "harness/program.h"
#include "kernels/catalog.h"

namespace lanebench {
namespace {

using Texts = std::vector<std::string>;

nlohmann::json known(const char* what) {
  return nlohmann::json::parse(
      read_file(std::string(LANEBENCH_TEST_DATA) + "/golden/seed-answers.json"))[what];
}

std::string text_of(const nlohmann::json& number) {
  return number.is_string() ? number.get<std::string>() : number.dump();
}

/// The same member of every entry of a list.
Texts texts_of(const nlohmann::json& list, const char* name) {
  Texts texts;
  for (const nlohmann::json& entry : list) texts.push_back(text_of(entry[name]));
  return texts;
}

std::string setting(const char* name, const nlohmann::json& value) {
  return fmt::format("{}={}", name, text_of(value));
}

void expect_everywhere(const std::string& workload, const Texts& settings, const std::string& answer) {
  RunOptions options;
  options.workloads = {workload};
  options.settings = settings;
  PlannedWorkload planned = plan(catalog(), options).front();
  std::erase_if(planned.cases,
                [](const CaseRecord& record) { return !record.pending || record.device != "cpu"; });
  EXPECT_GE(planned.cases.size(), 9u) << "scalar, autovec and simd, each serial, in threads and in processes";
  Runner runner(*planned.workload, planned.parameters, planned.cases, [](std::size_t, int) { _exit(99); });
  for (const CaseRecord& record : planned.cases) {
    const Runnable runnable = runner.prepare(record);
    runner.problem().poison();
    runnable.solve();
    EXPECT_EQ(runner.problem().answer(), answer) << record.case_id;
  }
}

TEST(GoldenAnswers, OfPrimeSum) {
  const nlohmann::json by_limit = known("prime_sum");
  Texts limits, sums;
  for (const auto& [limit, sum] : by_limit.items()) {
    limits.push_back(limit);
    sums.push_back(text_of(sum));
  }
  for (const char* split : {"split=chunks", "split=jobs"}) {
    expect_everywhere("prime_sum", {fmt::format("limits={}", fmt::join(limits, ",")), split},
                      fmt::format("sums={}", fmt::join(sums, ",")));
  }
}

TEST(GoldenAnswers, OfPrimeRange) {
  for (const nlohmann::json& range : known("primes_in_range")) {
    Texts primes;
    for (const nlohmann::json& prime : range["primes"]) primes.push_back(text_of(prime));
    expect_everywhere("prime_range", {setting("first", range["first"]), setting("count", range["count"])},
                      fmt::format("primes={}", fmt::join(primes, ",")));
  }
}

TEST(GoldenAnswers, OfSmallestPrimeFactor) {
  const nlohmann::json list = known("smallest_prime_factor");
  expect_everywhere("smallest_prime_factor", {fmt::format("list={}", fmt::join(texts_of(list, "n"), ","))},
                    fmt::format("factors={}", fmt::join(texts_of(list, "factor"), ",")));
}

TEST(GoldenAnswers, OfLargestPrimeFactor) {
  const nlohmann::json list = known("largest_prime_factor");
  expect_everywhere("largest_prime_factor",
                    {setting("first", list[0]["n"]), fmt::format("count={}", list.size())},
                    fmt::format("factors={}", fmt::join(texts_of(list, "factor"), ",")));
}

TEST(GoldenAnswers, OfRangeSum) {
  const nlohmann::json sum = known("range_sum");
  expect_everywhere("range_sum", {setting("jobs", sum["jobs"]), setting("upto", sum["upto"])},
                    "total=" + text_of(sum["total"]));
}

TEST(GoldenAnswers, AreWhatTheProgramPrints) {
  const nlohmann::json sum = known("range_sum");
  for (const char* chosen : {"", " --case scalar/serial", " --case range_sum/scalar/processes:2"}) {
    const Finished finished =
        run_program(fmt::format("{} solve range_sum --set {} --set {}{}", kProgram,
                                setting("jobs", sum["jobs"]), setting("upto", sum["upto"]), chosen));
    EXPECT_EQ(finished.exit_code, 0) << finished.output;
    EXPECT_EQ(finished.output.substr(0, finished.output.find('\n')),
              "answer: total=" + text_of(sum["total"]));
  }
}

}  // namespace
}  // namespace lanebench
