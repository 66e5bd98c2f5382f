// Reading and writing CSV as RFC 4180 has it: UTF-8, commas, doubled quotes inside quoted fields.
//
// The RFC ends lines with CR LF. We write LF, because every line-based tool (diff, grep, tail -f, awk) then
// works on the files and every CSV reader accepts it; we read both.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lanebench {

/// One record with its line end. Fields that hold a comma, a quote or a line break are quoted.
std::string csv_row(const std::vector<std::string>& fields);

/// Reads the records of a text one by one; malformed ones throw ResultsError "FILE:LINE: what is wrong".
class CsvReader {
 public:
  /// `file` is for messages; the text must outlive the reader.
  CsvReader(std::string_view text, std::string file) : text_(text), file_(std::move(file)) {}

  /// The next record's fields; false after the last. A last line without line end is no record: whoever was
  /// writing it was stopped.
  bool next(std::vector<std::string>& fields);

  /// The line on which the latest record began, from 1.
  std::size_t line() const { return line_; }

  [[noreturn]] void fail(const std::string& what) const;

 private:
  std::string quoted_field();
  std::string plain_field();
  bool at_line_end();

  std::string_view text_;
  std::string file_;
  std::size_t position_ = 0;
  std::size_t line_ = 0;
  std::size_t next_line_ = 1;
};

}  // namespace lanebench
