"""What takes long and is the same for the same YAML, made beforehand for the bundled figures."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Generic, ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")


class Beforehand(Generic[_P, _R]):
    """A function whose results for the bundled figures lie in ``made.json`` beside its module.

    They lie there by a digest of what was asked, so what a site's own figure asks is computed,
    once for as long as the process runs. ``read`` returns a result from its JSON.
    """

    def __init__(self, compute: Callable[_P, _R], read: Callable[[Any], _R]) -> None:
        """Take the function."""
        self.file = Path(str(sys.modules[compute.__module__].__file__)).with_name("made.json")
        self._compute, self._read = compute, read
        self._found: dict[str, _R] | None = None

    def __call__(self, *asked: _P.args, **named: _P.kwargs) -> _R:
        """Return the result, which is computed only where it is not known yet."""
        if self._found is None:
            found = json.loads(self.file.read_text("utf-8"))
            self._found = {key: self._read(one) for key, one in found.items()}
        key = _digest(asked)
        if key not in self._found:
            self._found[key] = self._compute(*asked, **named)
        return self._found[key]

    def forget(self) -> None:
        """Compute all that is asked from now on."""
        self._found = {}

    def written(self) -> str:
        """Return as JSON what is known: a line for each result."""
        found = (self._found or {}).items()
        lines = (f"{json.dumps(key)}: {json.dumps(one, default=asdict)}" for key, one in found)
        return "{\n" + ",\n".join(lines) + "\n}\n"


def beforehand(read: Callable[[Any], _R]) -> Callable[[Callable[_P, _R]], Beforehand[_P, _R]]:
    """Return the decorator of a function whose results ``read`` returns from JSON."""
    return lambda compute: Beforehand(compute, read)


def _digest(asked: object) -> str:
    return hashlib.sha256(json.dumps(asked, default=asdict).encode()).hexdigest()[:16]
