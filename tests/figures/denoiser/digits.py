"""The digits that the pack's figure of a denoiser knows."""

from __future__ import annotations

from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.kinds.figures import grey
from mkdocs_genai_plugin.kinds.figures.denoiser.record import Denoiser

FOUND = load([bundled()], KINDS).items["figures/perfect-denoiser"]
assert isinstance(FOUND, Denoiser)
ITEM = FOUND
PICTURES = ITEM.known
LEVELS = [grey.levels(one) for one in ITEM.written]
