"""Pi from random points, with Python's own generator: other points than lanebench's, so an answer within the error."""

import random

from lanebench_yardstick import Request, chunks, run, run_numpy

request = Request()
POINTS = request.integer("points")


def hits(job):
    begin, end = job
    generator = random.Random(begin)
    count = 0
    for _ in range(end - begin):
        x, y = generator.random(), generator.random()
        if x * x + y * y <= 1:
            count += 1
    return count


def hits_numpy(numpy):
    generator = numpy.random.default_rng(request.integer("seed"))
    count, block = 0, 1 << 16  # Blocks that stay in the cache.
    for begin in range(0, POINTS, block):
        points = generator.random((2, min(block, POINTS - begin)))
        count += int(numpy.count_nonzero((points * points).sum(axis=0) <= 1))
    return count


def answer(count):
    return f"hits={count} pi={4 * count / max(POINTS, 1):.10f}"


if request.lanes == "numpy":
    run_numpy(hits_numpy, answer)
else:
    run(request, chunks(0, POINTS, 8 * request.worker_count), hits, lambda results: answer(sum(results)))
