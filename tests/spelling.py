"""Looks every word of the prose up in a dictionary: ``make check``.

Prose is what readers see: the pack, the data, the pages, the words of the interface, and the
comments of YAML files. Code, formulas, addresses, names and titles of sources are no prose.
Words that are right and that the dictionary lacks stand in ``words.txt``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from spellchecker import SpellChecker

ROOT = Path(__file__).parents[1]
OWN = Path(__file__).with_name("words.txt")
PROSE = (
    "*.md",
    ".github/**/*.md",
    ".github/ISSUE_TEMPLATE/*.yml",
    "data/**/*.yml",
    "docs/**/*.md",
    "mkdocs_genai_plugin/content/**/*.yml",
    "mkdocs_genai_plugin/languages/en.yml",
    "mkdocs_genai_plugin/*.md",
    "template/**/*.md",
    "template/data/**/*.yml",
)

SOURCES = re.compile(r"^sources:\n(?:[ \n].*\n?)*", re.M)
FIELD = (
    r"(?:accent|by|cite|corpus|emoji|held_out|icon|id|key|lines|link|math|order|side|to|type|was)"
)
BLANKED = (
    re.compile(r"\A# yaml-language-server: .*"),
    re.compile(r"^ *```.*?^ *```", re.M | re.S),
    re.compile(rf"^( *){FIELD}: *[>|]-?\n(?:\1 +.*\n|\n)+", re.M),
    re.compile(rf"^ *(?:- )?{FIELD}:.*$", re.M),
    re.compile(r"^ *- (?:[0-9a-f]{8,} ?){8,}$", re.M),  # pixels
    re.compile(r"(`+)[^`].*?\1", re.S),
    re.compile(r"\$[^$]+\$"),
    re.compile(r"\[@[^\]]*\]|https?://\S+|\]\([^)]*\)|<[^>]*>|\{:? *[.#][^}]*\}"),
)
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def prose(text: str, suffix: str) -> str:
    """Return the text with spaces in the place of what is no prose; lines stay."""
    for pattern in [*([SOURCES] if suffix == ".yml" else []), *BLANKED]:
        text = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    return text


def words(text: str, suffix: str) -> Iterator[tuple[int, str]]:
    """Yield every word of the prose with its line."""
    for number, line in enumerate(prose(text, suffix).splitlines(), 1):
        for found in WORD.finditer(line):
            word = found[0].replace("’", "'").removesuffix("'s")
            if len(word) > 1 and word[0].isalpha():
                yield number, word


def unknown(texts: dict[str, str]) -> list[tuple[str, int, str]]:
    """Return the words that no list has, each with its path and line."""
    every = [
        (path, number, word)
        for path, text in texts.items()
        for number, word in words(text, Path(path).suffix)
    ]
    missing = dictionary().unknown(word for _, _, word in every)
    return [entry for entry in every if entry[2].lower() in missing]


@cache
def dictionary() -> SpellChecker:
    """Return the dictionary of English with our own words in it."""
    loaded = SpellChecker()
    loaded.word_frequency.load_words(own_words())
    return loaded


def own_words() -> list[str]:
    """Return our own list, one word a line."""
    return OWN.read_text("utf-8").split()


def main() -> int:
    """Print the unknown words with their places; give 1 if there is one."""
    files = sorted({path for pattern in PROSE for path in ROOT.glob(pattern)})
    found = unknown({path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in files})
    for path, number, word in found:
        print(f"{path}:{number}: {word}")
    if found:
        print(f"Mend these words, or add those that are right to {OWN.relative_to(ROOT)}.")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
