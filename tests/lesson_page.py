"""The lesson page that ``mkdocs-genai new lesson`` writes, made from this site's.

What only this site has goes: raw HTML, classes for its style, links to its pages, paragraphs of
such a link alone, and in the front matter all but the title. A bare site shows the rest as it
stands.
"""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "docs/index.md"
PAGE = ROOT / "mkdocs_genai_plugin/lesson.md"

FRONT = re.compile(r"\A---\n(.*?)^---\n", re.M | re.S)
TITLE = re.compile(r"^title:.*\n", re.M)
DIV = re.compile(r"<(/?)div\b")
CLASSES = re.compile(r"[ \n]?\{:? *[.#][^}\n]*\}(?=\n)")
# Links to items, to other sites and within the page stay.
PAGE_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\((?!item:|https?:|#)[^)]*\)")
# A paragraph that holds nothing but such a link says nothing without it.
LONE_LINK = re.compile(rf"(?<=\n\n){PAGE_LINK.pattern}\n(?=\n|\Z)")
BLANK = re.compile(r"\n{3,}")


def derived(text: str) -> str:
    """Return the page for any site, made from the text of this site's."""
    front, body = _split(text)
    body = "".join(_outside_divs(body.splitlines(keepends=True)))
    body = PAGE_LINK.sub(r"\1", LONE_LINK.sub("", CLASSES.sub("", body)))
    return front + BLANK.sub("\n\n", f"\n{body.strip()}\n")


def _split(text: str) -> tuple[str, str]:
    found = FRONT.match(text)
    if not found:
        return "", text
    return f"---\n{''.join(TITLE.findall(found[1]))}---\n", text[found.end() :]


def _outside_divs(lines: list[str]) -> list[str]:
    """Return the lines that stand in no ``<div>``."""
    kept, depth = [], 0
    for line in lines:
        before = depth
        depth += sum(-1 if found[1] else 1 for found in DIV.finditer(line))
        if not before and not depth:
            kept.append(line)
    return kept
