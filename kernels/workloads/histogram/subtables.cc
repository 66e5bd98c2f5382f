// The histogram with eight tables in turn, so that a value that repeats does not wait for its own last
// increment to come back from the store buffer. What the other lanes are held against; scalar code.
#include "kernels/workloads/histogram/tables.h"

namespace lanebench::histogram {
namespace {

constexpr std::size_t kTables = 8;

void count(const std::uint8_t* bytes, std::size_t n, std::uint64_t* counts) {
  std::uint32_t tables[kTables][kBins] = {};
  std::size_t i = 0;
  for (; i + kTables <= n; i += kTables) {
    for (std::size_t table = 0; table < kTables; ++table) ++tables[table][bytes[i + table]];
  }
  for (; i < n; ++i) ++counts[bytes[i]];
  for (const auto& table : tables) {
    for (std::size_t bin = 0; bin < kBins; ++bin) counts[bin] += table[bin];
  }
}

}  // namespace

void subtables(const Histogram& p, Team& team) {
  in_tables(p, team, count);
}

}  // namespace lanebench::histogram
