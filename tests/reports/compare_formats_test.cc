// The exact text of every format, from a comparison written down by hand.
#include "reports/compare/compare_formats.h"

#include <gtest/gtest.h>

namespace lanebench {
namespace {

ComparedRow timed(const std::string& case_id, const Estimate& ratio, SpeedVerdict verdict,
                  const std::string& note = "") {
  ComparedRow row;
  row.key = {"triad", 1000, case_id};
  row.base_s = 0.001;
  row.other_s = 0.001 * ratio.value;
  row.base_n = 12;
  row.other_n = 11;
  row.ratio = ratio;
  row.base_speedup = 1;
  row.threshold = 0.03;
  row.p_slower = verdict == SpeedVerdict::kSlower ? 0.0005 : 1;
  row.p_faster = verdict == SpeedVerdict::kFaster ? 0.0005 : 1;
  row.verdict = verdict;
  row.doubt = verdict == SpeedVerdict::kInconclusive ? Doubt::kOnce : Doubt::kNone;
  row.note = note;
  return row;
}

Comparison same_machine() {
  Comparison comparison;
  comparison.base = {"old", {"20260102T030405Z-box"}, "a CPU"};
  comparison.other = {"new", {"20260103T030405Z-box"}, "a CPU"};
  comparison.environment = {{"compiler.version", "12.2.0", "13.1.0"}};
  comparison.rows = {
      timed("triad/scalar/serial", {1.25, 1.2, 1.3}, SpeedVerdict::kSlower),
      timed("triad/simd@AVX2/serial", {0.5, 0.49, 0.51}, SpeedVerdict::kFaster),
      timed("triad/simd@AVX2/threads:2", {1.0, {}, {}}, SpeedVerdict::kInconclusive, "one repetition each")};
  comparison.unmatched = {
      {{"triad", 1000, "triad/cuda/kernel"}, "ok", "crashed: SIGSEGV, at once", Loss::kRegression},
      {{"sort", 8, "sort/scalar/serial"}, "not part of this side", "ok", Loss::kNone}};
  comparison.geometric_mean = 0.855;
  return comparison;
}

Comparison different_machines() {
  Comparison comparison;
  comparison.base = {"here", {"20260102T030405Z-box"}, "one CPU"};
  comparison.other = {"there", {"20260102T030405Z-bag"}, "another CPU"};
  comparison.same_machine = false;
  ComparedRow row;
  row.key = {"triad", 1000, "triad/simd@AVX2/serial"};
  row.base_s = 0.001;
  row.other_s = 0.002;
  row.base_n = row.other_n = 6;
  row.base_speedup = 4;
  row.other_speedup = 6;
  row.speedup_ratio = Estimate{1.5, 1.4, 1.6};
  row.base_pct_roof = 50;
  row.threshold = 0.03;
  row.note = "different machines";
  comparison.rows = {row};
  comparison.speedup_geometric_mean = 1.5;
  return comparison;
}

TEST(CompareTerminal, AlignsColumnsAndPutsTheEnvironmentFirst) {
  EXPECT_EQ(compare_terminal({same_machine()}, false, false),
            R"(base: old · 20260102T030405Z-box · a CPU
other: new · 20260103T030405Z-box · a CPU
environment:
  compiler.version: 12.2.0 → 13.1.0

Geometric mean of other / base in time over 3 matched rows: 0.8550.

Every row:
case                       size  base      other     other / base             threshold  verdict (advisory)
triad/scalar/serial        1000  1.000 ms  1.250 ms  1.250 [1.200, 1.300]     3.0 %      SLOWER
triad/simd@AVX2/serial     1000  1.000 ms  500.0 µs  0.5000 [0.4900, 0.5100]  3.0 %      FASTER
triad/simd@AVX2/threads:2  1000  1.000 ms  1.000 ms  1.000                    3.0 %      INCONCLUSIVE: one repetition each

Without times on both sides:
  triad/cuda/kernel (1000): lost, ok → crashed: SIGSEGV, at once
  sort/scalar/serial (8): not part of this side → ok

1 SLOWER, 1 FASTER, 0 SAME, 1 INCONCLUSIVE.
Verdicts are advisory: 1 run against 1, and fewer than 5 on a side cannot tell a difference from what is the same throughout a run, such as the placement of its memory or a busy neighbour.
REGRESSION: 1 row slower, 1 case lost.
)");
}

TEST(CompareTerminal, SaysWhatItComparesAcrossMachines) {
  EXPECT_EQ(compare_terminal({different_machines()}, false, true),
            R"(base: here · 20260102T030405Z-box · one CPU
other: there · 20260102T030405Z-bag · another CPU
environment: no difference recorded

Different machines: times are not tested; compared are speedups over scalar/serial of the same run, and percent of the roof.
Geometric mean of other / base in speedup over 1 matched row: 1.500.

Between machines:
case                    size  base      other     speedup of base  speedup of other  speedups, other / base  of roof, base  of roof, other
triad/simd@AVX2/serial  1000  1.000 ms  2.000 ms  ×4.000           ×6.000            1.500 [1.400, 1.600]    50.0 %         –

No row could be judged: different machines.
)");
}

TEST(CompareTerminal, ColoursVerdictsOnlyWhereAsked) {
  const std::string text = compare_terminal({same_machine()}, false, true);
  EXPECT_NE(text.find("\033[31mSLOWER\033[0m\n"), std::string::npos);
  EXPECT_NE(text.find("\033[32mFASTER\033[0m\n"), std::string::npos);
  EXPECT_EQ(compare_terminal({same_machine()}, false, false).find('\033'), std::string::npos);
}

TEST(CompareTerminal, ShowsCommandsInNamesAsText) {
  Comparison comparison = same_machine();
  comparison.rows.resize(1);
  comparison.unmatched.clear();
  comparison.rows[0].key.case_id = "a\033[2Jb\nc\u009b31m\u202eµ\x7f";
  comparison.base.name = "\xff\xc3";
  const std::string text = compare_terminal({comparison}, false, false);
  EXPECT_NE(text.find(R"(a\x1b[2Jb\x0ac\xc2\x9b31m\xe2\x80\xaeµ\x7f  1000)"), std::string::npos) << text;
  EXPECT_TRUE(text.starts_with(R"(base: \xff\xc3 ·)")) << text;
}

TEST(CompareTerminal, FitsAbsurdRatios) {
  Comparison comparison = same_machine();
  comparison.rows = {timed("x", {1e300, 1e-300, 1e307 * 100}, SpeedVerdict::kInconclusive)};
  const std::string text = compare_terminal({comparison}, false, false);
  EXPECT_NE(text.find("1.00e+300 [1.00e-300, inf]"), std::string::npos) << text;
}

TEST(CompareMarkdown, HasTheSameInTables) {
  EXPECT_EQ(compare_markdown({same_machine()}, false),
            R"(# new against old: 1 slower, 1 faster, 1 unknown

REGRESSION: 1 row slower, 1 case lost.

Geometric mean of other / base in time over 3 matched rows: 0.8550.

## Every row

| case | size | base | other | other / base | threshold | verdict (advisory) |
| --- | --- | --- | --- | --- | --- | --- |
| triad/scalar/serial | 1000 | 1.000 ms | 1.250 ms | 1.250 [1.200, 1.300] | 3.0 % | SLOWER |
| triad/simd@AVX2/serial | 1000 | 1.000 ms | 500.0 µs | 0.5000 [0.4900, 0.5100] | 3.0 % | FASTER |
| triad/simd@AVX2/threads:2 | 1000 | 1.000 ms | 1.000 ms | 1.000 | 3.0 % | INCONCLUSIVE: one repetition each |

## Without times on both sides

- triad/cuda/kernel (1000): lost, ok → crashed: SIGSEGV, at once
- sort/scalar/serial (8): not part of this side → ok

## What was compared

- base: old · 20260102T030405Z-box · a CPU
- other: new · 20260103T030405Z-box · a CPU

1 SLOWER, 1 FASTER, 0 SAME, 1 INCONCLUSIVE.

Verdicts are advisory: 1 run against 1, and fewer than 5 on a side cannot tell a difference from what is the same throughout a run, such as the placement of its memory or a busy neighbour.

The environments differ:

- compiler.version: 12.2.0 → 13.1.0
)");
}

/// Twenty rows are shown, more are summed up.
Comparison long_comparison() {
  Comparison comparison = same_machine();
  comparison.unmatched.resize(1);
  comparison.throughout = Throughout{0.89, 24};
  comparison.other.notes = {"interrupted: 2 of 30 cases were never measured"};
  comparison.rows.resize(2);
  for (int i = 0; i < 20; ++i) {
    comparison.rows.push_back(timed("triad/scalar/threads:" + std::to_string(i + 2), {0.9, 0.7, 1.1},
                                    SpeedVerdict::kInconclusive, "too much noise"));
    comparison.rows.back().doubt = i == 0 ? Doubt::kFewPasses : Doubt::kNoise;
  }
  for (ComparedRow& row : comparison.rows) row.own = row.ratio->value / 0.89;
  return comparison;
}

TEST(CompareTerminal, SumsUpALongComparison) {
  EXPECT_EQ(compare_terminal({long_comparison()}, false, false),
            R"(base: old · 20260102T030405Z-box · a CPU
other: new · 20260103T030405Z-box · a CPU
notes:
  other: interrupted: 2 of 30 cases were never measured
environment:
  compiler.version: 12.2.0 → 13.1.0

new is 11 % faster throughout (the typical of 24 jobs): the machine, or the compiler, which differs. Rows are judged by what is left.
Geometric mean of other / base in time over 22 matched rows: 0.8550.

What is slower:
case                 size  base      other     other / base          what is left  threshold  verdict (advisory)
triad/scalar/serial  1000  1.000 ms  1.250 ms  1.250 [1.200, 1.300]  1.404         3.0 %      SLOWER

What is faster:
case                    size  base      other     other / base             what is left  threshold  verdict (advisory)
triad/simd@AVX2/serial  1000  1.000 ms  500.0 µs  0.5000 [0.4900, 0.5100]  0.5618        3.0 %      FASTER

What is unknown: 20 of 22 rows:
  19: too much noise for the threshold; measure longer, or on a quieter machine
  1: too few passes for a verdict; give the run a larger --budget or fewer workloads

Without times on both sides:
  triad/cuda/kernel (1000): lost, ok → crashed: SIGSEGV, at once
  --all shows every row

1 SLOWER, 1 FASTER, 0 SAME, 20 INCONCLUSIVE.
Verdicts are advisory: 1 run against 1, and fewer than 5 on a side cannot tell a difference from what is the same throughout a run, such as the placement of its memory or a busy neighbour.
REGRESSION: 1 row slower, 1 case lost.
)");
  const std::string all = compare_terminal({long_comparison()}, true, false);
  EXPECT_NE(all.find("\nEvery row:\n"), std::string::npos);
  EXPECT_NE(all.find("triad/scalar/threads:21 "), std::string::npos);
  EXPECT_EQ(all.find("--all shows every row"), std::string::npos);
}

TEST(CompareTerminal, SaysWhoseTheCommonPartIs) {
  Comparison comparison = long_comparison();
  const auto says = [&](const char* sentence) {
    const std::string text = compare_terminal({comparison}, false, false);
    EXPECT_NE(text.find(sentence), std::string::npos) << text;
  };
  comparison.environment.clear();
  says(
      "new is 11 % faster throughout (the typical of 24 jobs): the machine, most likely. Rows are judged by "
      "what is left.\n");
  comparison.throughout->ratio = 1.052;
  says("new is 5.2 % slower throughout (the typical of 24 jobs): the machine, most likely. Rows");
  comparison.throughout->ratio = 0.996;
  says("new is as fast as old throughout (the typical of 24 jobs): 0.9960.\n");
  comparison.throughout->ratio = 2.5;
  says("new is 150 % slower throughout (the typical of 24 jobs): more than a busy machine does to code.\n");
}

TEST(CompareHtml, PutsTheAnswerFirstAndFoldsTheRows) {
  const std::string page = compare_html({long_comparison()});
  EXPECT_NE(page.find("<title>new against old: 1 slower, 1 faster, 20 unknown</title>"), std::string::npos);
  const std::size_t slower = page.find("What is slower</h2>");
  const std::size_t faster = page.find("What is faster</h2>");
  const std::size_t unknown = page.find("What is unknown: 20 of 22 rows</h2>");
  const std::size_t rows = page.find("Every row</h2></summary>");
  EXPECT_LT(page.find("REGRESSION: 1 row slower, 1 case lost."), slower);
  EXPECT_LT(slower, faster);
  EXPECT_LT(faster, unknown);
  EXPECT_LT(unknown, rows);
  EXPECT_NE(rows, std::string::npos);
}

TEST(CompareMarkdown, EscapesNames) {
  Comparison comparison = same_machine();
  comparison.rows[0].key.case_id = "<script>|`x`\n";
  comparison.other.name = "# *new*";
  const std::string text = compare_markdown({comparison}, false);
  EXPECT_NE(text.find(R"(| &lt;script&gt;\|\`x\`  | 1000 |)"), std::string::npos) << text;
  EXPECT_NE(text.find(R"(# # \*new\* against old: 1 slower, 1 faster, 1 unknown)"), std::string::npos)
      << text;
}

TEST(CompareCsv, HasARowPerCase) {
  EXPECT_EQ(
      compare_csv({same_machine(), different_machines()}),
      R"(base,other,workload,size,case_id,verdict,advisory,threshold,base_s,other_s,base_n,other_n,ratio,ratio_lo,ratio_hi,p_slower,p_faster,base_speedup,other_speedup,speedup_ratio,speedup_ratio_lo,speedup_ratio_hi,base_pct_roof,other_pct_roof,loss,base_state,other_state,note
old,new,triad,1000,triad/scalar/serial,SLOWER,true,0.03,0.001,0.00125,12,11,1.25,1.2,1.3,0.0005,1,1,,,,,,,,ok,ok,
old,new,triad,1000,triad/simd@AVX2/serial,FASTER,true,0.03,0.001,0.0005,12,11,0.5,0.49,0.51,1,0.0005,1,,,,,,,,ok,ok,
old,new,triad,1000,triad/simd@AVX2/threads:2,INCONCLUSIVE,true,0.03,0.001,0.001,12,11,1,,,1,1,1,,,,,,,,ok,ok,one repetition each
old,new,triad,1000,triad/cuda/kernel,UNMATCHED,,,,,,,,,,,,,,,,,,,regression,ok,"crashed: SIGSEGV, at once",
old,new,sort,8,sort/scalar/serial,UNMATCHED,,,,,,,,,,,,,,,,,,,,not part of this side,ok,
here,there,triad,1000,triad/simd@AVX2/serial,NOT TESTED,true,0.03,0.001,0.002,6,6,,,,,,4,6,1.5,1.4,1.6,50,,,ok,ok,different machines
)");
}

TEST(CompareJson, HasEverything) {
  Comparison comparison = same_machine();
  comparison.rows.resize(1);
  comparison.unmatched.resize(1);
  comparison.rows[0].other_s = 0.5;  // Exact in binary, like all other numbers here but the thresholds.
  EXPECT_EQ(compare_json({comparison}), R"({
  "schema_version": 1,
  "conclusion": "regression",
  "comparisons": [
    {
      "base": {
        "name": "old",
        "run_ids": [
          "20260102T030405Z-box"
        ],
        "machine": "a CPU",
        "notes": []
      },
      "other": {
        "name": "new",
        "run_ids": [
          "20260103T030405Z-box"
        ],
        "machine": "a CPU",
        "notes": []
      },
      "conclusion": "regression",
      "same_machine": true,
      "advisory": true,
      "environment": [
        {
          "what": "compiler.version",
          "base": "12.2.0",
          "other": "13.1.0"
        }
      ],
      "throughout": null,
      "whole": null,
      "geometric_mean": 0.855,
      "speedup_geometric_mean": null,
      "rows": [
        {
          "workload": "triad",
          "size": 1000,
          "case_id": "triad/scalar/serial",
          "verdict": "SLOWER",
          "note": "",
          "threshold": 0.03,
          "base_s": 0.001,
          "other_s": 0.5,
          "base_n": 12,
          "other_n": 11,
          "ratio": {
            "value": 1.25,
            "lower": 1.2,
            "upper": 1.3
          },
          "own": null,
          "p_slower": 0.0005,
          "p_faster": 1.0,
          "base_speedup": 1.0,
          "other_speedup": null,
          "speedup_ratio": null,
          "base_pct_roof": null,
          "other_pct_roof": null
        }
      ],
      "unmatched": [
        {
          "workload": "triad",
          "size": 1000,
          "case_id": "triad/cuda/kernel",
          "base": "ok",
          "other": "crashed: SIGSEGV, at once",
          "loss": "regression"
        }
      ]
    }
  ]
}
)");
}

TEST(CompareJson, ReplacesWhatIsNotUtf8) {
  Comparison comparison = same_machine();
  comparison.base.name = "\xff";
  EXPECT_NE(compare_json({comparison}).find("\"name\": \"\ufffd\""), std::string::npos);
}

}  // namespace
}  // namespace lanebench
