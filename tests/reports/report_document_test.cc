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

Document document_of(const Analysis& analysis, const std::vector<std::string>& figures = {}) {
  return report_document(analysis, first_screen(analysis), figures, "");
}

TEST(ReportDocument, LeavesOutSectionsWithoutContents) {
  const Document document = document_of(analysis_of_a_run());
  EXPECT_EQ(headings(document, 2),
            (std::vector<std::string>{"What pays", "Job by job", "Glossary", "Machine"}));
  EXPECT_EQ(headings(document, 3), std::vector<std::string>{"triad"});
  EXPECT_EQ(headings(document, 4), std::vector<std::string>{"All measurements"});
}

TEST(ReportDocument, HasEverySectionInOrderAndFiguresInTheirs) {
  Analysis analysis = analysis_of_a_run();
  analysis.summary.machine.overheads = {{"fork", "", 1e-4, "s", ""}};
  analysis.scalings = {scaling_of("threads")};
  analysis.scalings[0].points.resize(3);
  analysis.isa_sweeps = {isa_sweep_of({})};
  analysis.peers = {
      {"triad", 1000, 0.01, gain("triad/blas/serial", 3), gain("triad/simd@AVX2/serial", 2), {}}};
  analysis.size_sweeps = {size_sweep_of({}, {{"threads", "SIMD", 1000, 100, 10, 10000}})};
  analysis.summary.machine.ceilings = {ceiling("copy", "cpu", "memory", "AVX2", 1, 1e10)};
  const Document document =
      document_of(analysis, {"gains", "isa", "isa-2", "scaling-triad", "sizes", "roofline", "roof"});
  EXPECT_EQ(headings(document, 2),
            (std::vector<std::string>{"What pays", "Job by job", "Gains", "Instruction sets", "Sizes",
                                      "Roofline", "Scaling", "Glossary", "Overheads", "Machine"}));
  EXPECT_EQ(headings(document, 4),
            (std::vector<std::string>{"Instruction sets", "Sizes", "From which size on", "Against libraries",
                                      "All measurements"}));
  std::vector<std::string> figures;
  std::string section;
  for (const Block& block : document) {
    if (const Heading* heading = std::get_if<Heading>(&block)) section = heading->text;
    if (const Figure* figure = std::get_if<Figure>(&block)) figures.push_back(section + ": " + figure->name);
  }
  EXPECT_EQ(figures, (std::vector<std::string>{"triad: scaling-triad", "Gains: gains",
                                               "Instruction sets: isa", "Instruction sets: isa-2",
                                               "Sizes: sizes", "Roofline: roofline", "Roofline: roof"}));
}

TEST(ReportDocument, SaysWhyThereAreNoFigures) {
  const Analysis analysis = analysis_of_a_run();
  EXPECT_NE(markdown(report_document(analysis, first_screen(analysis), {}, "gnuplot is not installed"))
                .find("\nNo figures: gnuplot is not installed.\n"),
            std::string::npos);
}

TEST(ReportDocument, HasAPartForHeadlineSizesOnly) {
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
  analysis.matrix = matrix(analysis.summary, {});
  EXPECT_EQ(headings(document_of(analysis), 3), std::vector<std::string>{"triad"});
}

TEST(FirstScreenSection, HasAVerdictAndItsCasesBehindEveryGain) {
  const Document document = first_screen_section(first_screen(analysis_of_a_run()));
  const Table& table = table_of(document);
  EXPECT_TRUE(table.dense);
  EXPECT_EQ(table.groups.at(0).first_row, 0u);
  const std::vector<Cell>& row = table.rows.at(0);
  EXPECT_EQ(row.at(0).text, "triad");
  EXPECT_EQ(row.at(0).suffix, "n 1000");
  EXPECT_EQ(table.titles.at(3), "Hand-written SIMD");
  EXPECT_EQ(row.at(3).text, "×2.00");
  EXPECT_EQ(row.at(3).verdict, GainVerdict::kPays);
  EXPECT_EQ(row.at(3).interval, "[2.00, 2.00]");
  EXPECT_EQ(row.at(3).evidence.base, std::vector<std::string>{"triad/scalar/serial"});
  EXPECT_EQ(row.at(3).evidence.cases, std::vector<std::string>{"triad/simd@AVX2/serial"});
  EXPECT_EQ(row.at(2).verdict, GainVerdict::kNotMeasured);
  EXPECT_EQ(row.at(2).detail, "not part of this run");
}

TEST(FirstScreenSection, HasNoColumnsForWhatNobodyMeasured) {
  const FirstScreen without = first_screen(analysis_of_a_run());
  FirstScreen with = without;
  with.has_gpu = with.has_others = true;
  with.wide_title = "AVX-512 over AVX2";
  EXPECT_EQ(table_of(first_screen_section(with)).titles.size(),
            table_of(first_screen_section(without)).titles.size() + 4);
}

TEST(MeasurementsPart, ShowsTheRoofOrWhyThereIsNone) {
  Analysis analysis = analysis_of_a_run();
  WorkloadSummary& group = analysis.summary.workloads.at(0);
  group.results[0].pct_roof = 45.2;
  group.results[0].roof = "memory bandwidth";
  group.results[1].roof = "the job may stop early";
  const Document document = measurements_part(group);
  const Table& table = table_of(document);
  EXPECT_EQ(table.titles.at(5), "% of roof");
  EXPECT_EQ(table.rows[0][5].text, "45.2");
  EXPECT_EQ(table.rows[0][5].detail, "of memory bandwidth");
  EXPECT_EQ(table.rows[1][5].text, kNoNumber);
  EXPECT_EQ(table.rows[1][5].note, "the job may stop early");
}

