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
from .data.model import Card, Case, Comparison, Definition, Takeaways, Timeline
from .data.pack import Pack
from .data.problems import closest
from .render.cards import cards
from .render.cases import cases
from .render.comparison import comparison
from .render.definition import definition
from .render.item import item
from .render.sources import all_sources
from .render.takeaways import takeaways
from .render.theme import Theme
from .render.timeline import timeline

PREFIX = "genai-"
SOURCES = f"{PREFIX}sources"
NOTHING = ("",)


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
    def id(self) -> str:
        """The name that the option ``id`` gives to this use."""
        return str(self.options.get("id") or "")


@dataclass(frozen=True)
class Block:
    """One kind of block.

    ``known`` gives the arguments that a pack allows, an empty one where the block
    can do without; ``anchor`` the start of every id that the block writes;
    ``render`` its element; ``parts`` the ids that the option ``only`` can pick.
    """

    shows: str
    known: Callable[[Pack], Collection[str]]
    anchor: Callable[[str], str]
    render: Callable[[Theme, Pack, Request], Element]
    options: tuple[str, ...] = ("id",)
    parts: Callable[[Pack, str], Collection[str]] = lambda pack, argument: ()
    part: str = ""


def _of_folder(folder: str) -> Callable[[Pack], Collection[str]]:
    return lambda pack: [one.id for one in pack.items.values() if one.folder == folder]


def _cards(theme: Theme, pack: Pack, request: Request) -> Element:
    return cards(theme, pack.collections[request.argument], request.only)


def _card(theme: Theme, pack: Pack, request: Request) -> Element:
    return item(theme, pack, cast(Card, pack.items[request.argument]))


def _cases(theme: Theme, pack: Pack, request: Request) -> Element:
    found = sorted(
        (one for one in pack.items.values() if isinstance(one, Case)),
        key=lambda case: case.name.casefold(),
    )
    by_id = {case.id: case for case in found}
    return cases(theme, [by_id[name] for name in request.only or by_id])


def _comparison(theme: Theme, pack: Pack, request: Request) -> Element:
    return comparison(theme, cast(Comparison, pack.items[f"comparisons/{request.argument}"]))


def _timeline(theme: Theme, pack: Pack, request: Request) -> Element:
    return timeline(theme, cast(Timeline, pack.items[f"timelines/{request.argument}"]))


def _definition(theme: Theme, pack: Pack, request: Request) -> Element:
    return definition(theme, cast(Definition, pack.items[f"definitions/{request.argument}"]))


def _takeaways(theme: Theme, pack: Pack, request: Request) -> Element:
    return takeaways(theme, cast(Takeaways, pack.items[f"takeaways/{request.argument}"]))


def _all_sources(theme: Theme, pack: Pack, request: Request) -> Element:
    return all_sources(theme, pack)


def _each_card(pack: Pack) -> Collection[str]:
    return [path for path, one in pack.items.items() if isinstance(one, Card)]


def _ids_of_cards(pack: Pack, collection: str) -> Collection[str]:
    return [card.id for card in pack.collections[collection].cards]


BLOCKS: dict[str, Block] = {
    "genai-cards": Block(
        "a collection",
        lambda pack: pack.collections,
        str,
        _cards,
        ("id", "only"),
        _ids_of_cards,
        "a card of this collection",
    ),
    "genai-card": Block("a card", _each_card, lambda path: path.replace("/", "-"), _card),
    "genai-cases": Block(
        "cases",
        lambda pack: NOTHING,
        lambda nothing: "cases",
        _cases,
        ("id", "only"),
        lambda pack, nothing: _of_folder("cases")(pack),
        "a case",
    ),
    "genai-comparison": Block(
        "a comparison", _of_folder("comparisons"), "comparisons-{}".format, _comparison
    ),
    "genai-timeline": Block(
        "a timeline", _of_folder("timelines"), "timelines-{}".format, _timeline
    ),
    "genai-definition": Block(
        "a definition", _of_folder("definitions"), "definitions-{}".format, _definition
    ),
    "genai-takeaways": Block(
        "a list of takeaways", _of_folder("takeaways"), "takeaways-{}".format, _takeaways
    ),
    # Without an argument it lists the page's own sources, which swap.py knows.
    SOURCES: Block("a list of sources", lambda pack: (*NOTHING, "all"), str, _all_sources, ()),
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
    known = block.known(pack)
    if not request.argument and "" not in known:
        fix = f"Write:  /// {request.name} | {next(iter(known), 'name')}"
        message = f"{request.name} does not say which one to show"
        return Complaint(request.name, message, "block-argument", fix)
    if request.argument not in known:
        if known == NOTHING:
            return _extra(request.name, request.argument, "block-argument")
        paths = [path for path in known if path.endswith(f"/{request.argument}")]
        if paths:
            fix = f"Write:  /// {request.name} | {paths[0]}"
            message = f'"{request.argument}" lacks its folder'
            return Complaint(request.argument, message, "block-argument", fix)
        named = list(filter(None, known))
        return _unknown(request.argument, named, f"is not {block.shows}", "block-argument")
    return _option_complaint(pack, block, request)


def _extra(name: str, word: str, rule: str) -> Complaint:
    noun = rule.removeprefix("block-")
    return Complaint(word, f"{name} takes no {noun}", rule, f"Delete the {noun}.")


def _option_complaint(pack: Pack, block: Block, request: Request) -> Complaint | None:
    for option in request.options:
        if not block.options:
            return _extra(request.name, option, "block-option")
        if option not in block.options:
            message = f"is not an option of {request.name}"
            return _unknown(option, block.options, message, "block-option")
    if request.id and not SLUG.fullmatch(request.id):
        fix = "Use lower-case letters, digits and hyphens only."
        return Complaint(request.id, f'"{request.id}" cannot be an id', "block-option", fix)
    if request.only:
        ids = block.parts(pack, request.argument)
        for name in request.only:
            if name not in ids:
                return _unknown(name, ids, f"is not {block.part}", "block-option")
    return None


def _unknown(word: str, known: Collection[str], what: str, rule: str) -> Complaint:
    near = closest(word, known)
    hint = f'; did you mean "{near}"?' if near else ""
    allowed = f"Allowed: {', '.join(known)}." if known else "The data has none; see  data_dir."
    return Complaint(word, f'"{word}" {what}{hint}', rule, allowed)
