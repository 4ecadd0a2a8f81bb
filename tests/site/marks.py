"""What the processors of extensions look for in a page, as words that an author could type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import walk_packages
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from markdown import Markdown

PACKAGES = ("markdown.extensions", "pymdownx", "material.extensions")
NEEDED = ("toc", "attr_list")
LONGEST = 40
PRINTABLE = [*"x1 -:.[]{}()<>\"'&/|#@", *map(chr, range(33, 127))]
CLASSES = {
    code.CATEGORY_DIGIT: str.isdigit,
    code.CATEGORY_NOT_DIGIT: lambda sign: not sign.isdigit(),
    code.CATEGORY_SPACE: str.isspace,
    code.CATEGORY_NOT_SPACE: lambda sign: not sign.isspace(),
    code.CATEGORY_WORD: lambda sign: sign.isalnum() or sign == "_",
    code.CATEGORY_NOT_WORD: lambda sign: not (sign.isalnum() or sign == "_"),
}


def extensions() -> list[str]:
    """Return every extension that is installed here but ours, by the module that makes it."""
    found = {name for name in _modules() if hasattr(import_module(name), "makeExtension")}
    return sorted(name for name in found if not name.startswith("mkdocs_genai_plugin"))


def _modules() -> Iterator[str]:
    for package in map(import_module, PACKAGES):
        for found in walk_packages(package.__path__, f"{package.__name__}."):
            yield found.name
    points = entry_points(group="markdown.extensions")
    yield from (point.value.partition(":")[0] for point in points)


@cache
def marks(extension: str) -> tuple[str, ...]:
    """Return words that the processors of an extension look for."""
    md = Markdown(extensions=[*dict.fromkeys([extension, *NEEDED])])
    own = [one for one in _processors(md) if type(one).__module__.startswith(extension)]
    holders = [import_module(extension), *own, *(kind for one in own for kind in type(one).__mro__)]
    held = [
        *(value for one in holders for name, value in vars(one).items() if name[:2] != "__"),
        *(value for one in md.registeredExtensions for value in one.getConfigs().values()),
    ]
    patterns = {found.pattern: found for found in held if isinstance(found, re.Pattern)}
    words = {found for found in held if isinstance(found, str)}
    words |= {word for pattern in patterns.values() for word in samples(pattern)}
    return tuple(sorted(filter(_can_be_typed, words)))


def _processors(md: Markdown) -> Iterator[Any]:
    for registry in (md.preprocessors, md.parser.blockprocessors, md.inlinePatterns):
        yield from registry
    yield from [*md.treeprocessors, *md.postprocessors]


def _can_be_typed(text: str) -> bool:
    signs = not text.isalpha() and text.isprintable() and text == text.strip()
    # Behind a text that ends a sentence, the list of sources writes no full stop.
    return signs and not text.endswith(".") and 0 < len(text) <= LONGEST


def samples(pattern: re.Pattern[Any]) -> Iterator[str]:
    """Yield short texts that a pattern finds something in, one for each of its first branches."""
    if not isinstance(pattern.pattern, str):
        return
    tree = parser.parse(pattern.pattern, pattern.flags)
    for branch in range(4):
        text = _sample(tree, branch, {}).strip()
        if pattern.search(text):
            yield text


def _sample(tree: Any, branch: int, groups: dict[int, str]) -> str:
    return "".join(_part(kind, value, branch, groups) for kind, value in tree)


def _part(kind: Any, value: Any, branch: int, groups: dict[int, str]) -> str:
    match kind:
        case code.LITERAL:
            return chr(value)
        case code.ANY | code.NOT_LITERAL:
            return "x"
        case code.IN:
            return next((sign for sign in PRINTABLE if _is_in(value, sign)), "")
        case code.BRANCH:
            return _sample(value[1][branch % len(value[1])], branch, groups)
        case code.SUBPATTERN:
            groups[value[0]] = _sample(value[3], branch, groups)
            return groups[value[0]]
        case code.GROUPREF:
            return groups.get(value, "")
        case code.MAX_REPEAT | code.MIN_REPEAT | code.POSSESSIVE_REPEAT:
            least, most, inner = value
            return _sample(inner, branch, groups) * min(max(least, branch % 2), most)
        case code.ATOMIC_GROUP:
            return _sample(value, branch, groups)
    return ""


def _is_in(members: Any, sign: str) -> bool:
    negated = members[0][0] is code.NEGATE
    return negated ^ any(_is_member(kind, value, sign) for kind, value in members)


def _is_member(kind: Any, value: Any, sign: str) -> bool:
    match kind:
        case code.LITERAL:
            return ord(sign) == value
        case code.RANGE:
            return value[0] <= ord(sign) <= value[1]
        case code.CATEGORY:
            return CLASSES[value](sign)
    return False
