"""A block of a page: how its author writes it, what it shows, how that is drawn."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from xml.etree.ElementTree import Element

from .addresses import write_addresses
from .language import mark_languages

if TYPE_CHECKING:
    from mkdocs_genai_plugin.data.pack import Pack

    from .theme import Theme

# The arguments of a block that takes none.
NOTHING = ("",)
# The options that are true or false.
SWITCHES = ("figure", "open", "stills", "title")
T = TypeVar("T")


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
        return self._on("open")

    @property
    def stills(self) -> bool:
        """Whether the option ``stills`` asks for the moments of a figure alone."""
        return self._on("stills")

    @property
    def figure(self) -> bool:
        """Whether the option ``figure`` asks for the whole figure that an item tries."""
        return self._on("figure")

    @property
    def title(self) -> bool:
        """Whether the option ``title`` asks for the title of a page."""
        return self._on("title")

    def _on(self, switch: str) -> bool:
        return str(self.options.get(switch)).lower() == "true"

    @property
    def id(self) -> str:
        """The name that the option ``id`` gives to this use."""
        return str(self.options.get("id") or "")


@dataclass(frozen=True)
class View(Generic[T]):
    """What a drawing is made from: the items that a block names, and all that is around them."""

    theme: Theme
    pack: Pack
    request: Request
    items: tuple[T, ...]

    @property
    def item(self) -> T:
        """The item that the block names, where it names one."""
        return self.items[0]


@dataclass(frozen=True)
class Parts:
    """What the option ``only`` picks from.

    ``ids`` returns the ids of an argument's parts, None where the argument has no parts.
    """

    one: str
    ids: Callable[[Pack, str], Collection[str] | None]


@dataclass(frozen=True)
class Block:
    """One block.

    ``shows`` says in words what it is for, ``known`` returns the arguments that a pack allows, an
    empty one where the block can do without; ``data`` is what it shows, with braces for the
    argument, named as in ``Pack.named``; ``draw`` returns its element; ``parts`` is what the option
    ``only`` picks from.
    """

    name: str
    shows: str
    draw: Callable[[View[Any]], Element]
    known: Callable[[Pack], Collection[str]]
    data: tuple[str, ...]
    options: tuple[str, ...] = ("id",)
    parts: Parts | None = None

    def reads(self, argument: str) -> list[str]:
        """Return the paths of what the block shows with an argument."""
        return [path.format(argument) for path in self.data]

    def anchor(self, argument: str) -> str:
        """Return the start of every id that the block writes."""
        return self.reads(argument)[0].strip("/").replace("/", "-")

    def takes(self, pack: Pack, argument: str) -> list[str]:
        """Return the options that the block takes with an argument."""
        whole = self.parts is None or self.parts.ids(pack, argument) is None
        return [option for option in self.options if option != "only" or not whole]

    def element(self, theme: Theme, pack: Pack, request: Request) -> Element:
        """Return the element that stands in the page for a block."""
        items = tuple(pack.named(self.reads(request.argument)))
        element = self.draw(View(theme, pack, request, items))
        mark_languages(element, theme, pack, items)
        write_addresses(element, items, one=len(self.data) == 1 and self.data[0].endswith("}"))
        return element


def of_item(
    name: str,
    folder: str,
    shows: str,
    draw: Callable[[View[Any]], Element],
    options: tuple[str, ...] = ("id",),
    parts: Parts | None = None,
) -> Block:
    """Return the block that shows one item of a folder, whose id is its argument."""
    return Block(name, shows, draw, ids_in(folder), (f"{folder}/{{}}",), options, parts)


def of_folder(
    name: str, folder: str, shows: str, draw: Callable[[View[Any]], Element], one: str
) -> Block:
    """Return the block without an argument, which shows all items of a folder or ``only`` some.

    ``one`` says what one of them is.
    """
    ids = ids_in(folder)
    parts = Parts(one, lambda pack, _: ids(pack))
    return Block(name, shows, draw, lambda _: NOTHING, (f"{folder}/",), ("id", "only"), parts)


def ids_in(folder: str) -> Callable[[Pack], list[str]]:
    """Return what lists the ids of a folder's items."""
    return lambda pack: [item.id for item in pack.folders.get(folder, ())]
