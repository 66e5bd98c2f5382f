// The exact tables of a machine for a terminal.
#include "reports/render/machine_text.h"

#include <gtest/gtest.h>

namespace lanebench {
namespace {

Machine example() {
  Machine machine;
  machine.line = "A CPU, 2 cores";
  machine.caches = {{.type = "Data", .level = 1, .size = 32768, .shared_by = 1, .count = 2},
                    {.type = {}, .level = {}, .size = {}, .shared_by = {}, .count = {}}};
  machine.ceilings = {
      {"copy", "cpu", "L1", "AVX3", 1, 205.4e9},    {"read", "cpu", "L1", "AVX3", 1, 183e9},
      {"fma", "cpu", "", "scalar", 1, 11.4e9},      {"fma_single", "cpu", "", "AVX3_DL", 2, 203e9},
      {"copy", "cpu", "L1", "AVX3", 2, 329e9},      {"triad", "cuda", "memory", "", 1, 900e9},
      {"integer_multiply", "cuda", "", "", 1, 5e12}};
  machine.slow_core_ceilings = {{"fma", "cpu", "", "scalar", 1, 4e9, true}};
  machine.overheads = {{"fork", "fork a process", 0.001756, "s", ""},
                       {"pipe_bandwidth", "messages through a pipe", 4.04e8, "B/s", ""},
                       {"cuda_launch", "launch a kernel", {}, "s", "no GPU"}};
  machine.figures_age_s = 7200;
  machine.facts = {{"caches", "left out"}, {"cpu.cores", "2"}, {"os", "a system"}};
  return machine;
}

TEST(MachineText, PutsWorkersAndKindsIntoOneTable) {
  EXPECT_EQ(machine_text(example()), R"(A CPU, 2 cores
Caches: L1 32.0 KiB × 2

at most, GB/s  workers  read  copy  triad
L1                   1   183   205      –
L1                   2     –   329      –
GPU memory                 –     –    900

at most, billions/s           workers  double  single  integer products
plain code                          1    11.4       –                 –
AVX-512 Ice Lake                    2       –     203                 –
GPU                                         –       –              5000
plain code           1 on a slow core    4.00       –                 –

what it costs         here  to
fork              1.756 ms  fork a process
pipe_bandwidth  0.404 GB/s  messages through a pipe
cuda_launch              –  no GPU
Measured 2.0 h ago, after the same boot; --remeasure takes these figures anew.

cpu.cores  2
os         a system
)");
}

TEST(MachineText, LeavesOutWhatIsNotKnown) {
  Machine machine;
  machine.line = "A CPU";
  EXPECT_EQ(machine_text(machine), "A CPU\n");
}

}  // namespace
}  // namespace lanebench
