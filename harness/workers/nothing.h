// A problem without data, cost or answer: for timing what it costs to dispatch alone, and the base of those
// that measure the machine.
#pragma once

#include "kernels/contract/workload.h"

namespace lanebench {

class Nothing : public Problem {
 public:
  void allocate(Arena& /*inputs*/, Arena& /*outputs*/) override {}
  void fill(Team& /*team*/) override {}
  Cost cost() const override { return {}; }
  void poison() override {}
  Verdict check() override { return {}; }
  std::string answer() const override { return ""; }
};

}  // namespace lanebench
