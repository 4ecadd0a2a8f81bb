"""The page of all sources, and sources that nothing cites."""

from __future__ import annotations

import pytest

from mkdocs_genai_plugin.cli import main
from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.kinds import KINDS

from .conftest import Result, Site

PACK = load([bundled()], KINDS)
PAGES = """\
plugins: [genai]
markdown_extensions:
  - genai: {pages: {families: "families/{id}.md", timelines: index.md}}
"""
ALONE = "plugins: [genai]\nmarkdown_extensions:\n  - genai: {data_dir: data, pack: false}\n"
SOURCE = "sources:\n  - {key: one, title: A book, by: A. Uthor}\n"
UNUSED = 'data/sources/books.yml:2:11: warning: source "one" is not cited [unused-source]'


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Build a site with the page of all sources."""
    files = {
        "docs/index.md": "# Start\n\n/// genai-timeline | why-now\n///\n",
        "docs/sources.md": "# Sources\n\n/// genai-sources | all\n///\n",
        "docs/families/gan.md": "# GAN\n\n/// genai-card | families/gan\n///\n",
    }
    return Site(tmp_path_factory.mktemp("sources")).write(PAGES, files).built()


def test_every_source_has_its_anchor_once(listed: Result) -> None:
    ids = [one for one in listed.page("sources/index.html").ids if one.startswith("source-")]
    assert sorted(ids) == sorted(f"source-{key}" for key in PACK.sources)


def test_sources_are_sorted_by_author(listed: Result) -> None:
    ids = [one for one in listed.page("sources/index.html").ids if one.startswith("source-")]
    authors = [PACK.sources[one.removeprefix("source-")].by.casefold() for one in ids]
    assert authors == sorted(authors)


def test_each_source_names_the_items_that_cite_it(listed: Result) -> None:
    page = listed.page("sources/index.html")
    for key in PACK.sources:
        citing = [item.label for item in PACK.items.values() if key in item.mentions.sources]
        assert citing
        assert page.one(f"source-{key}").words.endswith(f"Cited in: {', '.join(citing)}")


def test_item_is_linked_where_it_stands(listed: Result) -> None:
    page = listed.page("sources/index.html")
    links = {node.words: node.href for node in page.one("source-goodfellow2014").all("a")}
    assert links["GAN"] == "../families/gan/"
    links = {node.words: node.href for node in page.one("source-vaswani2017").all("a")}
    assert links[PACK.items["timelines/why-now"].label] == "../#timelines-why-now"
    assert "LLM" not in links  # this site has no page for it


@pytest.mark.parametrize(
    "files",
    [
        {"docs/index.md": "Cited [@one]."},
        {"docs/index.md": "# Start", "data/fruits/pear.yml": "name: Pear\nlead: Sweet [@one].\n"},
        {"docs/index.md": '--8<-- "note.md"\n', "note.md": "Cited [@one].\n"},
    ],
    ids=["page", "item", "snippet"],
)
def test_source_that_something_cites_is_used(site: Site, files: dict[str, str]) -> None:
    config = f"{ALONE}  - pymdownx.snippets: {{base_path: [!relative $config_dir]}}\n"
    site.write(config, {**files, "data/sources/books.yml": SOURCE}).built()


def test_source_that_nothing_cites_is_a_warning(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {"docs/index.md": "Code `[@one]`.", "data/sources/books.yml": SOURCE}
    result = site.write(ALONE, files).build()
    assert result.code == 0
    assert "WARNING" in result.output
    assert UNUSED in result.output
    assert site.build("--strict").code == 1
    assert main(["check", "--no-pack", str(site.root / "data")]) == 0  # it knows no pages
    assert "0 problems in 0 of" in capsys.readouterr().out


def test_source_of_the_pack_whose_item_a_site_replaces_is_no_problem(site: Site) -> None:
    card = "name: Adversaries\nlead: Our own words.\n"
    config = "plugins: [genai]\nmarkdown_extensions:\n  - genai: {data_dir: data}\n"
    files = {f"data/{path}.yml": card for path in PACK.items if path.startswith("families/")}
    site.write(config, {"docs/index.md": "# Start\n", **files}).built()


DAY = "checked: 2026-01-02\n"
PEAR = "name: Pear\nlead: Sweet [@one].\n"
OTHER = "  - {key: two, title: Another, by: A. Uthor}\n"
BOTH = "/// genai-card | fruits/pear\n///\n\n/// genai-card | fruits/plum\n///\n"


@pytest.mark.parametrize(
    ("pear", "plum", "page", "once"),
    [
        (DAY, DAY, "", True),
        (DAY, "", "", False),
        (DAY, "checked: 2026-01-03\n", "", False),
        (DAY, DAY, "Cited [@two].\n", False),
    ],
    ids=["all", "one without a day", "two days", "a source of the page"],
)
def test_page_says_once_when_all_of_it_was_checked(
    site: Site, pear: str, plum: str, page: str, once: bool
) -> None:
    files = {
        "docs/index.md": f"{BOTH}\n{page}",
        "data/fruits/pear.yml": f"{PEAR}{pear}",
        "data/fruits/plum.yml": f"name: Plum\nlead: Sour.\n{plum}",
        "data/sources/books.yml": SOURCE + (OTHER if page else ""),
    }
    words = site.write(ALONE, files).built().page("index.html").words
    assert ("Checked against these sources on January 2, 2026" in words) == once
    assert ("Checked against its sources on" in words) != once