TEST(MeasurementsPart, SaysOnceWhyCasesAreMissing) {
  auto run = fake_run();
  const auto add = [&](const char* variant, Status status, const char* reason) {
    run.cases.push_back(fake_case("triad", variant, status, reason));
  };
  add("simd@AVX3/serial", Status::kUnavailable, "this CPU lacks AVX3");
  add("cuda/kernel", Status::kNotApplicable, "no GPU");
  add("simd@AVX3/threads:2", Status::kUnavailable, "this CPU lacks AVX3");
  add("scalar/processes:2", Status::kCrashed, "SIGSEGV");
  EXPECT_EQ(
      markdown(measurements_part(summarize(run).workloads.at(0))),
      "<details>\n<summary>All measurements</summary>\n\n| case | status | reason |\n| --- | --- | --- |\n"
      "| scalar/processes:2 | crashed | SIGSEGV |\n\n"
      "- Not measured, this CPU lacks AVX3: simd@AVX3/serial, simd@AVX3/threads:2\n"
      "- Not measured, no GPU: cuda/kernel\n\n</details>\n");
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
      "| job | kind | 2 workers | 4 workers | serial part | Karp–Flatt | contention | coherence | knee |\n"
      "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
      "| triad | threads | ×1.90 [1.80, 2.00] | ×3.40 [3.20, 3.60] | 0.0550 [0.0500, 0.0600] | 0.0588 "
      "| 0.0500 [0.0400, 0.0600] | 0.00100 [0.00, 0.00200] | 4 |\n");
  analysis.scalings = {few};
  EXPECT_TRUE(scaling_section(analysis).empty()) << "two points are no curve";
}

TEST(IsaPart, MarksWhereHandWrittenCodePays) {
  Analysis analysis = analysis_of_a_run();
  analysis.isa_sweeps = {isa_sweep_of({{"SSE4", gain("a", 1.5), gain("b", 1.6), Estimate{1.07, 0.9, 1.2}},
                                       {"AVX2", gain("a", 2), Gain{"b", {}, "crashed"}, {}},
                                       {"AVX3", gain("a", 2), gain("b", 4), Estimate{2, 1.9, 2.1}}})};
  EXPECT_EQ(
      markdown({table_of(isa_part(analysis, "triad"))}),
      "| instruction set | compiler's SIMD | hand-written SIMD | hand over compiler |\n"
      "| --- | --- | --- | --- |\n"
      "| SSE4 | ×1.50 [0.750, 3.00] | ×1.60 [0.800, 3.20] | ×1.07 [0.900, 1.20] |\n"
      "| AVX2 | ×2.00 [1.00, 4.00] | –¹ | – |\n"
      "| AVX-512 | ×2.00 [1.00, 4.00] | ×4.00 [2.00, 8.00] | **×2.00 [1.90, 2.10]** |\n\n- ¹ crashed\n");
  EXPECT_TRUE(isa_part(analysis, "dot").empty());
}

TEST(SizePart, ShowsTheTimePerItemOfEachKindAtEachSize) {
  Analysis analysis = analysis_of_a_run();
  analysis.size_sweeps = {size_sweep_of(
      {{"SIMD", {{10, "triad/simd", {1e-9, 9e-10, 1.1e-9}}, {1000, "triad/simd", {2e-9, {}, {}}}}},
       {"threads", {{1000, "triad/threads", {3e-9, 2e-9, 4e-9}}}}},
      {})};
  const Document part = size_part(analysis, "triad");
  EXPECT_EQ(markdown(part),
            "#### Sizes\n\nTime per item at each size.\n\n| size | SIMD | threads |\n| --- | --- | --- |\n"
            "| 10 | 1.000 ns [0.9000, 1.100] | – |\n| 1000 | 2.000 ns | 3.000 ns [2.000, 4.000] |\n");
  const Table& table = table_of(part);
  EXPECT_TRUE(table.rows[0][1].evidence.cases.empty()) << "a page has the samples of the largest size";
  EXPECT_EQ(table.rows[1][1].evidence.cases, std::vector<std::string>{"triad/simd"});
}

TEST(SizePart, EndsWithTheCrossovers) {
  Analysis analysis = analysis_of_a_run();
  const Crossover crossover{"threads", "SIMD", 1000, 100, 10, 10000};
  analysis.size_sweeps = {size_sweep_of({}, {crossover})};
  const Document part = size_part(analysis, "triad");
  const Table& table = std::get<Table>(part.back());
  EXPECT_EQ(table.titles, (std::vector<std::string>{"what", "is faster than", "where"}));
  EXPECT_EQ(table.rows.at(0).at(0).text, "threads");
  EXPECT_EQ(table.rows.at(0).at(1).text, "SIMD");
  EXPECT_EQ(table.rows.at(0).at(2).text, in_words(crossover));
  EXPECT_EQ(table.rows.at(0).at(2).number, 1000);
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

TEST(RoundsOf, CountsRoundsAndPasses) {
  auto run = fake_run();
  add_timed(run, fake_case("triad", "scalar/serial"), std::vector<double>(8, 1e-3));
  EXPECT_EQ(rounds_of(summarize(run).workloads.at(0)), "8 rounds");
  for (Sample& sample : run.samples) sample.pass = sample.round / 2;
  EXPECT_EQ(rounds_of(summarize(run).workloads.at(0)), "8 rounds in 4 passes");
}

}  // namespace
}  // namespace lanebench
