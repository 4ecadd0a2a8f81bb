"""The kinds of content, one module or folder each; KINDS is the only list of them."""

from __future__ import annotations

from mkdocs_genai_plugin.data.kind import Kind
from mkdocs_genai_plugin.render.block import Block

from . import (
    cards,
    cases,
    comparisons,
    definitions,
    figures,
    glossary,
    plots,
    quizzes,
    sources,
    systems,
    takeaways,
    timelines,
)

KINDS: tuple[Kind[Block], ...] = (
    cards.KIND,
    cases.KIND,
    comparisons.KIND,
    timelines.KIND,
    definitions.KIND,
    figures.KIND,
    glossary.KIND,
    takeaways.KIND,
    plots.KIND,
    quizzes.KIND,
    systems.KIND,
    sources.KIND,
)
