// A problem without data, for timing what it costs to dispatch alone.
#pragma once

#include "kernels/workload.h"

namespace lanebench {

class Nothing final : public Problem {
 public:
  void allocate(Arena& /*inputs*/, Arena& /*outputs*/) override {}
  void fill(Team& /*team*/) override {}
  Cost cost() const override { return {}; }
  void poison() override {}
  Verdict check() override { return {}; }
  std::string answer() const override { return ""; }
};

}  // namespace lanebench
