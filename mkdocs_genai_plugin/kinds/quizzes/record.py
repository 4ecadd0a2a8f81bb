"""A quiz, its questions, and the answers that they offer or expect."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_genai_plugin.data.fields import (
    Amount,
    Choice,
    Cites,
    Flag,
    Former,
    Id,
    Items,
    Label,
    Markdown,
    Number,
    Placed,
    Schema,
    Word,
    declare,
)
from mkdocs_genai_plugin.data.item import Item, accent
from mkdocs_genai_plugin.data.picture import Picture, picture
from mkdocs_genai_plugin.data.structure import Record
from mkdocs_genai_plugin.data.text import Name, Passage, Prose

# A learning platform keeps 4,096 characters for a hundred answers.
LONGEST_TYPED = 30
EXACT = ("case", "accents", "spaces")
SHUFFLED = ("options", "questions")


@dataclass(frozen=True, kw_only=True)
class Option:
    """An answer that a question offers, or that a reader may type."""

    text: Passage = declare(Placed(200), "The answer.", "Write a typical e-mail", required=True)
    picture: Picture | None = declare(picture, "A picture of it.")
    also: tuple[Name, ...] = declare(
        Items(Label(LONGEST_TYPED)), "Other ways to type the same answer.", "[auto-encoder]"
    )
    right: bool = declare(Flag(), "Set on the one that is right.", "true")
    feedback: Prose = declare(
        Markdown(400),
        "Why it is right, or why it tempts and fails.",
        "It can only judge an e-mail that it is handed.",
        required=True,
    )


@dataclass(frozen=True)
class Answers(Items):
    """The list of answers: where readers type, one is enough, which the checks see to."""

    def _fits(self, count: int) -> bool:
        return count == 1 or super()._fits(count)

    def schema(self) -> Schema:
        """Return the list, of which one entry may be all."""
        return super().schema() | {"minItems": 1}


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question with answers to choose from, or with an answer to be typed."""

    whole: bool = True
    id: Name = declare(Id(), "The end of the question's address.", "spam", required=True)
    name: str = declare(Word(40), "The question in a few words.", "The spam filter", required=True)
    text: Prose = declare(
        Markdown(300),
        "The question.",
        "What can a spam filter not do, even in principle?",
        required=True,
    )
    picture: Picture | None = declare(picture, "A picture that the question is about.")
    several: bool = declare(Flag(), "Set where all right answers, and only those, count.", "true")
    typed: bool = declare(Flag(), "Set where readers type the answer.", "true")
    tolerance: Amount | None = declare(
        Number(0), "The typed answer is a number, and may be off by so much.", "0.05"
    )
    exact: tuple[str, ...] = declare(
        Items(Choice(EXACT)), "What counts in a typed answer beside its letters.", "[case]"
    )
    options: tuple[Option, ...] = declare(
        Answers(Record(Option), 2, 6),
        "The answers, one of them right; where readers type, those that are known.",
        required=True,
    )
    hint: Prose = declare(
        Markdown(300), "What helps without giving the answer.", "Look at what it was trained on."
    )
    explanation: Prose = declare(
        Markdown(500), "What to keep in mind.", "It knows nothing of which e-mails are usual."
    )
    learn: Prose = declare(
        Markdown(200), "Where to read about it again.", "[GAN](item:families/gan)"
    )
    cite: tuple[Name, ...] = declare(Items(Cites()), "Keys of its sources.", "[hinton2006]")
    was: tuple[Name, ...] = declare(
        Items(Former()), "Former ids; their addresses keep working.", "[junk]"
    )


@dataclass(frozen=True, kw_only=True)
class Quiz(Item):
    """Questions with which readers check themselves."""

    title: str = declare(Word(100), "The quiz's name.", "Check yourself", required=True)
    accent: str = declare(accent, "The colour of the controls.", "teal")
    questions: tuple[Question, ...] = declare(
        Items(Record(Question)), "The questions, in order.", required=True
    )
    shuffle: tuple[str, ...] = declare(
        Items(Choice(SHUFFLED)), "What stands in a new order at each visit.", "[options]"
    )
