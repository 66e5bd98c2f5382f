#!/usr/bin/env python3
"""The answers that reading_answers gives for a small file made up for it."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
from reading_answers import answers

HEAD = ("workload,size,case_id,lanes,isa,workers,worker_count,device,mode,status,median_s,speedup,speedup_lo,speedup_hi,"
        "pct_roof,roof,flags,aa_floor,limited_by")


def row(case, lanes, isa, workers, count, gain, low, high, size=100, flags="", status="ok"):
    return f"sgemm,{size},{case},{lanes},{isa},{workers},{count},cpu,wall,{status},{1 / gain},{gain},{low},{high},50,a roof,{flags},0.02,cpu"


ROWS = [
    row("a", "scalar", "", "serial", 1, 1, 1, 1),
    row("b", "autovec", "AVX2", "serial", 1, 4, 3.9, 4.1),
    row("c", "simd", "AVX3", "serial", 1, 4.8, 4.7, 4.9, flags="steal"),
    row("d", "simd", "AVX2", "serial", 1, 2.4, 2.3, 2.5),
    row("e", "scalar", "", "threads", 2, 1.1, 0.99, 1.2),
    row("f", "scalar", "", "processes", 2, 1.5, 1.4, 1.6),
    row("sgemm/g", "openblas", "", "serial", 1, 9, 8, 10),
    row("h", "simd", "AVX3_DL", "serial", 1, 99, 99, 99, status="wrong"),
    row("a", "scalar", "", "serial", 1, 1, 1, 1, size=10),
    row("e", "scalar", "", "threads", 2, 0.5, 0.4, 0.6, size=10),
]


class Answers(unittest.TestCase):
    def test_are_computed_from_the_largest_size(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "results.csv"
            path.write_text("\n".join([HEAD, *ROWS]) + "\n", encoding="utf-8")
            self.assertEqual(answers(path), [
                "autovec ×4 [3.9, 4.1] pays; openblas ×9 [8, 10] pays; scalar ×1 [1, 1] no gain; simd ×4.8 [4.7, 4.9] pays; "
                "threads ×1.1 [0.99, 1.2] no gain; processes ×1.5 [1.4, 1.6] pays",
                "processes pays: sgemm; threads no gain: sgemm",
                "64 bytes over 32: ×2 in the mean of 1 jobs",
                "sgemm: processes; in 0 jobs not to be told apart",
                "hand-written over compiler's below ×1.25: sgemm ×1.2",
                "sgemm: not seen",
                "1 of 7 rows have a flag; the middle job's noise is 2 %; above 25 %: none",
                "sgemm 50 % of a roof (g)",
                "nothing was measured on a GPU",
                "hand-written SIMD pays in 1 of 1 jobs that do not wait, ×4.8 to ×4.8",
            ])
            self.assertEqual(answers(path, "dot")[0], "dot was not measured")


if __name__ == "__main__":
    unittest.main()
