// The CSV tokenizer and its inverse.
#include "reports/text/csv.h"

#include <fmt/format.h>

#include <algorithm>

#include "reports/text/limits.h"
#include "reports/text/text.h"

namespace lanebench {
namespace {

/// No file of ours has so many columns; without a limit a line of commas would take 30 times its size.
constexpr std::size_t kMaxFields = 1000;

}  // namespace

std::string csv_row(const std::vector<std::string>& fields) {
  std::string row;
  for (const std::string& field : fields) {
    if (&field != &fields.front()) row += ',';
    if (field.find_first_of(",\"\r\n") == std::string::npos) {
      row += field;
      continue;
    }
    row += '"';
    for (const char c : field) row += c == '"' ? std::string("\"\"") : std::string(1, c);
    row += '"';
  }
  return row + '\n';
}

bool CsvReader::next(std::vector<std::string>& fields) {
  fields.clear();
  if (text_.find('\n', position_) == std::string_view::npos) return false;
  line_ = next_line_;
  while (true) {
    fields.push_back(text_[position_] == '"' ? quoted_field() : plain_field());
    if (fields.back().size() > kMaxTextBytes) {
      fail(fmt::format("field {} is longer than {} bytes", fields.size(), kMaxTextBytes));
    }
    if (fields.size() > kMaxFields) fail(fmt::format("more than {} fields", kMaxFields));
    if (!is_utf8(fields.back())) fail(fmt::format("field {} is not UTF-8", fields.size()));
    if (at_line_end()) return true;
    if (position_ >= text_.size()) fail("the record has no line end; is a quote missing?");
    if (text_[position_] != ',') fail(fmt::format("a comma must follow field {}", fields.size()));
    ++position_;
  }
}

std::string CsvReader::quoted_field() {
  std::string field;
  ++position_;
  while (true) {
    if (position_ >= text_.size()) fail("a quote is never closed");
    const char c = text_[position_++];
    if (c == '"') {
      if (position_ >= text_.size() || text_[position_] != '"') return field;
      ++position_;
    }
    if (c == '\n') ++next_line_;
    field += c;
  }
}

std::string CsvReader::plain_field() {
  const std::string_view rest = text_.substr(position_);
  const auto ends = [](char c) { return c == ',' || c == '\n' || c == '\r' || c == '"'; };
  const auto end = std::ranges::find_if(rest, ends);
  position_ += static_cast<std::size_t>(end - rest.begin());
  return {rest.begin(), end};
}

bool CsvReader::at_line_end() {
  const std::string_view rest = text_.substr(position_);
  if (!rest.starts_with('\n') && !rest.starts_with("\r\n")) return false;
  position_ += rest.starts_with('\n') ? 1 : 2;
  ++next_line_;
  return true;
}

void CsvReader::fail(const std::string& what) const {
  throw ResultsError(fmt::format("{}:{}: {}", file_, line_, what));
}

}  // namespace lanebench
