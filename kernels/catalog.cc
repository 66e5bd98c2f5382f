// One line per workload.
#include "kernels/catalog.h"

#include "kernels/primality/primality.h"
#include "kernels/triad/triad.h"

namespace lanebench {

const Catalog& catalog() {
  static const Catalog all = {
      triad::workload(),
      primality::workload(),
  };
  return all;
}

}  // namespace lanebench
