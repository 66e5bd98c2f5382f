// One line per workload.
#include "kernels/catalog.h"

#include "kernels/dot/dot.h"
#include "kernels/file_copy/file_copy.h"
#include "kernels/largest_prime_factor/largest_prime_factor.h"
#include "kernels/monte_carlo_pi/monte_carlo_pi.h"
#include "kernels/page_titles/page_titles.h"
#include "kernels/primality/primality.h"
#include "kernels/prime_range/prime_range.h"
#include "kernels/prime_sum/prime_sum.h"
#include "kernels/range_sum/range_sum.h"
#include "kernels/row_match/row_match.h"
#include "kernels/smallest_prime_factor/smallest_prime_factor.h"
#include "kernels/sort/sort.h"
#include "kernels/triad/triad.h"
#include "kernels/wait/wait.h"

namespace lanebench {

const Catalog& catalog() {
  // clang-format off
  static const Catalog all = {
      dot::workload(),
      file_copy::workload(),
      largest_prime_factor::workload(),
      monte_carlo_pi::workload(),
      page_titles::workload(),
      primality::workload(),
      prime_range::workload(),
      prime_sum::workload(),
      range_sum::workload(),
      row_match::workload(),
      smallest_prime_factor::workload(),
      sort::workload(),
      triad::workload(),
      wait::workload(),
  };
  // clang-format on
  return all;
}

}  // namespace lanebench
