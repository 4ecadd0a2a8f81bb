"""The formats that there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from . import anki, csv, gift, moodle
from .material import Asked, Material


@dataclass(frozen=True)
class Format:
    """A format: what its file's name ends in, how it is written, and what an import does.

    ``terms`` tells whether it takes terms too, ``unreadable`` why it cannot hold a question.
    """

    suffix: str
    written: Callable[[Material], bytes]
    imported: Callable[[Material], str]
    terms: bool = True
    unreadable: Callable[[Asked], str] = lambda _: ""

    def left_out(self, asked: Asked) -> str:
        """Return why a question cannot be in the file, or nothing."""
        return "it has a picture" if asked.has_picture else self.unreadable(asked)


def _adds(material: Material) -> str:
    """Return what Moodle does with questions that it has already."""
    quizzes = dict.fromkeys(asked.quiz.title for asked in material.questions)
    place = " and ".join(f'"{material.title}" › "{title}"' for title in quizzes)
    return (
        f"Moodle adds them to the category {place}; it replaces none. "
        "Before you import them once more, delete those that are there."
    )


def _changes(material: Material) -> str:
    return (
        f'Anki puts them into the deck "{material.title}"; '
        "imported once more, they change the cards that are there."
    )


def _for_programs(_: Material) -> str:
    return "Where a spreadsheet shows it in one column, write:  mkdocs-genai export spreadsheet"


FORMATS = {
    "moodle": Format("-moodle.xml", moodle.written, _adds, terms=False),
    "gift": Format("-gift.txt", gift.written, _adds, False, gift.unreadable),
    "anki": Format(".apkg", anki.written, _changes),
    "csv": Format(".csv", csv.written, _for_programs),
    "spreadsheet": Format("-spreadsheet.csv", csv.for_spreadsheets, lambda _: ""),
}
