"""Which rows of A occur in B, by comparing until the first match."""

from lanebench_yardstick import Request, chunks, random_words, run, run_numpy

request = Request()
ROWS, WIDTH, VALUES = request.integer("rows"), request.integer("width"), request.integer("values")


def table(stream):
    """Rows as lanebench makes them: four elements from each block of random words, 16 blocks reserved for a row."""
    seed = request.integer("seed")
    rows = []
    for i in range(ROWS):
        row = []
        for block in range((WIDTH + 3) // 4):
            row += [word * VALUES >> 32 for word in random_words(seed, i * 16 + block, stream)]
        rows.append(tuple(row[:WIDTH]))
    return rows


A, B = table(0), table(1)


def matches(job):
    begin, end = job
    return [row in B for row in A[begin:end]]


def matches_numpy(numpy):
    a, b = numpy.array(A).reshape(ROWS, WIDTH), numpy.array(B).reshape(ROWS, WIDTH)
    return [bool((b == row).all(axis=1).any()) for row in a]


def checksum(data):
    """FNV-1a over 8-byte words, as in kernels/contract/check.cc."""
    total = 0xCBF29CE484222325
    for begin in range(0, len(data), 8):
        word = int.from_bytes(data[begin : begin + 8], "little")
        total = (total ^ word) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return total


def answer(flags):
    return f"matches={sum(flags)} checksum={checksum(bytes(flags)):016x}"


if request.lanes == "numpy":
    run_numpy(matches_numpy, answer)
else:
    jobs = chunks(0, ROWS, 8 * request.worker_count)
    run(request, jobs, matches, lambda results: answer([flag for part in results for flag in part]))
