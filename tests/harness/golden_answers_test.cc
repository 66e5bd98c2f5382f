// Right answers computed elsewhere (PARI/GP, primesieve), through `solve`, for every CPU case that runs here.
#include <gtest/gtest.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "harness/program.h"

namespace lanebench {
namespace {

struct Question {
  std::string workload;
  std::string settings;
  std::string answer;

  friend void PrintTo(const Question& question, std::ostream* stream) {
    *stream << question.workload << question.settings;
  }
};

std::string text_of(const nlohmann::json& number) {
  return number.is_string() ? number.get<std::string>() : number.dump();
}

std::vector<Question> questions() {
  const nlohmann::json known =
      nlohmann::json::parse(read_file(std::string(LANEBENCH_TEST_DATA) + "/golden/seed-answers.json"));
  std::vector<Question> all;
  std::vector<std::string> limits, sums;
  for (const auto& [limit, sum] : known["prime_sum"].items()) {
    limits.push_back(limit);
    sums.push_back(text_of(sum));
  }
  for (const char* split : {"chunks", "jobs"}) {
    all.push_back({"prime_sum", fmt::format(" --set limits={} --set split={}", fmt::join(limits, ","), split),
                   fmt::format("sums={}", fmt::join(sums, ","))});
  }
  for (const nlohmann::json& range : known["primes_in_range"]) {
    std::vector<std::string> primes;
    for (const nlohmann::json& prime : range["primes"]) primes.push_back(text_of(prime));
    all.push_back(
        {"prime_range",
         fmt::format(" --set first={} --set count={}", text_of(range["first"]), text_of(range["count"])),
         fmt::format("primes={}", fmt::join(primes, ","))});
  }
  std::vector<std::string> numbers, smallest, largest;
  for (const nlohmann::json& entry : known["smallest_prime_factor"]) {
    numbers.push_back(text_of(entry["n"]));
    smallest.push_back(text_of(entry["factor"]));
  }
  for (const nlohmann::json& entry : known["largest_prime_factor"])
    largest.push_back(text_of(entry["factor"]));
  all.push_back({"smallest_prime_factor", fmt::format(" --set list={}", fmt::join(numbers, ",")),
                 fmt::format("factors={}", fmt::join(smallest, ","))});
  all.push_back({"largest_prime_factor",
                 fmt::format(" --set first={} --set count={}", text_of(known["largest_prime_factor"][0]["n"]),
                             largest.size()),
                 fmt::format("factors={}", fmt::join(largest, ","))});
  all.push_back({"range_sum",
                 fmt::format(" --set jobs={} --set upto={}", text_of(known["range_sum"]["jobs"]),
                             text_of(known["range_sum"]["upto"])),
                 fmt::format("total={}", text_of(known["range_sum"]["total"]))});
  return all;
}

class GoldenAnswers : public testing::TestWithParam<Question> {};

TEST_P(GoldenAnswers, AreFoundByEveryCase) {
  const auto& [workload, settings, answer] = GetParam();
  const std::string program = LANEBENCH_PROGRAM;
  const nlohmann::json list = nlohmann::json::parse(run_program(program + " list --json").output);
  int solved = 0;
  for (const nlohmann::json& described : list["workloads"]) {
    if (described["name"] != workload) continue;
    for (const nlohmann::json& entry : described["cases"]) {
      if (entry["device"] != "cpu" || entry["status"] != "available") continue;
      const Finished finished = run_program(fmt::format("{} solve {}{} --case {}", program, workload,
                                                        settings, entry["case_id"].get<std::string>()));
      EXPECT_EQ(finished.exit_code, 0) << finished.output;
      EXPECT_EQ(finished.output.substr(0, finished.output.find('\n')), "answer: " + answer) << entry;
      ++solved;
    }
  }
  EXPECT_GE(solved, 9) << "scalar, autovec and simd, each serial, in threads and in processes";
}

INSTANTIATE_TEST_SUITE_P(Seeds, GoldenAnswers, testing::ValuesIn(questions()), [](const auto& instance) {
  return fmt::format("{}_{}", instance.param.workload, instance.index);
});

}  // namespace
}  // namespace lanebench
