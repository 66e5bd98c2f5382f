// A state machine that takes one byte after the other, compiled without vectorization as `scalar` and with
// it, per target, as `autovec`, though its steps depend on one another, so that no compiler vectorizes it.
#pragma once

#include <array>

#include "kernels/workloads/line_count/line_count.h"

namespace lanebench::line_count {

/// What must come next: table 3-7 of the Unicode Standard 15.0.
enum State : unsigned {
  kError,  ///< Nothing can make it right again.
  kFirst,  ///< The first byte of a character.
  kOneMore,
  kTwoMore,
  kThreeMore,
  kAfterE0,  ///< The second byte, whose range the first one narrows.
  kAfterEd,
  kAfterF0,
  kAfterF4,
  kStates
};

constexpr State next(State state, unsigned byte) {
  const auto within = [byte](unsigned least, unsigned most) { return byte >= least && byte <= most; };
  switch (state) {
    case kFirst:
      if (within(0x00, 0x7F)) return kFirst;
      if (within(0xC2, 0xDF)) return kOneMore;
      if (byte == 0xE0) return kAfterE0;
      if (byte == 0xED) return kAfterEd;
      if (within(0xE1, 0xEF)) return kTwoMore;
      if (byte == 0xF0) return kAfterF0;
      if (within(0xF1, 0xF3)) return kThreeMore;
      return byte == 0xF4 ? kAfterF4 : kError;
    case kOneMore:
      return within(0x80, 0xBF) ? kFirst : kError;
    case kTwoMore:
      return within(0x80, 0xBF) ? kOneMore : kError;
    case kThreeMore:
      return within(0x80, 0xBF) ? kTwoMore : kError;
    case kAfterE0:
      return within(0xA0, 0xBF) ? kOneMore : kError;
    case kAfterEd:
      return within(0x80, 0x9F) ? kOneMore : kError;
    case kAfterF0:
      return within(0x90, 0xBF) ? kTwoMore : kError;
    case kAfterF4:
      return within(0x80, 0x8F) ? kTwoMore : kError;
    default:
      return kError;
  }
}

inline constexpr unsigned kStateBits = 6;

/// For each byte a word that holds the next state of each state, as the place where that one's own next state
/// will be. So a shift by the old place is the step: one cycle, where a table in memory would take five and a
/// branch on random text more. The idea: P. Vognsen, "Shift-based DFAs", 2021.
inline constexpr std::array<std::uint64_t, 256> kSteps = [] {
  std::array<std::uint64_t, 256> steps{};
  for (unsigned byte = 0; byte < steps.size(); ++byte) {
    for (unsigned state = 0; state < kStates; ++state) {
      const std::uint64_t place = next(static_cast<State>(state), byte) * kStateBits;
      steps[byte] |= place << state * kStateBits;
    }
  }
  return steps;
}();

/// Where to begin so that a sequence that the share's beginning cuts is seen whole: at the last byte before
/// it that is no continuation. Three continuations end a sequence.
[[gnu::always_inline]] inline std::size_t start_of(const std::uint8_t* text, std::size_t begin) {
  for (std::size_t back = 1; back <= 3 && back <= begin; ++back) {
    if ((text[begin - back] & 0xC0) != 0x80) return begin - back;
  }
  return begin;
}

[[gnu::always_inline]] inline void loop(const LineCount& p, Team& team) {
  const Range share = team.share(p.n, kGrain);
  const std::uint8_t* text = p.text.data();
  std::uint64_t state = kFirst * kStateBits;
  for (std::size_t i = start_of(text, share.begin); i < share.begin; ++i) {
    state = kSteps[text[i]] >> (state & 63);
  }
  std::uint64_t lines = 0;
  for (std::size_t i = share.begin; i < share.end; ++i) {
    state = kSteps[text[i]] >> (state & 63);
    lines += text[i] == '\n' ? 1 : 0;
  }
  // A sequence that the share's end cuts is seen by the next worker.
  const std::uint64_t last = state & 63;
  const bool cut_short = share.end == p.n && last != kFirst * kStateBits;
  combine(p, team, {lines, last == kError * kStateBits || cut_short});
}

}  // namespace lanebench::line_count
