"""The scripts and styles of our elements: what there is, and what a page needs.

``genai.js`` and ``genai.css`` are for every page, ``genai-quiz.js`` for one with a ``genai-quiz``.
What belongs to one machine of a figure lies in the machine's folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

NAME = "genai"
_PACKAGE = Path(__file__).parents[1]
MACHINES = re.compile(r'data-machine="([^"]*)"')
_ELEMENTS = re.compile(rf"<({NAME}-[\w-]+)")
# What lines begin with before their first sign that counts.
_UNSENT = re.compile(r"^(?:\s|//.*\n|/\*(?:(?!\*/)[\s\S])*\*/)+", re.M)


@cache
def files() -> dict[str, Path]:
    """Return every file by its published name; a machine's before those that all figures share."""
    own = {path.name: path for path in (_PACKAGE / "assets").iterdir()}
    machines = {
        f"{NAME}-figure-{path.parent.name}{path.suffix}": path
        for path in (_PACKAGE / "kinds/figures").glob("*/figure.*")
    }
    return dict(sorted((own | machines).items()))


@cache
def _stems() -> dict[str, str]:
    """Return the names of the files, each with what it is called without its ending."""
    return {name: Path(name).stem for name in files()}


@cache
def sent(name: str) -> str:
    """Return a file as pages load it: no line begins with a comment or a space."""
    return _UNSENT.sub("", files()[name].read_text("utf-8"))


def elements() -> tuple[str, ...]:
    """Return the elements that bring files of their own."""
    return tuple(sorted({Path(name).stem for name in files()} - {NAME}))


def needed(html: str) -> Iterator[str]:
    """Return the names of the files that a page needs beside those of every page."""
    shown = {*_ELEMENTS.findall(html), *_machines(MACHINES.findall(html))}
    return (name for name, stem in _stems().items() if stem in shown)


def needed_at_once(html: str) -> Iterator[str]:
    """Return those of ``needed`` that a page's head loads.

    The scripts of the machines below the first figure come as their figures come near.
    """
    first, *below = MACHINES.findall(html) or [""]
    later = {f"{name}.js" for name in _machines(below) - _machines([first])}
    return (name for name in needed(html) if name not in later)


def _machines(figures: Iterable[str]) -> set[str]:
    """Return the names, without an ending, of the files of what is in ``data-machine``."""
    return {f"{NAME}-figure-{name}" for names in figures for name in names.split()}


def together(suffix: str) -> str:
    """Return all files of a kind as one text; what every element needs comes first."""
    names = sorted(files(), key=lambda name: (Path(name).stem != NAME, name))
    return "\n".join(sent(name) for name in names if name.endswith(suffix))
