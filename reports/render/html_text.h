// Texts inside HTML.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace lanebench {

/// So that HTML shows the text as it is, between tags and inside a quoted attribute: no markup, no control
/// characters.
std::string html_text(std::string_view text);

/// The same for long names: lines may break behind / and _.
std::string html_name(std::string_view text);

/// The text as a data: address, for attributes in single quotes: pictures have many double ones, and what
/// need not be encoded stays short.
std::string data_address(std::string_view media_type, std::string_view text);

/// Ids for links within a page, each different.
class Anchors {
 public:
  /// "Waiting (I/O)" gives "waiting-i-o", the second time "waiting-i-o-2"; "row_match" stays.
  std::string make(std::string_view text);

 private:
  std::set<std::string> taken_;
};

}  // namespace lanebench
