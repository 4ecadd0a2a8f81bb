"""The blocks that authors write in pages: what each takes and what it shows.

One table serves the Markdown extension, which renders blocks, and the scan of
page sources, which finds mistakes in them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, cast
from xml.etree.ElementTree import Element

from .data.fields import SLUG
from .data.model import (
    Card,
    Case,
    Comparison,
    Definition,
    Figure,
    Plot,
    Quiz,
    Systems,
    Takeaways,
    Timeline,
)
from .data.pack import Pack, bundled_paths
from .data.problems import closest
from .render.cards import cards
from .render.cases import cases
from .render.comparison import comparison, side_by_side
from .render.definition import definition
from .render.figure import figure
from .render.glossary import glossary
from .render.item import item
from .render.parts import picked
from .render.plot import plot
from .render.quiz import quiz
from .render.sources import all_sources
from .render.systems import systems
from .render.takeaways import takeaways
from .render.theme import Theme
from .render.timeline import timeline

PREFIX = "genai-"
SOURCES = f"{PREFIX}sources"
NOTHING = ("",)
EVERYTHING = "*"


@dataclass(frozen=True)
class Request:
    """A block as it stands in a page."""

    name: str
    argument: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def only(self) -> tuple[str, ...]:
        """The ids that the option ``only`` picks."""
        chosen = self.options.get("only") or ()
        listed = chosen if isinstance(chosen, list) else str(chosen).replace(",", " ").split()
        return tuple(str(name) for name in listed) if chosen else ()

    @property
    def open(self) -> bool:
        """Whether the option ``open`` asks for all to be shown at once."""
        return str(self.options.get("open")).lower() == "true"

    @property
    def id(self) -> str:
        """The name that the option ``id`` gives to this use."""
        return str(self.options.get("id") or "")


@dataclass(frozen=True)
class Parts:
    """What the option ``only`` picks from.

    ``ids`` gives the ids of an argument's parts, None where the argument has no parts.
    """

    one: str
    ids: Callable[[Pack, str], Collection[str] | None]


@dataclass(frozen=True)
class Block:
    """One kind of block.

    ``known`` gives the arguments that a pack allows, an empty one where the block
    can do without; ``data`` is what it shows, with braces for the argument: the path
    of an item, of a folder with a slash behind it, or everything; ``render`` gives its
    element; ``parts`` what the option ``only`` picks from.
    """

    shows: str
    known: Callable[[Pack], Collection[str]]
    data: tuple[str, ...]
    render: Callable[[Theme, Pack, Request], Element]
    options: tuple[str, ...] = ("id",)
    parts: Parts | None = None

    def reads(self, argument: str) -> list[str]:
        """Give the paths of what the block shows with an argument."""
        return [path.format(argument) for path in self.data]

    def anchor(self, argument: str) -> str:
        """Give the start of every id that the block writes."""
        return self.reads(argument)[0].strip("/").replace("/", "-")

    def takes(self, pack: Pack, argument: str) -> list[str]:
        """Give the options that the block takes with an argument."""
        whole = self.parts is None or self.parts.ids(pack, argument) is None
        return [option for option in self.options if option != "only" or not whole]


def _of_folder(folder: str) -> Callable[[Pack], Collection[str]]:
    return lambda pack: [one.id for one in pack.items.values() if one.folder == folder]


def _cards(theme: Theme, pack: Pack, request: Request) -> Element:
    return cards(theme, pack.collections[request.argument], request.only)


def _card(theme: Theme, pack: Pack, request: Request) -> Element:
    return item(theme, pack, cast(Card, pack.items[request.argument]))


def _cases(theme: Theme, pack: Pack, request: Request) -> Element:
    every = [one for one in pack.items.values() if isinstance(one, Case)]
    by_name = sorted(every, key=lambda case: case.name.casefold())
    return cases(theme, picked(by_name, request.only))


def _comparison(theme: Theme, pack: Pack, request: Request) -> Element:
    if request.argument in pack.collections:
        return side_by_side(theme, pack.collections[request.argument], request.only)
    return comparison(theme, cast(Comparison, pack.items[f"comparisons/{request.argument}"]))


def _timeline(theme: Theme, pack: Pack, request: Request) -> Element:
    return timeline(theme, cast(Timeline, pack.items[f"timelines/{request.argument}"]))


def _definition(theme: Theme, pack: Pack, request: Request) -> Element:
    return definition(theme, cast(Definition, pack.items[f"definitions/{request.argument}"]))


def _figure(theme: Theme, pack: Pack, request: Request) -> Element:
    item = cast(Figure, pack.items[f"figures/{request.argument}"])
    return figure(theme, item, opened=request.open)


def _glossary(theme: Theme, pack: Pack, request: Request) -> Element:
    return glossary(theme, pack, request.only)


def _takeaways(theme: Theme, pack: Pack, request: Request) -> Element:
    return takeaways(theme, cast(Takeaways, pack.items[f"takeaways/{request.argument}"]))


def _plot(theme: Theme, pack: Pack, request: Request) -> Element:
    return plot(theme, cast(Plot, pack.items[f"plots/{request.argument}"]))


def _quiz(theme: Theme, pack: Pack, request: Request) -> Element:
    return quiz(theme, _quiz_of(pack, request.argument), request.only)


def _quiz_of(pack: Pack, name: str) -> Quiz:
    return cast(Quiz, pack.items[f"quizzes/{name}"])


def _systems(theme: Theme, pack: Pack, request: Request) -> Element:
    return systems(theme, pack, cast(Systems, pack.items[f"systems/{request.argument}"]))


def _all_sources(theme: Theme, pack: Pack, request: Request) -> Element:
    return all_sources(theme, pack)


def _compared(pack: Pack) -> Collection[str]:
    collections = [name for name, one in pack.collections.items() if one.facts]
    return list(dict.fromkeys([*_of_folder("comparisons")(pack), *collections]))


def _each_card(pack: Pack) -> Collection[str]:
    return [path for path, one in pack.items.items() if isinstance(one, Card)]


def _card_ids(pack: Pack, name: str) -> Collection[str] | None:
    found = pack.collections.get(name)
    return [card.id for card in found.cards] if found else None


CARDS = Parts("a card of this collection", _card_ids)
CASES = Parts("a case", lambda pack, _: _of_folder("cases")(pack))
QUESTIONS = Parts(
    "a question of this quiz",
    lambda pack, name: [question.id for question in _quiz_of(pack, name).questions],
)
TERMS = Parts("a term of the glossary", lambda pack, _: _of_folder("glossary")(pack))

BLOCKS: dict[str, Block] = {
    "genai-cards": Block(
        "a collection", lambda pack: pack.collections, ("{}/",), _cards, ("id", "only"), CARDS
    ),
    "genai-card": Block("a card", _each_card, ("{}",), _card),
    "genai-cases": Block("cases", lambda _: NOTHING, ("cases/",), _cases, ("id", "only"), CASES),
    "genai-comparison": Block(
        "a comparison or a collection with facts",
        _compared,
        ("comparisons/{}", "{}/"),
        _comparison,
        ("id", "only"),
        CARDS,
    ),
    "genai-timeline": Block("a timeline", _of_folder("timelines"), ("timelines/{}",), _timeline),
    "genai-definition": Block(
        "a definition", _of_folder("definitions"), ("definitions/{}",), _definition
    ),
    "genai-figure": Block(
        "a figure", _of_folder("figures"), ("figures/{}",), _figure, ("id", "open")
    ),
    "genai-glossary": Block(
        "the glossary", lambda _: NOTHING, ("glossary/",), _glossary, ("id", "only"), TERMS
    ),
    "genai-quiz": Block(
        "a quiz", _of_folder("quizzes"), ("quizzes/{}",), _quiz, ("id", "only"), QUESTIONS
    ),
    "genai-takeaways": Block(
        "a list of takeaways", _of_folder("takeaways"), ("takeaways/{}",), _takeaways
    ),
    "genai-plot": Block("a plot", _of_folder("plots"), ("plots/{}",), _plot),
    "genai-systems": Block(
        "a picture of systems", _of_folder("systems"), ("systems/{}",), _systems
    ),
    # Without an argument it lists the page's own sources, which swap.py knows.
    SOURCES: Block(
        "a list of sources", lambda _: (*NOTHING, "all"), (EVERYTHING,), _all_sources, ()
    ),
}
NAMES = tuple(BLOCKS)


@dataclass(frozen=True)
class Complaint:
    """What is wrong with a block; ``word`` is the part of it to point at."""

    word: str
    message: str
    rule: str
    fix: str


def complaint(pack: Pack, request: Request) -> Complaint | None:
    """Give what is wrong with a block, or None."""
    if request.name not in NAMES:
        return _unknown(request.name, NAMES, "is not a block", "block-name")
    block = BLOCKS[request.name]
    return (
        _argument_complaint(pack, block, request)
        or _two_meanings(pack, request)
        or _option_complaint(pack, block, request)
    )


def _argument_complaint(pack: Pack, block: Block, request: Request) -> Complaint | None:
    known = block.known(pack)
    if request.argument in known:
        return None
    if not request.argument:
        fix = f"Write:  /// {request.name} | {next(iter(known), 'name')}"
        message = f"{request.name} does not say which one to show"
        return Complaint(request.name, message, "block-argument", fix)
    if known == NOTHING:
        return _extra(request.name, request.argument, "block-argument")
    paths = [path for path in known if path.endswith(f"/{request.argument}")]
    if paths:
        fix = f"Write:  /// {request.name} | {paths[0]}"
        message = f'"{request.argument}" lacks its folder'
        return Complaint(request.argument, message, "block-argument", fix)
    named = list(filter(None, known))
    left_out = _left_out(pack, block.reads(request.argument))
    what = f"is not {block.shows}"
    return _unknown(request.argument, named, what, "block-argument", left_out)


def _two_meanings(pack: Pack, request: Request) -> Complaint | None:
    name = request.argument
    both = name in pack.collections and f"comparisons/{name}" in pack.items
    if request.name != "genai-comparison" or not both:
        return None
    message = f'"{name}" is a comparison and a collection'
    return Complaint(name, message, "block-argument", f"Rename  comparisons/{name}.yml.")


def _extra(name: str, word: str, rule: str) -> Complaint:
    noun = rule.removeprefix("block-")
    return Complaint(word, f"{name} takes no {noun}", rule, f"Delete the {noun}.")


def _option_complaint(pack: Pack, block: Block, request: Request) -> Complaint | None:
    options = block.takes(pack, request.argument)
    for option in request.options:
        if not options:
            return _extra(request.name, option, "block-option")
        if option not in options:
            message = f"is not an option of {request.name}"
            return _unknown(option, options, message, "block-option")
    if request.id and not SLUG.fullmatch(request.id):
        fix = "Use lower-case letters, digits and hyphens only."
        return Complaint(request.id, f'"{request.id}" cannot be an id', "block-option", fix)
    if str(request.options.get("open", "true")).lower() not in {"true", "false"}:
        word = str(request.options["open"])
        return Complaint(word, "open must be true or false", "block-option", "Write:  open: true")
    return _only_complaint(pack, block, block.parts, request) if block.parts else None


def _only_complaint(pack: Pack, block: Block, parts: Parts, request: Request) -> Complaint | None:
    ids = (request.only and parts.ids(pack, request.argument)) or ()
    strange = next((name for name in request.only if name not in ids), "")
    left_out = _left_out(pack, [f"{path}{strange}" for path in block.reads(request.argument)])
    what = f"is not {parts.one}"
    return _unknown(strange, ids, what, "block-option", left_out) if strange else None


def _left_out(pack: Pack, paths: Collection[str]) -> bool:
    """Tell whether the bundled pack has one of the paths, and is not read."""
    read = any(item.bundled for item in pack.items.values())
    return not read and not bundled_paths().isdisjoint(paths)


def _unknown(
    word: str, known: Collection[str], what: str, rule: str, left_out: bool = False
) -> Complaint:
    near = closest(word, known)
    hint = f'; did you mean "{near}"?' if near else ""
    fix = f"Allowed: {', '.join(known)}." if known else "The data has none; see  data_dir."
    why = f"The bundled pack has it, and  pack: false  leaves that out. {fix}"
    return Complaint(word, f'"{word}" {what}{hint}', rule, why if left_out else fix)
