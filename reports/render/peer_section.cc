// How good our own code is: a row for each library, or other program, that did the same job.
#include <fmt/format.h>

#include "reports/render/cells.h"
#include "reports/render/sections.h"
#include "reports/results/case_id.h"

namespace lanebench {
namespace {

constexpr const char* kMeaningOfPeers =
    "Timed in the same rounds as our fastest case on as many workers, and checked like any other. Above 1 "
    "ours "
    "is faster, and bold where it is so beyond the noise.";

std::vector<Cell> cells(const PeerRow& row) {
  const auto gain = [&](const Gain& of) {
    if (!of.speedup) return none_cell(of.reason);
    return backed(gain_cell(*of.speedup, ""), {of.case_id}, {baseline_id(row.workload)});
  };
  Cell ratio = none_cell();
  if (row.own_over_peer) {
    ratio = backed(gain_cell(*row.own_over_peer, ""), {row.own.case_id}, {row.peer.case_id});
    ratio.strong = pays(row.own_over_peer, row.aa_floor);
  }
  return {text_cell(without_workload(row.peer.case_id)), gain(row.peer),
          text_cell(without_workload(row.own.case_id)), gain(row.own), ratio};
}

}  // namespace

Document peer_part(const Analysis& analysis, const std::string& workload) {
  Table table{{"library or yardstick", "its gain", "ours", "our gain", "ours over it"}, {}};
  for (const PeerRow& row : analysis.peers) {
    if (row.workload == workload) table.rows.push_back(cells(row));
  }
  if (table.rows.empty()) return {};
  return {Heading{4, "Against libraries"}, Paragraph{kMeaningOfPeers}, table};
}

}  // namespace lanebench
