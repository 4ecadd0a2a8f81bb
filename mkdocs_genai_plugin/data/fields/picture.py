"""The type of a picture's file: a path in the data folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from mkdocs_genai_plugin.data.folders import PICTURE_ENDINGS
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.text import Name
from mkdocs_genai_plugin.data.tree import Node, Scalar

from .declaration import Schema, _is_text, _pattern, scalar

# As ECMAScript reads it too: no part starts with a dot, none has what addresses take for a sign.
_PART = r'[^\s./\\:*?"<>|#%~][^/\\:*?"<>|#%]*'
_ANY_CASE = "|".join(
    "".join(f"[{one}{one.upper()}]" for one in ending[1:]) for ending in PICTURE_ENDINGS
)
_NAME = re.compile(rf"(?:{_PART}/)*{_PART}")
PICTURE_PATH = re.compile(rf"{_NAME.pattern}\.(?:{_ANY_CASE})")
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|/|~|\\\\")
SAYS = "The path of a picture: SVG, PNG, WebP, JPEG, GIF or AVIF."


@dataclass(frozen=True)
class PictureFile:
    """A file beside the item's own, else one in the data folder, by its path from there."""

    def blank(self) -> Name | None:
        """Return no file."""
        return None

    def read(self, node: Node, name: str, problems: list[Problem]) -> Name | None:
        """Return the path as written, with its place."""
        found = scalar(node, name, problems)
        if not found or not _is_text(found, name, problems):
            return None
        if PICTURE_PATH.fullmatch(found.text):
            return Name(found.text, found.place)
        problems.append(_place(found) or _kind(found, name))
        return None

    def schema(self) -> Schema:
        """Return text that is such a path."""
        return _pattern(SAYS, PICTURE_PATH.pattern)


def candidates(file: Name) -> tuple[str, str]:
    """Return where a file can lie below the data folder: beside the item's own, then from there."""
    return f"{PurePosixPath(file.place.path).parent.name}/{file}", str(file)


def _place(found: Scalar) -> Problem | None:
    """Return the problem of a path that leads out of the data folder, or is no path there."""
    path = found.text.replace("\\", "/")
    parts = path.removeprefix("./").split("/")
    bare = "/".join(part for part in parts if part not in ("", ".", ".."))
    if _NAME.fullmatch(found.text):
        return None
    outside = _ELSEWHERE.match(found.text) or ".." in parts
    message = f"'{found.text}' is no path in the data folder"
    fix = "Put the picture beside this file, and write its name, such as  file: loaf.jpg"
    better = bare if not outside and PICTURE_PATH.fullmatch(bare) else ""
    if better:
        fix = f"Write:  {found.rewritten(better)}"
    edits = [found.edit(better)] if better else []
    return found.problem(message, Rule.PICTURE_PLACE, fix, *edits)


def _kind(found: Scalar, name: str) -> Problem:
    message = f"\"{name}\" must be a picture that browsers show, not '{found.text}'"
    fix = "Use a file that ends in .svg, .png, .webp, .jpg, .gif or .avif."
    return found.problem(message, Rule.PICTURE_KIND, fix)
