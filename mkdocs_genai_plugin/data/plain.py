"""Inline text in its plain forms, read by one pattern in a third of the parser's time.

Most texts that are marked at all hold plain emphasis, code, formulas, links and citations only.
They give the values that markdown-it's tokens give; whatever else a text holds leaves it to the
parser.
"""

from __future__ import annotations

import re

# No sign that could begin or end something, and what is no sign of it alone.
_WORDS = r"(?:[^\\`*_\[\]<&$\n!+]|!(?!\[)|\+(?!\+))+"
# At a text's start the parser takes the last sign for the one before (dollarmath, is_escaped).
_BEFORE_FORMULA = r"(?:(?<=[ (])|\A(?=.*[A-Za-z.?)$]\Z))"


def _emphasis(name: str, sign: str) -> str:
    """Return the pattern of words between two signs.

    Around letters they are what they seem, whatever stands beside them; behind the end of a
    sentence they are where a space follows (CommonMark, 6.2).
    """
    inside = rf"(?<![\w*]){sign}(?P<{name}>(?=[^\W_]){_WORDS})"
    return rf"{inside}(?:(?<=[^\W_]){sign}(?![\w*])|(?<=[.:?!]){sign}(?= |\Z))"


_STRONG, _EM = _emphasis("strong", r"\*\*"), _emphasis("em", r"\*")
PLAIN = re.compile(
    rf"(?P<text>{_WORDS})|{_STRONG}|{_EM}"
    rf"|{_BEFORE_FORMULA}\$(?P<formula>(?![\s$])(?:[^$\\\n]|\\[^$\n])+(?<!\s))\$(?![\w$])"
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
