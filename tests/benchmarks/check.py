"""What the check costs, against reading the same bytes.

Each figure comes from a process of its own. The data are questions of quizzes, a hundred a file;
their text is plain, or has twice as many signs of Markdown as the content pack's. The measure is
``yaml.load`` with libyaml; trees with positions are what we read in its place.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import yaml

from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.folders import Folder, bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.tree import parse
from mkdocs_genai_plugin.kinds import KINDS

from .process import ENVIRONMENT, Cost
from .result import Result, Series

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
      - text: {PLAIN}.
        feedback: {PLAIN}
    explanation: {{text}}
"""

Files = Iterator[tuple[str, str]]


def quizzes(count: int, text: str) -> Files:
    """Yield files of a hundred questions each."""
    for start in range(0, count, 100):
        numbers = range(start, min(start + 100, count))
        questions = "".join(QUESTION.format(number=number, text=text) for number in numbers)
        yield f"quizzes/quiz-{start}.yml", f"title: Quiz\nquestions:\n{questions}"


def read(root: Path) -> None:
    """Read the files as anybody would; each is let go at once, like our trees."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for path in root.rglob("*.yml"):
        assert yaml.load(path.read_bytes(), Loader=loader)


def check(root: Path) -> None:
    """Check the files."""
    pack = load([Folder(root, "data")], KINDS)
    assert pack.items
    assert not pack.problems, pack.problems[0]


def tree(root: Path) -> None:
    """Read the files into trees with positions."""
    for path in root.rglob("*.yml"):
        assert parse(DataFile(path.name, path.read_text("utf-8")), [])


WAYS: dict[str, Callable[[Path], None]] = {"read": read, "tree": tree, "check": check}


@contextmanager
def written(files: Files) -> Iterator[Path]:
    """Write files into a folder for a while."""
    with TemporaryDirectory() as folder:
        for path, content in files:
            Path(folder, path).parent.mkdir(exist_ok=True)
            Path(folder, path).write_text(content, "utf-8")
        yield Path(folder)


def taken(way: str, root: Path) -> Cost:
    """Return what a process takes that goes this way once; what it takes to start is left out."""
    command = [sys.executable, "-m", "tests.benchmarks.check", way, str(root)]
    return Cost(**json.loads(subprocess.check_output(command, env=ENVIRONMENT)))


def take(way: str, root: Path) -> None:
    """Go one way in this process, and print what it took."""
    load([bundled()], KINDS)  # what is imported at first use does not count
    start = process_time()
    WAYS[way](root)
    seconds = process_time() - start
    # Unlike getrusage, this leaves out what the parent held when it started the process.
    status = Path("/proc/self/status").read_text("ascii")
    peak = int(status.partition("VmHWM:")[2].split()[0])
    print(json.dumps({"seconds": seconds, "megabytes": peak / 1000}))


def results(number: int, rounds: int) -> Iterator[Result]:
    """Hold the check against ``yaml.load`` of the same bytes."""
    for text, said, budget in ((PLAIN, "without Markdown", None), (MARKED, "with Markdown", 2.6)):
        with written(quizzes(number, text)) as root:
            costs = [{way: taken(way, root) for way in WAYS} for _ in range(rounds)]
        over = {way: [one[way].seconds / one["read"].seconds for one in costs] for way in WAYS}
        what = f"{number:,} questions {said}"
        if not budget:
            yield Result(f"{what}: trees with positions ÷ `yaml.load`", over["tree"], budget=1)
        yield Result(f"{what}: the check ÷ `yaml.load`", over["check"], budget=budget)
    held = [one["check"].megabytes for one in costs]
    yield Result(f"{what}: memory of the check", held, "MB", 300)


def growth(numbers: Sequence[int], rounds: int) -> Series:
    """Check more and more questions."""
    with ExitStack() as stack:
        roots = {n: stack.enter_context(written(quizzes(n, MARKED))) for n in numbers}
        found = [
            {n: taken("check", root).seconds for n, root in roots.items()} for _ in range(rounds)
        ]
    return Series("the check", "items", {n: [one[n] for one in found] for n in numbers})


if __name__ == "__main__":
    take(sys.argv[1], Path(sys.argv[2]))
