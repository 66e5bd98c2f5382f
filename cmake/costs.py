#!/usr/bin/env python3
"""Prints what each object and each test of a build folder cost: seconds of wall time, the dearest first.

usage: costs.py BUILD [ROWS]
"""
import collections
import pathlib
import re
import sys


def objects(build):
    """Seconds by output, from ninja's log: start and end in milliseconds, the last entry of an output counts."""
    seconds = {}
    for line in (build / ".ninja_log").read_text().splitlines()[1:]:
        start, end, _, output, _ = line.split("\t")
        if output.endswith((".o", ".gch")):
            seconds[output] = (int(end) - int(start)) / 1000
    return seconds


def tests(build):
    """Seconds by test, as ctest remembers them: "name runs seconds" a line, up to a line of dashes."""
    costs = build / "Testing/Temporary/CTestCostData.txt"
    lines = costs.read_text().split("---")[0].splitlines() if costs.exists() else []
    return {name: float(seconds) for name, _, seconds in (line.rsplit(" ", 2) for line in lines)}


def room(name):
    """kernels, reports/analysis, tests/harness: where an object or a test belongs."""
    name = re.sub(r"CMakeFiles/([a-z]+)_tests\.dir/", r"\1/", name)
    name = re.sub(r"CMakeFiles/[^/]+\.dir/", "", name)
    name = re.sub(r"Unity/unity_([a-z]+)_cxx\.cxx\.o$", r"\1/together.o", name)  # A folder compiled as one.
    parts = name.split("/")
    if name.endswith(".cu.o"):
        return parts[0] + " (CUDA)"
    if "workloads" in parts:
        return "kernels " + re.sub(r"\.(cc|cu)\.o$", "", parts[-1] if parts[-1].startswith(
            ("simd", "autovec", "scalar")) else "other")
    return "/".join(parts[:2]) if len(parts) > 2 else parts[0].split(".")[0]


def show(title, seconds, rows):
    print(f"{title}: {len(seconds)}, {sum(seconds.values()):.0f} s in all")
    rooms = collections.Counter()
    for name, cost in seconds.items():
        rooms[room(name)] += cost
    for name, cost in rooms.most_common(rows):
        print(f"  {cost:8.1f} s  {name}")
    print("  the dearest:")
    for name, cost in sorted(seconds.items(), key=lambda entry: -entry[1])[:rows]:
        print(f"  {cost:8.1f} s  {name}")


def main():
    build = pathlib.Path(sys.argv[1])
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    show("objects", objects(build), rows)
    show("tests", tests(build), rows)


if __name__ == "__main__":
    main()
