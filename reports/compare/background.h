// What two runs differ in whatever the case: the machine's part, as far as the runs themselves show it.
#pragma once

#include <cstddef>
#include <vector>

#include "reports/compare/observations.h"

namespace lanebench {

/// Of two single runs of many jobs: most of their rows are of code that did not change, so what their shifts
/// have in common, and how widely they scatter around it, is what two runs of one program look like on this
/// machine (an "empirical null").
///
/// Source: B. Efron, "Large-scale simultaneous hypothesis testing: the choice of a null hypothesis", Journal
/// of the American Statistical Association 99, 2004.
struct Background {
  double common = 0;     ///< The shift of the typical job, a logarithm.
  std::size_t jobs = 0;  ///< How many there are; 0: too few, nothing is known.
  double spread = 1;     ///< How many times wider rows scatter than their passes say; at least 1.

  bool is_known() const { return jobs > 0; }
  /// What the machine may have done to a row: anything from nothing to what the jobs have in common, or to
  /// what the probes around the row's own samples show. Code that waits does not follow a slow machine, and
  /// code that computes may follow a busy core all the way.
  Margin machine(const RowPair& row) const;
};

Background background_of(const std::vector<RowPair>& rows);

}  // namespace lanebench
