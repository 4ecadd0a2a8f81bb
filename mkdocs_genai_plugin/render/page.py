"""Fits components into one page: ids, heading levels, links, citation numbers.

Components know no page. They leave open what only the page can say, and the
functions here fill it in, in the order of the page.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, count
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.formula import LABEL
from mkdocs_genai_plugin.data.item import Item
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.spoken import spoken, words_for
from mkdocs_genai_plugin.data.words import Words

from .element import HEADING, TITLE, Parents, dissolve, h
from .inline import CITE, DOCS
from .parts import CHECKED, ITEM_PAGE
from .sources import anchor as source_anchor
from .terms import TERM

REFERRING = ("aria-describedby", "aria-labelledby", "aria-controls", "name")
# The state of a figure that a link to it asks for.
STATE = "data-state"
# On a link that says nothing but where it leads, so it goes where that is not there.
INVITES = "data-invites"


def _nowhere(_: str) -> bool:
    return False


@dataclass(frozen=True)
class Page:
    """A page of the docs.

    ``path`` is relative to the docs folder, with forward slashes; ``exists``
    tells whether the docs hold a path; ``item_pages`` maps a folder to the path
    of its items' pages, with ``{id}``, or to that of the page that holds them all,
    and an item's own path to that of a page which it shares.
    """

    path: str = ""
    exists: Callable[[str], bool] = _nowhere
    item_pages: Mapping[str, str] = field(default_factory=dict)

    def of_item(self, folder: str, name: str) -> str:
        """Return the path of the page that an item is on, or an empty string."""
        path = self._pattern(folder, name).replace("{id}", name)
        return path if path and self.exists(path) else ""

    def link_to(self, item: Item) -> str:
        """Return the link to an item on another page, or an empty string."""
        path = self.of_item(item.folder, item.id)
        if not path or path == self.path:
            return ""
        return self.relative(f"{path}#{item.anchor}" if self.shared(item) else path)

    def shared(self, item: Item) -> bool:
        """Tell whether an item stands on a page with other things."""
        pattern = self._pattern(item.folder, item.id)
        return bool(pattern) and "{id}" not in pattern

    def _pattern(self, folder: str, name: str) -> str:
        return self.item_pages.get(f"{folder}/{name}") or self.item_pages.get(folder, "")

    def relative(self, target: str) -> str:
        """Return a path of the docs as a link from this page."""
        path, mark, fragment = target.partition("#")
        start = posixpath.dirname(self.path) or "."
        return (posixpath.relpath(path, start) if path else "") + mark + fragment


@dataclass
class Anchors:
    """The ids that a page uses, and which of ours stand where.

    ``written`` holds every id on the page; ``given`` maps a component's own id to
    the one that its first use on this page got; ``uses`` counts the
    components that start with an id.
    """

    written: set[str]
    given: dict[str, str] = field(default_factory=dict)
    uses: dict[str, int] = field(default_factory=dict)

    def settle(self, element: Element, prefix: str, name: str) -> None:
        """Give the component unique ids: ``name`` replaces ``prefix``, or ``-2`` follows."""
        own = _ids(element)
        renamed = {one: _renamed(one, prefix, name) for one in own}
        first = next(iter(renamed.values()), "")
        number = self.uses.get(first, 1)
        suffix = f"-{number}" if number > 1 else ""
        while any(new + suffix in self.written for new in renamed.values()):
            number += 1
            suffix = f"-{number}"
        self.uses[first] = number
        final = {one: new + suffix for one, new in renamed.items()}
        if any(one != new for one, new in final.items()):
            _rewrite(element, final)
        self.written.update(final.values())
        for one, new in final.items():
            self.given.setdefault(one, new)


def _ids(element: Element) -> list[str]:
    """Return the ids in a component, after each has become one of its own.

    An item may be called as the heading of another is, "x-title" beside "x"; the heading gives way.
    """
    parts = [part for part in element.iter() if part.get("id")]
    if len({part.get("id") for part in parts}) < len(parts):
        taken: set[str] = set()
        for part in sorted(parts, key=_gives_way):
            part.set("id", _free(part.get("id", ""), taken))
            taken.add(part.get("id", ""))
    return [part.get("id", "") for part in parts]


def _gives_way(part: Element) -> bool:
    return TITLE in part.get("class", "").split()


def _free(wanted: str, taken: Collection[str]) -> str:
    """Return an id, with a number behind it where it is taken."""
    numbered = (f"{wanted}-{number}" for number in count(2))
    return next(one for one in chain([wanted], numbered) if one not in taken)


def _renamed(one: str, prefix: str, name: str) -> str:
    return name + one.removeprefix(prefix) if name and one.startswith(prefix) else one


def _rewrite(element: Element, final: dict[str, str]) -> None:
    for part in element.iter():
        if one := part.get("id"):
            part.set("id", final[one])
        for attribute in REFERRING:
            if named := part.get(attribute):
                part.set(attribute, " ".join(final.get(one, one) for one in named.split()))
        if (one := part.get("href", "").removeprefix("#")) in final:
            part.set("href", f"#{final[one]}")


def set_levels(element: Element, above: int) -> None:
    """Turn open headings into h1 to h6, counted from the heading ``above``."""
    for part in element.iter(HEADING):
        part.tag = f"h{min(6, above + int(part.attrib.pop('data-depth')))}"


def resolve_links(
    root: Element,
    parents: Parents,
    page: Page,
    pack: Pack,
    anchors: Anchors,
    dead: Collection[str] = (),
) -> None:
    """Fill in links to items and into the docs; take out links to pages that are not there.

    ``dead`` are addresses in the docs that are known to lead nowhere.
    """
    for part in list(root.iter("p")):
        if part.get(ITEM_PAGE) and not _leads_on(page, part.attrib.pop(ITEM_PAGE)):
            parents[part].remove(part)
    for part in list(root.iter("a")):
        href, invites = part.get("href", ""), part.attrib.pop(INVITES, "")
        if href.startswith("item:"):
            _resolve_item(part, href.removeprefix("item:"), page, pack, anchors)
        elif href.startswith(DOCS) and href.removeprefix(DOCS) in dead:
            _unlink(part)
        elif href.startswith(DOCS):
            part.set("href", page.relative(href.removeprefix(DOCS)))
        if part.tag != "a" and invites:
            parents[part].remove(part)
        elif part.tag != "a":
            dissolve(part, parents[part])


def _leads_on(page: Page, item_path: str) -> bool:
    own = page.of_item(*item_path.split("/"))
    return bool(own) and own != page.path


def _resolve_item(part: Element, link: str, page: Page, pack: Pack, anchors: Anchors) -> None:
    path, _, state = link.partition("?")
    item = pack.find(path)
    if item and (address := _address(item, page, anchors)):
        asked = part.attrib.pop(STATE, "") or state
        part.set("href", _at_state(address, item, asked, anchors))
    else:
        _unlink(part)
    if item and item.meaning:
        part.set(TERM, item.path)


def _at_state(address: str, item: Item, state: str, anchors: Anchors) -> str:
    """Return an item's address with the state that a link asks it for, if it does."""
    own = anchors.given.get(item.anchor, item.anchor)
    return f"{address.partition('#')[0]}#{at_state(own, state)}" if state else address


