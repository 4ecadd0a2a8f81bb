"""The plugins of others that sites use beside ours, and a site for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.site.conftest import Site

from .environments import Environment

OURS = "genai"
FOLDER = "site"
THEME = {"name": "material", "font": False}
BLOCKS = {
    "{fruits}": "/// genai-cards | fruits\n///\n",
    "{steps}": "\n/// genai-timeline | why-now\n///\n",
    "{try}": "\n/// genai-quiz | self-check\n///\n\n/// genai-figure | same-dots\n///\n",
}
DATA = {
    "data/fruits/pear.yml": 'name: Pear\nlead: "Sweet: {{ 7 * 6 }}."\n',
    "data/fruits/plum.yml": "name: Plum\nlead: Blue.\n",
}
PAGES = {
    "docs/index.md": "# Start\n\n{fruits}\nAs [shown](more/plain.md).\n",
    "docs/more/plain.md": "# Plain\n\nSee [the start](../index.md).\n\n| a |\n|---|\n| b |\n",
}
WORKS = "work as ever"


@dataclass(frozen=True)
class Neighbour:
    """A plugin, and a site that uses it.

    ``package`` is what pip installs, nothing for what MkDocs and Material bring. ``beside`` are
    plugins that stand behind it, ``config`` is what else ``mkdocs.yml`` holds, ``files`` are laid
    over the site's. If the plugin does its work, the file ``shows[0]`` holds the text ``shows[1]``.
    ``widget`` is a page with our cards, ``plain`` one with nothing of ours. ``orders`` are the
    places that we can have beside it. ``case`` tells sites apart; ``says`` is for the manual.
    """

    name: str
    case: str = ""
    package: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    options_of_ours: Mapping[str, Any] = field(default_factory=dict)
    beside: tuple[Any, ...] = ()
    config: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    shows: tuple[str, str] = ("index.html", "")
    widget: str = "index.html"
    plain: str = "more/plain/index.html"
    orders: tuple[str, ...] = ("first", "last", "between")
    says: str = WORKS

    @property
    def id(self) -> str:
        """The name of its site."""
        return f"{self.name} {self.case}".strip()

    @property
    def pages_are_made(self) -> bool:
        """Tell whether our plugin makes pages of the cards."""
        return any("pages: made" in text for text in self.files.values())

    @property
    def by_hand(self) -> dict[str, str]:
        """The pages at the same paths that a site has without us."""
        folder = "docs/en" if self.options.get("docs_structure") == "folder" else "docs"
        pages = {"index": "Fruits", "pear": "Pear", "plum": "Plum"}
        return {f"{folder}/fruits/{name}.md": f"# {title}\n" for name, title in pages.items()}

    def plugins(self, order: str) -> list[Any]:
        """Return what stands under ``plugins:``; in the order "" we are not there."""
        own = {self.name: dict(self.options)} if self.options else self.name
        others = [*([] if self.name == "search" else ["search"]), own, *self.beside]
        place = {"first": 0, "last": len(others), "between": 1}
        return [*others[: place[order]], OURS, *others[place[order] :]] if order else others

    def write(self, root: Path, order: str) -> Site:
        """Write the site; without us, our blocks are left out."""
        config = {"theme": THEME, "site_url": f"https://example.org/{FOLDER}/", **self.config}
        extensions = [*config.pop("markdown_extensions", ()), "tables"]
        ours = {OURS: {"data_dir": "data", **self.options_of_ours}}
        config["markdown_extensions"] = [*extensions, ours] if order else extensions
        config["plugins"] = self.plugins(order)
        pages = {} if any(name.startswith("docs/en/") for name in self.files) else PAGES
        if self.pages_are_made and not order:
            pages = {**pages, **self.by_hand}
        files = {name: filled(text, order) for name, text in {**pages, **self.files}.items()}
        return Site(root).write(yaml.safe_dump(config, sort_keys=False), {**DATA, **files})


def filled(text: str, order: str) -> str:
    """Return a text with our blocks in it, or without them."""
    for sign, block in BLOCKS.items():
        text = text.replace(sign, order and block)
    return text


def named(name: str) -> Neighbour:
    """Return the only one of a name."""
    (found,) = [one for one in neighbours() if one.name == name]
    return found


@cache
def neighbours() -> tuple[Neighbour, ...]:
    """Return every one of the table."""
    read = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
    return tuple(Neighbour(**entry) for entry in read)


def table() -> Iterator[str]:
    """Return the rows of the manual's table: first those that have nothing to be said of."""
    every = neighbours()
    silent = sorted({one.name for one in every if one.says == WORKS})
    yield f"| {', '.join(f'`{name}`' for name in silent)} | {WORKS} |"
    yield from (
        f"| `{one.name}` | {one.says} |"
        for one in sorted(every, key=lambda one: one.name)
        if one.says and one.says != WORKS
    )


ENVIRONMENT = Environment(
    "neighbours",
    ("mkdocs-material", *dict.fromkeys(one.package for one in neighbours() if one.package)),
)
