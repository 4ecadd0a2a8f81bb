"""Finds sentences that count what the lesson has of something: one more would make them untrue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXTS = (
    "README.md", "mkdocs.yml", "docs/*.md", "docs/families/*.md", "docs/manual/index.md",
    "docs/manual/blocks.md", "overrides/*.html", "template/README.md", "template/docs/*.md",
    "mkdocs_genai_plugin/lesson.md", "mkdocs_genai_plugin/content/*/*.yml",
)  # fmt: skip
NUMBER = (
    r"(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty)"
)
PLACE = r"(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
SENTENCES = re.compile(
    rf"\b{NUMBER}\s+(?:cards|cases|families|figures|groups|machines|questions|terms)\b"
    rf"|\b(?:two|{NUMBER})\s+(?:are\s+)?\**(?:mechanisms|modalities)\b"
    rf"|\b(?:cards|families)\s+of\s+{NUMBER}\b"
    rf"|\b{NUMBER}\s+names\s+cover\b"
    rf"|\bthere\s+are\s+{NUMBER}\."
    rf"|\bthe\s+other\s+{NUMBER}\s+come\b"
    rf"|\bcard\s+is\s+the\s+{PLACE}\b"
    rf"|\bthe\s+{PLACE}\s+stands\b",
    re.I,
)
SOURCES = re.compile(r"^sources:$.*", re.M | re.S)  # titles, which others gave


def counting(text: str) -> list[tuple[int, str]]:
    """Return the line and the words of each sentence that counts."""
    return [
        (text.count("\n", 0, found.start()) + 1, " ".join(found[0].split()))
        for found in SENTENCES.finditer(SOURCES.sub("", text))
    ]


def told() -> Iterator[str]:
    """Yield a line for each sentence of the lesson that counts."""
    for path in sorted(path for text in TEXTS for path in ROOT.glob(text)):
        for line, words in counting(path.read_text("utf-8")):
            yield f'{path.relative_to(ROOT).as_posix()}:{line}: "{words}"'
