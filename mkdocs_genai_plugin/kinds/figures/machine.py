"""A machine: what a figure runs. Each has a folder beside this file, and is found by it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, Generic, TypeVar

from mkdocs_genai_plugin.data.forms import Forms
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.text import Prose
from mkdocs_genai_plugin.render.element import Child
from mkdocs_genai_plugin.render.numbers import Numbers
from mkdocs_genai_plugin.render.theme import Theme, numbers_in

from .controls import Control, states
from .record import Figure, machine_names
from .stills import Still
from .wording import spoken, wording

_PACKAGE = __package__ or ""
_R = TypeVar("_R", bound=Figure)


@dataclass(frozen=True)
class Table:
    """A small table in words: what its columns are, and its rows with their head first."""

    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Scene(Generic[_R]):
    """What a machine draws from: its item, the site's theme, the words of its language."""

    item: _R
    theme: Theme
    language: str
    forms: Mapping[str, Forms] = field(repr=False)

    @property
    def anchor(self) -> str:
        """The start of every id of the figure."""
        return self.item.anchor

    @property
    def numbers(self) -> Numbers:
        """Writes numbers in the language of the words."""
        return numbers_in(self.language)

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The texts in which nothing is counted."""
        return {key: forms.other for key, forms in self.forms.items()}

    def say(self, key: str, n: float = 0, /, **values: object) -> str:
        """Return a text with its braces filled in, in the form for the number ``n``."""
        form = self.numbers.form(self.forms[key], n)
        return form.format(n=self.numbers.whole(n), **values)

    def said(self, key: str) -> str | dict[str, str]:
        """Return a text as a script takes it: by plural categories, if it has several."""
        forms = dict(self.forms[key].written())
        return forms if len(forms) > 1 else self.forms[key].other


def _nothing(_: Scene[Any]) -> Iterable[Any]:
    return ()


def _no_data(_: Scene[Any]) -> dict[str, Any]:
    return {}


def _no_table(_: Scene[Any]) -> Table | None:
    return None


def _lead(scene: Scene[Any]) -> Prose:
    lead: Prose = scene.item.lead
    return lead


def _show(question: Any) -> str:
    return str(question.show)


@dataclass(frozen=True)
class Machine(Generic[_R]):
    """One machine: its record, and what its figures consist of.

    ``view`` are the nodes that the script fills in, with the first frame drawn; ``controls``, four
    at most, declare the state; ``table`` says the first frame in words; ``stills`` are its moments;
    ``start`` is what the script starts from beside the state and the words that it ``says``.
    ``behind`` are nodes behind the first frame, where the controls are, too, if it is ``closed``.
    ``show`` returns the state that a question asks for, ``checks`` find what is wrong with an
    item, ``needs`` are machines whose scripts this one's calls. The ``usual`` one is that of files
    without ``machine:``, which older ones are.
    """

    record: type[_R]
    view: Callable[[Scene[_R]], Iterable[Child]]
    controls: Callable[[Scene[_R]], Iterable[Control]] = _nothing
    table: Callable[[Scene[_R]], Table | None] = _no_table
    stills: Callable[[Scene[_R]], Iterable[Still]] = _nothing
    start: Callable[[Scene[_R]], dict[str, Any]] = _no_data
    says: str = ""
    lead: Callable[[Scene[_R]], Prose | Iterable[Child]] = _lead
    behind: Callable[[Scene[_R]], Iterable[Child]] = _nothing
    closed: bool = False
    show: Callable[[Any], str] = _show
    checks: tuple[Callable[[_R], Iterator[Problem]], ...] = ()
    needs: tuple[str, ...] = ()
    usual: bool = False

    @property
    def name(self) -> str:
        """The name of the machine's folder."""
        return self.record.__module__.removeprefix(f"{_PACKAGE}.").partition(".")[0]

    @cached_property
    def folder(self) -> Path:
        """The folder of the machine's files."""
        return Path(str(import_module(f"{_PACKAGE}.{self.name}").__file__)).parent

    def scene(self, theme: Theme, item: _R) -> Scene[_R]:
        """Return what a figure is drawn from."""
        folders = (Path(__file__).parent, self.folder)
        language = spoken(theme.words.language, *folders)
        return Scene(item, theme, language, wording(language, *folders))

    def written(self, scene: Scene[_R]) -> str:
        """Return what the script starts from, as JSON."""
        data = dict(self.start(scene))
        state = {**states(self.controls(scene)), **data.pop("state", {})}
        words = {key: scene.said(key) for key in self.says.split()}
        start = {"id": scene.item.id, "state": state, **data, "words": words}
        return json.dumps(start, separators=(",", ":"), ensure_ascii=False)


def machine(name: str) -> Machine[Any]:
    """Return a machine, without a name the usual one.

    Raises ModuleNotFoundError where there is no such folder.
    """
    found: Machine[Any] = import_module(f"{_PACKAGE}.{name or usual()}").MACHINE
    return found


@cache
def usual() -> str:
    """Return the name of the machine that older files mean, which do not say one."""
    return next(name for name in machine_names() if machine(name).usual)
