// One made-up workload, case by case, and its contrast.
#pragma once

#include <string>
#include <vector>

#include "reports/analysis/contrast.h"
#include "tests/reports/fake_run.h"

namespace lanebench {

/// Cases of "job" with constant times; 8 rounds unless told.
class FakeJob {
 public:
  explicit FakeJob(std::size_t rounds = 8) : rounds_(rounds) {}

  FakeJob& time(const std::string& variant, double seconds, double spread = 0) {
    std::vector<double> times;
    for (std::size_t i = 0; i < rounds_; ++i)
      times.push_back(seconds * (i % 2 == 0 ? 1 - spread : 1 + spread));
    add_timed(run_, fake_case("job", variant), times);
    return *this;
  }
  FakeJob& lacks(const std::string& variant, Status status, const std::string& reason) {
    run_.cases.push_back(fake_case("job", variant, status, reason));
    return *this;
  }
  FakeJob& twins(double seconds) {
    for (std::size_t i = 0; i < rounds_; ++i) {
      run_.samples.push_back(fake_sample(fake_case("job", "scalar/serial"), i, seconds, true));
    }
    return *this;
  }
  FakeJob& costs(const std::string& overhead, double seconds) {
    run_.machine.overheads.push_back({overhead, "", seconds, "s", ""});
    return *this;
  }
  Contrast contrast() const { return lanebench::contrast(summarize(run_)).at(0); }

 private:
  std::size_t rounds_;
  Run run_ = fake_run();
};

}  // namespace lanebench
