// The fuzzer's corpus, in every build: whatever once crashed a reader or a renderer does so nowhere again.
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/fuzz/read_and_render.h"
#include "tests/reports/fake_run.h"

namespace lanebench {
namespace {

TEST(Corpus, IsReadAndRenderedOrRefusedInOneLine) {
  std::size_t rendered = 0;
  std::size_t refused = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(LANEBENCH_TEST_DATA) / "fuzz/corpus")) {
    SCOPED_TRACE(entry.path().filename());
    EXPECT_NO_THROW(++(read_and_render(read_text(entry.path())).empty() ? rendered : refused));
  }
  EXPECT_GE(rendered, 5u);  // Else the corpus no longer reaches the renderers.
  EXPECT_GE(refused, 5u);
}

}  // namespace
}  // namespace lanebench
