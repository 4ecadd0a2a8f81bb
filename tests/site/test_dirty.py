"""``--dirty``: pages whose data has changed are built anew, and no others."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .conftest import Site
from .server import Server, is_broken, reports, says, serving

CONFIG = """\
plugins: [genai]
markdown_extensions:
  - pymdownx.snippets: {base_path: .}
  - genai: {data_dir: data, pack: false}
"""
FILES = {
    "docs/index.md": "# None\n\nNothing of ours: `[@book]`.\n",
    "docs/cards.md": "# Cards\n\n/// genai-cards | fruits\n///\n",
    "docs/card.md": "# Card\n\n> /// genai-card | fruits/pear\n> ///\n",
    "docs/link.md": "# Link\n\nA [plum](item:fruits/plum).\n",
    "docs/year.md": "# Year\n\n/// genai-timeline | year\n///\n",
    "docs/term.md": "# Term\n\nA [stone][1].\n\n[1]: item:glossary/stone\n",
    "docs/cited.md": "# Cited\n\nAs shown [@book].\n",
    "docs/all.md": "# All\n\n/// genai-sources | all\n///\n",
    "docs/snippet.md": '# Snippet\n\n--8<-- "cards.txt"\n',
    "cards.txt": "/// genai-cards | fruits\n///\n",
    "data/fruits/pear.yml": "name: Pear\nlead: Sweet [@book].\nwas: [perry]\n",
    "data/fruits/plum.yml": "name: Plum\nlead: Blue.\nrelated: [{to: perry, text: Both grow.}]\n",
    "data/timelines/year.yml": """\
title: The year
steps:
  - {id: one, name: One, when: May, text: "A [stone](item:glossary/stone)."}
""",
    "data/glossary/stone.yml": "term: Stone\ntext: A core.\n",
    "data/sources/books.yml": "sources:\n  - {key: book, title: On pears, by: A. Uthor}\n",
}
EVERY = {"cards", "card", "link", "year", "term", "cited", "all", "snippet"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return a site that has been built."""
    site = Site(tmp_path_factory.mktemp("dirty")).write(CONFIG, FILES)
    site.built()
    return site


def written(folder: Path) -> dict[str, int]:
    """Return when each page was written, by its name; the home page's is empty."""
    return {
        path.parent.relative_to(folder).name: path.stat().st_mtime_ns
        for path in folder.rglob("index.html")
    }


def newer(folder: Path, before: dict[str, int]) -> set[str]:
    """Return the pages that were written after ``before``."""
    return {page for page, time in written(folder).items() if before[page] != time}


def rebuilt(site: Site) -> set[str]:
    """Return the pages that a dirty build writes."""
    before = written(site.root / "site")
    result = site.build("--dirty")
    assert result.code == 0, result.output
    return newer(result.folder, before)


def change(path: str) -> Callable[[Path], object]:
    """Return what writes into a file as it stands."""

    def write(root: Path) -> None:
        (root / path).write_text((root / path).read_text("utf-8") + "# edited\n", "utf-8")

    return write


def put_older(root: Path) -> None:
    """Return a file another text and a time before that of any page."""
    path = root / "data/fruits/pear.yml"
    path.write_text(path.read_text("utf-8").replace("Sweet", "Older"), "utf-8")
    os.utime(path, (1_000_000_000, 1_000_000_000))


def add(root: Path) -> None:
    (root / "data/nuts").mkdir()
    (root / "data/nuts/hazel.yml").write_text("name: Hazel\nlead: Brown.\n", "utf-8")


CHANGES: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "nothing": (lambda root: None, set()),
    "a page": (change("docs/index.md"), {""}),
    "a card": (change("data/fruits/pear.yml"), {"cards", "card", "link", "all", "snippet"}),
    "an older file": (put_older, {"cards", "card", "link", "all", "snippet"}),
    "a related card": (change("data/fruits/plum.yml"), {"cards", "card", "link", "all", "snippet"}),
    "a timeline": (change("data/timelines/year.yml"), {"year", "all", "snippet"}),
    "a term": (change("data/glossary/stone.yml"), {"year", "term", "all", "snippet"}),
    "a source": (
        change("data/sources/books.yml"),
        {"cards", "card", "cited", "all", "snippet"},
    ),
    "a new file": (add, EVERY),
    "a file that is gone": (lambda root: (root / "data/nuts/hazel.yml").unlink(), EVERY),
}


@pytest.mark.parametrize("name", CHANGES)  # one after the other, on one site
def test_pages_whose_data_has_changed_are_built(built: Site, name: str) -> None:
    make, pages = CHANGES[name]
    make(built.root)
    assert rebuilt(built) == pages


def test_dirty_build_stops_over_a_mistake_as_any_does(built: Site) -> None:
    path = built.root / "data/glossary/stone.yml"
    right = path.read_text("utf-8")
    before = built.build("--dirty").files
    path.write_text("term: Stone\n", "utf-8")
    result = built.build("--dirty")
    path.write_text(right, "utf-8")
    assert result.code == 1
    assert 'data/glossary/stone.yml:1:1: error: term "stone" has no "text"' in result.output
    assert result.files == before


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start a server that builds only what has changed."""
    site = Site(tmp_path_factory.mktemp("served")).write(CONFIG, FILES)
    with serving(site, "--dirty") as server:
        server.until("cards/", says("Sweet"))
        yield server


def test_server_builds_pages_whose_data_has_changed(server: Server) -> None:
    before = written(server.folder)
    server.write("data/timelines/year.yml", FILES["data/timelines/year.yml"].replace("A ", "The "))
    server.until("year/", says("The stone"))
    assert newer(server.folder, before) == {"year", "all", "snippet"}


def test_box_comes_and_goes_where_only_pages_that_have_changed_are_built(server: Server) -> None:
    before = written(server.folder)
    server.write("data/glossary/stone.yml", "term: Stone\n")
    for page in ("year/", "term/"):
        server.until(page, reports("data/glossary/stone.yml:1:1"))
    assert not is_broken(server.until("cards/", says("Sweet")))
    server.write("data/glossary/stone.yml", "term: Stone\ntext: A kernel.\n")
    for page in ("year/", "term/"):
        server.until(page, says("A kernel."))
    assert newer(server.folder, before) == {"year", "term", "all", "snippet"}


def test_box_of_a_file_that_is_gone_goes_with_it(server: Server) -> None:
    server.write("data/fruits/fig.yml", "name: Fig\n")
    server.until("cards/", reports("data/fruits/fig.yml"))
    (server.site.root / "data/fruits/fig.yml").unlink()
    server.until("cards/", says("Sweet"))
    server.write("docs/card.md", "/// genai-card | fruits/paer\n///\n")
    server.until("card/", reports('"fruits/paer" is not a card'))
    server.write("docs/card.md", FILES["docs/card.md"])
    server.until("card/", says("Sweet"))
