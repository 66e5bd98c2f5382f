"""The largest prime factor of consecutive numbers, by trial division in exact integers."""

from lanebench_yardstick import Request, run, whole
from trial_division import largest_prime_factor

request = Request()
first = whole(request.text("first"))
run(
    request,
    range(first, first + request.integer("count")),
    largest_prime_factor,
    lambda factors: "factors=" + ",".join(map(str, factors)),
)
