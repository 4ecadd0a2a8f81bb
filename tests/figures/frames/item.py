"""The pack's figure of films."""

from __future__ import annotations

from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.kinds.figures.frames.record import Frames

FOUND = load([bundled()], KINDS).items["figures/frames-together"]
assert isinstance(FOUND, Frames)
ITEM = FOUND