def at_state(anchor: str, state: str) -> str:
    """Return the fragment that leads to an item in a state.

    A space is a plus, as a form writes it in an address: no id may have a space.
    """
    return f"{anchor}?{state.replace(' ', '+')}"


def _unlink(part: Element) -> None:
    part.tag = "span"
    part.attrib.pop(STATE, None)
    del part.attrib["href"]


def _address(item: Item, page: Page, anchors: Anchors) -> str:
    """Return the link to an item: on this page, if it shares that with others, else elsewhere."""
    here = anchors.given.get(item.anchor, "")
    on_this_page = f"#{here}" if here else ""
    elsewhere = page.link_to(item)
    return on_this_page if page.shared(item) and here else elsewhere or on_this_page


def number_citations(root: Element, pack: Pack, words: Words) -> list[str]:
    """Number the page's citations in its order; return the keys in the order of their numbers."""
    numbers: dict[str, int] = {}
    for mark in root.iter("sup"):
        if mark.get("class") != CITE:
            continue
        keys = mark.attrib.pop("data-keys", "").split()
        known = [key for key in keys if key in pack.sources]
        for key in known:
            numbers.setdefault(key, len(numbers) + 1)
        if known:
            _write_numbers(mark, {key: numbers[key] for key in known}, words)
        else:
            mark.text = f"[{'; '.join(f'@{key}' for key in keys)}]"
    return list(numbers)


def _write_numbers(mark: Element, numbers: dict[str, int], words: Words) -> None:
    mark.text = "["
    for key, number in numbers.items():
        label = words.source.format(number=number)
        link = h("a", {"href": f"#{source_anchor(key)}", "aria-label": label}, str(number))
        link.tail = ", "
        mark.append(link)
    mark[-1].tail = "]"


def say_formulas(element: Element, language: str) -> None:
    """Give each formula its words, which stand for it in the name of what holds it."""
    says = words_for(language)
    for math in element.iter("math"):
        if not math.get(LABEL):
            math.set(LABEL, spoken(math, says))


def take_days(root: Element, parents: Parents) -> None:
    """Take from each item the day of its last check; a link beside it stays."""
    for line in [part for part in root.iter("p") if part.get("class") == CHECKED]:
        for day in line.findall("span"):
            line.remove(day)
        if not len(line):
            parents[line].remove(line)


def level_above(root: Element) -> Iterator[tuple[Element, int]]:
    """Yield every element with the level of the heading that it stands under."""
    level = 1
    for part in root.iter():
        if found := re.fullmatch(r"h([1-6])", str(part.tag)):
            level = int(found[1])
        yield part, level
