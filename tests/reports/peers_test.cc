// Which case of ours stands beside a peer, and which is the faster.
#include "reports/analysis/peers.h"

#include <gtest/gtest.h>

#include "tests/reports/fake_run.h"

namespace lanebench {
namespace {

void add(lanebench::Run& run, const std::string& variant, double seconds) {
  add_timed(run, fake_case("w", variant), std::vector<double>(8, seconds));
}

TEST(PeerRows, PairWithOurFastestCaseOnAsManyWorkers) {
  lanebench::Run run = fake_run();
  add(run, "scalar/serial", 8);
  add(run, "autovec@AVX2/serial", 1);
  add(run, "simd@AVX2/serial", 2);
  add(run, "simd@AVX2/threads:2", 0.5);
  add(run, "simd@AVX2/processes:2", 0.4);
  add(run, "simd@AVX2/threads:4", 0.1);
  add(run, "openblas/serial", 0.5);
  add(run, "openblas/threads:2", 1);
  const std::vector<PeerRow> rows = peer_rows(summarize(run));
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].peer.case_id, "w/openblas/serial");
  EXPECT_DOUBLE_EQ(rows[0].peer.speedup->value, 16);
  EXPECT_EQ(rows[0].own.case_id, "w/autovec@AVX2/serial");
  EXPECT_DOUBLE_EQ(rows[0].own.speedup->value, 8);
  EXPECT_DOUBLE_EQ(rows[0].own_over_peer->value, 0.5);
  EXPECT_EQ(rows[1].own.case_id, "w/simd@AVX2/threads:2");
  EXPECT_DOUBLE_EQ(rows[1].own_over_peer->value, 2);
}

TEST(PeerRows, OnAGpuPairWithOurKernelInTheSameMode) {
  lanebench::Run run = fake_run();
  add(run, "scalar/serial", 8);
  add(run, "cuda/kernel", 0.25);
  add(run, "cuda/end_to_end", 2);
  add(run, "cublas/kernel", 0.5);
  const std::vector<PeerRow> rows = peer_rows(summarize(run));
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].own.case_id, "w/cuda/kernel");
  EXPECT_DOUBLE_EQ(rows[0].own_over_peer->value, 2);
}

TEST(PeerRows, WithoutTimesSayWhy) {
  lanebench::Run run = fake_run();
  add(run, "scalar/serial", 8);
  run.cases.push_back(fake_case("w", "openblas/serial", Status::kUnavailable, "libopenblas.so.0 is missing"));
  run.cases.push_back(
      fake_case("w", "openblas/threads:2", Status::kUnavailable, "libopenblas.so.0 is missing"));
  const std::vector<PeerRow> rows = peer_rows(summarize(run));
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].peer.reason, "libopenblas.so.0 is missing");
  EXPECT_EQ(rows[0].own.case_id, "w/scalar/serial");
  EXPECT_FALSE(rows[0].own_over_peer);
  EXPECT_TRUE(rows[1].own.case_id.empty()) << "nothing of ours was planned on two threads";
}

TEST(PeerRows, AreNoneOfOurOwnLanes) {
  lanebench::Run run = fake_run();
  for (const char* own : {"scalar/serial", "autovec@AVX2/serial", "simd@AVX2/threads:2", "cuda/kernel"}) {
    add(run, own, 1);
  }
  EXPECT_TRUE(peer_rows(summarize(run)).empty());
}

}  // namespace
}  // namespace lanebench
