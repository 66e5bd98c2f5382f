"""The smallest prime factor of each number, by trial division with early exit."""

from lanebench_yardstick import Request, random_numbers, run, run_numpy
from trial_division import smallest_prime_factor, smallest_prime_factor_numpy

request = Request()
numbers = random_numbers(request)


def answer(factors):
    return "factors=" + ",".join(map(str, factors))


if request.lanes == "numpy":
    run_numpy(lambda numpy: [smallest_prime_factor_numpy(numpy, n) for n in numbers], answer)
else:
    run(request, numbers, smallest_prime_factor, answer)
