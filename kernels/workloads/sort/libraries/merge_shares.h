// A library that sorts with one thread, in a team: each worker has it sort its share, then all merge.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <utility>

#include "kernels/workloads/sort/sort.h"

namespace lanebench::sort {

/// How many of the first `count` keys of a merge come from `a`, those of `a` first among equal ones (Odeh,
/// Green, Mwassi, Shmueli & Birk, "Merge Path", IPDPS workshops 2012).
inline std::size_t merge_path(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b,
                              std::size_t count) {
  std::size_t least = count > b.size() ? count - b.size() : 0;
  std::size_t most = std::min(count, a.size());
  while (least < most) {
    const std::size_t middle = least + (most - least) / 2;
    if (a[middle] <= b[count - middle - 1]) {
      least = middle + 1;
    } else {
      most = middle;
    }
  }
  return least;
}

/// Sorts with `sort_keys(keys)` on every worker, then merges pairs of runs until one is left. In every round
/// each worker writes its share, wherever the runs end.
template <class SortKeys>
void sort_and_merge_shares(const Sort& p, Team& team, SortKeys sort_keys) {
  const auto rounds = static_cast<unsigned>(std::bit_width(team.size() - 1));
  std::span<std::uint32_t> from = rounds % 2 == 0 ? p.output : p.scratch;
  std::span<std::uint32_t> to = rounds % 2 == 0 ? p.scratch : p.output;
  const auto begin_of = [&](std::size_t rank) {
    return rank < team.size() ? p.n / team.size() * rank + p.n % team.size() * rank / team.size() : p.n;
  };
  const Range share{begin_of(team.rank()), begin_of(team.rank() + 1)};
  const std::span<std::uint32_t> mine = from.subspan(share.begin, share.size());
  std::ranges::copy(p.input.subspan(share.begin, share.size()), mine.begin());
  sort_keys(mine);
  team.barrier();
  for (std::size_t ranks = 1; ranks < team.size(); ranks *= 2) {
    for (std::size_t rank = 0; rank < team.size(); rank += 2 * ranks) {
      const std::size_t begin = begin_of(rank);
      const std::size_t middle = begin_of(rank + ranks);
      const std::size_t end = begin_of(rank + 2 * ranks);
      const std::size_t first = std::clamp(share.begin, begin, end) - begin;
      const std::size_t last = std::clamp(share.end, begin, end) - begin;
      if (first == last) continue;
      const auto a = from.subspan(begin, middle - begin);
      const auto b = from.subspan(middle, end - middle);
      const std::size_t a_first = merge_path(a, b, first);
      const std::size_t a_last = merge_path(a, b, last);
      std::merge(a.begin() + a_first, a.begin() + a_last, b.begin() + (first - a_first),
                 b.begin() + (last - a_last), to.begin() + begin + first);
    }
    team.barrier();
    std::swap(from, to);
  }
}

}  // namespace lanebench::sort
