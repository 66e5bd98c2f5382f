"""The sum of an array that holds 0 … upto-1, once for each job."""

import array

from lanebench_yardstick import Request, run, run_numpy

request = Request()
upto = request.integer("upto")
values = array.array("I", range(upto))  # 32-bit, as lanebench's; forked workers inherit it.


def sum_array(_):
    return sum(values)


def sum_numpy(numpy):
    same = numpy.frombuffer(values, dtype=numpy.uint32)
    return [int(same.sum(dtype=numpy.uint64)) for _ in range(request.integer("jobs"))]


def answer(sums):
    return f"total={sum(sums)}"


if request.lanes == "numpy":
    run_numpy(sum_numpy, answer)
else:
    run(request, range(request.integer("jobs")), sum_array, answer)
