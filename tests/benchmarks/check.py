"""What the check costs, against reading the same bytes: part of ``make bench``.

Each figure comes from a process of its own: the CPU time of the best run, and the most memory
that the process held. The data are questions of quizzes, a hundred a file, and cards, of which
each has a file; their text is plain, or has twice as many signs of Markdown as the content
pack's. The measure is ``yaml.load`` with libyaml; "tree" is what we do in its place.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import yaml

from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.pack import Folder, bundled, load
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.tree import parse

COUNTS = (10, 100, 1_000, 10_000)
RUNS = 3
PLAIN = "A short sentence about one thing that somebody wants to learn, and one more"
MARKED = "A short sentence about *one* thing that somebody wants to learn, and [one](a.md)"
QUESTION = f"""\
  - id: question-{{number}}
    name: Question {{number}}
    text: {{text}}
    options:
      - text: {PLAIN}
        right: true
        feedback: {PLAIN}
      - text: {PLAIN}
        feedback: {PLAIN}
    explanation: {{text}}
"""
CARD = f"""\
name: Card {{number}}
full_name: The card of number {{number}}
emoji: "⚔️"
accent: rust
lead: {{text}}
steps:
  - name: First
    text: {PLAIN}
  - name: Second
    text: {PLAIN}
best_at: {PLAIN}
watch_out: {{text}}
related:
  - to: card-0
    text: {PLAIN}
checked: 2026-11-22
"""

Files = Iterator[tuple[str, str]]


def quizzes(count: int, text: str) -> Files:
    """Give files of a hundred questions each."""
    for start in range(0, count, 100):
        numbers = range(start, min(start + 100, count))
        questions = "".join(QUESTION.format(number=number, text=text) for number in numbers)
        yield f"quizzes/quiz-{start}.yml", f"title: Quiz\nquestions:\n{questions}"


def cards(count: int, text: str) -> Files:
    """Give a file for each card; each is related to the first."""
    for number in range(count):
        yield f"cards/card-{number}.yml", CARD.format(number=number, text=text)


def read(root: Path) -> None:
    """Read the files as anybody would."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    kept = [yaml.load(path.read_bytes(), Loader=loader) for path in root.rglob("*.yml")]
    assert kept


def check(root: Path) -> None:
    """Check the files."""
    pack = load([Folder(root, "data")])
    assert pack.items
    assert not pack.problems, pack.problems[0]


def tree(root: Path) -> None:
    """Read the files into trees with positions."""
    problems: list[Problem] = []
    files = (DataFile(path.name, path.read_text("utf-8")) for path in root.rglob("*.yml"))
    kept = [parse(file, problems) for file in files]
    assert all(kept)


WAYS: dict[str, Callable[[Path], None]] = {"read": read, "tree": tree, "check": check}
ROWS: tuple[tuple[str, Callable[[int, str], Files], str], ...] = (
    ("questions, plain", quizzes, PLAIN),
    ("questions, Markdown", quizzes, MARKED),
    ("cards, Markdown", cards, MARKED),
)


def measured(way: str, root: Path) -> tuple[float, float]:
    """Give the CPU seconds and the megabytes of a process that goes this way once."""
    command = [sys.executable, "-m", "tests.benchmarks.check", way, str(root)]
    runs = [json.loads(subprocess.check_output(command)) for _ in range(RUNS)]
    return min(run["seconds"] for run in runs), min(run["megabytes"] for run in runs)


def measure(way: str, root: Path) -> None:
    """Go one way in this process, and print what it took."""
    load([bundled()])  # what is imported at first use does not count
    start = process_time()
    WAYS[way](root)
    seconds = process_time() - start
    # Unlike getrusage, this leaves out what the parent held when it started the process.
    status = Path("/proc/self/status").read_text("ascii")
    peak = int(status.partition("VmHWM:")[2].split()[0])
    print(json.dumps({"seconds": seconds, "megabytes": peak / 1000}))


def row(name: str, made: Files) -> str:
    """Measure all ways with the same files, and give a line of the table."""
    with TemporaryDirectory() as folder:
        count = size = 0
        for path, content in made:
            count += 1
            Path(folder, path).parent.mkdir(exist_ok=True)
            size += Path(folder, path).write_bytes(content.encode())
        base, _ = measured("read", Path(folder))
        tree, _ = measured("tree", Path(folder))
        seconds, megabytes = measured("check", Path(folder))
    return (
        f"{name:<27}{count:>7,} files {size / 1e6:>5.1f} MB  yaml.load {base:>5.2f} s"
        f"  tree × {tree / base:.1f}  check {seconds:>5.2f} s × {seconds / base:>4.1f}"
        f" {megabytes:>4.0f} MB"
    )


def main() -> None:
    """Print a line for each kind of data and each number of items."""
    print("the check; budgets: × 1.0 without text, × 4 with it, and linear")
    for name, made, text in ROWS:
        for count in COUNTS:
            print(row(f"{count:,} {name}", made(count, text)), flush=True)


if __name__ == "__main__":
    measure(sys.argv[1], Path(sys.argv[2])) if sys.argv[1:] else main()
