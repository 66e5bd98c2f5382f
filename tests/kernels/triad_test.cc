// Triad: every lane and team size gives the right elements, with cached and with streaming stores.
#include "kernels/workloads/triad/triad.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/kernels/team_runner.h"

namespace lanebench::triad {
namespace {

void expect_all_variants_right(std::size_t n, bool exceeds_cache) {
  Parameters parameters(workload().parameters);
  parameters.set("n", std::to_string(n));
  Triad problem(parameters);
  Arena counted_inputs;
  Arena counted_outputs;
  problem.allocate(counted_inputs, counted_outputs);
  Arena inputs(Arena::Memory::kPrivate, counted_inputs.used());
  Arena outputs(Arena::Memory::kPrivate, counted_outputs.used());
  problem.allocate(inputs, outputs);
  problem.exceeds_cache = exceeds_cache;
  run_team([&](const Problem&, Team& team) { problem.fill(team); }, problem, 1);
  for (const Variant& variant : workload().variants) {
    if (!variant.kernel) continue;
    for (const std::size_t workers : {1, 2, 3}) {
      problem.poison();
      run_team(variant.kernel, problem, workers);
      const Verdict verdict = problem.check();
      EXPECT_TRUE(verdict.correct) << variant.lanes << '@' << variant.isa << " workers=" << workers
                                   << " n=" << n << " streaming=" << exceeds_cache << ": " << verdict.reason;
    }
  }
}

// Remainders of a vector, of a line, and of the four places at which a share is streamed.
TEST(Triad, EveryVariantIsRightAtEveryRemainder) {
  for (const std::size_t n :
       {0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 63, 64, 65, 127, 128, 191, 1000, 4096, 10007}) {
    expect_all_variants_right(n, false);
    expect_all_variants_right(n, true);
  }
}

}  // namespace
}  // namespace lanebench::triad
