"""Writes the pack's file of an item into a site's own data, to be changed there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs_genai_plugin.data.folders import bundled, bundled_paths
from mkdocs_genai_plugin.data.schema import modeline
from mkdocs_genai_plugin.data.suggest import closest, suggest

from .advice import advice
from .files import write_new
from .home import Home
from .refusal import RefusalError
from .target import Target

MODELINE = modeline("")


@dataclass(frozen=True)
class Copy:
    """A file of the bundled pack that a site is to have as its own."""

    target: Target
    home: Home

    def write(self, file: Path) -> Iterator[str]:
        """Write it and give, a line each, what was done and what comes next.

        Raises RefusalError where something is wrong; nothing is written then.
        """
        text = self._text(file)
        if refused := write_new({file: text}):
            raise RefusalError(refused, "Change that one, or choose another folder:  --into DIR")
        yield f"{file.as_posix()} is written, as the pack has it."
        if self.home.replaces(self.target):
            yield f"It stands in the place of the pack's {self.target.path}."
        if not self.home.with_pack:
            yield "What it refers to is in the pack only, which this site leaves out."
        yield from advice(self.target, self.home.record(self.target), file, text)

    def _text(self, file: Path) -> str:
        """Return the pack's file; the line that names its schema leads there from its new place."""
        path = self.target.path
        if path not in bundled_paths():
            near = closest(path, [one for one in bundled_paths() if not one.endswith("/")])
            hint = suggest(near, ".")
            fix = f"Copy another item, or write one of your own:  mkdocs-genai new {path}"
            raise RefusalError(f"the pack has no {path}{hint}", fix)
        text = (bundled().root / f"{path}.yml").read_text("utf-8")
        lines = text.splitlines(keepends=True)
        own = "".join(f"{line}\n" for line in self.home.modeline(file, self.target))
        return own + "".join(line for line in lines if not line.startswith(MODELINE))
