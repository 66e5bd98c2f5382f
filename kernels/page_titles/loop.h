// The plain search for tags, compiled without vectorization as `scalar` and with it, per target, as
// `autovec`.
#pragma once

#include "kernels/page_titles/title.h"

namespace lanebench::page_titles {

/// Bytes between two decisions: GCC 12 does not vectorize a loop that may leave at any byte.
inline constexpr std::size_t kAtOnce = 64;

[[gnu::always_inline]] inline bool is_tag(const char* at, char second) {
  return at[0] == '<' && (at[1] | 0x20) == second;
}

[[gnu::always_inline]] inline bool any_tag(const char* at, char second) {
  unsigned char hits = 0;
  for (std::size_t i = 0; i < kAtOnce; ++i) hits |= (at[i] == '<') & ((at[i + 1] | 0x20) == second);
  return hits != 0;
}

[[gnu::always_inline]] inline std::size_t next_tag(std::string_view page, std::size_t from, char second) {
  std::size_t i = from;
  while (i + kAtOnce < page.size() && !any_tag(page.data() + i, second)) i += kAtOnce;
  while (i + 1 < page.size() && !is_tag(page.data() + i, second)) ++i;
  return i + 1 < page.size() ? i : page.size();
}

[[gnu::always_inline]] inline void loop(const PageTitles& p, Team& team) {
  fetch_and_parse<next_tag>(p, team);
}

}  // namespace lanebench::page_titles
