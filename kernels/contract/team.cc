// The barrier on which every collective operation of a team rests.
#include "kernels/contract/team.h"

namespace lanebench {

void Team::barrier() {
  if (size_ == 1) {
    state_->rewind();
    return;
  }
  const std::uint32_t phase = state_->phase.value();
  if (state_->arrived.fetch_add(1, std::memory_order_acq_rel) + 1 == size_) {
    state_->arrived.store(0, std::memory_order_relaxed);
    state_->rewind();
    state_->phase.set(phase + 1);
  } else {
    state_->phase.wait_while(phase, state_->spins);
  }
}

std::size_t Team::publish(std::uint64_t bits) {
  const std::size_t side = collectives_++ % 2;
  state_->slots[rank_].bits[side] = bits;
  barrier();
  return side;
}

}  // namespace lanebench
