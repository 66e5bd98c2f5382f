// Generates pages and their titles from Philox, without ever looking for a title.
#include "kernels/workloads/page_titles/pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "kernels/contract/random.h"

namespace lanebench::page_titles {
namespace {

constexpr std::uint64_t kSeed = 1;

/// What is drawn for a page, each from a stream of random words of its own.
enum Stream : std::uint32_t { kTitleWords, kLayout, kFiller };

using Choices = std::array<std::string_view, 32>;

// Entities stay as they are, and a lone < is no tag. At most nine bytes each.
constexpr Choices kWords = {"lanes",   "threads",   "processes", "a < b", "x <= y", "&amp;",  "&lt;b&gt;",
                            "I <3",    "naïve",     "façade",    "—",     "title",  "a/b",    "page",
                            "market",  "weather",   "Results",   "of",    "the",    "and",    "100%",
                            "\"new\"", "it's",      "(draft)",   "//",    "today",  "review", "archive",
                            "sports",  "editorial", "#1",        "?"};

// Every one is whole, and none begins with what would turn a lone < before it into a tag. Half are tags, and
// some of those all but a title.
constexpr Choices kFragments = {"Lanes compute, threads and processes wait; ",
                                "One worker at a time takes the longest. ",
                                "More of them pay for jobs whose answers come from far away. ",
                                "Nothing is faster than not doing it. ",
                                "She read the first page twice and the second not at all. ",
                                "It rained in the north, 12 °C. ",
                                "Whoever wants to know must measure. ",
                                "The committee met again on Tuesday, ",
                                "in spite of the weather, and decided nothing. ",
                                "Prices rose by 3 % in a year. ",
                                "On the other side of the river ",
                                "there is a mill, and a path to it. ",
                                "1 < 2, and x <= y && y > z. ",
                                "&lt;title&gt; is written so. ",
                                "Yesterday's news, today's paper. ",
                                "<p>",
                                "</p>\n",
                                "<b>bold</b> ",
                                "<a href=\"/2\">next</a> ",
                                "<br>\n",
                                "<!-- a comment -->",
                                "<img alt=\"title\">",
                                "<div id=title>",
                                "</div>\n",
                                "<tr><td>",
                                "</td></tr>\n",
                                "<tt>code</tt> ",
                                "<template>",
                                "<titlebar>",
                                "</titlebar>",
                                "<TITLES>",
                                "<title-case lang=\"en\">"};

constexpr std::array<std::string_view, 8> kStartTags = {
    "<title>",          "<TITLE>", "<Title lang=\"en\">",           "<tItLe\n  data-x='1' >", "<title >",
    "<title\tid=main>", "<TITLe>", "<title class=\"page heading\">"};
constexpr std::array<std::string_view, 8> kEndTags = {"</title>", "</TITLE>", "</title >",  "</Title\n>",
                                                      "</title>", "</tiTle>", "</title\t>", "</TITLE >"};
constexpr std::string_view kSecondTitle = "<title>Not the first</title>";

/// Page text, one piece after another.
class Writer {
 public:
  Writer(std::uint64_t index, std::span<char> page) : index_(index), page_(page) {}

  void put(std::string_view text) {
    std::ranges::copy(text, page_.begin() + static_cast<std::ptrdiff_t>(used_));
    used_ += text.size();
  }

  std::size_t left() const { return page_.size() - used_; }

  /// Random fragments up to `end`, and spaces where the next one no longer fits.
  void fill_to(std::size_t end) {
    for (;;) {
      const auto words = random_words(kSeed, index_ << 32 | draws_++, kFiller);
      for (std::uint32_t word : words) {
        for (int i = 0; i < 6; ++i, word >>= 5) {  // Five bits choose one of 32.
          const std::string_view fragment = kFragments[word % 32];
          if (fragment.size() > end - used_) {
            std::fill(page_.begin() + static_cast<std::ptrdiff_t>(used_),
                      page_.begin() + static_cast<std::ptrdiff_t>(end), ' ');
            used_ = end;
            return;
          }
          put(fragment);
        }
      }
    }
  }

 private:
  std::uint64_t index_;
  std::span<char> page_;
  std::size_t used_ = 0;
  std::uint64_t draws_ = 0;
};

}  // namespace

std::string title_of(std::uint64_t index) {
  const auto words = random_words(kSeed, index, kTitleWords);
  std::string title;
  for (std::uint32_t i = 0, rest = words[0]; i < words[1] % 7; ++i, rest >>= 5) {
    title += kWords[rest % 32];
    title += ' ';
  }
  return fmt::format("{}{}", title, index);
}

void write_page(std::uint64_t index, std::span<char> page) {
  const auto words = random_words(kSeed, index, kLayout);
  const std::string element =
      fmt::format("{}{}{}", kStartTags[words[0] % 8], title_of(index), kEndTags[words[1] % 8]);
  const std::uint64_t places = page.size() - element.size() + 1;
  Writer writer(index, page);
  writer.fill_to(words[2] * places >> 32);
  writer.put(element);
  if (writer.left() >= kSecondTitle.size()) writer.put(kSecondTitle);
  writer.fill_to(page.size());
}

}  // namespace lanebench::page_titles
