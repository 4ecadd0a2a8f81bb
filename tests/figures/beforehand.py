"""What is computed for the figures of the pack before anybody builds a site: ``made.json``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.kinds.figures.beforehand import Beforehand
from mkdocs_genai_plugin.kinds.figures.draw import figure
from mkdocs_genai_plugin.kinds.figures.record import Figure
from mkdocs_genai_plugin.render.theme import Theme


def files() -> Iterator[tuple[Path, str]]:
    """Yield each file with what it has to hold: all that drawing the pack's figures asks for."""
    pack = load([bundled()], KINDS)
    every = functions()
    for one in every:
        one.forget()
    for item in pack.of(Figure):
        figure(Theme(), pack, item)
    yield from ((one.file, one.written()) for one in every)


def functions() -> list[Beforehand[Any, Any]]:
    """Return the functions whose results are made beforehand; loading figures imports them."""
    machines = [module for name, module in sys.modules.items() if ".kinds.figures." in name]
    found = {id(one): one for module in machines for one in vars(module).values()}
    return [one for one in found.values() if isinstance(one, Beforehand)]
