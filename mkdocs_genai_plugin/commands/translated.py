"""Writes a file to be translated, with its original beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.folders import Folder
from mkdocs_genai_plugin.data.staleness import fingerprint, original

from .copied import MODELINE
from .files import write_new
from .home import Home
from .refusal import RefusalError
from .target import Target

_KEY = re.compile(r"^(?=[\w\"'-]+[ \t]*:)", re.M)
# Says the same in every language.
_NEUTRAL = ("checked:", "was:", "sources:")
_HEAD = "# Translate what stands behind each key. Above it is the original, as a comment."


@dataclass(frozen=True)
class Translation:
    """A file that a site is to have in another language; ``before`` may hold its original."""

    target: Target
    home: Home
    before: Sequence[Folder]

    def write(self, file: Path) -> Iterator[str]:
        """Write it and yield, a line each, what was done and what comes next.

        Raises RefusalError where something is wrong; nothing is written then.
        """
        found = original(self.before, self.target.path)
        if found is None:
            fix = "Write it in the site's own language first, or name another."
            raise RefusalError(f"there is no {self.target.path} to translate.", fix)
        if refused := write_new({file: self._text(file, found)}):
            raise RefusalError(refused, "Change that one; its  of:  says what it was made from.")
        yield f"{file.as_posix()} is written, with {found.path} beside it."
        yield "Translate what stands behind each key, then run  mkdocs-genai check"
        yield "mkdocs-genai check --stale  says when the original has changed."

    def _text(self, file: Path, found: DataFile) -> str:
        before, *blocks = _KEY.split(found.text.replace("\r\n", "\n"))
        if not blocks:
            fix = "Write it as lines of  key: value  first."
            raise RefusalError(f"{found.path} is not written key by key.", fix)
        head = [*self.home.modeline(file, self.target), _HEAD]
        head += [line for line in before.splitlines() if _is_remark(line)]
        of = f'of: "{fingerprint(found.text)}"'
        kept = (block for block in blocks if not block.startswith("of:"))
        return "\n".join([*head, of, *map(_beside, kept)]).rstrip("\n") + "\n"


def _is_remark(line: str) -> bool:
    return line.startswith("#") and not line.startswith(MODELINE)


def _beside(block: str) -> str:
    """Return what stands behind a key, below itself as a comment."""
    said = block.rstrip("\n")
    if said.startswith(_NEUTRAL):
        return said
    lines = (f"# {line}".rstrip() for line in said.splitlines())
    return "\n".join([*lines, said])
