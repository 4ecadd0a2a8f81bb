"""What every figure says, whichever machine it shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, ClassVar, Protocol

from mkdocs_genai_plugin.data.fields import Choice, Flag, Id, Items, Markdown, Ref, Word, declare
from mkdocs_genai_plugin.data.item import Item, accent
from mkdocs_genai_plugin.data.structure import Record
from mkdocs_genai_plugin.data.text import Name, Prose

_STATE = Word(200)
TRY: Any = declare(Ref(folder="figures"), "A figure whose stills are shown with it.", "same-dots")


def machine_names() -> tuple[str, ...]:
    """Return the names of all machines: the packages in this folder."""
    modules = iter_modules([str(Path(__file__).parent)])
    return tuple(sorted(module.name for module in modules if module.ispkg))


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One of the answers to choose from before the machine decides."""

    text: Prose = declare(Markdown(120), "The answer.", "It copies one.", required=True)
    right: bool = declare(Flag(), "Whether the machine will agree.", "true")
    says: Prose = declare(
        Markdown(300),
        "What to say to those who chose it.",
        "With all of the picture in view, nothing new is likelier.",
        required=True,
    )


@dataclass(frozen=True, kw_only=True)
class Prediction:
    """A question to answer before the machine does."""

    id: Name = declare(Id(), "The end of the question's address.", "copies", required=True)
    ask: Prose = declare(
        Markdown(200), "The question.", "What does the perfect one make?", required=True
    )
    answers: tuple[Answer, ...] = declare(
        Items(Record(Answer), 3, 3), "Three answers, one of them right.", required=True
    )
    show: str = declare(
        _STATE, "The state in which the machine decides, as in an address.", "window=9&seed=3"
    )


class AnyTrial(Protocol):
    """A question to ask in front of a figure, and its answer; a machine may ask in its own way."""

    @property
    def ask(self) -> Prose:
        """The question."""

    @property
    def answer(self) -> Prose:
        """What there is to be seen, and why."""


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """A question to ask in front of a state of the figure."""

    ask: Prose = declare(
        Markdown(300), "The question.", "Will more points help here?", required=True
    )
    show: str = declare(_STATE, "The state to show with it, as in an address.", "window=9&seed=3")
    answer: Prose = declare(
        Markdown(500),
        "What there is to be seen, and why.",
        "No; one cloud cannot be two lobes.",
        required=True,
    )


@dataclass(frozen=True, kw_only=True)
class Figure(Item):
    """A machine that runs in the page: what it is called, what it shows, what it leaves out."""

    NOUN: ClassVar[str] = "figure"
    whole: bool = True
    machine: str = declare(Choice(machine_names()), "The machine that it shows.", "classifiers")
    title: str = declare(
        Word(100), "What the figure is about.", "Same dots, two questions", required=True
    )
    lead: Prose = declare(
        Markdown(300),
        "What it shows before anybody touches it.",
        "Both decide about equally well. Only one can make new dots.",
        required=True,
    )
    description: str = declare(
        Word(600),
        "What one sees at first, for those who hear the figure.",
        "The same dots twice: with ellipses around each kind, and with a border alone.",
        required=True,
    )
    accent: str = declare(accent, "The colour of the controls.", "teal")
    prediction: Prediction | None = declare(
        Record(Prediction), "A question to answer before the machine does."
    )
    real: tuple[Prose, ...] = declare(
        Items(Markdown(400)), "What is real in it.", "[Both are fitted in the page.]", required=True
    )
    left_out: tuple[Prose, ...] = declare(
        Items(Markdown(500)),
        "What it leaves out.",
        "[A picture has millions of numbers.]",
        required=True,
    )
    trials: tuple[AnyTrial, ...] = declare(
        Items(Record(Exercise)), "Questions for a class; shown where the block is open."
    )
