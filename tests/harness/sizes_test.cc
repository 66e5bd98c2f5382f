// Sizes of sweeps, as written and by default, and what a plan makes of them.
#include "harness/plan/sizes.h"

#include <gtest/gtest.h>

#include <set>

#include "harness/plan/plan.h"
#include "kernels/catalog.h"

namespace lanebench {
namespace {

using Sizes = std::vector<std::uint64_t>;

TEST(ParseSizes, TakesListsAndRanges) {
  EXPECT_EQ(parse_sizes("1e4,1000,1000"), (Sizes{1000, 10000}));
  EXPECT_EQ(parse_sizes("1e3..1e4"), (Sizes{1000, 2000, 5000, 10000}));
  EXPECT_EQ(parse_sizes("300..2500"), (Sizes{300, 500, 1000, 2000, 2500}));
  EXPECT_EQ(parse_sizes("18446744073709551614..18446744073709551615"),
            (Sizes{18446744073709551614U, 18446744073709551615U}));
}

TEST(ParseSizes, RefusesTheRest) {
  for (const char* text : {"", "0", "0..10", "10..10", "10..1", "1..", "..", "a..b", "1e3...1e4", "-1"}) {
    EXPECT_THROW(parse_sizes(text), InputError) << text;
  }
}

TEST(SizesBelow, CoverTheDecadesBelow) {
  EXPECT_EQ(sizes_below(12345, false), (Sizes{12, 123, 1234}));
  EXPECT_EQ(sizes_below(16, false), (Sizes{1}));
  EXPECT_EQ(sizes_below(100000, true), (Sizes{20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000}));
  EXPECT_TRUE(sizes_below(1, true).empty());
}

RunOptions options_for(const std::string& workload) {
  RunOptions options;
  options.workloads = {workload};
  return options;
}

Sizes planned_sizes(const RunOptions& options) {
  Sizes sizes;
  for (const PlannedWorkload& entry : plan(catalog(), options)) sizes.push_back(entry.size);
  return sizes;
}

TEST(Plan, MeasuresOneSizeUnlessASweepIsWanted) {
  RunOptions options = options_for("triad");
  EXPECT_EQ(planned_sizes(options), Sizes{16777216});
  options.quick = true;
  EXPECT_EQ(planned_sizes(options), (Sizes{8388, 83886, 838860, 8388608}));
  options.sizes = {100, 3000};
  EXPECT_EQ(planned_sizes(options), (Sizes{100, 3000}));
}

TEST(Plan, TakesTheQuickParametersOfWhatWasReduced) {
  RunOptions options;
  options.workloads = {"triad", "sgemm"};
  options.reduced = {"sgemm"};
  EXPECT_EQ(planned_sizes(options), (Sizes{16777216, 256}));
  options.full = true;
  const Sizes sizes = planned_sizes(options);
  EXPECT_EQ(sizes.back(), 256u) << "a sweep ends there";
  EXPECT_EQ(sizes[sizes.size() - 2], 200u);
}

TEST(Plan, SweepsAProblemThatAListMakesByItsSize) {
  RunOptions options = options_for("prime_sum");
  options.quick = true;
  EXPECT_EQ(planned_sizes(options), (Sizes{300, 3000, 30000, 300000}));
  options.settings = {"limit=0", "limits=100"};
  EXPECT_EQ(planned_sizes(options), Sizes{100}) << "a sweep cannot change what a setting fixes";
}

TEST(Plan, TimesWhatStandsForItsKindAtTheSmallerSizes) {
  RunOptions options = options_for("triad");
  options.sizes = {100, 1000};
  options.worker_counts = {2, 3};
  const std::vector<PlannedWorkload> planned = plan(catalog(), options);
  ASSERT_EQ(planned.size(), 2u);
  std::set<std::string> isas;
  for (const CaseRecord& record : planned[0].cases) {
    EXPECT_NE(record.worker_count.value_or(0), 2u) << "only the largest team: " << record.case_id;
    if (record.lanes == "simd") isas.insert(record.isa);
    EXPECT_EQ(record.size, 100u);
  }
  EXPECT_EQ(isas.size(), 1u);
  EXPECT_GT(planned[1].cases.size(), planned[0].cases.size());
  EXPECT_LT(planned[0].share(), planned[1].share());
  EXPECT_FALSE(planned[0].headline);
  EXPECT_TRUE(planned[1].headline);
}

TEST(Plan, RefusesASizeThatAPersonWroteAndLeavesOutItsOwn) {
  RunOptions options = options_for("file_copy");
  options.sizes = {std::uint64_t{1} << 62};
  EXPECT_THROW(plan(catalog(), options), InputError);
}

}  // namespace
}  // namespace lanebench
