// Calls every analysis once.
#include "reports/analysis/analysis.h"

namespace lanebench {

Analysis analyse(const Run& run) {
  Analysis analysis;
  analysis.summary = summarize(run);
  analysis.quietness = quietness(analysis.summary);
  analysis.contrasts = contrast(analysis.summary);
  analysis.scalings = scalings(analysis.summary);
  analysis.isa_sweeps = isa_sweeps(analysis.summary);
  analysis.peers = peer_rows(analysis.summary);
  analysis.size_sweeps = size_sweeps(analysis.summary);
  analysis.matrix = matrix(analysis.summary, analysis.size_sweeps);
  return analysis;
}

}  // namespace lanebench
