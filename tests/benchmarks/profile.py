"""Where the time of a build goes: a profile of one, by whose code takes it."""

from __future__ import annotations

import pstats
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from .build import BLOCKS, WIDGETS, site
from .process import cost
from .result import Result

READS = "the plugin: reads and checks the data"
DRAWS = "the plugin: makes components and fits them into pages"
# The first part of a path that fits says whose code it is.
OWNERS = {
    "mkdocs_genai_plugin/data/": READS,
    "mkdocs_genai_plugin/": DRAWS,
    "material/plugins/search/": "Material's search: reads each finished page",
    "/markdown/": "Python-Markdown: reads and writes pages",
    "/pymdownx/": "Python-Markdown: reads and writes pages",
    "/jinja2/": "Jinja2: the theme's templates",
    "<template>": "Jinja2: the theme's templates",
    "templates/": "Jinja2: the theme's templates",
    "/mkdocs/": "MkDocs itself",
}
OTHERS = "all others"

Function = tuple[str, int, str]
Stats = Mapping[Function, tuple[int, int, float, float, Mapping[Function, Any]]]


def results(pages: int, rounds: int) -> Iterator[Result]:
    """Profile builds of pages with the three widgets."""
    shares = [shared(profile(pages)) for _ in range(rounds)]
    for owner in sorted({*OWNERS.values(), OTHERS}, key=lambda one: -shares[0][one]):
        yield Result(owner, [100 * one[owner] / one.total() for one in shares], "%")
    of_all = [100 * (one[READS] + one[DRAWS]) / one.total() for one in shares]
    yield Result("the plugin, all of it", of_all, "%", budget=6)


def profile(pages: int) -> Stats:
    """Return the profile of a build."""
    with TemporaryDirectory() as root:
        folder = site(Path(root, "site"), WIDGETS, [BLOCKS] * pages)
        file = str(Path(root, "profile"))
        command = [sys.executable, "-m", "cProfile", "-o", file, "-m", "mkdocs", "build", "--quiet"]
        cost(command, folder)
        found: Stats = pstats.Stats(file).stats  # type: ignore[attr-defined]
    return found


def shared(stats: Stats) -> Counter[str]:
    """Return the seconds of each owner; Python's own code works for those who call it."""
    shares: dict[Function, dict[str, float]] = {}

    def share(function: Function) -> dict[str, float]:
        if function not in shares:
            shares[function] = {}  # where functions call one another in a ring, it is left once
            if owner := owner_of(function):
                shares[function] = {owner: 1.0}
            else:
                shares[function] = mixed(stats[function][4])
        return shares[function]

    def mixed(callers: Mapping[Function, Any]) -> dict[str, float]:
        parts: Counter[str] = Counter()
        for caller, (_, _, _, seconds) in callers.items():
            for owner, part in share(caller).items():
                parts[owner] += part * seconds
        whole = parts.total()
        return {owner: part / whole for owner, part in parts.items()} if whole else {OTHERS: 1.0}

    total: Counter[str] = Counter()
    for function, (_, _, seconds, _, _) in stats.items():
        for owner, part in share(function).items():
            total[owner] += part * seconds
    return total


def owner_of(function: Function) -> str:
    """Return whose code a function is, or nothing for Python's own."""
    path = function[0].replace("\\", "/")
    named = next((owner for part, owner in OWNERS.items() if part in path), "")
    return named or (OTHERS if "site-packages" in path else "")
