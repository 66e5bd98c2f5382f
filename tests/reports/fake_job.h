// One made-up workload, case by case, and its contrast.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/analysis/contrast.h"
#include "reports/analysis/matrix.h"
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
    CaseRecord record = fake_case("job", variant);
    record.bytes = bytes_;
    add_timed(run_, record, times);
    return *this;
  }
  /// A further lane of the job's own, which its name does not tell from a library.
  FakeJob& own(const std::string& variant, double seconds) {
    time(variant, seconds);
    run_.cases.back().origin = Origin::kOwn;
    return *this;
  }
  /// What the cases that follow move.
  FakeJob& bytes(double count) {
    bytes_ = count;
    return *this;
  }
  FakeJob& limited_by(const std::string& what) {
    for (CaseRecord& record : run_.cases) record.limited_by = what;
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
  Machine& machine() { return run_.machine; }
  Summary summary() const { return summarize(run_); }
  Contrast contrast() const { return lanebench::contrast(summary()).at(0); }
  MatrixRow row() const { return matrix(summary(), {}).at(0); }

 private:
  std::optional<double> bytes_;
  std::size_t rounds_;
  Run run_ = fake_run();
};

}  // namespace lanebench
