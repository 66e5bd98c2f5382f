// Looks at the encoding and the first line, then replaces bare words that are numbers in C.
#include "reports/text/mended_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "reports/text/limits.h"
#include "reports/text/text.h"

namespace lanebench {
namespace {

void refuse_utf16(std::string_view text, const std::string& file) {
  const bool marked = text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff");
  const bool every_other_is_zero = text.size() > 1 && (text[0] == '\0') != (text[1] == '\0');
  if (!marked && !every_other_is_zero) return;
  throw ResultsError(
      fmt::format("{}: UTF-16, as PowerShell's > writes it; convert it: iconv -f UTF-16 -t UTF-8 (or let the "
                  "program write its file: --benchmark_out=FILE)",
                  file));
}

/// A program that logs to the stream that its JSON goes to.
void refuse_log(std::string_view text, const std::string& file) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || text[begin] == '{' || text[begin] == '[') return;
  if (text.find("\n{") == std::string_view::npos) return;
  const std::string line(text.substr(begin, text.find_first_of("\r\n", begin) - begin));
  throw ResultsError(
      fmt::format("{}: begins with '{}', not with JSON; leave out what stands before the first {{ (or let "
                  "the program write its file: --benchmark_out=FILE)",
                  file, excerpt(is_utf8(line) ? line : "text")));
}

std::string from_latin1(std::string_view text) {
  std::string utf8;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      utf8 += c;
    } else {
      utf8 += static_cast<char>(0xc0 | (byte >> 6));
      utf8 += static_cast<char>(0x80 | (byte & 0x3f));
    }
  }
  return utf8;
}

bool is_word(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '+';
}

/// "NaN", "-nan", "inf", "-Infinity", however they are spelled.
bool is_no_number(std::string_view word) {
  if (word.starts_with('-') || word.starts_with('+')) word.remove_prefix(1);
  std::string lower(word);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
  return lower == "nan" || lower == "inf" || lower == "infinity";
}

/// The end of the string that begins at `begin`, behind its closing quote.
std::size_t end_of_string(std::string_view text, std::size_t begin) {
  for (std::size_t i = begin + 1; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == '"')
      return i + 1;
  }
  return text.size();
}

std::string without_nan(std::string_view text, Notes& notes) {
  std::string mended;
  std::string name = "a value";  // The latest string: in an object, the name of what follows.
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    if (text[i] == '"') {
      end = end_of_string(text, i);
      name = excerpt(text.substr(i + 1, end - i - 2));
    } else if (is_word(text[i])) {
      while (end < text.size() && is_word(text[end])) ++end;
      if (is_no_number(text.substr(i, end - i))) {
        notes.add(fmt::format("'{}' is {}: left out", name, text.substr(i, end - i)));
        mended += "null";
        i = end;
        continue;
      }
    }
    mended += text.substr(i, end - i);
    i = end;
  }
  return mended;
}

}  // namespace

std::string mended_json(std::string_view text, const std::string& file, Notes& notes) {
  refuse_utf16(text, file);
  refuse_log(text, file);
  if (is_utf8(text)) return without_nan(text, notes);
  notes.add("not UTF-8: read as Latin-1");
  return without_nan(from_latin1(text), notes);
}

}  // namespace lanebench
