"""Which numbers are prime, by trial division with early exit."""

import math

from lanebench_yardstick import Request, random_numbers, run, run_numpy

request = Request()


def is_prime(n):
    if n < 4:
        return n >= 2
    if n % 2 == 0:
        return False
    for divisor in range(3, math.isqrt(n) + 1, 2):
        if n % divisor == 0:
            return False
    return True


def is_prime_numpy(numpy, n):
    if n < 4 or n % 2 == 0:
        return is_prime(n)
    block = 1 << 14  # Divisors at a time: few enough to stop early, many enough to be worth a call.
    root = math.isqrt(n)
    for begin in range(3, root + 1, 2 * block):
        divisors = numpy.arange(begin, min(begin + 2 * block, root + 1), 2, dtype=numpy.int64)
        if not (n % divisors).all():
            return False
    return True


def answer(flags):
    line = f"primes={sum(flags)}"
    if request.text("list"):
        line += " flags=" + ",".join(str(int(flag)) for flag in flags)
    return line


numbers = random_numbers(request)
if request.lanes == "numpy":
    run_numpy(lambda numpy: [is_prime_numpy(numpy, n) for n in numbers], answer)
else:
    run(request, numbers, is_prime, answer)
