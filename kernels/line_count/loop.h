// A decoder that looks at one byte after the other, compiled without vectorization as `scalar` and with it,
// per target, as `autovec`.
#pragma once

#include "kernels/line_count/line_count.h"

namespace lanebench::line_count {

[[gnu::always_inline]] inline bool continues(std::uint8_t byte) {
  return (byte & 0xC0) == 0x80;
}

/// The length of the well-formed sequence at the beginning of `text`, of which `left` > 0 bytes are left; 0
/// where there is none. The Unicode Standard 15.0, table 3-7: the second byte's range depends on the first.
[[gnu::always_inline]] inline std::size_t sequence(const std::uint8_t* text, std::size_t left) {
  const std::uint8_t first = text[0];
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4) return 0;
  const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (left < length) return 0;
  const std::uint8_t least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const std::uint8_t most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (text[1] < least || text[1] > most) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if (!continues(text[i])) return 0;
  }
  return length;
}

[[gnu::always_inline]] inline void loop(const LineCount& p, Team& team) {
  const Range share = team.share(p.n, kGrain);
  const std::uint8_t* text = p.text.data();
  Found found;
  if (!share.empty()) {
    // A sequence that the share's beginning cuts is read from its first byte.
    std::size_t i = share.begin;
    while (i > 0 && share.begin - i < 3 && continues(text[i])) --i;
    while (i < share.end) {
      const std::size_t length = sequence(text + i, p.n - i);
      found.error |= length == 0;
      found.lines += text[i] == '\n' && i >= share.begin ? 1 : 0;
      i += length == 0 ? 1 : length;
    }
  }
  combine(p, team, found);
}

}  // namespace lanebench::line_count
