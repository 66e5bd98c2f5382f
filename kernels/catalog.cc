// One line per workload.
#include "kernels/catalog.h"

#include "kernels/black_scholes/black_scholes.h"
#include "kernels/dot/dot.h"
#include "kernels/file_copy/file_copy.h"
#include "kernels/histogram/histogram.h"
#include "kernels/image_resize/image_resize.h"
#include "kernels/largest_prime_factor/largest_prime_factor.h"
#include "kernels/line_count/line_count.h"
#include "kernels/mandelbrot/mandelbrot.h"
#include "kernels/monte_carlo_pi/monte_carlo_pi.h"
#include "kernels/nbody/nbody.h"
#include "kernels/page_titles/page_titles.h"
#include "kernels/prefix_sum/prefix_sum.h"
#include "kernels/primality/primality.h"
#include "kernels/prime_range/prime_range.h"
#include "kernels/prime_sum/prime_sum.h"
#include "kernels/range_sum/range_sum.h"
#include "kernels/row_match/row_match.h"
#include "kernels/sgemm/sgemm.h"
#include "kernels/smallest_prime_factor/smallest_prime_factor.h"
#include "kernels/sort/sort.h"
#include "kernels/spmv/spmv.h"
#include "kernels/stencil/stencil.h"
#include "kernels/triad/triad.h"
#include "kernels/wait/wait.h"

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
