"""Accents of a site's own: a colour for light pages and one for dark ones, under a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .contrast import COLOUR, LEAST, contrast, nearest_readable
from .fields import SLUG, Colour, declare
from .lines import quoted
from .problems import Problem
from .rules import Rule
from .structure import Record
from .text import Name
from .tree import Mapping as Tree
from .tree import Node

_STYLE = """
/* The accents that this site and its data declare. */
:root {{
  {light}
}}
@media screen {{
  [data-md-color-scheme="slate"], [data-bs-theme="dark"] {{
    {dark}
  }}
}}
{names}
"""


@dataclass(frozen=True, kw_only=True)
class Accent:
    """The two colours of an accent."""

    light: Name = declare(Colour(), "On light pages.", "#9a3412", required=True)
    dark: Name = declare(Colour(), "On dark pages.", "#fdba74", required=True)


@dataclass(frozen=True)
class AccentRecord(Record[Accent]):
    """A field that holds an accent, of which each colour can be read on its pages."""

    of: type[Accent] = Accent

    def read(self, node: Node, name: str, problems: list[Problem]) -> Accent | None:
        """Return the two colours."""
        accent = super().read(node, name, problems)
        if accent and isinstance(node, Tree):
            problems += (_faint(accent, node, scheme) for scheme in _faint_schemes(accent))
        return accent


def _faint_schemes(accent: Accent) -> Iterator[str]:
    """Yield the schemes on whose pages the colour of an accent cannot be read."""
    for scheme, colour in (("light", accent.light), ("dark", accent.dark)):
        if colour and contrast(colour, scheme) < LEAST:
            yield scheme


def _faint(accent: Accent, node: Tree, scheme: str) -> Problem:
    value = node.entries[scheme][1]
    colour = str(getattr(accent, scheme))
    better = quoted(nearest_readable(colour, scheme))
    fix = f"Write:  {scheme}: {better}   which is the nearest that can be read."
    return value.problem(too_faint(colour, scheme), Rule.CONTRAST, fix, value.edit(better))


def too_faint(colour: str, scheme: str) -> str:
    """Return in a sentence that a colour cannot be read on the pages of a scheme."""
    ratio = int(contrast(colour, scheme) * 100) / 100
    return f"{colour} cannot be read on {scheme} pages: its contrast is {ratio}, not {LEAST}"


def wrong_accents(value: object) -> str:
    """Return what is wrong with the option ``accents``, in one line, or nothing."""
    if not isinstance(value, Mapping):
        return "accents must be lines like  crust: {light: '#9a3412', dark: '#fdba74'}"
    return next((said for name, one in value.items() if (said := _wrong(name, one))), "")


def _wrong(name: object, value: object) -> str:
    if not isinstance(name, str) or not SLUG.fullmatch(name):
        return f"accents: {name} may only have lower-case letters, digits and hyphens"
    if not isinstance(value, Mapping) or {*value} != {"light", "dark"}:
        return f"accents: {name} must have light and dark, and nothing else"
    for scheme, colour in value.items():
        if not isinstance(colour, str) or not COLOUR.fullmatch(colour):
            return f"accents: {name}: {scheme} must be in quotes, like '#9a3412'"
        if contrast(colour, scheme) < LEAST:
            better = nearest_readable(colour, scheme)
            return f"accents: {name}: {too_faint(colour, scheme)}; the nearest is '{better}'"
    return ""


def style(accents: Mapping[str, tuple[str, str]]) -> str:
    """Return the style of accents: by a name, its colours on light and on dark pages."""
    if not accents:
        return ""
    pairs = sorted(accents.items())
    return _STYLE.format(
        light="\n  ".join(f"--genai-own-{name}: {light};" for name, (light, _) in pairs),
        dark="\n    ".join(f"--genai-own-{name}: {dark};" for name, (_, dark) in pairs),
        names="\n".join(
            f".genai-accent-{name} {{ --genai-accent: var(--genai-own-{name}); }}"
            for name, _ in pairs
        ),
    )
