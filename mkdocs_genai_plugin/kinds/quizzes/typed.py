"""How a typed answer is held against those that a question knows.

``assets/genai-quiz.js`` does the same in the reader's browser.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

# Marks over and under Latin, Greek and Cyrillic letters, and the short vowels of Arabic; the
# vowels of Indian scripts are marks too, and are no accents.
_MARKS = re.compile("[\u0300-\u036f\u064b-\u0652]")
_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d{1,3})?", re.I)


def folded(text: str, exact: Collection[str]) -> str:
    """Return a text without what does not count: case, accents and spaces not in ``exact``."""
    text = unicodedata.normalize("NFKD", text).strip()
    text = text if "accents" in exact else _MARKS.sub("", text)
    text = text if "case" in exact else text.lower()
    return re.sub(r"\s+", " " if "spaces" in exact else "", text)


def number_in(text: str) -> float | None:
    """Return the number that a reader types, with a point or a comma, or None."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).replace("\u2212", "-")
    text = text.replace("\u066b", ",")
    if text.rfind(",") > text.rfind("."):
        text = text.replace(".", "").replace(",", ".", 1)
    text = text.replace(",", "")
    return float(text) if _NUMBER.fullmatch(text) else None
