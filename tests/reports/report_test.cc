// Rendering a folder: runs without samples, rendering twice, and folders that cannot be written.
#include "reports/report.h"

#include <gtest/gtest.h>

#include <set>

#include "reports/text/csv.h"
#include "reports/text/limits.h"
#include "tests/reports/fake_run.h"

namespace lanebench {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows read_csv(const std::filesystem::path& path) {
  const std::string text = read_text(path);
  CsvReader reader(text, path.string());
  Rows rows;
  std::vector<std::string> fields;
  while (reader.next(fields)) rows.push_back(fields);
  return rows;
}

TEST(Render, ARunWithoutSamplesHasEveryCaseAndNoNumbers) {
  auto run = fake_run();
  run.cases = {fake_case("triad", "scalar/serial"),
               fake_case("triad", "cuda/kernel", Status::kUnavailable, "no GPU")};
  const FakeFolder folder(run);
  std::filesystem::remove(folder.path() / "samples.csv");
  render(folder.path());
  const Rows rows = read_csv(folder.path() / "results.csv");
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[1][15], "0");  // n of a case that is ok but was never timed,
  EXPECT_EQ(rows[2][15], "");   // and of one that cannot be.
  for (std::size_t row = 1; row < 3; ++row) {
    for (std::size_t column = 16; column < 30; ++column) EXPECT_EQ(rows[row][column], "") << rows[0][column];
  }
  const std::string report = read_text(folder.path() / "report.md");
  EXPECT_NE(report.find("| scalar/serial | 0 | few |"), std::string::npos) << report;
  EXPECT_NE(report.find("- Not measured, no GPU: cuda/kernel\n"), std::string::npos);
}

TEST(Render, TakesARunWithoutCases) {
  const FakeFolder folder(fake_run());
  render(folder.path());
  EXPECT_EQ(read_csv(folder.path() / "results.csv").size(), 1u);
  EXPECT_NE(read_text(folder.path() / "report.md").find("unknown CPU"), std::string::npos);
}

TEST(Render, BeginsResultsWithTheColumnsOfTheDesign) {
  const FakeFolder folder(fake_run());
  render(folder.path());
  EXPECT_EQ(
      read_text(folder.path() / "results.csv"),
      "schema_version,run_id,workload,size,case_id,lanes,isa,workers,worker_count,device,mode,status,reason,"
      "verified,max_rel_error,n,median_s,ci_lo_s,ci_hi_s,min_s,mad_s,baseline,speedup,speedup_lo,speedup_hi,"
      "flops,bytes,gflop_s,gb_s,pct_roof,flags,stop_reason,parameters,items,items_s,aa_floor,limited_by,"
      "integer_multiplies,memory_bytes,roof,flop_precision,bytes_written\n");
}

TEST(Render, ReplacesEarlierReportsAndLeavesNothingElse) {
  auto run = fake_run();
  add_timed(run, fake_case("triad", "scalar/serial"), {1, 2, 3});
  const FakeFolder folder(run);
  render(folder.path());
  const std::string first = read_text(folder.path() / "report.md");
  const std::string page = read_text(folder.path() / "report.html");
  for (const char* name : {"report.md", "report.html"}) write_text(folder.path() / name, "old");
  render(folder.path());
  EXPECT_EQ(read_text(folder.path() / "report.md"), first);
  EXPECT_EQ(read_text(folder.path() / "report.html"), page);
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
    names.insert(entry.path().filename());
  EXPECT_EQ(names, (std::set<std::string>{"cases.jsonl", "gbench.json", "machine.json", "report.html",
                                          "report.md", "results.csv", "samples.csv"}));
}

TEST(Render, NamesTheFileThatCannotBeWritten) {
  const FakeFolder folder(fake_run());
  std::filesystem::create_directories(folder.path() / "report.md" / "in the way");
  try {
    render(folder.path());
    FAIL() << "a directory was replaced";
  } catch (const ResultsError& error) {
    EXPECT_EQ(std::string(error.what()), "cannot write " + (folder.path() / "report.md").string());
  }
}

TEST(Render, RefusesAFolderThatIsNoRun) {
  EXPECT_THROW(render("/nonexistent"), ResultsError);
}

}  // namespace
}  // namespace lanebench
