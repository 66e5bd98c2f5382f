"""For each limit the sum of the primes up to it; split=jobs gives a worker a whole limit, as the original does."""

import math

from lanebench_yardstick import Request, chunks, run, run_numpy
from trial_division import is_prime

request = Request()
limits = [request.integer("limit")] if request.integer("limit") > 0 else request.integers("limits")
parts = 1 if request.text("split") == "jobs" else 8 * request.worker_count
jobs = [(begin, end) for limit in limits for begin, end in chunks(0, limit + 1, parts)]


def sum_primes(job):
    begin, end = job
    return sum(n for n in range(begin, end) if is_prime(n))


def sum_primes_numpy(numpy):
    """Divides all numbers that are still open by one prime after another."""
    sums = []
    for limit in limits:
        rest = numpy.arange(2, limit + 1, dtype=numpy.int64)
        total, divisor = 0, 2
        while divisor <= math.isqrt(limit):
            total += divisor
            rest = rest[rest % divisor != 0]
            divisor = int(rest[0]) if len(rest) else limit + 1
        sums.append(total + int(rest.sum()))
    return sums


def answer(sums):
    return "sums=" + ",".join(map(str, sums))


def answer_of_parts(results):
    sums, index = [], 0
    for limit in limits:
        count = len(chunks(0, limit + 1, parts))
        sums.append(sum(results[index : index + count]))
        index += count
    return answer(sums)


if request.lanes == "numpy":
    run_numpy(sum_primes_numpy, answer)
else:
    run(request, jobs, sum_primes, answer_of_parts)
