// What a title is, and the work of every lane around the search for tags.
#pragma once

#include <optional>
#include <string_view>

#include "kernels/page_titles/page_titles.h"

namespace lanebench::page_titles {

/// How a lane looks for tags: the first i >= from with page[i] == '<' and page[i + 1] == second, where the
/// latter ignores bit 5, the case of a letter (so \x0F passes for /); page.size() if there is none.
using NextTag = std::size_t(std::string_view page, std::size_t from, char second);

/// Whether page[at...] is "title" in any case, followed by white space, / or >: <titlebar> is another tag.
[[gnu::always_inline]] inline bool names_title(std::string_view page, std::size_t at) {
  constexpr std::string_view kName = "title";
  if (page.size() - at <= kName.size()) return false;
  for (std::size_t i = 0; i < kName.size(); ++i) {
    if ((page[at + i] | 0x20) != kName[i]) return false;
  }
  const char end = page[at + kName.size()];
  return end == '>' || end == '/' || end == ' ' || (end >= '\t' && end <= '\r' && end != '\v');
}

/// The text of the first title element: from the first > behind the first start tag <title to the next end
/// tag
/// </title. As the HTML standard has it for this element, no other tag counts in between, and the text is
/// taken as it is: nothing trimmed, no entity decoded. Unlike there, comments and scripts are searched too,
/// and a > in an attribute ends the tag.
template <NextTag next_tag>
[[gnu::always_inline]] inline std::optional<std::string_view> find_title(std::string_view page) {
  std::size_t start = next_tag(page, 0, 't');
  while (start < page.size() && !names_title(page, start + 1)) start = next_tag(page, start + 1, 't');
  const std::size_t open = start < page.size() ? page.find('>', start) : page.npos;
  if (open == page.npos) return std::nullopt;
  std::size_t end = next_tag(page, open + 1, '/');
  while (end < page.size() && (page[end + 1] != '/' || !names_title(page, end + 2)))
    end = next_tag(page, end + 1, '/');
  if (end >= page.size()) return std::nullopt;
  return page.substr(open + 1, end - open - 1);
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
