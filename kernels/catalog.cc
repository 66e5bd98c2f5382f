// One line per workload.
#include "kernels/catalog.h"

#include "kernels/monte_carlo_pi/monte_carlo_pi.h"
#include "kernels/page_titles/page_titles.h"
#include "kernels/primality/primality.h"
#include "kernels/row_match/row_match.h"
#include "kernels/triad/triad.h"
#include "kernels/wait/wait.h"

namespace lanebench {

const Catalog& catalog() {
  static const Catalog all = {
      monte_carlo_pi::workload(),
      page_titles::workload(),
      primality::workload(),
      row_match::workload(),
      triad::workload(),
      wait::workload(),
  };
  return all;
}

}  // namespace lanebench
