"""The pile of a figure: lines of two kinds, and the two machines that learn from them."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_genai_plugin.data.fields import Amount, Items, Markdown, Number, Word, declare
from mkdocs_genai_plugin.data.structure import Record
from mkdocs_genai_plugin.data.text import Prose

from ..record import Figure


@dataclass(frozen=True, kw_only=True)
class Heap:
    """The lines of one kind."""

    name: str = declare(Word(20), "What the kind is called on a stamp.", "Spam", required=True)
    lines: tuple[str, ...] = declare(
        Items(Word(120), 3, 200),
        "Lines of the kind, a few words each.",
        "[claim the prize before midnight, your account is locked click here]",
        required=True,
    )


@dataclass(frozen=True, kw_only=True)
class Side:
    """One of the two machines."""

    name: str = declare(Word(30), "What it is called.", "Discriminative", required=True)
    question: Prose = declare(
        Markdown(80), "What it asks of each line.", "Which kind is this?", required=True
    )
    method: Prose = declare(
        Markdown(300), "How it is made.", "Logistic regression on the words.", required=True
    )


@dataclass(frozen=True, kw_only=True)
class Pile(Figure):
    """A pile of lines of two kinds, and what two machines make of it."""

    a: Heap | None = declare(
        Record(Heap),
        "The kind that both call 0.",
        "{name: Not spam, lines: [lunch]}",
        required=True,
    )
    b: Heap | None = declare(
        Record(Heap), "The kind that both call 1.", "{name: Spam, lines: [prize]}", required=True
    )
    sorter: Side | None = declare(Record(Side), "The machine that can only stamp.", required=True)
    writer: Side | None = declare(Record(Side), "The machine that can write, too.", required=True)
    cannot: Prose = declare(
        Markdown(300),
        "What the first machine answers when it is asked to write.",
        "I cannot. I know which words tell spam apart, not which word follows which.",
        required=True,
    )
    seed: Amount | None = declare(Number(1, 999, whole=True), "The first draw.", "1")


def heaps(item: Pile) -> tuple[Heap, Heap]:
    """Return both kinds of lines."""
    return item.a or Heap(), item.b or Heap()
