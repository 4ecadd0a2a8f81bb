"""Whether a colour can be read on a page, and the nearest one that can.

WCAG 2.2, 1.4.3 asks for 4.5 between a text and what is behind it. An accent colours texts on the
page, texts on its own tint, and areas that hold text in the page's colour: the tint is the hardest.
"""

from __future__ import annotations

import colorsys
import re

LEAST = 4.5
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
# The backgrounds of Material's schemes "default" and "slate", and how strong a tint is (genai.css).
SCHEMES = {"light": ("#ffffff", 0.08), "dark": ("#1e2129", 0.14)}
_STEPS = 200

_Rgb = tuple[float, float, float]


def contrast(colour: str, scheme: str) -> float:
    """Return the ratio of a colour to its own tint on the pages of a scheme, ``light`` or ``dark``.

    https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    """
    page, tint = SCHEMES[scheme]
    mixed = zip(_rgb(colour), _rgb(page), strict=True)
    behind = tuple(one * tint + other * (1 - tint) for one, other in mixed)
    darker, lighter = sorted((_luminance(_rgb(colour)), _luminance(behind)))
    return (lighter + 0.05) / (darker + 0.05)


def nearest_readable(colour: str, scheme: str) -> str:
    """Return the colour of the same hue, as little darker or lighter as it takes to be read."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_rgb(colour))
    end = 0.0 if scheme == "light" else 1.0
    for step in range(_STEPS + 1):
        changed = lightness + (end - lightness) * step / _STEPS
        found = _hex(colorsys.hls_to_rgb(hue, changed, saturation))
        if contrast(found, scheme) >= LEAST:
            return found
    return _hex((end, end, end))


def _rgb(colour: str) -> _Rgb:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(rgb: _Rgb) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)


def _luminance(rgb: tuple[float, ...]) -> float:
    """Return the relative luminance (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    linear = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in rgb)
    return sum(part * one for part, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
