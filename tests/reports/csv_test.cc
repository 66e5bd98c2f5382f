// Quoting and tokenizing as RFC 4180 has it.
#include "reports/text/csv.h"

#include <gtest/gtest.h>

#include "reports/results/records.h"
#include "reports/text/limits.h"

namespace lanebench {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const std::string& text) {
  CsvReader reader(text, "f.csv");
  Rows rows;
  std::vector<std::string> fields;
  while (reader.next(fields)) rows.push_back(fields);
  return rows;
}

std::string error_of(const std::string& text) {
  try {
    rows_of(text);
  } catch (const ResultsError& error) {
    return error.what();
  }
  return "no error";
}

TEST(CsvRow, QuotesOnlyWhatNeedsIt) {
  EXPECT_EQ(csv_row({"a b", "", "c|d", "é"}), "a b,,c|d,é\n");
  EXPECT_EQ(csv_row({"a,b", "say \"hi\"", "two\nlines", "\r"}),
            "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\"\r\"\n");
}

TEST(CsvReader, GivesBackWhatCsvRowWrote) {
  const std::vector<std::string> fields{"", ",", "\"", "\"\"", "a\nb", "\r\n", "ünï|cødé", " padded "};
  EXPECT_EQ(rows_of(csv_row(fields) + csv_row({"second"})), (Rows{fields, {"second"}}));
}

TEST(CsvReader, TakesBothLineEnds) {
  EXPECT_EQ(rows_of("a,b\r\n\"c\",d\r\n"), (Rows{{"a", "b"}, {"c", "d"}}));
}

TEST(CsvReader, KeepsEmptyFieldsAndLines) {
  EXPECT_EQ(rows_of(",\n\n"), (Rows{{"", ""}, {""}}));
}

TEST(CsvReader, IgnoresALastLineWithoutLineEnd) {
  EXPECT_EQ(rows_of("a,b\n1,2"), (Rows{{"a", "b"}}));
  EXPECT_EQ(rows_of("a,b\n1,\"x"), (Rows{{"a", "b"}}));
  EXPECT_EQ(rows_of("a,\xC3"), Rows{});
  EXPECT_EQ(rows_of(""), Rows{});
}

TEST(CsvReader, CountsLinesInsideQuotes) {
  CsvReader reader("\"1\n2\",x\n\"3\"\n", "f.csv");
  std::vector<std::string> fields;
  ASSERT_TRUE(reader.next(fields));
  EXPECT_EQ(reader.line(), 1u);
  ASSERT_TRUE(reader.next(fields));
  EXPECT_EQ(reader.line(), 3u);
}

TEST(CsvReader, NamesTheLineOfWhatIsMalformed) {
  EXPECT_EQ(error_of("a\nb\"c\n"), "f.csv:2: a comma must follow field 1");
  EXPECT_EQ(error_of("a\nb,\"c\"d\n"), "f.csv:2: a comma must follow field 2");
  EXPECT_EQ(error_of("a\rb\n"), "f.csv:1: a comma must follow field 1");
  EXPECT_EQ(error_of("a\n\"b\nc\n"), "f.csv:2: a quote is never closed");
  EXPECT_EQ(error_of("a\n\"b\nc\""), "f.csv:2: the record has no line end; is a quote missing?");
  EXPECT_EQ(error_of("a,\xFF\n"), "f.csv:1: field 2 is not UTF-8");
  EXPECT_EQ(error_of("\xC0\xAF\n"), "f.csv:1: field 1 is not UTF-8");  // An overlong slash.
  EXPECT_EQ(error_of(std::string(999, ',') + "\n"), "no error");
  EXPECT_EQ(error_of(std::string(1000, ',') + "\n"), "f.csv:1: more than 1000 fields");
  EXPECT_EQ(error_of(std::string(70000, 'x') + "\n"), "f.csv:1: field 1 is longer than 65536 bytes");
}

}  // namespace
}  // namespace lanebench
