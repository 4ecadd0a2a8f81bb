"""Small grey pictures, drawn with a line for each run of pixels of one level.

They are ink of the text's colour on the page's, so they turn with its scheme; the script draws
them the same way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.render.element import Child, h

DARKEST = 15
GAP = 2  # pixels between pictures side by side
WORD = {"class": "genai-word", "text-anchor": "middle", "font-size": "1.2"}
UNSAID = {"aria-hidden": "true", "focusable": "false"}
Levels = Sequence[int]  # a level of grey for each pixel, row by row


def levels(text: str) -> list[int]:
    """Return the levels that hexadecimal digits write; spaces between them do not count."""
    return [int(digit, 16) for digit in text if digit != " "]


def text(pixels: Levels) -> str:
    """Return levels as hexadecimal digits."""
    return "".join(f"{level:x}" for level in pixels)


def grey_picture(
    pixels: Levels, width: int, height: int, *more: Child | Iterable[Child]
) -> Element:
    """Return a picture of so many pixels, and what else lies on it; without levels it is white."""
    size = {"viewBox": f"0 0 {width} {height}", "class": "genai-grey"}
    return h("svg", {**UNSAID, **size}, ink(pixels, width), *more)


def row(pictures: Sequence[Levels], width: int, gap: int = GAP) -> Iterator[Element]:
    """Return pictures side by side with a frame around each, as few elements as can be."""
    height, stride = len(pictures[0]) // width, width + gap
    frame = f"h{width}v{height}h-{width}Z"
    borders = "".join(f"M{number * stride} 0{frame}" for number in range(len(pictures)))
    rows = [
        pixel
        for y in range(height)
        for pixels in pictures
        for pixel in (*map(_coarse, pixels[y * width : (y + 1) * width]), *[0] * gap)
    ]
    yield h("path", {"class": "genai-frame", "d": borders})
    yield ink(rows, stride * len(pictures))


def named(pictures: Sequence[Levels], names: Sequence[str], width: int) -> Element:
    """Return pictures side by side, each with its name below."""
    height, stride = len(pictures[0]) // width, width + GAP
    words = (
        h("text", {**WORD, "x": f"{number * stride + width / 2:g}", "y": f"{height + 1.6:g}"}, name)
        for number, name in enumerate(names)
    )
    size = f"-.5 -.5 {len(pictures) * stride - GAP + 1} {height + 2.5:g}"
    return h("svg", {**UNSAID, "viewBox": size, "class": "genai-grey"}, row(pictures, width), words)


def _coarse(level: int) -> int:
    """Return one of four levels: enough for a small picture, in a third of the bytes."""
    return (level + 2) // 5 * 5


def ink(pixels: Levels, width: int) -> Element:
    """Return the lines of a picture, without its frame."""
    lines: dict[int, str] = defaultdict(str)
    for level, line in _runs(pixels, width):
        lines[level] += line
    paths = (h("path", {"d": lines[level], "opacity": _opacity(level)}) for level in sorted(lines))
    return h("g", {"class": "genai-ink", "stroke": "currentColor"}, paths)


def _opacity(level: int) -> str:
    return "" if level == DARKEST else f"{level / DARKEST:.2g}".removeprefix("0")


def _runs(pixels: Levels, width: int) -> Iterator[tuple[int, str]]:
    """Return each run of pixels of one level in a row, and its line; white has none."""
    for y in range(len(pixels) // width):
        row = enumerate(pixels[y * width : (y + 1) * width])
        for level, run in groupby(row, lambda pixel: pixel[1]):
            places = [x for x, _ in run]
            if level:
                yield level, f"M{places[0]} {y}.5h{len(places)}"


def seams(cells: Sequence[int], width: int) -> str:
    """Return the lines between neighbouring pixels that differ, as a path."""
    return "".join(_seam(cells, width, number) for number in range(len(cells)))


def _seam(cells: Sequence[int], width: int, number: int) -> str:
    y, x = divmod(number, width)
    right = x + 1 < width and cells[number + 1] != cells[number]
    below = number + width < len(cells) and cells[number + width] != cells[number]
    return (f"M{x + 1} {y}v1" if right else "") + (f"M{x} {y + 1}h1" if below else "")
