"""Stills of figures: where a page shows the figure alone, the book shows its moments."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.render.element import PREFIX, copied

_FIGURE, _STILLS = f"{PREFIX}figure", f"{PREFIX}stills"


def known_stills(pages: Iterable[Element]) -> dict[str, Element]:
    """Return the stills of every figure that some page shows with them, by the figure's id."""
    figures = (figure for page in pages for figure in page.iter(_FIGURE))
    return {
        one.get("id", ""): stills for one in figures for stills in one.iter(_STILLS) if len(stills)
    }


def fill(chapter: Element, known: dict[str, Element]) -> None:
    """Put stills into the figures of a chapter that lack theirs."""
    for figure in chapter.iter(_FIGURE):
        for stills in figure.iter(_STILLS):
            if not len(stills) and (found := known.get(figure.get("id", ""))) is not None:
                stills.extend(copied(found))
