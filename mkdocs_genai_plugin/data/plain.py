"""Inline text in its plain forms, read by one pattern in a third of the parser's time.

Most texts that are marked at all hold plain emphasis, code, links and citations only. They give the
values that markdown-it's tokens give; whatever else a text holds leaves it to the parser.
"""

from __future__ import annotations

import re

# No sign that could begin or end something, and what is no sign of it alone.
_WORDS = r"(?:[^\\`*_\[\]<&$\n!+]|!(?!\[)|\+(?!\+))+"
# Emphasis around letters is what it seems, whatever stands beside it (CommonMark, 6.2).
_INSIDE = rf"(?=[^\W_]){_WORDS}(?<=[^\W_])"
PLAIN = re.compile(
    rf"(?P<text>{_WORDS})"
    rf"|(?<![\w*])\*\*(?P<strong>{_INSIDE})\*\*(?![\w*])"
    rf"|(?<![\w*])\*(?P<em>{_INSIDE})\*(?![\w*])"
    r"|(?<!`)`(?P<code>[^`\n\s](?:[^`\n]*[^`\n\s])?)`(?!`)"
    r"|\[@(?P<citation>[a-z0-9][a-z0-9-]*(?:; ?@[a-z0-9][a-z0-9-]*)*)\](?!\()"
    rf"|\[(?P<link>{_WORDS})\]\((?P<address>[^\s()<>\\&\x00-\x1f\x7f]+)\)"
)


def plain_forms(text: str) -> list[re.Match[str]] | None:
    """Return the forms of a text in order, or None where it has more than the plain ones."""
    forms: list[re.Match[str]] = []
    place = 0
    while place < len(text):
        found = PLAIN.match(text, place)
        if not found:
            return None
        forms.append(found)
        place = found.end()
    return forms
