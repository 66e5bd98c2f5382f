"""What the programs beside this file share: the request, the pools, the clock, and lanebench's random numbers.

Each program reads one JSON object from standard input,
    {"workload", "parameters": {name: text}, "inputs": {name: text}, "lanes", "workers", "worker_count"},
and prints one JSON line, {"answer", "seconds"} or {"unavailable"}. Seconds are for the job alone: pools exist and
inputs are made before the clock starts, as they do for lanebench's own cases.
"""

import concurrent.futures
import contextlib
import json
import multiprocessing
import sys
import time


def reply(**members):
    print(json.dumps(members), flush=True)


class Request:
    """What lanebench asks for."""

    def __init__(self):
        asked = json.loads(sys.stdin.readline())
        self.parameters = asked["parameters"]
        self.inputs = asked["inputs"]
        self.lanes = asked["lanes"]
        self.workers = asked["workers"]
        self.worker_count = asked["worker_count"]

    def text(self, name):
        return self.parameters[name]

    def integer(self, name):
        """A whole number as lanebench reads it: 1000, 1e6 or 2.5e3."""
        return whole(self.parameters[name])

    def integers(self, name):
        """Whole numbers joined by commas; none for an empty text."""
        return [whole(text) for text in self.parameters[name].split(",") if text]


def whole(text):
    if text.isdigit():
        return int(text)
    mantissa, _, exponent = text.lower().partition("e")
    digits, _, decimals = mantissa.partition(".")
    return int(digits + decimals) * 10 ** (int(exponent) - len(decimals))


def nothing(_):
    time.sleep(0.001)  # Long enough that every worker of a pool is started for one of these.


@contextlib.contextmanager
def mapper(request):
    """The `map` to use: the builtin, or that of a pool whose workers are all running."""
    if request.workers == "serial":
        yield map
        return
    count = request.worker_count
    if request.workers == "threads":
        pool = concurrent.futures.ThreadPoolExecutor(count)
    else:
        pool = concurrent.futures.ProcessPoolExecutor(count, multiprocessing.get_context("fork"))
    with pool:
        list(pool.map(nothing, range(4 * count)))
        yield pool.map


def run(request, jobs, work, answer):
    """Times work(job) for all jobs and replies with answer(results)."""
    with mapper(request) as map_all:
        start = time.perf_counter()
        results = list(map_all(work, jobs))
        seconds = time.perf_counter() - start
    reply(answer=answer(results), seconds=seconds)


def run_numpy(work, answer):
    """Times work(numpy) and replies with answer(result)."""
    try:
        import numpy
    except ImportError:
        reply(unavailable="NumPy is not installed")
        return
    start = time.perf_counter()
    result = work(numpy)
    seconds = time.perf_counter() - start
    reply(answer=answer(result), seconds=seconds)


def chunks(first, last, parts):
    """Cuts [first, last) into at most `parts` ranges of nearly equal length."""
    cuts = [first + (last - first) * i // parts for i in range(parts + 1)]
    return [(begin, end) for begin, end in zip(cuts, cuts[1:]) if begin < end]


# --- Random numbers: Philox4x32-10, as in kernels/contract/random.h --------------------------------------------------------

_MASK = 0xFFFFFFFF


def random_words(seed, index, stream=0):
    """The four 32-bit words of element `index`."""
    c0, c1, c2, c3 = index & _MASK, index >> 32, stream, 0
    k0, k1 = seed & _MASK, seed >> 32
    for _ in range(10):
        product0 = 0xD2511F53 * c0
        product1 = 0xCD9E8D57 * c2
        c0, c1, c2, c3 = (
            (product1 >> 32) ^ c1 ^ k0,
            product1 & _MASK,
            (product0 >> 32) ^ c3 ^ k1,
            product0 & _MASK,
        )
        k0 = (k0 + 0x9E3779B9) & _MASK
        k1 = (k1 + 0xBB67AE85) & _MASK
    return c0, c1, c2, c3


def random_number(seed, index, first, last):
    """A number in [first, last], as kernels/workloads/primality draws it."""
    words = random_words(seed, index)
    return first + ((words[1] << 32 | words[0]) * (last - first + 1) >> 64)


def random_numbers(request):
    """The `list` of the request, or as many random numbers as it asks for."""
    if request.text("list"):
        return request.integers("list")
    first, last = request.integer("first"), request.integer("last")
    return [random_number(request.integer("seed"), i, first, last) for i in range(request.integer("numbers"))]
