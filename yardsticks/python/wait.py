"""Jobs that only wait: the workload in which threads help Python as much as anyone."""

import time

from lanebench_yardstick import Request, run

request = Request()
SECONDS = request.integer("milliseconds") / 1000


def wait(_):
    time.sleep(SECONDS)


run(request, range(request.integer("jobs")), wait, lambda results: f"waited={len(results)}")
