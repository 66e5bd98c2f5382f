// What a title is, and the work of every lane around the search for tags.
#pragma once

#include <optional>
#include <string_view>

#include "kernels/workloads/page_titles/page_titles.h"

namespace lanebench::page_titles {

inline constexpr std::string_view kStartTag = "<title";
inline constexpr std::string_view kEndTag = "</title";

/// How a lane looks for a tag of `length` bytes: the first i >= from where page[i] is its first byte, <, and
/// page[i + length - 1] its last, e in either case; page.size() if there is none. The first and the last byte
/// together are rarely there by chance, where every tag has the first two (Muła, "SIMD-friendly algorithms
/// for substring searching", 2016).
using NextTag = std::size_t(std::string_view page, std::size_t from, std::size_t length);

[[gnu::always_inline]] inline bool is_last_byte(char c) {
  return (c | 0x20) == 'e';
}

/// Whether `tag` is at page[at...] in any case, followed by white space, / or >: <titlebar> is another tag.
[[gnu::always_inline]] inline bool is_tag(std::string_view page, std::size_t at, std::string_view tag) {
  if (page.size() - at <= tag.size()) return false;
  for (std::size_t i = 0; i < tag.size(); ++i) {
    const char c = page[at + i];
    if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != tag[i]) return false;
  }
  const char end = page[at + tag.size()];
  return end == '>' || end == '/' || end == ' ' || (end >= '\t' && end <= '\r' && end != '\v');
}

/// Where the tag is at or behind `from`; page.size() if nowhere.
template <NextTag next_tag>
[[gnu::always_inline]] inline std::size_t find_tag(std::string_view page, std::size_t from,
                                                   std::string_view tag) {
  std::size_t at = next_tag(page, from, tag.size());
  while (at < page.size() && !is_tag(page, at, tag)) at = next_tag(page, at + 1, tag.size());
  return at;
}

/// The text of the first title element: from the first > behind the first start tag <title to the next end
/// tag
/// </title. As the HTML standard has it for this element, no other tag counts in between, and the text is
/// taken as it is: nothing trimmed, no entity decoded. Unlike there, comments and scripts are searched too,
/// and a > in an attribute ends the tag.
template <NextTag next_tag>
[[gnu::always_inline]] inline std::optional<std::string_view> find_title(std::string_view page) {
  const std::size_t start = find_tag<next_tag>(page, 0, kStartTag);
  const std::size_t close = start < page.size() ? page.find('>', start) : page.npos;
  if (close == page.npos) return std::nullopt;
  const std::size_t end = find_tag<next_tag>(page, close + 1, kEndTag);
  if (end == page.size()) return std::nullopt;
  return page.substr(close + 1, end - close - 1);
}

/// Every lane's kernel: the next page nobody has taken, until all are; whoever is done waiting takes the
/// next.
template <NextTag next_tag>
[[gnu::always_inline]] inline void fetch_and_parse(const PageTitles& p, Team& team) {
  for (Range r = team.next(p.pages, 1); !r.empty(); r = team.next(p.pages, 1)) {
    const Fetched fetched = p.fetch(team.rank(), r.begin);
    if (!fetched.error.empty()) {
      p.give_up(team, r.begin, fetched.error);
    } else if (const auto title = find_title<next_tag>(fetched.page)) {
      p.keep(team, r.begin, *title);
    } else {
      p.give_up(team, r.begin, "no title in its bytes");
    }
  }
}

}  // namespace lanebench::page_titles
