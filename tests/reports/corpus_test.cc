// The fuzzers' corpora, in every build: whatever once crashed a reader or a renderer does so nowhere again.
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/fuzz/read_and_compare.h"
#include "tests/fuzz/read_and_render.h"
#include "tests/reports/fake_run.h"

namespace lanebench {
namespace {

/// Feeds every file of a corpus to what its fuzzer calls; some must be accepted and some refused, else the
/// corpus no longer reaches what it should.
void expect_handled(const char* corpus, std::string (*handle)(std::string_view)) {
  std::size_t accepted = 0;
  std::size_t refused = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(LANEBENCH_TEST_DATA) / "fuzz" / corpus)) {
    SCOPED_TRACE(entry.path().filename());
    EXPECT_NO_THROW(++(handle(read_text(entry.path())).empty() ? accepted : refused));
  }
  EXPECT_GE(accepted, 5u);
  EXPECT_GE(refused, 5u);
}

TEST(Corpus, OfRunsIsRenderedOrRefusedInOneLine) {
  expect_handled("corpus", read_and_render);
}

TEST(Corpus, OfGoogleBenchmarksFilesIsComparedOrRefusedInOneLine) {
  expect_handled("gbench_corpus", read_and_compare);
}

}  // namespace
}  // namespace lanebench
