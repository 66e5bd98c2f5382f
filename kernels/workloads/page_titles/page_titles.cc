// The page_titles problem: server, outcomes, check; and its list of variants.
#include "kernels/workloads/page_titles/page_titles.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "kernels/workloads/page_titles/pages.h"

namespace lanebench::page_titles {

PageTitles::PageTitles(const Parameters& parameters)
    : pages(parameters.integer("pages")),
      page_bytes_(parameters.integer("page_bytes")),
      latency_(parameters.integer("latency_ms")),
      connections_(std::make_unique<Connections>()) {}

void PageTitles::allocate(Arena& inputs, Arena& outputs) {
  memory_ = inputs.take<char>(pages * page_bytes_);
  outcomes = outputs.take<Outcome>(pages);
}

void PageTitles::open() {
  // Before any thread.
  const std::string& why_not = curl().unavailable;
  if (!why_not.empty()) throw Unavailable("libcurl: " + why_not);
  server_ = std::make_unique<Server>(ServerOptions{pages, page_bytes_, latency_, memory_});
  url = server_->url();
}

void PageTitles::fill(Team& team) {
  const Range share = team.share(pages);
  for (std::size_t i = share.begin; i < share.end; ++i) outcomes[i] = {};
}

Cost PageTitles::cost() const {
  const auto items = static_cast<double>(pages);
  return {.bytes_read = items * static_cast<double>(page_bytes_), .items = items};
}

Fetched PageTitles::fetch(std::size_t rank, std::size_t index) const {
  constexpr std::chrono::milliseconds kPatience{2000};
  std::unique_ptr<Connection>& connection = connections_->of_rank[rank];
  if (!connection) connection = std::make_unique<Connection>(page_bytes_, latency_ + kPatience);
  return connection->fetch(fmt::format("{}{}", url, index));
}

void PageTitles::keep(Team& team, std::size_t index, std::string_view title) const {
  if (title.size() > kLongestTitle) {
    give_up(team, index, fmt::format("a title of {} bytes; at most {} fit", title.size(), kLongestTitle));
    return;
  }
  Outcome& outcome = outcomes[index];
  outcome.state = Outcome::kTitle;
  outcome.length = static_cast<std::uint32_t>(title.size());
  std::ranges::copy(title, outcome.text.begin());
}

void PageTitles::give_up(Team& team, std::size_t index, std::string_view reason) const {
  const std::string_view words = reason.substr(0, kLongestTitle);
  Outcome& outcome = outcomes[index];
  outcome.state = Outcome::kFailed;
  outcome.length = static_cast<std::uint32_t>(words.size());
  std::ranges::copy(words, outcome.text.begin());
  const Range rest = team.next(pages, pages);  // All that nobody has taken: the others find none left.
  for (std::size_t i = rest.begin; i < rest.end; ++i) outcomes[i].state = Outcome::kNotFetched;
}

Verdict PageTitles::check() {
  for (std::size_t i = 0; i < pages; ++i) {
    if (outcomes[i].state == Outcome::kFailed)
      return {false, 0, fmt::format("page {}: {}", i, outcomes[i].words())};
  }
  for (std::size_t i = 0; i < pages; ++i) {
    const std::string title = title_of(i);
    if (outcomes[i].state != Outcome::kTitle) {
      return {false, 0, fmt::format("page {}: got no title, expected '{}'", i, title)};
    }
    if (outcomes[i].words() != title) {
      return {false, 0, fmt::format("page {}: got '{}', expected '{}'", i, outcomes[i].words(), title)};
    }
  }
  return {};
}

std::string PageTitles::answer() const {
  // FNV-1a (Fowler, Noll & Vo), byte by byte, so that a few lines in any language give the same.
  std::uint64_t hash = 0xcbf29ce484222325;
  const auto add = [&](char byte) { hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3; };
  for (const Outcome& outcome : outcomes) {
    if (outcome.state == Outcome::kTitle) std::ranges::for_each(outcome.words(), add);
    add('\n');
  }
  return fmt::format("checksum={:016x}", hash);
}

std::map<std::string, std::string> PageTitles::outside_inputs() const {
  return {{"url", url}};
}

Workload workload() {
  Workload w = workload_of<PageTitles>("page_titles");
  w.job = "the titles of pages fetched over HTTP from a server that answers late";
  w.limited_by = "waiting";
  w.no_roof = "it waits for a server";
  w.size_parameter = "pages";
  w.parameters = {
      {"pages", "64", "how many pages", 0, 1 << 20},
      {"page_bytes", "65536", "size of each", kSmallestPage, 1 << 26},
      {"latency_ms", "10", "how long the server waits before each answer", 0, 10'000},
  };
  w.quick = {{"pages", "16"}, {"latency_ms", "1"}};
  w.worker_counts = {16};
  w.add_lanes(scalar, autovec(), simd());
  w.device_not_applicable =
      "the pages come through the CPU's sockets, and the search for titles takes a hundredth of the time";
  return w;
}

}  // namespace lanebench::page_titles
