// Primality by the integer remainder, one division after another: what a first version looks like.
#include "kernels/primes/trial_division/remainder.h"
#include "kernels/workloads/primality/primality.h"

namespace lanebench::primality {

void textbook(const Primality& p, Team& team) {
  for (Range r = team.next(p.count, 1); !r.empty(); r = team.next(p.count, 1)) {
    p.prime[r.begin] = trial_division::prime_by_remainders(p.numbers[r.begin]);
  }
}

}  // namespace lanebench::primality
