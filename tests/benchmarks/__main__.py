"""Measure, print the table, and put it and the drawing on the manual's page: ``make bench``.

``--quick`` takes small sites and few rounds and only prints. Names of sections choose some.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from . import build, cards, check, figure, lists, peers, profile, serve, startup, tabs, widgets
from .chart import chart
from .machine import machine
from .result import Result, Series

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/manual/benchmarks.md"
DRAWING = ROOT / "docs/assets/benchmarks.svg"
HEAD = "| What | Median | Spread | Budget |\n|---|--:|---|---|"
MEASURED = re.compile(r"(<!-- measured: ([a-z]+) -->\n).*?(?=<!-- end -->)", re.S)


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    rounds: int
    pages: int
    items: int
    numbers: tuple[int, ...]


WHOLE = Size(rounds=5, pages=200, items=10_000, numbers=(10, 100, 1_000, 10_000))
QUICK = Size(rounds=2, pages=20, items=1_000, numbers=(10, 100, 1_000))


def growth(size: Size) -> Iterator[Result | Series]:
    """Let items and pages grow."""
    rounds = max(2, size.rounds // 2)
    of_items, held = build.of_items(size.numbers, rounds)
    grown = [
        check.growth(size.numbers, size.rounds),
        of_items,
        build.of_pages(size.numbers[:-1] if size is WHOLE else (10, 20, 40), rounds),
    ]
    for series in grown:
        yield series
        yield series.growth
    yield held


def reader(size: Size) -> Iterator[Result]:
    """Open pages in a browser."""
    yield from tabs.results(size.rounds)
    yield from widgets.results(3 * size.rounds)
    yield from figure.results(size.rounds)


SECTIONS: dict[str, Callable[[Size], Iterator[Result | Series]]] = {
    "build": lambda size: build.against_markdown(size.pages, size.rounds),
    "peers": lambda size: peers.results(size.pages, size.rounds),
    "unused": lambda size: build.unused(25, 3 * size.rounds),
    "profile": lambda size: profile.results(size.pages, 2),
    "growth": growth,
    "lists": lambda size: lists.results(240 if size is WHOLE else 100),
    "check": lambda size: check.results(size.items, size.rounds),
    "serve": lambda size: serve.results(3 * size.rounds),
    "reader": reader,
    "cards": lambda size: cards.results(size.rounds),
    "start": lambda size: startup.results(3 * size.rounds),
}


def row(result: Result) -> str:
    """Return a line of the table."""
    return f"| {result.what} | {result.said} | {result.spread} | {result.promise} |"


def measured(name: str, size: Size) -> tuple[str, list[Series]]:
    """Measure a section; print its table line by line, and give it and what can be drawn."""
    lines, drawn = [HEAD], []
    print(f"\n{HEAD}")
    for found in SECTIONS[name](size):
        if isinstance(found, Series):
            drawn.append(found)
        else:
            lines.append(row(found))
            print(lines[-1], flush=True)
    return "\n".join(lines), drawn


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser("python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*SECTIONS, []], metavar="SECTION")
    parser.add_argument("--quick", action="store_true")
    asked = parser.parse_args()
    if asked.quick:
        print("Budgets are for the whole run; small sites are mostly start.")
    for name in asked.names or SECTIONS:
        table, drawn = measured(name, QUICK if asked.quick else WHOLE)
        if not asked.quick:
            write({name: table})
        if drawn and not asked.quick:
            DRAWING.write_text(chart(drawn), "utf-8", newline="\n")
    if not (asked.names or asked.quick):
        write({"machine": machine()})


def write(texts: dict[str, str]) -> None:
    """Put what was measured between its comments on the page."""

    def filled(found: re.Match[str]) -> str:
        return f"{found[1]}\n{texts[found[2]]}\n\n" if found[2] in texts else found[0]

    page = MEASURED.sub(filled, PAGE.read_text("utf-8"))
    PAGE.write_text(page, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
