// The titles of pages that come over HTTP: most of the time is spent waiting for the server.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "kernels/contract/workload.h"
#include "kernels/workloads/page_titles/connection.h"
#include "kernels/workloads/page_titles/server.h"

namespace lanebench::page_titles {

/// In bytes. Longer ones are refused; the server's own have at most 90.
inline constexpr std::size_t kLongestTitle = 120;

/// What a kernel found out about one page: two cache lines.
struct Outcome {
  enum State : std::uint32_t { kTitle = 1, kFailed, kNotFetched };
  std::uint32_t state;
  std::uint32_t length;
  std::array<char, kLongestTitle> text;  ///< The title, or for kFailed why there is none.

  std::string_view words() const { return {text.data(), length}; }
};

class PageTitles final : public Problem {
 public:
  explicit PageTitles(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void open() override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override { spoil(outcomes); }
  Verdict check() override;
  std::string answer() const override;
  std::map<std::string, std::string> outside_inputs() const override;

  /// Gets a page over this rank's own connection, which the first call makes.
  Fetched fetch(std::size_t rank, std::size_t index) const;
  /// Writes down the title of a page, or that it is too long.
  void keep(Team& team, std::size_t index, std::string_view title) const;
  /// Writes down why a page has no title, and ends the call for all: a server that is gone costs every worker
  /// one time limit, not one for every page.
  void give_up(Team& team, std::size_t index, std::string_view reason) const;

  std::size_t pages = 0;
  std::string url;              ///< Page i is url + i.
  std::span<Outcome> outcomes;  ///< Output, pages.

 private:
  struct Connections {
    std::array<std::unique_ptr<Connection>, kMaxWorkers> of_rank;
  };

  std::size_t page_bytes_ = 0;
  std::chrono::milliseconds latency_{};
  std::span<char> memory_;  ///< The server's pages.
  std::unique_ptr<Server> server_;
  std::unique_ptr<Connections> connections_;
};

void scalar(const PageTitles& p, Team& team);
IsaKernels<PageTitles> autovec();
IsaKernels<PageTitles> simd();

Workload workload();

}  // namespace lanebench::page_titles
