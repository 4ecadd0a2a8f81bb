"""Which characters a text may hold: what nobody can see is refused, but where a script needs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category, combining, name

from .invisible import RANGES

# C0 and C1 but for tab and line breaks, and what Unicode says is no character (chapter 23.7).
NO_CHARACTERS = "".join(
    chr(last + plane) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
CONTROL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef{NO_CHARACTERS}]")
WIDE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
INVISIBLE = "".join(f"{chr(first)}-{chr(last)}" for first, last in RANGES)
# What is private shows only where its author's font is.
PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
HIDDEN = re.compile(f"[{INVISIBLE}{PRIVATE}]")
# Of what is hidden, this has the width of a blank or ends a line, so it stands for a space.
BLANK = re.compile("[\u2028\u2029\u2800\u3164\uffa0\u115f\u1160]")

NON_JOINER, JOINER = "\u200c", "\u200d"
# Blocks of scripts whose letters join: from Arabic to Sinhala, Tibetan, Burmese, Khmer, Mongolian,
# Balinese, Adlam.
JOINING = re.compile(
    "[\u0600-\u0dff\u0f00-\u109f\u1780-\u18af\u1a20-\u1aaf\u1b00-\u1bff\ua840-\uaaff\ufb50-\ufdcf"
    "\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e95f]"
)
VIRAMA = 9  # its canonical combining class
MONGOLIAN = re.compile("[\u1820-\u18aa]")
HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# Other signs with variants: StandardizedVariants.txt of the Unicode Character Database.
VARYING = re.compile(
    "[0\u1000-\u1080\uaa60-\uaa7a\ua856-\ua868\u3001\u3002\uff01\uff0c\uff0e\uff1a\uff1b\uff1f"
    "\U00010ac5-\U00010ae1]"
)
_PICTURES = {"So", "Sm", "Sk"}
PICTURES_ELSEWHERE = "\u203c\u2049\u2139\u3030\u303d\ufe0f"
KEYCAP = "\u20e3"
# The three flags that are written with tags: emoji-sequences.txt of Unicode's standard 51.
LANDS = ("".join(chr(0xE0000 + ord(sign)) for sign in land) for land in ("gbeng", "gbsct", "gbwls"))
FLAG = re.compile(f"\U0001f3f4(?:{'|'.join(LANDS)})\U000e007f")
LONGEST_FLAG = 7


def hidden(text: str) -> Iterator[int]:
    """Return where characters stand that nobody can see and no script needs there."""
    return (found.start() for found in HIDDEN.finditer(text) if not _needed(text, found.start()))


def _needed(text: str, at: int) -> bool:
    """Tell whether the characters beside a hidden one need it: IDNA's context rules, emoji's."""
    sign, before, behind = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if sign == NON_JOINER:
        # Persian parts a foreign word from its ending with it, Sanskrit shows a virama.
        parts = _joins(behind) and not before.isspace() and before != ""
        return parts or combining(before or " ") == VIRAMA
    if sign == JOINER:
        starts = _joins(behind) and not before.isalnum()
        return starts or _joins(before) or (_is_picture(before) and _is_picture(behind))
    if "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef":
        return _varies(sign, before, behind)
    if "\u180b" <= sign <= "\u180f":
        return bool(MONGOLIAN.match(before))
    return "\U000e0020" <= sign <= "\U000e007f" and _in_flag(text, at)


def _joins(sign: str) -> bool:
    return bool(JOINING.match(sign)) and category(sign)[0] in "LM"


def _is_picture(sign: str) -> bool:
    return bool(sign) and (category(sign) in _PICTURES or sign in PICTURES_ELSEWHERE)


def _varies(sign: str, before: str, behind: str) -> bool:
    """Tell whether a character has the variant that a selector asks for."""
    if sign in "\ufe0e\ufe0f":
        keycap = bool(re.match("[0-9#*]", before)) and behind == KEYCAP
        return keycap or (before != "\ufe0f" and _is_picture(before))
    varies = VARYING.match(before) or category(before or " ") == "Sm"
    return bool(HAN.match(before) or (sign < "\ufe0e" and varies))


def _in_flag(text: str, at: int) -> bool:
    start = text.rfind("\U0001f3f4", max(at - LONGEST_FLAG, 0), at)
    found = FLAG.match(text, start) if start >= 0 else None
    return bool(found) and at < found.end()  # type: ignore[union-attr]


def name_of(sign: str) -> str:
    """Return how messages name a character: its number, and what Unicode calls it."""
    return f"U+{ord(sign):04X} ({name(sign, 'no name')})"
