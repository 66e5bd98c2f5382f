"""Which numbers are prime, by trial division with early exit."""

from lanebench_yardstick import Request, random_numbers, run, run_numpy
from trial_division import is_prime, smallest_prime_factor_numpy

request = Request()
numbers = random_numbers(request)


def answer(flags):
    line = f"primes={sum(flags)}"
    if request.text("list"):
        line += " flags=" + ",".join(str(int(flag)) for flag in flags)
    return line


def are_prime_numpy(numpy):
    return [n >= 2 and smallest_prime_factor_numpy(numpy, n) == n for n in numbers]


if request.lanes == "numpy":
    run_numpy(are_prime_numpy, answer)
else:
    run(request, numbers, is_prime, answer)
