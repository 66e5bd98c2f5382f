#!/usr/bin/env python3
"""The right answers to the ten questions of docs/reading-test.md, from a run's results.csv alone.

reading_answers.py RESULTS.csv [JOB]

Reports pair times round by round; this file has gains and their intervals only. So where two ways differ by less than their intervals, it
says "not to be told apart", and a report that knows more is right, too.
"""

import csv
import math
import statistics
import sys
from collections import defaultdict

SMALLEST_GAIN = 1.25  # As reports/analysis/verdict.h.
BYTES = {"SSE2": 16, "SSSE3": 16, "SSE4": 16, "AVX2": 32, "AVX3": 64, "AVX3_DL": 64, "AVX3_ZEN4": 64, "AVX3_SPR": 64}
OWN = {"scalar", "autovec", "simd", ""}


def number(row, name):
    return float(row[name]) if row[name] else None


def verdict(row):
    """What a gain over plain code allows to say."""
    low, high = number(row, "speedup_lo"), number(row, "speedup_hi")
    floor = number(row, "aa_floor") or 0
    if low is None or high is None:
        return "cannot tell"
    if low > 1 + floor:
        return "pays"
    if high < 1 - floor:
        return "costs"
    return "no gain" if high <= SMALLEST_GAIN and 1 + floor <= SMALLEST_GAIN else "cannot tell"


class Job:
    """One workload at one size."""

    def __init__(self, rows):
        self.rows = [row for row in rows if row["status"] == "ok" and row["speedup"]]
        self.most = max((int(row["worker_count"] or 1) for row in self.rows), default=1)

    def best(self, **wanted):
        """The fastest row with these columns."""
        rows = [row for row in self.rows if all(row[name] == value for name, value in wanted.items())]
        return min(rows, key=lambda row: float(row["median_s"]), default=None)

    def team(self, kind, lanes="scalar"):
        return self.best(lanes=lanes, workers=kind, worker_count=str(self.most))


def gain(row):
    low, high = row["speedup_lo"], row["speedup_hi"]
    interval = f" [{float(low):.3g}, {float(high):.3g}]" if low and high else ""
    return f"×{float(row['speedup']):.3g}{interval}"


def certainly_faster(a, b):
    """Whether a's interval lies above b's."""
    low, high = number(a, "speedup_lo"), number(b, "speedup_hi")
    return low is not None and high is not None and low > high


def listed(names):
    return ", ".join(names) or "none"


def read(path):
    """Each workload's sizes, and its job at the largest."""
    rows = defaultdict(lambda: defaultdict(list))
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rows[row["workload"]][int(row["size"])].append(row)
    return {name: {size: Job(all_rows) for size, all_rows in sorted(sizes.items())} for name, sizes in rows.items()}


def first_step(job):
    ways = {lanes: job.best(lanes=lanes, workers="serial") for lanes in sorted({row["lanes"] for row in job.rows})}
    team = {kind: job.team(kind) for kind in ("threads", "processes")}
    return "; ".join(f"{name} {gain(row)} {verdict(row)}" for name, row in {**ways, **team}.items() if row)


def threads_by_verdict(heads):
    found = defaultdict(list)
    for name, job in heads.items():
        for kind in ("threads", "processes"):
            row = job.team(kind)
            if row:
                found[kind, verdict(row)].append(name)
    return "; ".join(f"{kind} {what}: {listed(names)}" for (kind, what), names in sorted(found.items()))


def widest_over_next(heads):
    ratios = []
    for job in heads.values():
        by_bytes = {}
        for row in job.rows:
            if row["lanes"] == "simd" and row["workers"] == "serial" and row["isa"] in BYTES:
                width = BYTES[row["isa"]]
                by_bytes[width] = min(by_bytes.get(width, math.inf), float(row["median_s"]))
        widths = sorted(by_bytes, reverse=True)
        if len(widths) > 1:
            ratios.append((widths[0], widths[1], by_bytes[widths[1]] / by_bytes[widths[0]]))
    if not ratios:
        return "one width only"
    mean = statistics.geometric_mean(ratio for *_, ratio in ratios)
    return f"{ratios[0][0]} bytes over {ratios[0][1]}: ×{mean:.3g} in the mean of {len(ratios)} jobs"


