// What a results folder keeps of a run's options.
#include "harness/plan/run_options.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace lanebench {
namespace {

TEST(RunOptions, GoOnAsTheyWere) {
  RunOptions options;
  options.workloads = {"dot"};
  options.precision = 0.05;
  options.until_precise = true;
  options.seed = 7;
  options.reduced = {"dot"};
  const RunOptions again = options_from_json(to_json(options));
  EXPECT_EQ(again.workloads, options.workloads);
  EXPECT_EQ(again.precision, 0.05);
  EXPECT_TRUE(again.until_precise);
  EXPECT_EQ(again.seed, 7u);
  EXPECT_EQ(again.reduced, options.reduced);
}

TEST(RunOptions, OfOlderVersionsLackWhatTheseDidNotKnow) {
  RunOptions options;
  options.until_precise = true;
  nlohmann::json older = to_json(options);
  older.erase("until_precise");
  older.erase("reduced");
  EXPECT_FALSE(options_from_json(older).until_precise);
  EXPECT_TRUE(options_from_json(older).reduced.empty());
}

TEST(RunOptions, OfOtherProgramsAreRefused) {
  nlohmann::json other = to_json({});
  other.erase("precision");
  EXPECT_THROW(options_from_json(other), nlohmann::json::exception);
}

}  // namespace
}  // namespace lanebench
