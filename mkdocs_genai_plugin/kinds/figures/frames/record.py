"""The figure of films: what an author writes."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_genai_plugin.data.fields import Amount, Choice, Number, declare
from mkdocs_genai_plugin.kinds.figures.record import Figure

ALL = "all"
TOGETHER = ("1", "3", "5", "7", ALL)


@dataclass(frozen=True, kw_only=True)
class Frames(Figure):
    """Films of a ring or a plus, made with some frames in view at once."""

    together: str = declare(Choice(TOGETHER), "How many frames it sees together at first.", ALL)
    seed: Amount | None = declare(Number(1, 9999, whole=True), "The first draw's number.", "355")
