"""Which known word was meant by one that is not known."""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import SequenceMatcher, get_close_matches

LONGEST_WORD = 80
MOST_HINTS = 100  # of one kind: more take long, and nobody reads them
_MANY = 1_000
_SLIP = 0.75  # two letters of four in the other order
NO_LETTERS = re.compile(r"[\W\d_]+")
_DIGITS = re.compile(r"\d")


def closest(word: str, known: Collection[str], likeness: float = 0.66) -> str:
    """Return the known word most like ``word``, or an empty string.

    Among very many only those with the same first letter are looked at.
    """
    if len(word) > LONGEST_WORD:
        return ""
    if len(known) > _MANY:
        known = [one for one in known if one[:1] == word[:1].lower()]
    found = get_close_matches(word.lower(), known, n=3, cutoff=likeness)
    return next((one for one in found if _agree(word.lower(), one, likeness)), "")


def _agree(word: str, other: str, likeness: float) -> bool:
    """Tell whether letters by themselves are alike: in ``dinh2014`` and ``devlin2019`` not."""
    ours, theirs = NO_LETTERS.sub("", word), NO_LETTERS.sub("", other)
    return not ours or SequenceMatcher(None, ours, theirs).ratio() >= likeness


def is_sure(word: str, near: str) -> bool:
    """Tell whether ``near`` can be put for a word, or the last one of a path, without a look.

    Numbers make another name, and so do letters beyond a slip: ``halfhard`` is not ``hard``.
    """
    ours, theirs = word.lower().rpartition("/")[2], near.rpartition("/")[2]
    alike = bool(near) and SequenceMatcher(None, ours, theirs).ratio() >= _SLIP
    return alike and sorted(_DIGITS.findall(ours)) == sorted(_DIGITS.findall(theirs))


def suggest(near: str, otherwise: str = "") -> str:
    """Return how a sentence ends that asks for ``near``; ``otherwise`` where nothing is near."""
    return f'; did you mean "{near}"?' if near else otherwise
