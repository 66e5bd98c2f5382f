#!/usr/bin/env python3
"""Checks what the documents say about this tree: links, anchors, paths, commands, headings, samples of code.

check_docs.py [--root DIR] [--program LANEBENCH] [--compiler CXX [--flags "..."]]

Prints one line for each fault, "FILE: what is wrong", and exits with 1 if there is any. Without a program the subcommands and options
are not checked, without a compiler the samples of CONTRIBUTING.md are not.
"""

import argparse
import itertools
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

HEADINGS = ["Job", "Lanes", "Bound", "Measured", "What did not pay"]
LAUNCHER_COMMANDS = {"test"}  # Those that ./lanebench has besides the program's.
SKIPPED = {"results", "golden"}  # What programs write. Folders that begin with "build" or a dot are skipped, too.
ROOMS = ("bench", "cmake", "docs", "harness", "kernels", "reports", "tests", "yardsticks", ".ci")

FENCE = re.compile(r"^( *)```(\S*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`((?:[^`\n]|\n(?!\n))+)`")
LINK = re.compile(r"\]\(([^()\s]+)\)|(?:src|href)=\"([^\"]+)\"|^\[[^\]]+\]: +(\S+)", re.MULTILINE)
PATH = re.compile(r"(?<![\w./-])(?:%s)/(?:[^\s`,;(){}]|\{[^}\s]*\})*" % "|".join(re.escape(room) for room in ROOMS))
FILE_NAME = re.compile(r"[\w-]+\.(?:cc|cu|h|py)")
COMMAND = re.compile(r"(?:^|[\s/])lanebench ([a-z][a-z-]*)(?![\w:/])([^\n]*)", re.MULTILINE)


