// Every shape of a case id, both ways, and what is none.
#include "reports/results/case_id.h"

#include <gtest/gtest.h>

namespace lanebench {
namespace {

CaseId parsed(const std::string& text) {
  const auto id = CaseId::parse(text);
  EXPECT_TRUE(id) << text;
  if (!id) return {};
  EXPECT_EQ(to_string(*id), text);
  return *id;
}

TEST(CaseId, NamesLanesAndWorkers) {
  const CaseId id = parsed("triad/simd@AVX3/threads:8");
  EXPECT_EQ(id.workload, "triad");
  EXPECT_EQ(id.lanes, "simd");
  EXPECT_EQ(id.isa, "AVX3");
  EXPECT_EQ(id.workers, "threads");
  EXPECT_EQ(id.worker_count, 8u);
  EXPECT_EQ(id.mode, "wall");
  EXPECT_FALSE(id.on_gpu());
}

TEST(CaseId, NamesOneWorkerWithoutItsNumber) {
  const CaseId id = parsed("triad/scalar/serial");
  EXPECT_EQ(id.lanes, "scalar");
  EXPECT_EQ(id.isa, "");
  EXPECT_EQ(id.workers, "serial");
  EXPECT_EQ(id.worker_count, 1u);
}

TEST(CaseId, NamesOurKernelAndALibraryOnAGpu) {
  const CaseId own = parsed("triad/cuda/kernel");
  EXPECT_TRUE(own.on_gpu());
  EXPECT_EQ(own.lanes, "");
  EXPECT_EQ(own.workers, "");
  EXPECT_EQ(own.mode, "kernel");
  const CaseId library = parsed("dot/cublas/end_to_end");
  EXPECT_TRUE(library.on_gpu());
  EXPECT_EQ(library.lanes, "cublas");
  EXPECT_EQ(library.mode, "end_to_end");
}

TEST(CaseId, IsNoOtherText) {
  for (const char* text : {"",
                           "triad",
                           "triad/",
                           "triad/scalar",
                           "triad//serial",
                           "/scalar/serial",
                           "triad/scalar/",
                           "scalar/serial",
                           "triad/scalar/serial/",
                           "triad/scalar/serial/1000",
                           "triad/scalar/serial:1",
                           "triad/scalar/threads",
                           "triad/scalar/threads:",
                           "triad/scalar/threads:x",
                           "triad/scalar/threads:08",
                           "triad/scalar/threads:-1",
                           "triad/scalar/threads:8 ",
                           "triad/scalar/threads:99999999999999999999",
                           "triad/simd@/serial",
                           "triad/@AVX2/serial",
                           "triad/a/b/threads:2",
                           "triad/cuda/serial",
                           "triad/cuda@AVX2/kernel",
                           "triad/cuda/kernel:2",
                           "triad/cuda/wall"}) {
    EXPECT_FALSE(CaseId::parse(text)) << text;
  }
}

TEST(CaseId, MakesARecordOfTheCase) {
  const CaseRecord team = record_of(parsed("triad/simd@AVX3/threads:8"));
  EXPECT_EQ(team.case_id, "triad/simd@AVX3/threads:8");
  EXPECT_EQ(team.worker_count, 8u);
  EXPECT_EQ(team.device, "cpu");
  EXPECT_EQ(team.mode, "wall");
  const CaseRecord kernel = record_of(parsed("triad/cuda/kernel"));
  EXPECT_EQ(kernel.case_id, "triad/cuda/kernel");
  EXPECT_FALSE(kernel.worker_count);
  EXPECT_EQ(kernel.device, "cuda");
  EXPECT_EQ(kernel.mode, "kernel");
}

TEST(CaseId, TellsTheBaseline) {
  EXPECT_EQ(baseline_id("triad"), "triad/scalar/serial");
  EXPECT_TRUE(is_baseline(record_of(parsed("triad/scalar/serial"))));
  EXPECT_FALSE(is_baseline(record_of(parsed("triad/scalar/threads:1"))));
  EXPECT_FALSE(is_baseline(record_of(parsed("triad/autovec@AVX2/serial"))));
}

TEST(CaseId, CanDoWithoutItsWorkload) {
  EXPECT_EQ(without_workload("triad/simd@AVX3/threads:8"), "simd@AVX3/threads:8");
  EXPECT_EQ(without_workload("BM_sort/1024"), "BM_sort/1024");
  EXPECT_EQ(without_workload(""), "");
}

}  // namespace
}  // namespace lanebench
