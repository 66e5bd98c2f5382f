#!/usr/bin/env python3
"""Proves that check_docs can fail: a small tree in which nothing is wrong, then one fault after the other."""

import os
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
from check_docs import faults

HELP = """#!/bin/sh
case "$1" in
run) echo "  --quick  Fewer rounds" ;;
*) printf 'Usage\\n\\nSubcommands:\\n  run   Measure\\n  list  Show\\n' ;;
esac
"""
SAMPLE = """# Contributing

Write `kernels/workloads/triad/mine.cc`:

```cpp
#include "kernels/workloads/triad/triad.h"
int mine() { return triad; }
```
"""
TREE = {
    "README.md": "# Top\n\n[guide](docs/guide.md#two-words) `kernels/workloads/NAME/loop.{h,cc}`\n\n"
    "```sh\n./lanebench run --quick   # and wait\n./lanebench test\n```\n",
    "CONTRIBUTING.md": SAMPLE,
    "docs/guide.md": "# Guide\n\n## Two words\n\n`[](none)`\n",
    "docs/workloads.md": "[triad](../kernels/workloads/triad/README.md)\n",
    "kernels/workloads/triad/README.md": "# triad\n\n## Job\n\n## Lanes\n\n`loop.h`\n\n## Bound\n\n## Measured\n\n## What did not pay\n",
    "kernels/workloads/triad/loop.h": "",
    "kernels/workloads/triad/loop.cc": "",
    "kernels/workloads/triad/triad.h": "inline int triad = 3;\n",
    "lanebench": "#!/bin/sh\n",
    "program": HELP,
}


def found(**changes: str) -> list[str]:
    """The faults of the tree with these files changed."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in {**TREE, **changes}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
            (root / name).chmod(0o755 if name in ("lanebench", "program") else 0o644)
        return list(faults(root, str(root / "program"), os.environ.get("CXX", "c++"), "-std=c++20"))


class CheckDocs(unittest.TestCase):
    def expect(self, fault: str, changes: dict[str, str]):
        lines = found(**changes)
        self.assertEqual(len(lines), 1, lines)
        self.assertIn(fault, lines[0])

    def test_nothing_is_wrong(self):
        self.assertEqual(found(), [])

    def test_link_to_no_file(self):
        self.expect("there is no such file", {"docs/guide.md": TREE["docs/guide.md"] + "[gone](gone.md)"})

    def test_link_to_no_heading(self):
        self.expect("there is no such heading", {"docs/guide.md": "# Guide\n\n## Three words\n"})

    def test_picture_that_is_missing(self):
        self.expect("there is no such file", {"docs/guide.md": TREE["docs/guide.md"] + '<img src="gone.svg">'})

    def test_path_that_moved(self):
        self.expect("there is no such path", {"docs/guide.md": TREE["docs/guide.md"] + "`kernels/triad/loop.h`"})

    def test_placeholder_that_fits_nothing(self):
        self.expect("there is no such path", {"docs/guide.md": TREE["docs/guide.md"] + "`kernels/workloads/NAME/gone.h`"})

    def test_file_of_a_workload_that_is_gone(self):
        readme = "kernels/workloads/triad/README.md"
        self.expect("no file has this name", {readme: TREE[readme] + "`autovec.cc`"})

    def test_command_that_the_program_lacks(self):
        self.expect("no such command", {"docs/guide.md": TREE["docs/guide.md"] + "`lanebench walk`"})

    def test_option_that_the_command_lacks(self):
        self.expect("no such option", {"README.md": TREE["README.md"].replace("--quick", "--slow")})

    def test_launcher_that_cannot_be_executed(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertIn("no executable file", list(faults(Path(folder)))[0])

    def test_heading_that_is_missing(self):
        readme = "kernels/workloads/triad/README.md"
        self.expect("its headings are", {readme: TREE[readme].replace("## Bound\n", "")})

    def test_workload_without_readme(self):
        self.expect("has no README.md", {"kernels/workloads/dot/loop.h": ""})

    def test_workload_that_the_table_lacks(self):
        lines = found(**{"docs/workloads.md": ""})
        self.assertIn("does not link kernels/workloads/triad/README.md", lines[0])

    def test_sample_that_does_not_compile(self):
        self.expect("does not compile", {"CONTRIBUTING.md": SAMPLE.replace("triad; }", "duo; }")})

    def test_sample_without_a_name(self):
        self.expect("has no name of a file", {"CONTRIBUTING.md": SAMPLE.replace("`kernels/workloads/triad/mine.cc`", "this")})


if __name__ == "__main__":
    unittest.main()
