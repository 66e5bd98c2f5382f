// The team of one.
#include "harness/workers/workers.h"

namespace lanebench {
namespace {

class SerialWorkers final : public Workers {
 public:
  void run(const Kernel& kernel, const Problem& problem) override {
    state_->rewind();
    Team team(*state_, 0, 1);
    kernel(problem, team);
  }
  void park() override {}

 private:
  std::unique_ptr<TeamState> state_ = std::make_unique<TeamState>();
};

}  // namespace

std::unique_ptr<Workers> serial_workers() {
  return std::make_unique<SerialWorkers>();
}

}  // namespace lanebench
