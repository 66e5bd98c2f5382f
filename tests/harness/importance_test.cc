// The order in which cases are admitted.
#include "harness/plan/importance.h"

#include <gtest/gtest.h>

#include "reports/results/case_id.h"

namespace lanebench {
namespace {

std::vector<CaseRecord> cases_of_a_job() {
  std::vector<CaseRecord> cases;
  for (const char* variant :
       {"scalar/serial", "scalar/threads:2", "scalar/threads:4", "scalar/processes:4", "autovec@AVX2/serial",
        "autovec@AVX2/threads:4", "autovec@SSE4/serial", "simd@AVX3/serial", "simd@AVX2/serial",
        "simd@AVX2/threads:4", "simd@SSE4/serial", "simd@SSE4/threads:4", "openblas/serial", "cuda/kernel"}) {
    cases.push_back(record_of(CaseId::parse(std::string("triad/") + variant).value()));
  }
  cases[7].settle(Status::kUnavailable, "this CPU lacks AVX3");
  return cases;
}

std::vector<std::string> variants(const std::vector<CaseRecord>& cases) {
  std::vector<std::string> variants;
  for (const CaseRecord& record : cases) variants.push_back(record.case_id.substr(6));
  return variants;
}

TEST(ByImportance, PutsWhatAnswersTheMainQuestionFirst) {
  EXPECT_EQ(variants(by_importance(cases_of_a_job())),
            (std::vector<std::string>{"scalar/serial", "scalar/threads:4", "scalar/processes:4",
                                      "simd@AVX2/serial", "simd@AVX2/threads:4", "autovec@AVX2/serial",
                                      "openblas/serial", "cuda/kernel", "scalar/threads:2",
                                      "autovec@AVX2/threads:4", "autovec@SSE4/serial", "simd@AVX3/serial",
                                      "simd@SSE4/serial", "simd@SSE4/threads:4"}));
}

TEST(MainCases, AreThoseThatAnswerTheMainQuestionAndCanBeMeasured) {
  std::vector<CaseRecord> cases = cases_of_a_job();
  cases[3].settle(Status::kUnavailable, "no processes here");
  EXPECT_EQ(variants(main_cases(cases)),
            (std::vector<std::string>{"scalar/serial", "scalar/threads:4", "simd@AVX2/serial",
                                      "simd@AVX2/threads:4"}));
}

}  // namespace
}  // namespace lanebench
