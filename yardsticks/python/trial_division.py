"""Trial division, as the original lessons do it, but exact: what several programs here share."""

import math


def is_prime(n):
    """By 2, 3 and the numbers 6k-1 and 6k+1."""
    if n < 4:
        return n >= 2
    if n % 2 == 0 or n % 3 == 0:
        return False
    for divisor in range(5, math.isqrt(n) + 1, 6):
        if n % divisor == 0 or n % (divisor + 2) == 0:
            return False
    return True


def smallest_prime_factor(n):
    """n itself for 0, 1 and primes."""
    for divisor in (2, 3):
        if n % divisor == 0 and n > 0:
            return divisor
    for divisor in range(5, math.isqrt(n) + 1, 6):
        if n % divisor == 0:
            return divisor
        if n % (divisor + 2) == 0:
            return divisor + 2
    return n


def largest_prime_factor(n):
    """n itself for 0 and 1."""
    largest, divisor = n, 2
    rest = n
    while divisor * divisor <= rest:
        if rest % divisor == 0:
            rest //= divisor
            largest = divisor
        elif divisor < 5:
            divisor += 1 if divisor == 2 else 2
        else:
            divisor += 2 if divisor % 6 == 5 else 4
    return rest if rest > 1 else largest


def smallest_prime_factor_numpy(numpy, n):
    """As smallest_prime_factor, with a block of odd divisors in each step."""
    if n < 2 or n % 2 == 0:
        return n if n < 2 else 2
    block = 1 << 14  # Divisors at a time: few enough to stop early, many enough to be worth a call.
    root = math.isqrt(n)
    for begin in range(3, root + 1, 2 * block):
        divisors = numpy.arange(begin, min(begin + 2 * block, root + 1), 2, dtype=numpy.int64)
        divides = n % divisors == 0
        if divides.any():
            return int(divisors[divides.argmax()])
    return n
