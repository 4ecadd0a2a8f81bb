"""How the check of a file, and the page that shows it, grow with each list that a kind has.

Every list of every kind is grown, whatever it is called; the worst one is told. Seconds are the
process's own, the least of a few runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import process_time

from markdown import Markdown

from mkdocs_genai_plugin.data.folders import Folder
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.page.context import Site
from mkdocs_genai_plugin.page.extension import GenaiExtension
from tests.site.grown import Grown, lists
from tests.site.variants import Field

from .check import written
from .result import Result

TIMES = 4
TOO_SHORT = 0.02  # seconds in which a machine decides
RUNS = 3


def costs(field: Field, length: int) -> dict[str, float]:
    """Return the seconds of the check and of the page of an item with a list of this length."""
    item = Grown("grown", field, "", length=length)
    with written(iter(item.files.items())) as root:
        pack = load([Folder(root, "data")], KINDS)
        assert not pack.errors, pack.errors[0]
        site = Site(pack)
        return {
            "the check": least(lambda: load([Folder(root, "data")], KINDS)),
            "the page": least(
                lambda: Markdown(extensions=["toc", GenaiExtension(site=lambda: site)]).convert(
                    item.page
                )
            ),
        }


def least(work: Callable[[], object]) -> float:
    """Return the least of some runs."""
    return min(seconds(work) for _ in range(RUNS))


def seconds(work: Callable[[], object]) -> float:
    """Return what one run takes."""
    start = process_time()
    work()
    return process_time() - start


def results(length: int) -> Iterator[Result]:
    """Hold each entry of a long list against each of a short one; tell the list that is worst."""
    worst: dict[str, tuple[float, str]] = {"the check": (0, ""), "the page": (0, "")}
    for field in lists():
        short, long = costs(field, length), costs(field, TIMES * length)
        for what, taken in long.items():
            if taken > TOO_SHORT:
                worst[what] = max(worst[what], (taken / short[what] / TIMES, str(field)))
    for what, (ratio, field) in worst.items():
        said = f"{what}: each entry of a list of {TIMES * length:,} ÷ each of {length:,}, worst"
        yield Result(f"{said} of all (`{field}`)", [ratio], budget=1.5)
