"""How the house stands: the figures that its plan names, each with the command that shows it.

``make house`` prints them. None decides a test; those that must hold are in test_architecture.py.
"""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from mkdocs_genai_plugin.data.kind import records_of, variants_of
from mkdocs_genai_plugin.kinds import KINDS

from .test_additions import listed
from .test_architecture import FILES, MACHINES, ROOT, functions, module_name, of_machine, tree

REPOSITORY = Path(__file__).parents[1]
REGENERATING = {"golden", "schemas", "lesson", "reference", "problems", "generated"}
# What each module of a sort has under one name, so that it is found by it.
CONVENTIONS = {"KIND", "BLOCK", "MACHINE", "command"}


def kind_tests() -> int:
    """Return how many times data/ asks of a record whether it is of a certain kind."""
    named = {record.__name__ for record in records_of(KINDS)}
    named |= {record.__name__ for kind in KINDS for record in variants_of(kind).values()}
    asked = (
        name.id
        for file in FILES
        if module_name(file).startswith("data.")
        for call in ast.walk(tree(file))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "isinstance"
        for name in ast.walk(call.args[1])
        if isinstance(name, ast.Name)
    )
    return sum(name in named for name in asked)


def twice() -> list[str]:
    """Return the public names that mean two things to whoever may use them.

    What stands in the folder of one machine is for that folder alone, which test_architecture.py
    holds: two machines may give the same name to the same part of theirs, such as ``view``.
    """
    users: dict[str, list[str]] = {}
    for file in FILES:
        for name in {*public(file)}:
            users.setdefault(name, []).append(machine_of(file))
    return sorted(name for name, rooms in users.items() if meets(Counter(rooms)))


def meets(rooms: Counter[str]) -> bool:
    """Tell whether a name stands twice in one room, or in a machine's and in one for all."""
    return max(rooms.values()) > 1 or ("" in rooms and len(rooms) > 1)


def machine_of(file: Path) -> str:
    """Return the name of the machine to whose folder a file belongs, or nothing."""
    return file.relative_to(MACHINES).parts[0] if of_machine(file) else ""


def public(file: Path) -> Iterator[str]:
    """Yield the public names at the top of a module."""
    for node in tree(file).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names = [node.name]
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [target.id for target in targets if isinstance(target, ast.Name)]
        else:
            continue
        yield from (name for name in names if name[0] != "_" and name not in CONVENTIONS)


def words() -> int:
    """Return how many words of the interface every language has to translate."""
    return len(yaml.safe_load((ROOT / "languages/en.yml").read_text("utf-8")))


def regenerating() -> int:
    """Return how many targets of make write files anew that are kept."""
    lines = (REPOSITORY / "Makefile").read_text("utf-8").splitlines()
    return len({line.partition(":")[0] for line in lines if ":" in line} & REGENERATING)


def sizes() -> list[int]:
    """Return the length of every function in lines."""
    every = (node for file in FILES for node in functions(file))
    return [(node.end_lineno or 0) - node.lineno + 1 for node in every]


def unseen() -> str:
    """Return how many of the holes that a new kind could fall into are open."""
    command = [sys.executable, "-m", "pytest", "-n", "0", "-q", "tests/kinds"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    return "0" if done.returncode == 0 else "some: tests/kinds fails"


def by_place(heading: str) -> set[str]:
    """Return the files that the manual lists for an addition; those of its test count once."""
    return {"tests" if file.startswith("tests/") else file for file in listed(heading)}


def rows() -> Iterator[tuple[str, str, str, str, str]]:
    """Yield what is measured, before, wanted, now, and the command that shows it."""
    by_hand = "python -m pytest tests/test_additions.py"
    kind = str(len(by_place("A kind")))
    yield "files to touch for a kind with a block", "11", "≤ 5", kind, by_hand
    figure = str(len(by_place("A figure") - {"tests", "CHANGELOG.md"}))
    yield "its folder, item, page (here: and nav)", "impossible", "3", figure, by_hand
    yield "isinstance of a kind in data/", "15", "0", str(kind_tests()), "make house"
    yield "holes that no test notices", "6", "0", unseen(), "python -m pytest tests/kinds"
    interface = "wc -l mkdocs_genai_plugin/languages/en.yml"
    yield "words that every site translates", "94", "≤ 60", str(words()), interface
    names = twice()
    yield "public names in several modules", "58", "< 15", str(len(names)), ", ".join(names)
    yield "make targets that regenerate", "5", "1", str(regenerating()), "make help"
    length = f"{max(sizes())}, {statistics.median(sizes()):g}"
    architecture = "python -m pytest tests/test_architecture.py"
    yield "longest function, median", "22, 4", "< 30, 4", length, architecture


def main() -> None:
    """Print the table."""
    for what, before, wanted, now, command in rows():
        print(f"{what:40} {before:>10} → {wanted:>8}   now {now:>6}   {command}")


if __name__ == "__main__":
    main()
