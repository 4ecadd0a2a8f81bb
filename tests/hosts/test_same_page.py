"""The same pages and data give the same HTML in every host."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from mkdocs_genai_plugin.page.blocks import BLOCK_NAMES
from mkdocs_genai_plugin.render.assets import needed_at_once, sent
from tests.site.conftest import Result, Site
from tests.site.dom import Node
from tests.site.links import Built

from .host import HOSTS, STYLE, TEMPLATE, Host, write

ADDRESS = "https://example.org/some/where/"
CONFIG = f"""\
site_url: {ADDRESS}
watch: [data]
plugins: [search, genai]
markdown_extensions:
  - tables
  - toc: {{permalink: true}}
  - genai:
      data_dir: data
      pages:
        glossary: glossary.md
        fruits: fruits/{{id}}.md
"""
PEAR = """\
name: Pear
icon: sprout
emoji: 🍐
lead: >-
  Sweet [@book]. See [the start](index.md#start), [another page](more/numbers.md) and
  [the plum](item:fruits/plum).
sources:
  - {key: book, title: On pears, by: "A. Uthor, 2001", link: "doi:10.1000/182"}
"""


def blocks(*written: str) -> str:
    """Return the source of a page with these blocks."""
    return "# Start\n\n" + "".join(f"/// {block}\n///\n\n" for block in written)


FILES = {
    "data/fruits/pear.yml": PEAR,
    "data/fruits/plum.yml": 'name: Plum\nemoji: "🔵"\nlead: "Blue: $x^2$."\n',
    "docs/index.md": blocks(
        "genai-definition | generative-model",
        "genai-cards | fruits",
        "genai-cards | families",
        "genai-comparison | discriminative-vs-generative",
        "genai-timeline | why-now",
        "genai-takeaways | lesson",
    )
    + "See [the pear](item:fruits/pear) and [tokens](item:glossary/token) [@goodfellow2014].\n",
    "docs/fruits/pear.md": blocks("genai-card | fruits/pear"),
    "docs/glossary.md": blocks("genai-glossary"),
    "docs/more/try.md": blocks("genai-figure | same-dots", "genai-quiz | self-check"),
    "docs/more/numbers.md": blocks(
        "genai-plot | training-compute", "genai-systems | families-at-work", "genai-cases"
    ),
    "docs/sources.md": blocks("genai-sources | all"),
}
PAGES = {
    path.removeprefix("docs/"): path.removeprefix("docs/").removesuffix(".md") + "/index.html"
    for path in FILES
    if path.endswith(".md")
} | {"index.md": "index.html"}
# make test builds what differs most from what is expected, and make test-hosts the others too.
QUICK = {"zensical"}
hosts = pytest.mark.parametrize(
    "host",
    [
        pytest.param(host, marks=[] if name in QUICK else pytest.mark.hosts, id=name)
        for name, host in HOSTS.items()
    ],
)
page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return a function that builds the site with a host, once."""

    @cache
    def built(host: Host) -> Result:
        return host.build(write(tmp_path_factory.mktemp(host.name), host, CONFIG, FILES))

    return built


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Build the site with what is installed for the tests: MkDocs and Material."""
    host = HOSTS["material"]
    return write(tmp_path_factory.mktemp("expected"), host, CONFIG, FILES).built()


def ours(page: Node) -> list[str]:
    """Return our part of a page, a line for each element and text.

    Left out is what the host decides:

    - the icon of an item: a drawing of the theme's, or an emoji where it has none;
    - the attribute data-search-exclude, which Zensical obeys and takes away;
    - "./" before the address of a place on the page itself, which Zensical does not write;
    - the folder of a picture, which the plugin copies and others leave with the data.
    """
    inside: set[int] = set()
    found: list[str] = []
    for node in page.all(name="genai"):
        if id(node) not in inside:
            inside.update(map(id, node))
            found += lines(node)
    return found


def lines(node: Node | str, indent: str = "") -> Iterator[str]:
    """Yield an element and all in it; blanks between elements count, not how many."""
    if isinstance(node, str):
        yield f"{indent}{' '.join(node.split())!r}"
    elif "genai-icon" not in node.classes:
        kept = {key: text for key, text in node.attributes.items() if key != "data-search-exclude"}
        kept |= {"href": node.href.removeprefix("./")} if node.href.startswith("./#") else {}
        kept |= {"src": posixpath.basename(src)} if (src := kept.get("src")) else {}
        yield f"{indent}{node.tag} {sorted(kept.items())}"
        for child in node.children:
            yield from lines(child, f"{indent} ")


def test_pages_have_every_block() -> None:
    written = "".join(FILES.values())
    assert [name for name in BLOCK_NAMES if f"/// {name}" not in written] == []


@hosts
@page
def test_our_part_is_the_same(host: Host, path: str, build: Any, expected: Result) -> None:
    found = ours(build(host).page(path))
    assert found
    assert found == ours(expected.page(path))


@hosts
def test_items_have_the_themes_icon_or_their_emoji(host: Host, build: Any) -> None:
    (icon,) = build(host).page("fruits/pear/index.html").all(name="genai-icon")
    assert bool(icon.all("svg")) == host.icons
    assert ("genai-emoji" in icon.classes) == (not host.icons)


@hosts
@page
def test_headings_of_panels_are_in_the_table_of_contents(host: Host, path: str, build: Any) -> None:
    found = build(host).page(path)
    inside = {id(node) for widget in found.all(name="genai") for node in widget}
    outside = {node.href.removeprefix("./") for node in found.all("a") if id(node) not in inside}
    panels = found.all(name="genai-panel")
    titles = {f"#{title.id}" for panel in panels for title in panel.all(name="genai-title")}
    assert titles - outside == set()


@hosts
def test_no_link_leads_nowhere(host: Host, build: Any) -> None:
    """The theme's own files and its page for wrong addresses are its own matter."""
    dead = Built(build(host).folder, ADDRESS).dead()
    assert [link for link in dead if link.split(": ")[0] in PAGES.values()] == []


@hosts
@page
def test_script_and_style_of_all_that_a_page_uses_are_in_its_head(
    host: Host, path: str, build: Any
) -> None:
    result = build(host)
    assert loads_what_it_uses(result, path)


def test_template_for_other_hosts_does_no_harm_where_the_plugin_runs(tmp_path: Path) -> None:
    config = f"theme: {{name: material, custom_dir: overrides}}\n{STYLE}{CONFIG}"
    result = Site(tmp_path).write(config, {**FILES, "overrides/main.html": TEMPLATE}).built()
    for path in PAGES.values():
        assert loads_what_it_uses(result, path)


def loads_what_it_uses(result: Result, path: str) -> bool:
    """Tell whether a page's head loads all files of the elements on it."""
    page = result.page(path)
    (head,) = page.all("head")
    loaded = [node.attributes.get("src") or node.href for node in head]
    own = [name for name in loaded if "assets/genai/" in name]
    texts = "".join(
        result.read(posixpath.join(posixpath.dirname(path), urlsplit(name).path)) for name in own
    )
    used = ["genai.css", "genai.js", *needed_at_once(result.read(path))]
    return all(sent(name) in texts for name in used)
