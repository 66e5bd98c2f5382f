"""The primes among consecutive numbers, in order."""

from lanebench_yardstick import Request, run, run_numpy
from trial_division import is_prime, smallest_prime_factor_numpy

MOST_NAMED = 1000
request = Request()
first = request.integer("first")
numbers = range(first, first + request.integer("count"))


def answer(flags):
    primes = [n for n, flag in zip(numbers, flags) if flag]
    line = "primes=" + ",".join(map(str, primes[:MOST_NAMED]))
    return line if len(primes) <= MOST_NAMED else f"{line},… ({len(primes)} in all)"


def are_prime_numpy(numpy):
    return [n >= 2 and smallest_prime_factor_numpy(numpy, n) == n for n in numbers]


if request.lanes == "numpy":
    run_numpy(are_prime_numpy, answer)
else:
    run(request, numbers, is_prime, answer)
