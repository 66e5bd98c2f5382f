// The names of statuses are part of every file's format.
#include "reports/results/status.h"

#include <gtest/gtest.h>

namespace lanebench {
namespace {

TEST(Status, HasOneNameEach) {
  const std::pair<Status, const char*> names[] = {
      {Status::kOk, "ok"},
      {Status::kUnavailable, "unavailable"},
      {Status::kNotApplicable, "not_applicable"},
      {Status::kWrong, "wrong"},
      {Status::kCrashed, "crashed"},
      {Status::kTimeout, "timeout"},
  };
  for (const auto& [status, name] : names) {
    EXPECT_EQ(name_of(status), name);
    EXPECT_EQ(status_named(name), status);
  }
}

TEST(Status, IsNoOtherText) {
  for (const char* text : {"", "OK", "ok ", "wrong: a[0]", "pending", "available"}) {
    EXPECT_FALSE(status_named(text)) << text;
  }
}

}  // namespace
}  // namespace lanebench
