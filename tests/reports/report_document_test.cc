// Which sections a report has, and what each says about analyses made by hand.
#include "reports/render/report_document.h"

#include <gtest/gtest.h>

#include "reports/render/cells.h"
#include "reports/render/markdown.h"
#include "reports/render/sections.h"
#include "tests/reports/fake_run.h"

namespace lanebench {
namespace {

Scaling scaling_of(const std::string& kind) {
  Scaling scaling;
  scaling.workload = "triad";
  scaling.size = 1000;
  scaling.kind = kind;
  return scaling;
}

IsaSweep isa_sweep_of(std::vector<IsaRow> rows) {
  IsaSweep sweep;
  sweep.workload = "triad";
  sweep.size = 1000;
  sweep.rows = std::move(rows);
  return sweep;
}

SizeSweep size_sweep_of(std::vector<SizeSeries> series, std::vector<Crossover> crossovers) {
  return {"triad", std::move(series), std::move(crossovers)};
}

Ceiling ceiling(const std::string& name, const std::string& device, const std::string& level,
                const std::string& isa, std::uint64_t workers, double value) {
  return {name, device, level, isa, workers, value};
}

Gain gain(const std::string& case_id, double speedup) {
  return {case_id, Estimate{speedup, speedup * 0.5, speedup * 2}, ""};
}

/// One job, timed in 8 rounds.
Analysis analysis_of_a_run() {
  Run run = fake_run();
  add_timed(run, fake_case("triad", "scalar/serial"), std::vector<double>(8, 1e-3));
  add_timed(run, fake_case("triad", "simd@AVX2/serial"), std::vector<double>(8, 5e-4));
  Analysis analysis;
  analysis.summary = summarize(run);
  analysis.contrasts = contrast(analysis.summary);
  analysis.matrix = matrix(analysis.summary, {});
  return analysis;
}

std::vector<std::string> headings(const Document& document, int level) {
  std::vector<std::string> texts;
  for (const Block& block : document) {
    const Heading* heading = std::get_if<Heading>(&block);
    if (heading != nullptr && heading->level == level) texts.push_back(heading->text);
  }
  return texts;
}

const Table& table_of(const Document& document) {
  for (const Block& block : document) {
    if (const Table* table = std::get_if<Table>(&block)) return *table;
  }
  throw std::runtime_error("no table");
}

TEST(ReportDocument, LeavesOutSectionsWithoutContents) {
  EXPECT_EQ(headings(report_document(analysis_of_a_run(), {}, ""), 2),
            (std::vector<std::string>{"Job by job", "What pays", "Every case", "Machine"}));
}

TEST(ReportDocument, HasEverySectionInOrderAndFiguresInTheirs) {
  Analysis analysis = analysis_of_a_run();
  analysis.summary.machine.overheads = {{"fork", "", 1e-4, "s", ""}};
  analysis.scalings = {scaling_of("threads")};
  analysis.isa_sweeps = {isa_sweep_of({})};
  analysis.peers = {
      {"triad", 1000, 0.01, gain("triad/blas/serial", 3), gain("triad/simd@AVX2/serial", 2), {}}};
  analysis.size_sweeps = {size_sweep_of({}, {})};
  analysis.summary.machine.ceilings = {ceiling("copy", "cpu", "memory", "AVX2", 1, 1e10)};
  const Document document = report_document(
      analysis, {"gains", "isa-triad", "scaling-triad", "sizes-triad", "roofline", "roof"}, "");
  EXPECT_EQ(headings(document, 2),
            (std::vector<std::string>{"Job by job", "What pays", "Gains", "Every case", "Scaling",
                                      "Instruction sets", "Libraries and yardsticks", "Sizes", "Roofline",
                                      "Overheads", "Machine"}));
  std::vector<std::string> figures;
  std::string section;
  for (const Block& block : document) {
    if (const Heading* heading = std::get_if<Heading>(&block)) section = heading->text;
    if (const Figure* figure = std::get_if<Figure>(&block)) figures.push_back(section + ": " + figure->name);
  }
  EXPECT_EQ(figures,
            (std::vector<std::string>{"Gains: gains", "Scaling: scaling-triad", "Instruction sets: isa-triad",
                                      "Sizes: sizes-triad", "Roofline: roofline", "Roofline: roof"}));
}

TEST(ReportDocument, SaysWhyThereAreNoFigures) {
  EXPECT_NE(markdown(report_document(analysis_of_a_run(), {}, "gnuplot is not installed"))
                .find("\nNo figures: gnuplot is not installed.\n"),
            std::string::npos);
}

TEST(ReportDocument, ShowsEveryCaseOfHeadlineSizesOnly) {
  auto run = fake_run();
  for (const std::uint64_t size : {10, 1000, 100}) {
    CaseRecord record = fake_case("triad", "scalar/serial");
    record.size = size;
    record.case_id += "/" + std::to_string(size);
    run.cases.push_back(record);
  }
  Analysis analysis;
  analysis.summary = summarize(run);
  analysis.contrasts = contrast(analysis.summary);
  const std::vector<std::string> jobs = headings(report_document(analysis, {}, ""), 3);
  EXPECT_EQ(jobs, (std::vector<std::string>{"CPU-bound", "How to read this", "triad (1000)"}));
}

TEST(OverviewSection, NamesTheCaseAndItsRoundsBehindEveryNumber) {
  const Document document = overview_section(analysis_of_a_run());
  const std::vector<Cell>& row = table_of(document).rows.at(0);
  EXPECT_EQ(row.at(1).text, "SIMD ×2.00");
  EXPECT_EQ(row.at(1).detail, "triad/simd@AVX2/serial, 8 rounds");
  EXPECT_EQ(row.at(2).text, "1.000 ms");
  EXPECT_EQ(row.at(2).detail, "triad/scalar/serial, 8 rounds");
  EXPECT_TRUE(row.at(4).strong);
  EXPECT_EQ(row.at(3).note, "not part of this run");
}

TEST(WorkloadSection, ShowsTheRoofOrWhyThereIsNone) {
  Analysis analysis = analysis_of_a_run();
  WorkloadSummary& group = analysis.summary.workloads.at(0);
  group.results[0].pct_roof = 45.2;
  group.results[0].roof = "memory bandwidth";
  group.results[1].roof = "the job may stop early";
  const Document document = workload_section(group, analysis.contrasts.at(0));
  const Table& table = table_of(document);
  EXPECT_EQ(table.titles.at(5), "% of roof");
  EXPECT_EQ(table.rows[0][5].text, "45.2");
  EXPECT_EQ(table.rows[0][5].detail, "of memory bandwidth");
  EXPECT_EQ(table.rows[1][5].text, kNoNumber);
  EXPECT_EQ(table.rows[1][5].note, "the job may stop early");
}

TEST(ScalingSection, HasAColumnForEachCountAndTheFits) {
  Analysis analysis = analysis_of_a_run();
  Scaling fitted = scaling_of("threads");
  fitted.points = {{1, {1, 1, 1}, {}}, {2, {1.9, 1.8, 2.0}, 0.0526}, {4, {3.4, 3.2, 3.6}, 0.0588}};
  fitted.amdahl = Estimate{0.055, 0.05, 0.06};
  fitted.usl = UniversalScalability{{0.05, 0.04, 0.06}, {0.001, 0, 0.002}};
  fitted.knee = 4;
  Scaling few = scaling_of("processes");
  few.points = {{1, {1, 1, 1}, {}}, {2, {1.9, 1.8, 2.0}, 0.0526}};
  few.reason = "too few points: 2";
  analysis.scalings = {fitted, few};
  EXPECT_EQ(
      markdown({table_of(scaling_section(analysis))}),
      "| job (size) | kind | 2 workers | 4 workers | serial part | Karp–Flatt | contention | coherence | "
      "knee "
      "|\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
      "| triad (1000) | threads | ×1.90 [1.80, 2.00] | ×3.40 [3.20, 3.60] | 0.0550 [0.0500, 0.0600] | 0.0588 "
      "| 0.0500 [0.0400, 0.0600] | 0.00100 [0.00, 0.00200] | 4 |\n"
      "| triad (1000) | processes | ×1.90 [1.80, 2.00] | – | –¹ | 0.0526 | –¹ | –¹ | not reached |\n\n"
      "- ¹ too few points: 2\n");
}

TEST(IsaSection, MarksWhereHandWrittenCodePays) {
  Analysis analysis = analysis_of_a_run();
  analysis.isa_sweeps = {isa_sweep_of({{"SSE4", gain("a", 1.5), gain("b", 1.6), Estimate{1.07, 0.9, 1.2}},
                                       {"AVX2", gain("a", 2), Gain{"b", {}, "crashed"}, {}},
                                       {"AVX3", gain("a", 2), gain("b", 4), Estimate{2, 1.9, 2.1}}})};
  EXPECT_EQ(markdown({table_of(isa_section(analysis))}),
            "| instruction set | autovec | SIMD | SIMD over autovec |\n| --- | --- | --- | --- |\n"
            "| SSE4 | ×1.50 [0.750, 3.00] | ×1.60 [0.800, 3.20] | ×1.07 [0.900, 1.20] |\n"
            "| AVX2 | ×2.00 [1.00, 4.00] | –¹ | – |\n"
            "| AVX3 | ×2.00 [1.00, 4.00] | ×4.00 [2.00, 8.00] | **×2.00 [1.90, 2.10]** |\n\n- ¹ crashed\n");
}

TEST(SizeSection, ShowsTheTimePerItemOfEachKindAtEachSize) {
  Analysis analysis = analysis_of_a_run();
  analysis.size_sweeps = {size_sweep_of(
      {{"SIMD", {{10, "triad/simd", {1e-9, 9e-10, 1.1e-9}}, {1000, "triad/simd", {2e-9, {}, {}}}}},
       {"threads", {{1000, "triad/threads", {3e-9, 2e-9, 4e-9}}}}},
      {})};
  EXPECT_EQ(markdown(size_section(analysis)),
            "## Sizes\n\n### triad: time per item\n\n| size | SIMD | threads |\n| --- | --- | --- |\n"
            "| 10 | 1.000 ns [0.9000, 1.100] | – |\n| 1000 | 2.000 ns | 3.000 ns [2.000, 4.000] |\n");
}

TEST(SizeSection, BeginsWithTheCrossovers) {
  Analysis analysis = analysis_of_a_run();
  const Crossover crossover{"threads", "SIMD", 1000, 100, 10, 10000};
  analysis.size_sweeps = {size_sweep_of({}, {crossover})};
  const Document document = size_section(analysis);
  const Table& table = table_of(document);
  EXPECT_EQ(table.titles, (std::vector<std::string>{"job", "what", "is faster than", "where"}));
  EXPECT_EQ(table.rows.at(0).at(1).text, "threads");
  EXPECT_EQ(table.rows.at(0).at(2).text, "SIMD");
  EXPECT_EQ(table.rows.at(0).at(3).text, in_words(crossover));
  EXPECT_EQ(table.rows.at(0).at(3).number, 1000);
}

TEST(FlagsSection, ExplainsThoseThatWereSet) {
  Summary summary = analysis_of_a_run().summary;
  EXPECT_TRUE(flags_section(summary).empty());
  summary.workloads[0].results[0].flags = {"few", "above roof"};
  EXPECT_EQ(markdown(flags_section(summary)),
            "## What the flags mean\n\n"
            "- few: fewer than six rounds\n"
            "- above roof: over three times what its roof allows: an error of the kernel or of a clock; it "
            "never wins\n");
}

TEST(RooflineSection, ShowsCeilingsInTheirUnits) {
  Analysis analysis = analysis_of_a_run();
  analysis.summary.machine.ceilings = {ceiling("copy", "cpu", "L1", "AVX2", 2, 1.5e11),
                                       ceiling("fma", "cuda", "", "", 1, 6e13),
                                       ceiling("integer_multiply", "cpu", "", "scalar", 1, 3e9)};
  EXPECT_EQ(markdown({table_of(roofline_section(analysis))}),
            "| ceiling | device | level | instruction set | workers | reached |\n"
            "| --- | --- | --- | --- | --- | --- |\n"
            "| copy | cpu | L1 | AVX2 | 2 | 150 GB/s |\n"
            "| fma | cuda |  |  | 1 | 60.0 Tflop/s |\n"
            "| integer_multiply | cpu |  | scalar | 1 | 3.00 G/s |\n");
}

TEST(RooflineSection, SaysWhatASlowCoreGives) {
  Analysis analysis = analysis_of_a_run();
  Machine& machine = analysis.summary.machine;
  machine.ceilings = {ceiling("fma", "cpu", "", "scalar", 2, 1e10),
                      ceiling("fma", "cpu", "", "scalar", 1, 6e9),
                      ceiling("fma", "cpu", "", "AVX2", 1, 5e10)};
  EXPECT_EQ(roofline_section(analysis).size(), 3u) << "one kind of cores";
  machine.slow_core_ceilings = {ceiling("fma", "cpu", "", "scalar", 1, 3e9),
                                ceiling("copy", "cpu", "memory", "AVX2", 1, 8e9)};
  EXPECT_EQ(markdown({roofline_section(analysis).back()}),
            "| ceiling | level | instruction set | on a slow core | of a fast one |\n"
            "| --- | --- | --- | --- | --- |\n"
            "| fma |  | scalar | 3.00 Gflop/s | ×0.500 |\n"
            "| copy | memory | AVX2 | 8.00 GB/s | – |\n");
}

TEST(CommonRounds, CountsThoseThatTimedAllCases) {
  auto run = fake_run();
  add_timed(run, fake_case("triad", "scalar/serial"), std::vector<double>(8, 1e-3));
  add_timed(run, fake_case("triad", "simd@AVX2/serial"), std::vector<double>(5, 1e-3));
  const auto count = [&](const std::vector<std::string>& ids) {
    return common_rounds(summarize(run), "triad", 1000, ids);
  };
  EXPECT_EQ(count({"triad/scalar/serial"}), "8 rounds");
  EXPECT_EQ(count({"triad/scalar/serial", "triad/simd@AVX2/serial"}), "5 rounds");
  EXPECT_EQ(count({"triad/scalar/serial", "triad/other"}), "0 rounds");
  for (Sample& sample : run.samples) sample.pass = sample.round / 2;
  EXPECT_EQ(count({"triad/scalar/serial"}), "8 rounds in 4 passes");
  EXPECT_EQ(count({"triad/scalar/serial", "triad/simd@AVX2/serial"}), "5 rounds in 3 passes");
}

}  // namespace
}  // namespace lanebench
