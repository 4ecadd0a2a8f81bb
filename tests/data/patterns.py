"""Every regular expression of the package, and how it is used, read from the source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import mkdocs_genai_plugin

PACKAGE = Path(mkdocs_genai_plugin.__file__).parent
FOLDERS = ("commands", "data", "kinds", "page", "render", "site")
USES = ("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split")
FROM_START = ("match", "fullmatch")
Use = tuple[str, int, str]  # the pattern, its flags, how it is used


def uses() -> dict[Use, str]:
    """Return every use of a pattern, with the module that it stands in.

    A pattern that holds what a function was given is left out: no module knows it.
    """
    found: dict[Use, str] = {}
    for path in sorted(path for one in FOLDERS for path in (PACKAGE / one).rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        known = vars(import_module(name.removesuffix(".__init__")))
        calls = [
            one for one in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(one, ast.Call)
        ]
        loops = {way for one in calls if (way := _unresolved(one, known))} or {"search"}
        kept = ((*one[:2], way) for one in _kept(list(known.values())) for way in sorted(loops))
        for use in (*(use for one in calls for use in _use(one, known)), *kept):
            found.setdefault(use, name)
    return found


def _use(call: ast.Call, known: dict[str, Any]) -> Iterator[Use]:
    function = call.func
    if not isinstance(function, ast.Attribute) or function.attr not in USES:
        return
    holder = _value(function.value, known)
    if isinstance(holder, re.Pattern):
        yield from _text(holder, function.attr)
    elif holder is re and isinstance(pattern := _value(call.args[0], known), str):
        flags = [_value(one.value, known) for one in call.keywords if one.arg == "flags"]
        yield from _text(re.compile(pattern, *flags), function.attr)


def _unresolved(call: ast.Call, known: dict[str, Any]) -> str:
    """Return how a call uses a pattern that only a loop knows."""
    function = call.func
    if not isinstance(function, ast.Attribute) or function.attr not in USES:
        return ""
    return function.attr if _value(function.value, known) is None else ""


def _value(node: ast.expr, known: dict[str, Any]) -> Any:
    """Return the value of a name or a text as its module knows it, None where it does not."""
    if any(isinstance(part, ast.Call) for part in ast.walk(node)):
        return None
    try:
        return eval(ast.unparse(node), dict(known))
    except (NameError, AttributeError, TypeError):
        return None


def _kept(value: Any, depth: int = 2) -> Iterator[Use]:
    """Yield each pattern that a module keeps in a table, from which loops take it."""
    for one in value:
        if isinstance(one, re.Pattern) and depth < 2:
            yield from _text(one, "")
        elif isinstance(one, (tuple, list)) and depth:
            yield from _kept(one, depth - 1)


def _text(pattern: re.Pattern[Any], use: str) -> Iterator[Use]:
    if isinstance(pattern.pattern, str):
        yield pattern.pattern, pattern.flags, use
