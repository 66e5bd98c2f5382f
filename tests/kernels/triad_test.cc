// Triad: every lane and team size gives the right elements, with cached and with streaming stores.
#include "kernels/workloads/triad/triad.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/kernels/every_variant.h"

namespace lanebench::triad {
namespace {

/// Runs every variant in teams up to `largest`, with cached and with streaming stores.
void expect_right_both_ways(std::size_t n, std::size_t largest) {
  ReadyProblem ready(workload().make(parameters_of(workload(), {{"n", std::to_string(n)}})));
  for (const bool streaming : {false, true}) {
    SCOPED_TRACE(testing::Message() << "n=" << n << " streaming=" << streaming);
    static_cast<Triad&>(*ready.problem).exceeds_cache = streaming;
    expect_right_everywhere(workload(), *ready.problem, largest);
  }
}

// Remainders of a vector, of a line, and of the four places at which a share is streamed.
TEST(Triad, EveryVariantIsRightAtEveryRemainder) {
  for (std::size_t n = 0; n <= 2 * 32 + 3; ++n) expect_right_both_ways(n, 1);  // Four lines: 32 elements.
  for (const std::size_t n :
       {0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 63, 64, 65, 127, 128, 191, 1000, 4096, 10007}) {
    expect_right_both_ways(n, 3);
  }
}

}  // namespace
}  // namespace lanebench::triad
