"""The lesson's whole site, built by hosts other than MkDocs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from mkdocs_genai_plugin.data.folders import Folder
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.site.pages import made_pages
from tests.browser.conftest import Watch, served
from tests.site.conftest import Result, Site

from .absent import ABSENT
from .environments import ROOT, Environment
from .host import HOSTS, PROPERDOCS, Host
from .test_same_page import ours

PARTS = ("docs", "data", "overrides", "template", "mkdocs_genai_plugin/content")
PROPER = Host(
    "properdocs",
    Environment("properdocs-material", ("properdocs", "mkdocs-material")),
    PROPERDOCS,
    "",
)
ZENSICAL = HOSTS["zensical"]
BY_NAME = {host.name: host for host in (PROPER, ZENSICAL)}
REPOSITORY = "Somebody/course"

pytestmark = pytest.mark.hosts
each_host = pytest.mark.parametrize("host", BY_NAME)


def lesson(root: Path) -> Site:
    """Copy what the lesson's site is built of."""
    for part in PARTS:
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "constraints.txt"):
        shutil.copyfile(ROOT / name, root / name)
    return Site(root)


def with_pages(site: Site) -> None:
    """Write the pages that no plugin makes there, as the manual says."""
    pack = load([Folder(site.root / "data", "data")], KINDS)
    for path, page in made_pages(pack, {"sorting": "manual/sorting/{id}.md"}).items():
        file = site.root / "docs" / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(page.text, "utf-8")


def with_data_in_docs(site: Site) -> None:
    """Move the data to where a host without plugins finds pictures, as the manual says."""
    (site.root / "data").rename(site.root / "docs/data")
    config = site.root / "mkdocs.yml"
    text = config.read_text("utf-8")
    assert text.count("data_dir: data\n") == 1
    config.write_text(text.replace("data_dir: data\n", "data_dir: docs/data\n"), "utf-8")


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return a function that builds the lesson with a host, or with MkDocs, once."""

    @cache
    def built(host: str, repository: str = "") -> Result:
        site = lesson(tmp_path_factory.mktemp(host or "mkdocs"))
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("GITHUB_REPOSITORY", repository)
            if host and not BY_NAME[host].plugins:
                with_pages(site)
                with_data_in_docs(site)
            return BY_NAME[host].build(site) if host else site.built()

    return built


def pages(result: Result) -> list[str]:
    """Return the paths of all pages of a site."""
    return sorted(path for path in result.files if path.endswith("index.html"))


@each_host
def test_every_page_shows_what_it_shows_in_mkdocs(host: str, build: Any) -> None:
    expected, found = build(""), build(host)
    assert pages(found) == pages(expected)
    differing = [
        path for path in pages(expected) if ours(found.page(path)) != ours(expected.page(path))
    ]
    assert differing == []


@each_host
def test_no_page_shows_a_mistake(host: str, build: Any) -> None:
    assert [
        path for path in pages(build(host)) if build(host).page(path).all("genai-problem")
    ] == []


@each_host
def test_items_have_icons(host: str, build: Any) -> None:
    icons = build(host).page("families/index.html").all(name="genai-icon")
    assert icons
    assert [icon for icon in icons if not icon.all("svg")] == []


@each_host
def test_every_page_loads_script_and_style(host: str, build: Any) -> None:
    result = build(host)
    for path in pages(result):
        (head,) = result.page(path).all("head")
        loaded = {node.attributes.get("src") or node.href for node in head}
        up = "../" * path.count("/")
        names = {name.removeprefix("./").partition("?")[0] for name in loaded}
        assert {f"{up}assets/genai/genai.css", f"{up}assets/genai/genai.js"} <= names


@pytest.mark.parametrize("what", [what for what, _, _ in ABSENT])
def test_what_a_host_without_plugins_does_not_have_is_in_the_manual(what: str, build: Any) -> None:
    (shown,) = [shown for name, _, shown in ABSENT if name == what]
    assert shown(build("", REPOSITORY).folder)
    assert shown(build("properdocs", REPOSITORY).folder)
    assert not shown(build("zensical", REPOSITORY).folder)


@pytest.fixture
def home(host: str, build: Any) -> Iterator[str]:
    """Serve the lesson that a host has built; give its address."""
    with served(build(host).folder) as address:
        yield address


@pytest.fixture
def watch(home: str) -> Watch:
    """Return the watch over the page: nothing may go wrong, and no other server be asked."""
    return Watch(home)


@each_host
def test_cards_quiz_and_figure_work(host: str, page: Page, home: str) -> None:
    page.goto(f"{home}#families-gan")
    expect(page.locator("#families-gan")).to_be_visible()
    page.goto(f"{home}self-check/")
    expect(page.locator("genai-quiz")).to_have_attribute("data-ready", "")
    page.goto(f"{home}same-dots/")
    expect(page.locator("genai-figure").first).to_have_attribute("data-ready", "")