class Document:
    """A Markdown file, its code taken apart from its prose."""

    def __init__(self, path: Path):
        self.path = path
        self.text = path.read_text(encoding="utf-8")
        self.without_fences = FENCE.sub("", self.text)
        self.prose = SPAN.sub("", self.without_fences)
        self.spans = SPAN.findall(self.without_fences)

    def headings(self, level: str = "#+") -> list[str]:
        return re.findall(rf"^{level} +(.*?) *$", self.without_fences, re.MULTILINE)

    def anchors(self) -> set[str]:
        """As GitHub makes them; a repeated heading gets a number."""
        seen: dict[str, int] = {}
        anchors = set()
        for heading in self.headings():
            slug = re.sub(r"[^\w\- ]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()).replace(" ", "-")
            count = seen[slug] = seen.get(slug, -1) + 1
            anchors.add(f"{slug}-{count}" if count else slug)
        return anchors

    def samples(self) -> list[tuple[str, str]]:
        """The blocks of C++, each with the file that the text above names last; without one it is empty."""
        found = []
        end = 0
        for block in FENCE.finditer(self.text):
            named = [span for span in SPAN.findall(self.text[end : block.start()]) if re.search(r"/.*\.(cc|h|cu)$", span)]
            end = block.end()
            if block[2] == "cpp":
                found.append((named[-1] if named else "", re.sub(rf"^{block[1]}", "", block[3], flags=re.MULTILINE)))
        return found

    def code(self) -> str:
        """What a reader may type: blocks of shell without comments, indented blocks, and spans."""
        shell = [re.sub(r"(^|\s)#.*", "", block[3]) for block in FENCE.finditer(self.text) if block[2] == "sh"]
        indented = re.findall(r"^    (\S.*)$", self.without_fences, re.MULTILINE)
        return "\n".join(shell + indented + self.spans)


def documents(root: Path) -> list[Document]:
    found = []
    for folder, subfolders, files in os.walk(root):
        subfolders[:] = (name for name in subfolders if name not in SKIPPED and not name.startswith(("build", ".")))
        found += (Path(folder) / name for name in files if name.endswith(".md"))
    return [Document(path) for path in sorted(found)]


def check_links(document: Document):
    for link in (a or b or c for a, b, c in LINK.findall(document.prose)):
        if re.match(r"[a-z]+:", link):
            continue
        place, _, anchor = link.partition("#")
        target = (document.path.parent / place) if place else document.path
        if not target.exists():
            yield f"link to {link}: there is no such file"
        elif anchor and anchor not in Document(target).anchors():
            yield f"link to {link}: there is no such heading"


def check_paths(root: Path, document: Document, names: set[str]):
    """A word in capitals stands for any name, and {h,cc} for both. Files that the samples make need not exist."""
    made = {name for name, _ in document.samples()}
    for path in (path for span in document.spans for path in PATH.findall(span)):
        brace = re.search(r"\{([^}]*)\}", path)
        for choice in brace[1].split(",") if brace else [""]:
            one = path.replace(brace[0], choice) if brace else path
            pattern = re.sub(r"\b[A-Z]{2,}\b", "*", one).rstrip("/.:")
            if path not in made and not any(root.glob(pattern)):
                yield f"`{one}`: there is no such path"
    if is_workload(document):
        for span in document.spans:
            if FILE_NAME.fullmatch(span) and span not in names:
                yield f"`{span}`: no file has this name"


def is_workload(document: Document) -> bool:
    return document.path.parent.parent.name == "workloads"


def check_workloads(root: Path, found: list[Document]):
    table = root / "docs/workloads.md"
    linked = table.read_text(encoding="utf-8") if table.exists() else ""
    with_readme = {document.path.parent: document for document in found if is_workload(document)}
    for folder in sorted(path for path in (root / "kernels/workloads").glob("*/") if path.is_dir()):
        place = folder.relative_to(root)
        if folder not in with_readme:
            yield f"{place}: has no README.md"
            continue
        headings = with_readme[folder].headings("##")
        if headings != HEADINGS:
            yield f"{place}/README.md: its headings are {headings}, not {HEADINGS}"
        if f"(../{place}/README.md)" not in linked:
            yield f"docs/workloads.md: does not link {place}/README.md"


class Program:
    """What the program says about itself with --help."""

    def __init__(self, path: str):
        def text(*words: str) -> str:
            return subprocess.run([path, *words, "--help"], capture_output=True, text=True, check=True, timeout=60).stdout

        commands = re.findall(r"^ +([a-z][a-z-]*) ", text().partition("\nSubcommands:\n")[2], re.MULTILINE)
        self.options = {name: set(re.findall(r"--[a-z][a-z-]*", text(name))) for name in commands}

    def check(self, document: Document):
        for command, rest in COMMAND.findall(document.code()):
            if command in LAUNCHER_COMMANDS and command not in self.options:
                continue
            if command not in self.options:
                yield f"`lanebench {command}`: the program has no such command"
                continue
            for option in re.findall(r"--[a-z][a-z-]*", rest):
                if option not in self.options[command]:
                    yield f"`lanebench {command} {option}`: the command has no such option"


def check_samples(root: Path, document: Document, compiler: str, flags: list[str]):
    """Puts the samples over the tree, as somebody who follows the text would, and compiles them."""
    with tempfile.TemporaryDirectory() as folder:
        over = Path(folder)
        for name, text in document.samples():
            if not name:
                yield "a block of C++ has no name of a file in the text above it"
                continue
            (over / name).parent.mkdir(parents=True, exist_ok=True)
            (over / name).write_text(text, encoding="utf-8")
        for name in (name for name, _ in document.samples() if name):
            source = over / "source.cc"
            source.write_text(f'#include "{name}"\n', encoding="utf-8")
            command = [compiler, *flags, "-fsyntax-only", f"-I{over}", f"-I{root}", str(source)]
            result = subprocess.run(command, capture_output=True, text=True)
            if result.returncode != 0:
                yield f"the sample {name} does not compile:\n{result.stderr.strip()}"


def faults(root: Path, program: str | None = None, compiler: str | None = None, flags: str = ""):
    found = documents(root)
    names = {path.name for room in ROOMS for path in (root / room).rglob("*.*")}
    known = Program(program) if program else None
    launcher = root / "lanebench"
    if not (launcher.is_file() and launcher.stat().st_mode & 0o111):
        yield "lanebench: is no executable file, which the README says it is"
    yield from check_workloads(root, found)
    for document in found:
        place = document.path.relative_to(root)
        checks = [check_links(document)]
        if place.name != "CHANGELOG.md":  # It tells of what was there.
            checks.append(check_paths(root, document, names))
        if known:
            checks.append(known.check(document))
        if compiler and place.name == "CONTRIBUTING.md":
            checks.append(check_samples(root, document, compiler, shlex.split(flags)))
        yield from (f"{place}: {fault}" for fault in itertools.chain(*checks))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parents[2])
    parser.add_argument("--program", help="the built lanebench, which knows its commands")
    parser.add_argument("--compiler", help="compiles the samples of CONTRIBUTING.md")
    parser.add_argument("--flags", default="", help="for the compiler, in one argument: --flags=-std=c++20")
    arguments = parser.parse_args()
    lines = list(faults(arguments.root, arguments.program, arguments.compiler, arguments.flags))
    print("\n".join(lines) or f"{len(documents(arguments.root))} documents, nothing wrong")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
