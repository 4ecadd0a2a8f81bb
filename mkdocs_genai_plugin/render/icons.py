"""Icons as whole inline SVGs: the theme's for items, our own for buttons and marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from .element import UNSEARCHED, copied, h

DRAWN = {
    "play": "M7 4v16l13-8z",
    "pause": "M6 5h4v14H6zm8 0h4v14h-4z",
    "previous": "M15.5 4 17 5.5 10.5 12l6.5 6.5-1.5 1.5-8-8z",
    "next": "M8.5 4 7 5.5 13.5 12 7 18.5 8.5 20l8-8z",
    "full": "M4 12.5 5.5 11l4 4 9-9L20 7.5 9.5 18z",
    "part": "M5 11h14v2H5z",
    "none": "m7 5.5 5 5 5-5L18.5 7l-5 5 5 5-1.5 1.5-5-5-5 5L5.5 17l5-5-5-5z",
}


@dataclass(frozen=True)
class Icons:
    """Finds icons by name in folders of SVG files, the first folder first."""

    folders: tuple[Path, ...] = ()

    def icon(self, name: str | None, emoji: str) -> Element | None:
        """Return the icon in its disc: the SVG of that name, else the emoji, else nothing."""
        drawings = (_svg(folder / f"{name}.svg") for folder in self.folders if name)
        svg = next((one for one in drawings if one is not None), None)
        if svg is not None:
            return h("span", {"class": "genai-icon"}, copied(svg))
        if emoji:
            attributes = {"class": "genai-icon genai-emoji", "aria-hidden": "true"}
            return h("span", {**attributes, **UNSEARCHED}, emoji)
        return None


def drawn(name: str) -> Element:
    """Return an icon of our own: of a button or of a mark."""
    return _drawing("0 0 24 24", [DRAWN[name]])


def _drawing(view_box: str, paths: Iterable[str]) -> Element:
    attributes = {"aria-hidden": "true", "focusable": "false", "viewBox": view_box}
    return h("svg", attributes, (h("path", {"d": path}) for path in paths))


@lru_cache(maxsize=1024)
def _svg(path: Path) -> Element | None:
    """Read the paths of an icon file; anything else in it is left behind."""
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError):
        return None
    paths = [part.get("d", "") for part in root.iter("{http://www.w3.org/2000/svg}path")]
    return _drawing(root.get("viewBox", "0 0 24 24"), paths) if paths else None
