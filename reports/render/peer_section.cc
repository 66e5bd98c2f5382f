// How good our own code is: a row for each library, or other program, that did the same job.
#include <fmt/format.h>

#include "reports/render/cells.h"
#include "reports/render/sections.h"
#include "reports/results/case_id.h"

namespace lanebench {
namespace {

constexpr const char* kMeaningOfPeers =
    "Libraries and other programs that did the same job, its result checked like any other, in the same "
    "rounds as our fastest case on as many workers. \"Ours over it\" is above 1 where our code is faster, "
    "and bold "
    "where it is so beyond the noise.";

std::vector<Cell> cells(const Summary& summary, const PeerRow& row) {
  const auto rounds = [&](const std::vector<std::string>& case_ids) {
    return common_rounds(summary, row.workload, row.size, case_ids);
  };
  const auto gain = [&](const Gain& of) {
    if (!of.speedup) return none_cell(of.reason);
    return gain_cell(*of.speedup, rounds({baseline_id(row.workload), of.case_id}));
  };
  // The job has a column of its own.
  const auto name = [](const Gain& of) { return text_cell(without_workload(of.case_id)); };
  Cell ratio = none_cell();
  if (row.own_over_peer) {
    ratio = gain_cell(*row.own_over_peer, rounds({row.peer.case_id, row.own.case_id}));
    ratio.strong = pays(row.own_over_peer, row.aa_floor);
  }
  return {text_cell(job_label(row.workload, row.size)),
          name(row.peer),
          gain(row.peer),
          name(row.own),
          gain(row.own),
          ratio};
}

}  // namespace

Document peer_section(const Analysis& analysis) {
  if (analysis.peers.empty()) return {};
  Table table{{"job (size)", "library or yardstick", "its gain", "ours", "our gain", "ours over it"}, {}};
  for (const PeerRow& row : analysis.peers) table.rows.push_back(cells(analysis.summary, row));
  return {Heading{2, "Libraries and yardsticks"}, Paragraph{kMeaningOfPeers}, table};
}

}  // namespace lanebench
