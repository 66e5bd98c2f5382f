// A journal that another version began.
#include "harness/coordinator/journal.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "harness/program.h"
#include "kernels/contract/parameters.h"

namespace lanebench {
namespace {

TEST(Journal, IsGoneOnWithByTheVersionThatBeganIt) {
  const ScratchFolder scratch;
  const std::filesystem::path folder = scratch / "run";
  Journal::create(folder, "20260102T030405Z-host", nlohmann::json::object(), nlohmann::json::object());
  EXPECT_NO_THROW(Journal::resume(folder, "20260102T030405Z-host"));
  const std::string header = read_file(folder / "samples.csv");
  const std::string older = header.substr(0, header.rfind(',')) + "\n";
  std::ofstream(folder / "samples.csv") << older;
  EXPECT_THROW(Journal::resume(folder, "20260102T030405Z-host"), InputError);
  EXPECT_EQ(read_file(folder / "samples.csv"), older);
}

}  // namespace
}  // namespace lanebench
