// Calls every analysis once.
#include "reports/analysis.h"

namespace lanebench {

Analysis analyse(const Run& run) {
  Analysis analysis;
  analysis.summary = summarize(run);
  analysis.contrasts = contrast(analysis.summary);
  return analysis;
}

}  // namespace lanebench
