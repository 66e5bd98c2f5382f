// One line per workload.
#include "kernels/catalog.h"

#include "kernels/workloads/black_scholes/black_scholes.h"
#include "kernels/workloads/dot/dot.h"
#include "kernels/workloads/file_copy/file_copy.h"
#include "kernels/workloads/histogram/histogram.h"
#include "kernels/workloads/image_resize/image_resize.h"
#include "kernels/workloads/largest_prime_factor/largest_prime_factor.h"
#include "kernels/workloads/line_count/line_count.h"
#include "kernels/workloads/mandelbrot/mandelbrot.h"
#include "kernels/workloads/monte_carlo_pi/monte_carlo_pi.h"
#include "kernels/workloads/nbody/nbody.h"
#include "kernels/workloads/page_titles/page_titles.h"
#include "kernels/workloads/prefix_sum/prefix_sum.h"
#include "kernels/workloads/primality/primality.h"
#include "kernels/workloads/prime_range/prime_range.h"
#include "kernels/workloads/prime_sum/prime_sum.h"
#include "kernels/workloads/range_sum/range_sum.h"
#include "kernels/workloads/row_match/row_match.h"
#include "kernels/workloads/sgemm/sgemm.h"
#include "kernels/workloads/smallest_prime_factor/smallest_prime_factor.h"
#include "kernels/workloads/sort/sort.h"
#include "kernels/workloads/spmv/spmv.h"
#include "kernels/workloads/stencil/stencil.h"
#include "kernels/workloads/triad/triad.h"
#include "kernels/workloads/wait/wait.h"

namespace lanebench {

const Catalog& catalog() {
  // clang-format off
  static const Catalog all = {
      black_scholes::workload(),
      dot::workload(),
      file_copy::workload(),
      histogram::workload(),
      image_resize::workload(),
      largest_prime_factor::workload(),
      line_count::workload(),
      mandelbrot::workload(),
      monte_carlo_pi::workload(),
      nbody::workload(),
      page_titles::workload(),
      prefix_sum::workload(),
      primality::workload(),
      prime_range::workload(),
      prime_sum::workload(),
      range_sum::workload(),
      row_match::workload(),
      sgemm::workload(),
      smallest_prime_factor::workload(),
      sort::workload(),
      spmv::workload(),
      stencil::workload(),
      triad::workload(),
      wait::workload(),
  };
  // clang-format on
  return all;
}

}  // namespace lanebench
