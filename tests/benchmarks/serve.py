"""From saving a YAML file to the new page in ``mkdocs serve``, against an edit in Markdown."""

from __future__ import annotations

import random
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.site.conftest import Site
from tests.site.server import Server, serving

from .build import BASE, BLOCKS
from .build import site as write_site
from .result import Result, ratios

PAGES = 20
CONFIG = f"{BASE}plugins: [search, genai]\nmarkdown_extensions:\n  - genai: {{data_dir: data}}\n"
CARDS = "/// genai-cards | notes\n///\n\n"
DATA, PAGE = "data/notes/one.yml", "docs/page-1.md"
GLANCE = 0.01  # seconds between two looks at the page
PATIENCE = 60


def results(rounds: int) -> Iterator[Result]:
    """Save both in turn, on a site of pages with the three widgets."""
    with TemporaryDirectory() as folder:
        root = write_site(Path(folder, "site"), CONFIG, [CARDS + BLOCKS] * PAGES)
        (root / DATA).parent.mkdir(parents=True)
        (root / DATA).write_text("name: One\nlead: A note.\n", "utf-8")
        with serving(Site(root)) as server:
            waited(server, "", "A note.")
            pairs = [(yaml(server, number), markdown(server, number)) for number in range(rounds)]
    ours, theirs = zip(*pairs, strict=True)
    what = "from saving YAML to the new page ÷ from saving Markdown"
    yield Result(what, ratios(ours, theirs), budget=1.1)
    yield Result("…after saving YAML", ours, "s")
    yield Result("…after saving Markdown", theirs, "s")


def yaml(server: Server, number: int) -> float:
    """Return the seconds from saving a data file to the page."""
    said = f"Edit {number} in YAML."
    return saved(server, DATA, f"name: One\nlead: {said}\n", "", said)


def markdown(server: Server, number: int) -> float:
    """Return the seconds from saving a page to the page."""
    said = f"Edit {number} in Markdown."
    return saved(server, PAGE, f"# Page 1\n\n{said}\n\n{CARDS}{BLOCKS}", "page-1/", said)


def saved(server: Server, path: str, text: str, page: str, wanted: str) -> float:
    """Save a file at any moment between two looks of a watch; give the seconds to the new page."""
    time.sleep(random.uniform(0.5, 1.5))
    start = time.perf_counter()
    server.write(path, text)
    waited(server, page, wanted)
    return time.perf_counter() - start


def waited(server: Server, page: str, wanted: str) -> None:
    """Look at a page until it says what is wanted."""
    deadline = time.monotonic() + PATIENCE
    while wanted not in answer(f"{server.address}{page}"):
        assert time.monotonic() < deadline, server.said
        time.sleep(GLANCE)


def answer(address: str) -> str:
    """Return a page, or nothing while the server starts."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as found:
            return str(found.read(), "utf-8")
    except OSError:
        return ""
