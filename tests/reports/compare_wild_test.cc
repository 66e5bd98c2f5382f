// Files of shapes that are found in public reports: each is compared, or refused in a line that helps.
#include <gtest/gtest.h>

#include <sys/stat.h>

#include <thread>

#include "reports/compare/compare.h"
#include "reports/compare/compare_formats.h"
#include "reports/text/limits.h"
#include "tests/reports/fake_gbench.h"

namespace lanebench {
namespace {

using Entries = std::vector<std::string>;

Comparison compared_files(const std::string& base, const std::string& other) {
  const FakeFolder folder;
  return compare(gbench_side(folder, "old.json", base), gbench_side(folder, "new.json", other), 0.03);
}

/// Of a file compared with itself.
Comparison with_itself(const std::string& text) {
  return compared_files(text, text);
}

Entries rows_of(int count, int repetitions, double factor) {
  Entries entries;
  for (int i = 0; i < count; ++i) {
    for (std::string& entry :
         gbench_repetitions(fmt::format("BM_scan/{}", i), (100 + i) * factor, repetitions)) {
      entries.push_back(std::move(entry));
    }
  }
  return entries;
}

std::string refusal_of(const std::string& text) {
  const FakeFolder folder;
  try {
    gbench_side(folder, "old.json", text);
  } catch (const ResultsError& error) {
    const std::string what = error.what();
    return what.substr(what.find("old.json"));
  }
  return "";
}

TEST(CompareWild, JudgesNothingOnOneRepetitionEach) {
  for (const double factor : {2.0, 100.0, 1000.0}) {
    const Comparison comparison =
        compared_files(gbench_file(rows_of(30, 1, 1)), gbench_file(rows_of(30, 1, factor)));
    EXPECT_EQ(conclusion({comparison}), Conclusion::kUndecided) << factor;
    EXPECT_FALSE(comparison.whole);
    EXPECT_EQ(comparison.judged(), 0u);
  }
  EXPECT_EQ(compare_terminal({compared_files(gbench_file(rows_of(30, 1, 1)), gbench_file(rows_of(30, 1, 2)))},
                             false, false),
            R"(base: old.json · 2026-01-02T03:04:05+00:00-box
other: new.json · 2026-01-02T03:04:05+00:00-box
environment: no difference recorded

Geometric mean of other / base in time over 30 matched rows: 2.000.

What is unknown: 30 of 30 rows:
  30: a single time on a side; repeat it, by --benchmark_repetitions=10 or by several runs
  --all shows every row

0 SLOWER, 0 FASTER, 0 SAME, 30 INCONCLUSIVE.
Verdicts are advisory: 1 run against 1, and fewer than 5 on a side cannot tell a difference from what is the same throughout a run, such as the placement of its memory or a busy neighbour.
No row could be judged: one repetition each.
)");
}

TEST(CompareWild, JudgesTheWholeWhereNoRowIsCertain) {
  const Comparison slower = compared_files(gbench_file(rows_of(40, 6, 1)), gbench_file(rows_of(40, 6, 1.3)));
  EXPECT_EQ(slower.count(SpeedVerdict::kInconclusive), 40u) << "six repetitions are too few among forty rows";
  ASSERT_TRUE(slower.whole);
  EXPECT_EQ(slower.whole->verdict, SpeedVerdict::kSlower);
  EXPECT_EQ(slower.whole->rows, 40u);
  EXPECT_NEAR(slower.whole->ratio.value, 1.3, 0.001);
  EXPECT_GT(*slower.whole->ratio.lower, 1.29);
  EXPECT_EQ(conclusion({slower}), Conclusion::kRegression);
  EXPECT_TRUE(
      compare_terminal({slower}, false, false).ends_with("\nREGRESSION: all rows together 30 % slower.\n"));
  const Comparison faster = compared_files(gbench_file(rows_of(40, 6, 1.3)), gbench_file(rows_of(40, 6, 1)));
  EXPECT_EQ(faster.whole->verdict, SpeedVerdict::kFaster);
  EXPECT_EQ(conclusion({faster}), Conclusion::kNoRegression);
  EXPECT_EQ(with_itself(gbench_file(rows_of(40, 6, 1))).whole->verdict, SpeedVerdict::kSame);
}

TEST(CompareWild, TakesTheBuiltInOfTwoMembersOfOneName) {
  for (const char* counter : {"threads", "iterations", "repetition_index", "run_type", "real_time"}) {
    const Comparison comparison =
        with_itself(gbench_file(gbench_repetitions("BM_a", 100, 6, fmt::format(R"(, "{}": 4.0)", counter))));
    ASSERT_EQ(comparison.rows.size(), 1u) << counter;
    EXPECT_NEAR(comparison.rows[0].base_s, 1e-7, 1e-12) << counter;
    EXPECT_EQ(comparison.base.notes,
              (Entries{fmt::format("'{}' stands twice in one object: the built-in one counts (6 times)",
                                   counter)}));
  }
  const Comparison context = with_itself(
      gbench_file(gbench_repetitions("BM_a", 100), std::string(kGbenchContext) + R"(, "host_name": "ci")"));
  EXPECT_EQ(context.base.run_ids, (Entries{"2026-01-02T03:04:05+00:00-box"}));
  EXPECT_EQ(context.base.notes, (Entries{"'host_name' stands twice in one object: the built-in one counts"}));
}

TEST(CompareWild, TakesTheLastOfTwoLabels) {
  // A counter called "label" stands before the benchmark's own.
  Entries entries = gbench_repetitions("BM_a", 100, 6, R"(, "label": 1.5, "label": "small")");
  for (std::string& more : gbench_repetitions("BM_a", 900, 6, R"(, "label": 1.5, "label": "large")")) {
    entries.push_back(std::move(more));
  }
  const Comparison comparison = with_itself(gbench_file(entries));
  ASSERT_EQ(comparison.rows.size(), 2u);
  EXPECT_EQ(comparison.rows[0].key.case_id, "BM_a [small]");
  EXPECT_EQ(comparison.rows[1].key.case_id, "BM_a [large]");
}

TEST(CompareWild, LeavesOutWhatIsNoNumber) {
  Entries entries =
      gbench_repetitions("BM_a", 100, 6, R"(, "hits": NaN, "rate": -Infinity, "cv": -nan, "x": inf)");
  entries.push_back(R"({"name": "BM_b", "real_time": NaN, "time_unit": "ns"})");
  const Comparison comparison = with_itself(gbench_file(entries));
  ASSERT_EQ(comparison.rows.size(), 1u);
  EXPECT_EQ(comparison.rows[0].verdict, SpeedVerdict::kSame);
  EXPECT_EQ(comparison.base.notes,
            (Entries{"'hits' is NaN: left out (6 times)", "'rate' is -Infinity: left out (6 times)",
                     "'cv' is -nan: left out (6 times)", "'x' is inf: left out (6 times)",
                     "'real_time' is NaN: left out",
                     "benchmark 7 (BM_b): 'real_time' must be a number: left out"}));
}

TEST(CompareWild, LeavesWordsInTextsAlone) {
  const Comparison comparison = with_itself(gbench_file(gbench_repetitions("BM_nan/\\\"NaN, inf\\\"", 100)));
  EXPECT_EQ(comparison.rows.at(0).key.case_id, "BM_nan/\"NaN, inf\"");
  EXPECT_TRUE(comparison.base.notes.empty());
}

TEST(CompareWild, ReadsMicrosecondsHoweverTheyAreSpelled) {
  for (const char* unit : {"us", "µs", "\u03bcs", "\\u00b5s"}) {
    const std::string entry = fmt::format(R"({{"name": "BM_a", "real_time": 7, "time_unit": "{}"}})", unit);
    EXPECT_NEAR(with_itself(gbench_file({entry})).rows.at(0).base_s, 7e-6, 1e-12) << unit;
  }
}

TEST(CompareWild, LeavesImpossibleTimesOut) {
  Entries entries = gbench_repetitions("BM_a", 100, 5);
  entries.push_back(gbench_entry("BM_a", -3, 5));
  const Comparison comparison = with_itself(gbench_file(entries));
  EXPECT_EQ(comparison.rows.at(0).base_n, 5u);
  EXPECT_EQ(comparison.base.notes,
            (Entries{"benchmark 6 (BM_a): 'real_time' is not a possible time: -3e-09 s: left out"}));
}

TEST(CompareWild, TakesADateThatIsANumber) {
  const Comparison comparison =
      with_itself(gbench_file(gbench_repetitions("BM_a", 100), R"("date": 1700000000, "host_name": "box")"));
  EXPECT_EQ(comparison.base.run_ids, (Entries{"1700000000-box"}));
  EXPECT_EQ(comparison.base.notes, (Entries{"'date' is no text"}));
}

TEST(CompareWild, ReadsLatin1) {
  const Comparison comparison = with_itself(gbench_file(gbench_repetitions("BM_gr\xf6\xdf\x65", 100)));
  EXPECT_EQ(comparison.rows.at(0).key.case_id, "BM_größe");
  EXPECT_EQ(comparison.base.notes, (Entries{"not UTF-8: read as Latin-1"}));
}

TEST(CompareWild, LeavesLongNamesOut) {
  const std::string more = fmt::format(R"(, "{}": 1.0)", std::string(201, 'x'));
  const Comparison comparison = with_itself(gbench_file(gbench_repetitions("BM_a", 100, 6, more)));
  EXPECT_EQ(comparison.rows.at(0).verdict, SpeedVerdict::kSame);
  ASSERT_EQ(comparison.base.notes.size(), 1u);
  EXPECT_TRUE(comparison.base.notes[0].ends_with("is longer than 200 bytes: left out (6 times)"));
}

Entries two_of_one_name(const std::string& first, const std::string& second) {
  Entries entries = gbench_repetitions("BM_copy", 100, 6, first);
  for (std::string& entry : gbench_repetitions("BM_copy", 900, 6, second))
    entries.push_back(std::move(entry));
  return entries;
}

TEST(CompareWild, TellsBenchmarksOfOneNameApart) {
  const auto names_and_times = [](const Entries& entries) {
    const Comparison comparison = with_itself(gbench_file(entries));
    Entries rows;
    for (const ComparedRow& row : comparison.rows) {
      rows.push_back(fmt::format("{} {:.0f} ns", row.key.case_id, row.base_s * 1e9));
    }
    return rows;
  };
  const std::string first = R"(, "family_index": 0, "per_family_instance_index": 0)";
  EXPECT_EQ(names_and_times(two_of_one_name(first, R"(, "family_index": 1, "per_family_instance_index": 0)")),
            (Entries{"BM_copy [1 of 2] 100 ns", "BM_copy [2 of 2] 900 ns"}));
  EXPECT_EQ(names_and_times(two_of_one_name(first, R"(, "family_index": 0, "per_family_instance_index": 1)")),
            (Entries{"BM_copy [1 of 2] 100 ns", "BM_copy [2 of 2] 900 ns"}));
  EXPECT_EQ(names_and_times(two_of_one_name(R"(, "label": "small")", R"(, "label": "large")")),
            (Entries{"BM_copy [small] 100 ns", "BM_copy [large] 900 ns"}));
  EXPECT_EQ(
      refusal_of(gbench_file(two_of_one_name("", ""))),
      "old.json: two benchmarks are named 'BM_copy', and neither family nor label tells them apart; give "
      "them different names");
}

TEST(CompareWild, KeepsTheRepetitionsThatDidNotFail) {
  Entries entries = gbench_repetitions("BM_a", 100, 5);
  entries.push_back(gbench_entry("BM_a", 100, 5, R"(, "error_occurred": true, "error_message": "deadline")"));
  const Comparison comparison =
      compared_files(gbench_file(gbench_repetitions("BM_a", 100)), gbench_file(entries));
  ASSERT_EQ(comparison.rows.size(), 1u);
  EXPECT_EQ(comparison.rows[0].other_n, 5u);
  EXPECT_EQ(comparison.other.notes, (Entries{"BM_a: 1 of 6 repetitions failed (deadline) and are left out"}));
  EXPECT_EQ(conclusion({comparison}), Conclusion::kNoRegression);
}

TEST(CompareWild, RefusesWithARemedy) {
  std::string utf16 = "\xff\xfe";
  for (const char c : gbench_file(gbench_repetitions("BM_a", 100))) utf16 += {c, '\0'};
  const std::string remedy =
      "old.json: UTF-16, as PowerShell's > writes it; convert it: iconv -f UTF-16 -t UTF-8 (or let the "
      "program "
      "write its file: --benchmark_out=FILE)";
  EXPECT_EQ(refusal_of(utf16), remedy);
  EXPECT_EQ(refusal_of(utf16.substr(2)), remedy) << "without its mark";
  const std::string whole = gbench_file(gbench_repetitions("BM_a", 100));
  EXPECT_EQ(refusal_of("loading tables... done\n" + whole),
            "old.json: begins with 'loading tables... done', not with JSON; leave out what stands before the "
            "first { (or let the program write its file: --benchmark_out=FILE)");
  EXPECT_EQ(
      refusal_of(whole.substr(0, whole.size() / 2)),
      "old.json:6: ends in the middle: the program was stopped while it wrote, or the copy is not complete; "
      "run it again");
}

TEST(CompareWild, ReadsPipes) {
  const FakeFolder folder;
  const std::filesystem::path pipe = folder.path() / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  std::thread writer([&] { write_text(pipe, gbench_file(gbench_repetitions("BM_a", 100))); });
  const Side side = load_side(pipe.string());
  writer.join();
  EXPECT_EQ(side.runs.at(0).summary.workloads.at(0).results.at(0).record.case_id, "BM_a");
}

TEST(CompareWild, TakesTheMinimumOfAFileOfAggregates) {
  const auto aggregate = [](const char* kind, double ns) {
    return fmt::format(
        R"({{"name": "BM_a_{0}", "run_name": "BM_a", "run_type": "aggregate", "aggregate_name": "{0}",
        "real_time": {1}, "time_unit": "ns"}})",
        kind, ns);
  };
  const Comparison comparison = with_itself(gbench_file({aggregate("min", 99), aggregate("max", 104)}));
  ASSERT_EQ(comparison.rows.size(), 1u);
  EXPECT_NEAR(comparison.rows[0].base_s, 99e-9, 1e-15);
  EXPECT_EQ(comparison.base.notes, (Entries{"BM_a: no repetitions; their min counts as one"}));
  EXPECT_EQ(conclusion({comparison}), Conclusion::kUndecided);
}

