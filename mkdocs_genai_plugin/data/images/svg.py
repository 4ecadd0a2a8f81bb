"""Drawings in SVG: one that can run or fetch something is refused.

In ``<img>`` a browser runs no script of a drawing, but readers open pictures by themselves, too.
The parser is Expat, which reads no external entity; what could declare one is refused when it
starts, so none is ever expanded. https://svgwg.org/svg2-draft/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from mkdocs_genai_plugin.data.rules import Rule

from .raster import LONGEST_SIDE
from .refusal import RefusedError

MOST_ELEMENTS = 200_000  # each as often as others show it
MOST_DEPTH = 200
USUAL_SIDE = 640  # pixels, of a drawing that has proportions only
_SVG = "http://www.w3.org/2000/svg"
_XHTML = "http://www.w3.org/1999/xhtml"
_OWN = ("", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace")
_ACTIVE = frozenset(
    "animation audio canvas embed foreignobject handler iframe link listener meta object script "
    "tref video".split()
)
_FETCHING = frozenset({"src", "ping", "base", "data", "action", "formaction"})
_CSS_FETCHES = re.compile(
    r"@import|url\((?!\s*[\"']?#)|(?<![\w-])(?:-webkit-)?(?:image-set|image|src)\(", re.I
)
_REFERENCE = re.compile(r"url\(\s*[\"']?#([^\"')]+)")
_LENGTH = re.compile(r"\+?(\d+(?:\.\d+)?|\.\d+)(px|pt|pc|mm|cm|in|em|rem)?")
# CSS Values and Units, 6.2; a letter is 16 pixels high where nothing says otherwise.
_PIXELS = {"px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96,
           "em": 16, "rem": 16, None: 1}  # fmt: skip
_PLAIN = "Delete that, or export the drawing as plain SVG."


def size_of(raw: bytes) -> tuple[int, int]:
    """Return the width and height in pixels of a drawing that is harmless. Raises RefusedError."""
    reader = _Reader()
    try:
        reader.read(raw)
    except expat.ExpatError as error:
        says = f"is no SVG that can be read ({expat.ErrorString(error.code)}{_at(error)})"
        raise RefusedError(says, Rule.PICTURE_KIND, "Export it again as SVG.") from error
    _refuse_many(reader.elements)
    return _size(reader.root)


def _at(where: expat.ExpatError | expat.XMLParserType) -> str:
    """Return the line and column of an error, or of what is being parsed, from 1."""
    if isinstance(where, expat.ExpatError):
        return f", line {where.lineno}, column {where.offset + 1}"
    return f" (line {where.CurrentLineNumber}, column {where.CurrentColumnNumber + 1})"


@dataclass
class _Element:
    """An element: the places of those inside it, its id, the ids of what it shows again."""

    name: str = ""
    inside: list[int] = field(default_factory=list)
    shows: list[str] = field(default_factory=list)


class _Reader:
    """Reads a drawing, and refuses what could do something at the place where it stands."""

    def __init__(self) -> None:
        self.elements: list[_Element] = []
        self.open: list[int] = []
        self.root: dict[str, str] = {}
        self.in_style = False
        parser = self.parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.XmlDeclHandler = self.declared
        parser.StartDoctypeDeclHandler = self.doctype
        parser.ProcessingInstructionHandler = self.instruction
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text

    def read(self, raw: bytes) -> None:
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw:
            raise RefusedError("is not UTF-8", Rule.PICTURE_KIND, "Save it as UTF-8.")
        self.parser.Parse(raw, True)

    def refuse(self, what: str, fix: str = _PLAIN) -> None:
        raise RefusedError(f"{what}{_at(self.parser)}", Rule.PICTURE_UNSAFE, fix)

    def declared(self, _: str, encoding: str | None, __: int) -> None:
        # A browser could read another encoding in another way than Expat does.
        if (encoding or "utf-8").lower() not in {"utf-8", "us-ascii", "ascii"}:
            raise RefusedError("is not UTF-8", Rule.PICTURE_KIND, "Save it as UTF-8.")

    def doctype(self, *_: object) -> None:
        self.refuse("declares a document type", "Delete its line with DOCTYPE, which nobody needs.")

    def instruction(self, target: str, _: str) -> None:
        self.refuse(f"holds the instruction <?{target}", "Delete it: nobody needs it.")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self.elements:
            self.begin(space, local, attributes)
        if space == _XHTML or (space == _SVG and local.lower() in _ACTIVE):
            self.refuse(f"holds the element {local}")
        if len(self.open) >= MOST_DEPTH:
            self.refuse("nests too deep", "Flatten its groups.")
        own = {key: value for key, value in attributes.items() if _space(key) in _OWN}
        for key, value in own.items():
            self.judge(local, key.rpartition(" ")[2], value)
        self.keep(local, own)
        self.in_style = local == "style"

    def begin(self, space: str, local: str, attributes: dict[str, str]) -> None:
        """Take the first element, which must be that of a drawing."""
        if (space, local) != (_SVG, "svg"):
            fix = f'Write  xmlns="{_SVG}"  in its first element, svg, or export it again.'
            raise RefusedError("is no SVG", Rule.PICTURE_KIND, fix)
        self.root = attributes

    def judge(self, element: str, name: str, value: str) -> None:
        """Refuse an attribute that could run or fetch something."""
        if name.lower().startswith("on"):
            self.refuse(f"runs a script in {name}=")
        elif name == "href" and not value.strip().startswith("#"):
            self.refuse(f"leads elsewhere in the href of {element}", _hint(element))
        elif name in _FETCHING:
            self.refuse(f"leads elsewhere in {name}=")
        elif name == "attributeName" and (local := value.strip().rpartition(":")[2].lower()):
            if local == "href" or local.startswith("on"):
                self.refuse(f"changes {value.strip()} by animation")
        elif not name.startswith(("data-", "aria-")):
            self.judge_css(value)

    def judge_css(self, css: str) -> None:
        """Refuse a style that fetches something; an escape could hide what it does."""
        if found := _CSS_FETCHES.search(css):
            self.refuse(f"leads elsewhere in a style, {found[0]}")
        if "\\" in css:
            self.refuse("hides letters of a style behind a backslash")

    def text(self, text: str) -> None:
        if self.in_style:
            self.judge_css(text)

    def keep(self, local: str, attributes: dict[str, str]) -> None:
        """Keep what tells how often each element is shown."""
        shows = [one for value in attributes.values() for one in _REFERENCE.findall(value)]
        if local == "use":
            links = (value for key, value in attributes.items() if key.endswith("href"))
            shows += [link.strip().removeprefix("#") for link in links]
        if self.open:
            self.elements[self.open[-1]].inside.append(len(self.elements))
        self.open.append(len(self.elements))
        self.elements.append(_Element(attributes.get("id", ""), [], shows))

    def end(self, _: str) -> None:
        self.open.pop()
        self.in_style = False


def _space(name: str) -> str:
    return name.rpartition(" ")[0]


def _hint(element: str) -> str:
    embeds = element in {"image", "feImage"}
    return "Use the picture in it by itself, as PNG or JPEG." if embeds else _PLAIN


def _refuse_many(elements: list[_Element]) -> None:
    """Refuse a small drawing that shows its parts again and again, and these theirs."""
    places = {one.name: place for place, one in reversed([*enumerate(elements)]) if one.name}
    parts = [
        [*one.inside, *(places[name] for name in one.shows if name in places)] for one in elements
    ]
    shown: dict[int, int] = {}
    for place in _leaves_first(parts):
        shown[place] = 1 + sum(shown.get(part, 0) for part in parts[place])
        if shown[place] > MOST_ELEMENTS:
            says = "shows its own parts again and again"
            raise RefusedError(says, Rule.PICTURE_SIZE, "Draw fewer copies with the element use.")


def _leaves_first(parts: Sequence[Sequence[int]]) -> Iterator[int]:
    """Yield every place after its parts; what holds itself is not followed round."""
    seen: set[int] = set()
    for first in range(len(parts)):
        stack = [(first, False)]
        while stack:
            place, done = stack.pop()
            if done:
                yield place
            elif place not in seen:
                seen.add(place)
                stack.append((place, True))
                stack += [(part, False) for part in parts[place]]


def _size(root: dict[str, str]) -> tuple[int, int]:
    """Return the size of a drawing: what it says, or its proportions."""
    width, height = (_length(root.get(side, "")) for side in ("width", "height"))
    box = _box(root.get("viewBox", ""))
    if not (width and height) and not box:
        fix = 'Give its first element a viewBox, such as  viewBox="0 0 640 480"'
        raise RefusedError("does not say how large it is", Rule.PICTURE_KIND, fix)
    if not (width and height):
        across, down = box
        scale = width / across if width else height / down if height else USUAL_SIDE / max(box)
        width, height = across * scale, down * scale
    if max(width, height) > LONGEST_SIDE:
        says = f"is {width:,.0f} × {height:,.0f} pixels large"
        raise RefusedError(says, Rule.PICTURE_SIZE, "Take width and height off its first element.")
    return max(1, round(width)), max(1, round(height))


def _length(text: str) -> float:
    """Return a length in pixels, 0 where it is none or depends on the page."""
    found = _LENGTH.fullmatch(text.strip())
    return float(found[1]) * _PIXELS[found[2]] if found else 0


def _box(text: str) -> tuple[float, ...]:
    """Return the width and height of a viewBox, or nothing where it has none."""
    numbers = re.split(r"[\s,]+", text.strip())
    try:
        _, _, width, height = map(float, numbers)
    except ValueError:
        return ()
    return (width, height) if 0 < width < 1e9 and 0 < height < 1e9 else ()
