"""What a build costs beside other ways to say the same: peers from the index, and plain Markdown.

All start from the words of the page by hand. Plain Markdown has the same headings, lists, table
and links; notes and terms, which it does not know, are lists. What each peer reads is written as
its own manual says. They are installed into an environment of their own. Cards of the pack show
moments of figures, too, which are no words of that page: they are built with and without them.
"""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

import yaml

from mkdocs_genai_plugin.data.folders import bundled
from tests.hosts.environments import Environment

from . import by_hand
from .build import BASE, BLOCKS, MARKDOWN, OWN, WIDGETS, site, words
from .process import cost, in_turn
from .result import Result, ratios

PEERS = Environment(
    "peers",
    (
        "mkdocs-material",
        "mkdocs-macros-plugin",
        "mkdocs-table-reader-plugin",
        "neoteroi-mkdocs",
    ),
)
PLAIN = f"{BASE}plugins: [search]\n"
NEOTEROI = f"{PLAIN}markdown_extensions: [neoteroi.cards, neoteroi.timeline]\n"
MACROS = f"{BASE}plugins:\n  - search\n  - macros: {{include_yaml: [words.yml]}}\n"
READER = f"{BASE}plugins: [search, table-reader]\n"

TAB = re.compile(r'^=== "(?P<label>.*)"\n\n(?P<body>(?:    .*\n|\n)+)', re.M)
TABS = re.compile(rf"(?:{TAB.pattern.replace('?P<label>', '').replace('?P<body>', '')})+", re.M)
TABLE = re.compile(r"^\|.*\n\| ---.*\n(?:\|.*\n)+", re.M)
NOTE = re.compile(r"^\[\^([a-z0-9-]+)\]: ", re.M)
TERM = re.compile(r"^\*\[(.*)\]: ", re.M)
MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|\*\*|[*`]")
# Where no term is linked: headings, labels of tabs, links and code.
UNLINKED = r"^ *#.*$|^===.*$|\[[^\]]*\]\([^)]*\)|`[^`]*`"
LOOP = """\
{{% for one in {name} %}}
**{{{{ one.label }}}}**

{{% for part in one.parts %}}
{{{{ part }}}}

{{% endfor %}}
{{% endfor %}}
"""
FIGURE = re.compile(r"^try: .*\n", re.M)
OURS = ("this plugin", "this plugin without its figures")
RUNS = ("cards", "timeline")  # the two rows of tabs on the page


def plain() -> str:
    """Return the page in Markdown without any extension but tables."""
    return TAB.sub(lambda tab: f"**{tab['label']}**\n\n{dedent(tab['body'])}", without_notes())


def without_notes() -> str:
    """Return the page by hand with notes as numbered links to a list, and terms as another."""
    page = by_hand.page()
    keys, terms = NOTE.findall(page), TERM.findall(page)
    body, heading, lists = page.partition("## Sources\n")
    lists = TERM.sub(r"- **\1**: ", NOTE.sub("1. ", lists))
    page = f"{linked(body, terms)}{heading}{lists}"
    numbered = {f"[^{key}]": f" [{number}](#sources)" for number, key in enumerate(keys, 1)}
    return re.sub(r"\[\^[a-z0-9-]+\]", lambda found: numbered[found[0]], page)


def linked(body: str, terms: list[str]) -> str:
    """Return a text in which each term, outside headings and links, leads to the list of them."""
    longest = "|".join(map(re.escape, sorted(terms, key=len, reverse=True)))
    found = re.compile(rf"{UNLINKED}|\b(?P<term>{longest})\b", re.M)
    return found.sub(lambda one: f"[{one[0]}](#sources)" if one["term"] else one[0], body)


def tabs(run: str) -> list[dict[str, object]]:
    """Return the label and the paragraphs of each tab in a row of them."""
    found = TAB.finditer(run)
    return [
        {"label": one["label"], "parts": re.split(r"\n\n+", dedent(one["body"]).strip())}
        for one in found
    ]


def run_by_run(write: Callable[[str, list[dict[str, object]]], str]) -> str:
    """Return the page with each row of tabs as another way writes it."""
    names = iter(RUNS)
    return TABS.sub(lambda run: write(next(names), tabs(run[0])), without_notes())


def neoteroi(folder: Path) -> str:
    """Return the page with cards and a timeline, whose texts are flat and hold no links."""
    return run_by_run(_block)


def _block(name: str, entries: list[dict[str, object]]) -> str:
    flat = [
        {
            "title": MARKUP.sub(r"\1", str(entry["label"])),
            "content": MARKUP.sub(r"\1", " ".join(map(str, _list(entry)))),
        }
        for entry in entries
    ]
    written = yaml.safe_dump(flat, allow_unicode=True, width=10_000, sort_keys=False)
    return f"::{name}::\n\n{written}\n::/{name}::\n\n"


def _list(entry: dict[str, object]) -> list[object]:
    parts = entry["parts"]
    return parts if isinstance(parts, list) else []


def macros(folder: Path) -> str:
    """Return the page as a template that goes through data; the data are in a file."""
    data: dict[str, object] = {}

    def loop(name: str, entries: list[dict[str, object]]) -> str:
        data[name] = entries
        return LOOP.format(name=name)

    page = run_by_run(loop)
    (folder / "words.yml").write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    return page


def table_reader(folder: Path) -> str:
    """Return plain Markdown whose table is in a file."""
    page = plain()
    found = TABLE.search(page)
    assert found
    head, _, *rows = (
        [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in found[0].splitlines()
    )
    with (folder / "table.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    return TABLE.sub('{{ read_csv("table.csv") }}\n', page, count=1)


def without_figures(folder: Path) -> str:
    """Return the page of blocks; its data are the pack's, of which no card shows a figure."""
    data = shutil.copytree(bundled().root, folder / "data")
    for path in data.rglob("*.yml"):
        path.write_text(FIGURE.sub("", path.read_text("utf-8")), "utf-8")
    return BLOCKS


WAYS: dict[str, tuple[str, Callable[[Path], str]]] = {
    "plain Markdown": (PLAIN, lambda _: plain()),
    OURS[0]: (WIDGETS, lambda _: BLOCKS),
    OURS[1]: (OWN, without_figures),
    "Material by hand": (MARKDOWN, lambda _: by_hand.page()),
    "neoteroi-mkdocs": (NEOTEROI, neoteroi),
    "mkdocs-macros-plugin": (MACROS, macros),
    "mkdocs-table-reader-plugin": (READER, table_reader),
}


def written(folder: Path, name: str, pages: int) -> Path:
    """Write a site in one of the ways."""
    config, page = WAYS[name]
    folder.mkdir(parents=True)
    return site(folder, config, [page(folder)] * pages)


def results(pages: int, rounds: int) -> Iterator[Result]:
    """Build the same words in every way, in turn."""
    build = (str(PEERS.ready()), "-m", "mkdocs", "build", "--quiet")
    with TemporaryDirectory() as root:
        said = {name: counted(Path(root, "one", name), name, build) for name in WAYS}
        many = {name: (build, written(Path(root, "many", name), name, pages)) for name in WAYS}
        costs = in_turn(many, rounds)
    seconds = {name: [one.seconds for one in found] for name, found in costs.items()}
    least, *others = WAYS
    for name in others:
        budget = 1.07 if name in OURS else None
        what = f"build of {pages} pages, {name} ÷ {least}"
        yield Result(what, ratios(seconds[name], seconds[least]), budget=budget)
    for name in others:
        what = f"words on such a page, {name} ÷ {least}"
        yield Result(what, ratios([said[name]], [said[least]]))


def counted(folder: Path, name: str, build: tuple[str, ...]) -> int:
    """Return the words of the page in one of the ways; this also compiles what is imported."""
    cost(build, written(folder, name, 1))
    return words(folder / "site/index.html")
