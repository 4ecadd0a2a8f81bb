"""What is exported: questions and terms, with their sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mkdocs_genai_plugin.data.item import Item, Source
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.references import mentions
from mkdocs_genai_plugin.data.text import plain_text
from mkdocs_genai_plugin.data.words import Words
from mkdocs_genai_plugin.kinds.glossary import Term
from mkdocs_genai_plugin.kinds.quizzes import Option, Question, Quiz
from mkdocs_genai_plugin.kinds.quizzes.typed import number_in


class ExportError(Exception):
    """Why there is no file, and ``fix``, what to do about it."""

    def __init__(self, message: str, fix: str = "") -> None:
        """Take a message for people."""
        super().__init__(message)
        self.fix = fix


@dataclass(frozen=True)
class Asked:
    """A question of a quiz; ``id`` is its own for good, ``sources`` are those that it cites."""

    id: str
    quiz: Quiz
    question: Question
    sources: tuple[Source, ...]

    @property
    def right(self) -> list[Option]:
        """The options that are right."""
        return [option for option in self.question.options if option.right]

    @property
    def share(self) -> float:
        """What a right option counts, in per cent: all of them are wanted."""
        return 100 / len(self.right) if self.question.several else 100

    def forms(self, option: Option) -> list[str]:
        """Return what readers may type for an answer; numbers with a point."""
        typed = [plain_text(option.text), *option.also]
        if self.question.tolerance is None:
            return typed
        numbers = dict.fromkeys(number for form in typed if (number := number_in(form)) is not None)
        return [f"{number:g}" for number in numbers]

    @property
    def has_picture(self) -> bool:
        """Whether the question or an answer has a picture, which no format holds."""
        pictures = [self.question.picture, *(option.picture for option in self.question.options)]
        return any(pictures)


@dataclass(frozen=True)
class Defined:
    """A term of a glossary; ``sources`` are those that its meaning cites."""

    term: Term
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Material:
    """What is exported; ``title`` names all of it, ``moment`` is when, in seconds since 1970."""

    title: str
    words: Words
    moment: int
    questions: tuple[Asked, ...]
    terms: tuple[Defined, ...]


def questions(pack: Pack, items: Iterable[Item]) -> Iterator[Asked]:
    """Yield the questions of the quizzes among some items."""
    for quiz in (item for item in items if isinstance(item, Quiz)):
        for question in quiz.questions:
            id_ = f"{quiz.path}#{question.id}"
            yield Asked(id_, quiz, question, _sources(pack, mentions(question).sources))


def terms(pack: Pack, items: Iterable[Item]) -> Iterator[Defined]:
    """Yield the terms among some items, by the alphabet."""
    found = [item for item in items if isinstance(item, Term)]
    for term in sorted(found, key=lambda term: (term.term.casefold(), term.id)):
        yield Defined(term, _sources(pack, mentions(term).sources))


def _sources(pack: Pack, keys: Sequence[str]) -> tuple[Source, ...]:
    return tuple(pack.sources[key] for key in dict.fromkeys(keys))
