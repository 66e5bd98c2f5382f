// The plain search for tags, compiled without vectorization as `scalar` and with it, per target, as
// `autovec`.
#pragma once

#include "kernels/workloads/page_titles/title.h"

namespace lanebench::page_titles {

/// Bytes between two decisions: GCC 12 does not vectorize a loop that may leave at any byte.
inline constexpr std::size_t kAtOnce = 64;

/// Whether a tag may begin at one of kAtOnce bytes.
[[gnu::always_inline]] inline bool any_tag(const char* at, std::size_t length) {
  unsigned char hits = 0;
#pragma GCC unroll 16  // For the scalar lane; the vectorizer ignores it.
  for (std::size_t i = 0; i < kAtOnce; ++i) hits |= (at[i] == '<') & is_last_byte(at[i + length - 1]);
  return hits != 0;
}

[[gnu::always_inline]] inline std::size_t next_tag(std::string_view page, std::size_t from,
                                                   std::size_t length) {
  std::size_t i = from;
  while (i + kAtOnce + length <= page.size() && !any_tag(page.data() + i, length)) i += kAtOnce;
  for (; i + length <= page.size(); ++i) {
    if (page[i] == '<' && is_last_byte(page[i + length - 1])) return i;
  }
  return page.size();
}

[[gnu::always_inline]] inline void loop(const PageTitles& p, Team& team) {
  fetch_and_parse<next_tag>(p, team);
}

}  // namespace lanebench::page_titles
