// The order in which cases are admitted.
#include "harness/plan/importance.h"

#include <gtest/gtest.h>

#include "reports/results/case_id.h"

namespace lanebench {
namespace {

TEST(ByImportance, PutsWhatAnswersTheMainQuestionFirst) {
  std::vector<CaseRecord> cases;
  for (const char* variant :
       {"scalar/serial", "scalar/threads:2", "scalar/threads:4", "scalar/processes:4", "autovec@AVX2/serial",
        "autovec@AVX2/threads:4", "autovec@SSE4/serial", "simd@AVX3/serial", "simd@AVX2/serial",
        "simd@AVX2/threads:4", "simd@SSE4/serial", "simd@SSE4/threads:4", "openblas/serial", "cuda/kernel"}) {
    cases.push_back(record_of(CaseId::parse(std::string("triad/") + variant).value()));
  }
  cases[7].settle(Status::kUnavailable, "this CPU lacks AVX3");
  std::vector<std::string> order;
  for (const CaseRecord& record : by_importance(cases)) order.push_back(record.case_id.substr(6));
  EXPECT_EQ(order, (std::vector<std::string>{"scalar/serial", "scalar/threads:4", "scalar/processes:4",
                                             "simd@AVX2/serial", "simd@AVX2/threads:4", "autovec@AVX2/serial",
                                             "openblas/serial", "cuda/kernel", "scalar/threads:2",
                                             "autovec@AVX2/threads:4", "autovec@SSE4/serial",
                                             "simd@AVX3/serial", "simd@SSE4/serial", "simd@SSE4/threads:4"}));
}

}  // namespace
}  // namespace lanebench
