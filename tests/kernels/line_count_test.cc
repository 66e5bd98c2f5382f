// Lines and UTF-8: the cost, known texts, and every kind of error at every place that vectors and shares make
// special.
#include "kernels/workloads/line_count/line_count.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <string>
#include <string_view>
#include <vector>

#include "kernels/contract/random.h"
#include "kernels/workloads/line_count/planes.h"
#include "tests/kernels/every_variant.h"

namespace lanebench::line_count {
namespace {

using Answer = LineCount::Answer;

std::span<const std::uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// A problem of some length, to be given other texts.
struct Texts {
  explicit Texts(std::size_t n)
      : ready(workload().make(parameters_of(workload(), {{"bytes", std::to_string(n)}}))) {}

  ReadyProblem ready;
  LineCount& problem = static_cast<LineCount&>(*ready.problem);
  std::vector<Variant> variants = workload().variants;

  /// Expects the answer of every variant in a team of `size`.
  void expect(std::string_view text, const Answer& answer, std::size_t size) {
    std::ranges::copy(bytes_of(text), problem.text.begin());
    for (const Variant& variant : variants) {
      if (!variant.kernel) continue;
      problem.poison();
      run_team(variant.kernel, problem, size);
      ASSERT_EQ(problem.valid[0], answer.valid)
          << variant.lanes << '@' << variant.isa << ", team of " << size;
      if (variant.lanes == "simdjson") continue;
      ASSERT_EQ(problem.lines[0], answer.lines)
          << variant.lanes << '@' << variant.isa << ", team of " << size;
    }
  }
};

/// The smallest and the largest of each length, and of each side of the surrogates.
const std::vector<std::string> kRight = {"\xC2\x80",         "\xDF\xBF",        "\xE0\xA0\x80",
                                         "\xED\x9F\xBF",     "\xEE\x80\x80",    "\xEF\xBF\xBF",
                                         "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"};

const std::vector<std::string> kWrong = {"\x80",  // A continuation of nothing,
                                         "\xC3\xA9\x80",
                                         "\xE2\x82\xAC\x80",      // or of what is complete.
                                         "\xF0\x9F\x98\x80\x80",  //
                                         "\xC0\x80",
                                         "\xC1\xBF",  // What fits one byte, in two;
                                         "\xE0\x80\x80",
                                         "\xE0\x9F\xBF",  // two, in three;
                                         "\xF0\x80\x80\x80",
                                         "\xF0\x8F\xBF\xBF",  // three, in four.
                                         "\xED\xA0\x80",
                                         "\xED\xBF\xBF",  // Surrogates.
                                         "\xF4\x90\x80\x80",
                                         "\xF5\x80\x80\x80",  // Beyond U+10FFFF.
                                         "\xF8\x88\x80\x80\x80",
                                         "\xFC\x84\x80\x80\x80",  // Five bytes, and six.
                                         "\xFE",
                                         "\xFF",  //
                                         "\xC3",
                                         "\xE2",
                                         "\xE2\x82",
                                         "\xF0",  // Cut short.
                                         "\xF0\x9F",
                                         "\xF0\x9F\x98"};

/// `part` at byte `at` of n bytes, within ASCII or within characters of two bytes, and a line that ends
/// before it.
std::string text_with(const std::string& part, std::size_t at, std::size_t n, bool ascii) {
  std::string text = at == 0 ? "" : "\n";
  while (text.size() + 2 <= at) text += ascii ? "ab" : "\xC3\xA9";
  if (text.size() < at) text += 'a';
  text += part;
  while (text.size() + 2 <= n) text += ascii ? "ab" : "\xC3\xA9";
  if (text.size() < n) text += 'a';
  return text;
}

TEST(LineCount, EveryVariantIsRightAtEveryRemainder) {
  expect_right_at_every_remainder(workload(), 64, "bytes", {{"non_ascii", "20"}});
  for (const char* n : {"0", "1", "2", "3", "5", "63", "64", "65", "127", "128", "129", "1021", "4095",
                        "4096", "4097", "8192", "30011"}) {
    for (const char* non_ascii : {"0", "20", "100"}) {
      SCOPED_TRACE(std::string(n) + ", non_ascii " + non_ascii);
      expect_right_everywhere(workload(), {{"bytes", n}, {"non_ascii", non_ascii}});
    }
  }
}

TEST(LineCount, SequencesAreRightOrWrongAtEveryPlaceOfAVector) {
  constexpr std::size_t kLength = 700;
  Texts texts(kLength);
  for (const bool ascii : {true, false}) {
    for (const auto& [parts, valid] : {std::pair{kRight, 1u}, std::pair{kWrong, 0u}}) {
      for (const std::string& part : parts) {
        std::vector<std::size_t> places = {0, 1, 2, 3, kLength - part.size() - 1, kLength - part.size()};
        for (std::size_t at = 250; at < 325; ++at) places.push_back(at);
        for (const std::size_t at : places) {
          const std::string text = text_with(part, at, kLength, ascii);
          const Answer answer{at == 0 ? 0u : 1u, valid};
          ASSERT_EQ(LineCount::decode(bytes_of(text)), answer);
          ASSERT_NO_FATAL_FAILURE(texts.expect(text, answer, 1)) << "byte " << at;
        }
      }
    }
  }
}

TEST(LineCount, SequencesAreRightOrWrongAcrossShares) {
  constexpr std::size_t kLength = 3 * kGrain;
  Texts texts(kLength);
  for (const auto& [parts, valid] : {std::pair{kRight, 1u}, std::pair{kWrong, 0u}}) {
    for (const std::string& part : parts) {
      for (std::size_t at = kGrain - part.size(); at <= kGrain + 1; ++at) {
        const std::string text = text_with(part, at, kLength, false);
        ASSERT_NO_FATAL_FAILURE(texts.expect(text, {1, valid}, 3)) << "byte " << at;
      }
    }
  }
}

// All texts of four of the bytes at which a rule begins or ends.
TEST(LineCount, FourBytesOfEveryKind) {
  const std::string kinds =
      "\n\x7F\x80\x8F\x90\x9F\xA0\xBF\xC1\xC2\xDF\xE0\xE1\xEC\xED\xEE\xEF\xF0\xF1\xF3\xF4\xF5\xFF";
  Texts texts(4);
  const auto lines = texts.problem.lines;
  const auto valid = texts.problem.valid;
  TeamState state;
  const auto count = kinds.size() * kinds.size() * kinds.size() * kinds.size();
  for (std::size_t number = 0; number < count; ++number) {
    std::size_t rest = number;
    for (std::uint8_t& byte : texts.problem.text) {
      byte = static_cast<std::uint8_t>(kinds[rest % kinds.size()]);
      rest /= kinds.size();
    }
    const Answer answer = LineCount::decode(texts.problem.text);
    for (const Variant& variant : texts.variants) {
      if (!variant.kernel || variant.lanes == "autovec") continue;
      Team team(state, 0, 1);
      variant.kernel(texts.problem, team);
      ASSERT_EQ(valid[0], answer.valid) << variant.lanes << '@' << variant.isa << ", text " << number;
      if (variant.lanes == "simdjson") continue;
      ASSERT_EQ(lines[0], answer.lines) << variant.lanes << '@' << variant.isa << ", text " << number;
    }
  }
}

TEST(LineCount, OneChangedByte) {
  constexpr std::size_t kLength = 9000;
  Texts texts(kLength);
  const std::string right(texts.problem.text.begin(), texts.problem.text.end());
  std::size_t wrong = 0;
  for (std::uint64_t i = 0; i < 300; ++i) {
    const auto words = random_words(99, i);
    std::string text = right;
    text[words[0] % kLength] = static_cast<char>(words[1]);
    const Answer answer = LineCount::decode(bytes_of(text));
    wrong += answer.valid == 0 ? 1 : 0;
    ASSERT_NO_FATAL_FAILURE(texts.expect(text, answer, 1 + i % 30 / 29)) << "text " << i;
  }
  EXPECT_GT(wrong, 100u);
  EXPECT_LT(wrong, 290u);
}

// More newlines in a lane than a byte can count.
TEST(LineCount, NothingButNewlines) {
  Texts texts(200000);
  texts.expect(std::string(200000, '\n'), {200000, 1}, 1);
}

TEST(LineCount, TheCheckWantsBothAnswers) {
  Texts texts(1000);
  LineCount& problem = texts.problem;
  run_team(texts.variants.front().kernel, problem, 1);
  ASSERT_TRUE(problem.check().correct);
  problem.lines[0] += 1;
  EXPECT_EQ(problem.check().reason.find("lines: got "), 0u);
  problem.lines[0] -= 1;
  problem.valid[0] = 0;
  EXPECT_EQ(problem.check().reason.find("valid: got 0"), 0u);
}

TEST(LineCount, TheTextIsAsMixedAsItSays) {
  for (const unsigned share : {0u, 20u, 100u}) {
    const auto parameters =
        parameters_of(workload(), {{"bytes", "200000"}, {"non_ascii", std::to_string(share)}});
    ReadyProblem ready(workload().make(parameters));
    const auto& text = static_cast<const LineCount&>(*ready.problem).text;
    double characters = 0;
    double others = 0;
    for (const std::uint8_t byte : text) {
      characters += (byte & 0xC0) != 0x80;
      others += byte >= 0xC0;
    }
    EXPECT_NEAR(others / characters, share / 100.0, 0.01);
  }
}

// The GPU's logic, on 96 bytes of which the middle ones are looked at.
TEST(LineCount, PlanesFindWhatTheDecoderFinds) {
  const auto byte_perm = [](std::uint32_t x, std::uint32_t y, unsigned selector) {
    const std::uint64_t both = std::uint64_t{y} << 32 | x;
    std::uint32_t result = 0;
    for (int i = 0; i < 4; ++i) {
      const std::uint64_t byte = both >> (selector >> 4 * i & 7) * 8 & 0xFF;
      result |= static_cast<std::uint32_t>(byte << 8 * i);
    }
    return result;
  };
  const auto planes_at = [&](const std::string& text, std::size_t at) {
    std::uint32_t words[8];
    std::copy_n(text.data() + at, 32, reinterpret_cast<char*>(words));
    return planes(words, byte_perm);
  };
  const auto answer_of = [&](const std::string& text) {
    std::uint32_t wrong = 0;
    Answer answer{0, 0};
    Marks before{};
    for (std::size_t at = 0; at < text.size(); at += 32) {
      const Planes here = planes_at(text, at);
      const Marks now = marks(here);
      wrong |= errors(here, now, before);
      answer.lines += static_cast<std::uint64_t>(std::popcount(newlines(here)));
      before = now;
    }
    answer.valid = wrong == 0 ? 1 : 0;
    return answer;
  };
  for (const auto* parts : {&kRight, &kWrong}) {
    for (const std::string& part : *parts) {
      for (std::size_t at = 0; at <= 90; ++at) {
        std::string text = text_with(part, at, 95, false);
        text.resize(96);
        ASSERT_EQ(answer_of(text), LineCount::decode(bytes_of(text))) << "byte " << at;
      }
    }
  }
  for (std::uint64_t i = 0; i < 20000; ++i) {
    std::string text(64, 'a');
    for (std::uint64_t k = 0; k < 4; ++k) text[30 + k] = static_cast<char>(random_words(5, i)[k]);
    ASSERT_EQ(answer_of(text), LineCount::decode(bytes_of(text))) << "text " << i;
  }
}

TEST(LineCount, RefusesMoreThanAHundredPercent) {
  expect_input_error(workload(), {{"non_ascii", "101"}}, "non_ascii");
}

// By hand: every byte is read once, and is an item.
TEST(LineCount, CostsWhatAHandCounts) {
  const Cost cost = LineCount(parameters_of(workload(), {{"bytes", "5"}})).cost();
  EXPECT_EQ(cost.flops, 0);
  EXPECT_EQ(cost.bytes_read, 5);
  EXPECT_EQ(cost.bytes_written, 0);
  EXPECT_EQ(cost.items, 5);
}

}  // namespace
}  // namespace lanebench::line_count