TEST(CompareWild, ShowsExecutablesThatDiffer) {
  const auto of = [](const std::string& executable) {
    return gbench_file(gbench_repetitions("BM_a", 100),
                       fmt::format(R"("host_name": "box", "executable": "{}", "num_cpus": 8)", executable));
  };
  const Comparison comparison = compared_files(of("./gcc"), of("./clang"));
  ASSERT_EQ(comparison.environment.size(), 1u);
  EXPECT_EQ(comparison.environment[0].what, "executable");
  EXPECT_EQ(comparison.environment[0].base, "./gcc");
  EXPECT_EQ(comparison.environment[0].other, "./clang");
}

TEST(CompareWild, LeavesOutWhatTakesNoTime) {
  const auto with = [](double ns) {
    Entries entries = gbench_repetitions("BM_a", 100);
    for (std::string& entry : gbench_repetitions("BM_noop", ns)) entries.push_back(std::move(entry));
    return gbench_file(entries);
  };
  for (const auto& [ns, reason] :
       {std::pair(0.0, "its real_time is 0"),
        std::pair(1e-7, "its real_time is below a picosecond: the compiler may have removed its work")}) {
    const Comparison comparison = compared_files(with(0.1), with(ns));
    ASSERT_EQ(comparison.rows.size(), 1u);
    ASSERT_EQ(comparison.unmatched.size(), 1u);
    EXPECT_EQ(comparison.unmatched[0].other, fmt::format("unavailable: {}", reason));
    EXPECT_NEAR(*comparison.geometric_mean, 1, 1e-9) << "counts nowhere";
  }
}

TEST(CompareWild, ComparesTwoHostsAsTwoMachines) {
  const auto on = [](int cpus) {
    return gbench_file(gbench_repetitions("BM_a", 100),
                       fmt::format(R"("host_name": "box", "num_cpus": {})", cpus));
  };
  const Comparison comparison = compared_files(on(8), on(64));
  EXPECT_EQ(conclusion({comparison}), Conclusion::kUndecided);
  EXPECT_EQ(compare_terminal({comparison}, false, false), R"(base: old.json · -box
other: new.json · -box
environment:
  cpu.threads: 8 → 64

Different machines: their times say nothing about the code, and are not tested.

Between machines:
case  size  base      other
BM_a  –     100.0 ns  100.0 ns

No row could be judged: different machines.
)");
}

}  // namespace
}  // namespace lanebench
