"""Finds what the lesson's texts say of how many families, groups and questions there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs_genai_plugin.data.model import Collection

ROOT = Path(__file__).parents[2]
TEXTS = (
    "README.md", "mkdocs.yml", "docs/*.md", "docs/families/*.md", "docs/manual/index.md",
    "docs/manual/blocks.md", "mkdocs_genai_plugin/content/families/_collection.yml",
    "mkdocs_genai_plugin/content/takeaways/lesson.yml", "template/README.md", "template/docs/*.md",
)  # fmt: skip
NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
PLACES = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
# What a sentence says, with N for a number in words and NTH for a place, and what it counts.
SENTENCES = (
    (r"N\s+(?:families|names)\b", "cards"),
    (r"N\s+cards\b(?!\s+of\s+\w+\n)", "cards"),  # a heading may speak of some of them
    (r"cards\s+of\s+N\b", "cards"),
    (r"there\s+are\s+N\.", "cards"),
    (r"the\s+other\s+N\s+come\b", "cards"),
    (r"is\s+the\s+NTH\b", "one more card"),
    (r"the\s+NTH\s+stands\b", "one more card"),
    (r"N\s+groups\b", "groups"),
    (r"same\s+N\s+questions\b", "facts"),
    (r"N\s+(?:are\s+)?\**mechanisms\b", "mechanism"),
    (r"N\s+(?:are\s+)?\**modalities\b", "modality"),
)


@dataclass(frozen=True)
class Told:
    """What a text says, and where."""

    place: str
    words: str
    counts: str
    number: int


def told() -> Iterator[Told]:
    """Give all that the texts say of numbers."""
    for path in sorted(path for text in TEXTS for path in ROOT.glob(text)):
        text = path.read_text("utf-8")
        finds = [
            (found, counts)
            for sentence, counts in SENTENCES
            for found in _pattern(sentence).finditer(text)
        ]
        for found, counts in sorted(finds, key=lambda one: one[0].start()):
            line = text.count("\n", 0, found.start()) + 1
            place = f"{path.relative_to(ROOT).as_posix()}:{line}"
            yield Told(place, " ".join(found[0].split()), counts, _number(found["number"]))


def _pattern(sentence: str) -> re.Pattern[str]:
    numbers = rf"\\b(?P<number>{'|'.join(NUMBERS)})"
    places = f"(?P<number>{'|'.join(PLACES)})"
    return re.compile(re.sub("NTH", places, re.sub(r"N(?!TH)", numbers, sentence)), re.I)


def _number(word: str) -> int:
    words = PLACES if word.lower() in PLACES else NUMBERS
    return words.index(word.lower()) + 1


def counted(collection: Collection) -> Mapping[str, int]:
    """Give how many there are of what the texts count."""
    groups = [card.group for card in collection.cards]
    return {
        "cards": len(collection.cards),
        "one more card": len(collection.cards) + 1,
        "groups": len(collection.groups),
        "facts": len(collection.facts),
        **{group: groups.count(group) for group in collection.groups},
    }


def untrue(collection: Collection) -> list[str]:
    """Give a line for each sentence that has the number of another collection."""
    real = counted(collection)
    return [
        f'{one.place}: "{one.words}", but now there are {real[one.counts]}'
        for one in told()
        if one.number != real[one.counts]
    ]
