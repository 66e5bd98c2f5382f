// The text, its cost and its exact answer, and the list of variants.
#include "kernels/workloads/line_count/line_count.h"

#include <fmt/format.h>

#include <algorithm>

#include "kernels/contract/device.h"
#include "kernels/contract/random.h"

namespace lanebench::line_count {
namespace {

/// Parts of the text that are made each for itself. Their length is prime, so that characters lie across the
/// borders of vectors and shares.
constexpr std::size_t kPart = 1021;

/// The random words of a part, one after the other.
class Words {
 public:
  explicit Words(std::uint64_t part) : part_(part) {}

  std::uint32_t next() {
    constexpr std::uint64_t kSeed = 4;
    if (taken_ % 4 == 0) words_ = random_words(kSeed, part_, taken_ / 4);
    return words_[taken_++ % 4];
  }
  /// A number below `bound`.
  std::uint32_t below(std::uint32_t bound) {
    return static_cast<std::uint32_t>(std::uint64_t{next()} * bound >> 32);
  }

 private:
  std::uint64_t part_;
  std::uint32_t taken_ = 0;
  std::array<std::uint32_t, 4> words_{};
};

constexpr char32_t kSurrogates = 0xD800;
constexpr char32_t kAfterSurrogates = 0xE000;

/// Half of two bytes, a quarter of three, a quarter of four.
char32_t non_ascii_character(Words& words) {
  const std::uint32_t kind = words.below(4);
  if (kind < 2) return 0x80 + words.below(0x800 - 0x80);
  if (kind == 3) return 0x10000 + words.below(0x110000 - 0x10000);
  const char32_t character = 0x800 + words.below(0x10000 - 0x800 - (kAfterSurrogates - kSurrogates));
  return character < kSurrogates ? character : character + (kAfterSurrogates - kSurrogates);
}

/// Printable, or the end of a line: every 50th on average.
std::uint8_t ascii_character(Words& words) {
  const std::uint32_t choice = words.below(50 * 95);
  return static_cast<std::uint8_t>(choice < 95 ? '\n' : ' ' + choice % 95);
}

std::size_t encoded_length(char32_t character) {
  return character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
}

/// Of a character that is not ASCII.
void encode(char32_t character, std::size_t length, std::uint8_t* to) {
  for (std::size_t i = length; i-- > 1; character >>= 6) {
    to[i] = static_cast<std::uint8_t>(0x80 | (character & 0x3F));
  }
  to[0] = static_cast<std::uint8_t>((0xF00 >> length & 0xFF) | character);
}

}  // namespace

LineCount::LineCount(const Parameters& parameters)
    : n(parameters.integer("bytes")), non_ascii(parameters.integer("non_ascii")) {}

void LineCount::allocate(Arena& inputs, Arena& outputs) {
  text = inputs.take<std::uint8_t>(n);
  lines = outputs.take<std::uint64_t>(1);
  valid = outputs.take<std::uint64_t>(1);
}

void LineCount::fill(Team& team) {
  const Range share = team.share((n + kPart - 1) / kPart, 1);
  for (std::size_t part = share.begin; part < share.end; ++part) {
    Words words(part);
    const std::size_t end = std::min((part + 1) * kPart, n);
    for (std::size_t i = part * kPart; i < end;) {
      const char32_t character = words.below(100) < non_ascii ? non_ascii_character(words) : 0;
      const std::size_t length = encoded_length(character);
      if (character == 0 || length > end - i) {
        text[i++] = ascii_character(words);
      } else {
        encode(character, length, &text[i]);
        i += length;
      }
    }
  }
}

Cost LineCount::cost() const {
  const auto bytes = static_cast<double>(n);
  return {.bytes_read = bytes, .items = bytes};
}

void LineCount::poison() {
  spoil_with(lines, [](std::size_t) { return kNotCounted - 1; });
  spoil_with(valid, [](std::size_t) { return std::uint64_t{2}; });
}

/// Decodes each character to its number, which must not have fitted fewer bytes, be a surrogate or too large.
LineCount::Answer LineCount::decode(std::span<const std::uint8_t> text) {
  Answer answer{static_cast<std::uint64_t>(std::ranges::count(text, '\n')), 1};
  constexpr char32_t kLeast[] = {0, 0x80, 0x800, 0x10000};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::uint8_t first = text[i];
    if (first < 0x80) continue;
    const std::size_t more = first >= 0xF8   ? 4
                             : first >= 0xF0 ? 3
                             : first >= 0xE0 ? 2
                             : first >= 0xC0 ? 1
                                             : 0;
    if (more == 0 || more > 3 || text.size() - i <= more) return {answer.lines, 0};
    char32_t character = first & (0x3F >> more);
    for (std::size_t k = 1; k <= more; ++k) {
      if (text[i + k] / 64 != 2) return {answer.lines, 0};
      character = character * 64 + text[i + k] % 64;
    }
    const bool surrogate = character >= kSurrogates && character < kAfterSurrogates;
    if (character < kLeast[more] || surrogate || character > 0x10FFFF) return {answer.lines, 0};
    i += more;
  }
  return answer;
}

Verdict LineCount::check() {
  const Answer& expected = expected_.get([&] { return decode(text); });
  if (valid[0] != expected.valid) {
    return {false, 0, fmt::format("valid: got {}, expected {}", valid[0], expected.valid)};
  }
  if (lines[0] != expected.lines && lines[0] != kNotCounted) {
    return {false, 0, fmt::format("lines: got {}, expected {}", lines[0], expected.lines)};
  }
  return {};
}

std::string LineCount::answer() const {
  const char* validity = valid[0] != 0 ? "yes" : "no";
  if (lines[0] == kNotCounted) return fmt::format("lines=uncounted valid={}", validity);
  return fmt::format("lines={} valid={}", lines[0], validity);
}

void combine(const LineCount& p, Team& team, const Found& found) {
  const std::uint64_t lines = team.sum(found.lines);
  const std::uint64_t errors = team.sum(std::uint64_t{found.error});
  if (team.rank() != 0) return;
  p.lines[0] = lines;
  p.valid[0] = errors == 0 ? 1 : 0;
}

Workload workload() {
  Workload w = workload_of<LineCount>("line_count");
  w.job = "the number of lines of a text, and whether it is well-formed UTF-8";
  w.limited_by = "memory";
  w.size_parameter = "bytes";
  w.parameters = {
      {"bytes", "268435456", "length of the text", 0, std::uint64_t{1} << 40},
      {"non_ascii", "20", "characters of two to four bytes, in percent", 0, 100},
  };
  w.quick = {{"bytes", "16777216"}};
  w.add_lanes(scalar, autovec(), simd());
  w.add("simdjson", simdjson());
  if constexpr (kBuiltWithCuda) w.set_device(cuda);
  return w;
}

}  // namespace lanebench::line_count
