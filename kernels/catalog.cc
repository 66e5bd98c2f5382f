// One line per workload.
#include "kernels/catalog.h"

#include "kernels/monte_carlo_pi/monte_carlo_pi.h"
#include "kernels/triad/triad.h"

namespace lanebench {

const Catalog& catalog() {
  static const Catalog all = {
      monte_carlo_pi::workload(),
      triad::workload(),
  };
  return all;
}

}  // namespace lanebench