def threads_against_processes(heads):
    certain, open_ones = [], 0
    for name, job in heads.items():
        lanes = "simd" if job.team("threads", "simd") and job.team("processes", "simd") else "scalar"
        threads, processes = job.team("threads", lanes), job.team("processes", lanes)
        if not threads or not processes:
            continue
        if certainly_faster(threads, processes):
            certain.append(f"{name}: threads")
        elif certainly_faster(processes, threads):
            certain.append(f"{name}: processes")
        else:
            open_ones += 1
    return f"{listed(certain)}; in {open_ones} jobs not to be told apart"


def compiler_as_good(heads):
    names = []
    for name, job in heads.items():
        hand, compiler = job.best(lanes="simd", workers="serial"), job.best(lanes="autovec", workers="serial")
        if hand and compiler and float(compiler["median_s"]) / float(hand["median_s"]) < SMALLEST_GAIN:
            names.append(f"{name} ×{float(compiler['median_s']) / float(hand['median_s']):.3g}")
    return "hand-written over compiler's below ×1.25: " + listed(names)


def threads_pay_from(jobs):
    found = []
    for name, sizes in jobs.items():
        rows = [(size, verdict(row)) for size, job in sizes.items() if (row := job.team("threads"))]
        if len(rows) < 2:
            continue
        start = None
        for i, (size, _) in enumerate(rows):
            if all(later == "pays" for _, later in rows[i:]):
                start = f"{rows[i - 1][0]} to {size}" if i else f"at every size from {size}"
                break
        found.append(f"{name}: {start or 'not seen'}")
    return "; ".join(found) or "no job has two sizes"


def quiet(heads):
    rows = [row for job in heads.values() for row in job.rows]
    flagged = sum(1 for row in rows if row["flags"])
    floors = {name: number(job.rows[0], "aa_floor") for name, job in heads.items() if job.rows}
    known = [floor for floor in floors.values() if floor is not None]
    noisy = [f"{name} ±{100 * floor:.0f} %" for name, floor in floors.items() if floor is not None and floor > 0.25]
    middle = f"{100 * statistics.median(known):.0f} %" if known else "unknown"
    return f"{flagged} of {len(rows)} rows have a flag; the middle job's noise is {middle}; above 25 %: {listed(noisy)}"


def limits(heads):
    found = []
    for name, job in heads.items():
        row = min((row for row in job.rows if row["mode"] != "kernel"), key=lambda row: float(row["median_s"]), default=None)
        if row:
            known = f"{float(row['pct_roof']):.0f} % of {row['roof']}" if row["pct_roof"] else "not known"
            found.append(f"{name} {known} ({row['case_id'].split('/', 1)[1]})")
    return "; ".join(found)


def gpu(heads):
    rows = [(name, job.best(device="cuda", mode="end_to_end")) for name, job in heads.items()]
    return "; ".join(f"{name} {gain(row)}" for name, row in rows if row) or "nothing was measured on a GPU"


def to_quote(heads):
    sentences = []
    for what, row_of in (("hand-written SIMD", lambda job: job.best(lanes="simd", workers="serial")),
                         ("threads, plain code", lambda job: job.team("threads"))):
        rows = [row for job in heads.values() if job.rows and job.rows[0]["limited_by"] != "waiting" and (row := row_of(job))]
        gains = sorted(float(row["speedup"]) for row in rows if verdict(row) == "pays")
        if gains:
            sentences.append(f"{what} pays in {len(gains)} of {len(rows)} jobs that do not wait, ×{gains[0]:.3g} to ×{gains[-1]:.3g}")
    return "; ".join(sentences)


def answers(path, asked="sgemm"):
    """One for each question."""
    jobs = read(path)
    heads = {name: sizes[max(sizes)] for name, sizes in jobs.items()}
    return [first_step(heads[asked]) if asked in heads else f"{asked} was not measured",
            threads_by_verdict(heads), widest_over_next(heads), threads_against_processes(heads),
            compiler_as_good(heads), threads_pay_from(jobs), quiet(heads), limits(heads), gpu(heads), to_quote(heads)]


def main():
    for i, answer in enumerate(answers(*sys.argv[1:3]), 1):
        print(f"{i}. {answer}")


if __name__ == "__main__":
    main()
