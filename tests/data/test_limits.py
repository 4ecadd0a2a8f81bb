"""Files of two megabytes that were made to hurt: an answer within five seconds and 500 MB.

Each is checked by the command in a process of its own, whose CPU time and memory the system
limits, so that a busy machine decides nothing.
"""

from __future__ import annotations

import re
import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.processes import Done, run

SECONDS = 5
MEMORY = 500_000_000
REPORT = 3_000_000  # no report is longer, whatever it is about
CARD = "name: A\nlead: B\n"
TWO_MEGABYTES = 1_999_000


def full(head: str, unit: str, tail: str = "") -> str:
    """Repeat a unit until the file is as large as a file may be."""
    size = len(unit.encode())
    return head + unit * ((TWO_MEGABYTES - len(head) - len(tail)) // size) + tail


def numbered(head: str, unit: str, count: int) -> str:
    """Return ``count`` units, with a number in the place of each N."""
    return head + "".join(unit.replace("N", str(number)) for number in range(count))


def texts(unit: str, signs: int) -> str:
    """Return a card with as many signs of Markdown as a file may have, in texts of its length."""
    times = 850 // len(unit)
    return CARD + "about:\n" + f"  - 'x {unit * times}'\n" * (29_000 // (times * signs))


# The kind of the file, and what stands in it.
HOSTILE: dict[str, tuple[str, str]] = {
    # Structure
    "brackets": ("cars", full("strengths: ", "[")),
    "braces": ("cars", full("strengths: ", "{a: ")),
    "dashes": ("cars", full("strengths: ", "- ")),
    "questions": ("cars", full("", "? ")),
    "quotes": ("cars", full("name: ", "'\"")),
    "open quote": ("cars", full('name: "', "a\n ")),
    "colons": ("cars", full("a", ": ")),
    "anchors": ("cars", full("name: ", "&a ")),
    "tags": ("cars", full("name: ", "!a ")),
    "documents": ("cars", full("name: a\n", "---\n")),
    "directives": ("cars", full("", "%YAML 1.1\n")),
    "indented": ("cars", "".join(f"{' ' * depth}k:\n" for depth in range(1_900))),
    # Characters
    "one line": ("cars", full("name: ", "a")),
    "line breaks": ("cars", full("name: a", "\n", "b")),
    "next lines": ("cars", full("name: a", "\x85")),
    "spaces": ("cars", full("", " ", "a")),
    "tabs": ("cars", full("", "a\t")),
    "conflicts": ("cars", full("a: b\n", "<<<<<<< \n")),
    "comments": ("cars", full("strengths:\n", "- a #b\n")),
    # Many values
    "list": ("cars", full("strengths:\n", "- a\n")),
    "blank list": ("cars", full("strengths:\n", "-\n")),
    "records": ("cars", full("landmarks: [", "{},", "]")),
    "one key": ("cars", full("name: a\n", "name: a\n")),
    "keys": ("cars", numbered("", "kN: a\n", 150_000)),
    "long key": ("cars", full("", "k", ": a\n")),
    # Many problems
    "blank steps": ("timelines", "title: a\nsteps:\n" + "- {}\n" * 39_000),
    "unknown keys": ("timelines", numbered("title: a\nsteps:\n", "- {namN: x}\n", 13_000)),
    "wrong words": ("plots", numbered("title: a\npoints:\n", "- {accent: bluN}\n", 9_000)),
    "unknown items": ("glossary", numbered("term: a\ntext: b\nsee:\n", "- tokeN\n", 39_000)),
    "unknown order": ("cars/_collection", numbered("title: a\norder:\n", "- xN\n", 39_000)),
    "missing cells": (
        "comparisons",
        numbered("title: a\ncolumns:\n", "- {id: aN, name: b}\n", 4_000)
        + "rows:\n" + "- {name: x}\n" * 6_000,
    ),
    "same sources": (
        "sources",
        numbered("sources:\n", "- {key: k, title: tN, by: b}\n", 5_000),
    ),
    "problems with a long name": (
        "cars",
        numbered(f"{CARD}landmarks:\n- name: {'x' * 1_900_000}\n", "  kN: x\n", 990),
    ),
    # Long values
    "stars": ("cars", full(f"{CARD}best_at: '", "*", "'")),
    "folded text": ("cars", full("lead: >-\n", "  a *b* [c](d.md)\n")),
    "choice": ("cars", full(f"{CARD}accent: ", "x")),
    "id": ("cars", full(f"{CARD}icon: ", "A b")),
    "path": ("glossary", full("term: a\ntext: b\nsee: [", "a/", "]")),
    "times": ("cars", full(f"{CARD}note: 1", ":1")),
    "formula": ("cars", full("formula:\n  math: ", "{")),
    "sum": ("cars", f"{CARD}formula:\n  says: x\n  math: {'a+' * 9_999}b\n"),
    "address": ("cars", f"{CARD}best_at: '[a](https://{'a.' * 9_900}!)'\n"),
    # Markdown, all that a file may have and more
    "texts of stars": ("cars", CARD + "about:\n" + f"- 'x{'*' * 890}'\n" * 2_200),
    "texts of formulas": ("cars", numbered(f"{CARD}about:\n", f"- $aN{'+b' * 440}$\n", 2_000)),
    "links": ("cars", texts("[a](b.md) ", 2)),
    "open links": ("cars", texts("[a](", 1)),
    "wrong links": ("cars", texts("[a](b:c) ", 2)),
    "addresses": ("cars", texts("<https://a.b> ", 1)),
    "other signs": ("cars", CARD + "about:\n" + f"- x*{'!' * 890}\n" * 260),
    "many other signs": ("cars", CARD + "about:\n" + f"- x*{':' * 890}\n" * 2_200),
    "images": ("cars", texts("![a](b) ", 2)),
    "citations": ("cars", texts("[@a] ", 2)),
    "elements": ("cars", texts("<a> ", 1)),
    "entities": ("cars", texts("&amp; ", 1)),
    "stars and words": ("cars", texts("*a **b ", 3)),
    "backticks": ("cars", texts("`a ``b ", 3)),
    "formulas": ("cars", numbered(f"{CARD}about:\n", f"- $aN{'^{b}_c' * 140}$\n", 33)),
}  # fmt: skip


def limit() -> None:
    """Let this process take so much of the processor and of memory, and no more."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def checked(root: Path) -> Done:
    """Check a data folder under the limits."""
    return run("mkdocs_genai_plugin", "check", "--no-pack", str(root), cwd=root, first=limit)


def hold_the_end(done: Done) -> None:
    """Hold that the command came to its end, and said not too much."""
    assert done.stderr == ""
    assert done.returncode in {0, 1}, "CPU time or memory has run out"
    last = r"^[\d,]+ problems?(?: \([\d,]+ warnings?\))? in [01] of 1 file$"
    assert re.search(last, done.stdout, re.M)
    assert len(done.stdout) < REPORT


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_gets_an_answer(name: str, tmp_path: Path) -> None:
    kind, text = HOSTILE[name]
    path = tmp_path / f"{kind}.yml" if "/" in kind else tmp_path / kind / "a.yml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    hold_the_end(checked(tmp_path))


BYTES: dict[str, Callable[[], bytes]] = {
    "zeros": lambda: b"\0" * 2_000_000,
    "UTF-16": lambda: ("name: a\n" * 120_000).encode("utf-16"),
    "no UTF-8 at its end": lambda: b"a\n" * 990_000 + b"\xff",
    "marks of byte order": lambda: b"\xef\xbb\xbf" * 600_000,
}


@pytest.mark.parametrize("name", BYTES)
def test_hostile_bytes_get_an_answer(name: str, tmp_path: Path) -> None:
    (tmp_path / "cars").mkdir()
    (tmp_path / "cars/a.yml").write_bytes(BYTES[name]())
    hold_the_end(checked(tmp_path))


def test_as_many_values_and_signs_as_people_write_are_read(tmp_path: Path) -> None:
    """A quiz of a thousand questions is far from the limits."""
    options = "[{text: a *b*, right: true, feedback: c}, {text: d, feedback: '[e](f.md)'}]"
    question = f"- {{id: qN, name: b, text: c, options: {options}}}\n"
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes/a.yml").write_text(numbered("title: t\nquestions:\n", question, 1_000))
    assert checked(tmp_path).stdout == "0 problems in 0 of 1 file\n"
