"""Pages that a collection has made of its data."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown

from mkdocs_genai_plugin.page.extension import GenaiExtension
from tests.hosts.neighbours import neighbours
from tests.processes import run

from .conftest import Result, Site

CONFIG = """\
theme: {{name: {theme}}}
site_url: https://example.org/
repo_url: https://github.com/somebody/flours
edit_uri: edit/main/docs/
plugins: [search, genai]
markdown_extensions:
  - genai: {{pack: false, data_dir: data{more}}}
{config}
"""
FILES = {
    "docs/index.md": "# Start\n\nAll: [flours](flours/index.md), [emmer](flours/emmer.md).\n",
    "data/flours/_collection.yml": (
        "title: Flours\npages: made\norder: [rye, spelt]\nfacts: {ash: How much ash?}\n"
    ),
    "data/flours/rye.yml": (
        "name: 'Rye: *dark* {{ 7 * 6 }} & <b>'\nfull_name: Rye flour\n"
        "lead: A **dark** flour, unlike [spelt](item:flours/spelt) [@grain].\n"
        "facts: {ash: Much.}\n"
        "sources:\n  - {key: grain, title: On grain, by: 'Miller, 1999'}\n"
    ),
    "data/flours/spelt.yml": 'name: "2013"\nlead: A light flour.\n',
    "data/flours/emmer.yml": "name: Emmer\nlead: An old flour.\n",
}


def write(
    site: Site, theme: str = "mkdocs", more: str = "", config: str = "", **files: str
) -> Site:
    paths = {name.replace("__", "/") + ".md": text for name, text in files.items()}
    return site.write(CONFIG.format(theme=theme, more=more, config=config), {**FILES, **paths})


@pytest.fixture(scope="module", params=["mkdocs", "material, features: [content.action.edit]"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Build a site whose flours have pages that are made."""
    return write(Site(tmp_path_factory.mktemp("made")), request.param).built()


def test_page_has_title_description_item_and_sources(made: Result) -> None:
    page = made.page("flours/rye/index.html")
    (title,) = page.all("h1")
    assert title.words.startswith("Rye: *dark* {{ 7 * 6 }} & <b>")
    assert title.id == "flours-rye-title"
    (in_head,) = page.all("title")
    assert in_head.words.startswith("Rye: *dark* {{ 7 * 6 }} & <b>")
    described = [node for node in page.all("meta") if node.attributes.get("name") == "description"]
    if described:  # MkDocs' own themes have none on such pages
        assert described[0].attributes["content"] == "A dark flour, unlike spelt."
    (article,) = page.all("article", name="genai-item")
    assert "Rye flour" in article.words
    assert "Much." in article.words
    assert [node.words for node in page.all("cite")] == ["On grain"]


def test_page_of_all_has_each_card_and_leads_to_its_page(made: Result) -> None:
    page = made.page("flours/index.html")
    assert [node.words.rstrip("¶ ") for node in page.all("h1")] == ["Flours"]
    assert [tab.href for tab in page.all("a", name="genai-tab")] == [
        f"#flours-{name}" for name in ("rye", "spelt", "emmer")
    ]
    more = [link.href for line in page.all(name="genai-more") for link in line.all("a")]
    assert more == ["rye/", "spelt/", "emmer/"]


def test_links_to_items_go_to_their_pages(made: Result) -> None:
    links = made.page("flours/rye/index.html").all("article", name="genai-item")[0].all("a")
    assert "../spelt/" in [link.href for link in links]


def test_page_leads_to_the_file_that_it_is_made_of(made: Result) -> None:
    base = "https://github.com/somebody/flours/edit/main/data/flours"
    for page, file in (("flours/rye", "rye"), ("flours", "_collection")):
        links = [link.href for link in made.page(f"{page}/index.html").all("a")]
        assert f"{base}/{file}.yml" in links


def test_pages_are_searched_and_follow_one_another(made: Result) -> None:
    found = {entry["location"] for entry in made.search}
    assert {"flours/", "flours/rye/", "flours/spelt/", "flours/emmer/"} <= found
    page = made.page("flours/rye/index.html")
    every = [*page.all("link"), *page.all("a")]
    ways = {one.attributes.get("rel"): one.href for one in every}
    assert (ways["prev"], ways["next"]) == ("../emmer/", "../spelt/")


def test_page_of_the_docs_comes_first(site: Site) -> None:
    hand = {"docs/flours/rye.md": "# By hand\n", "docs/flours/spelt/index.md": "# Mine\n"}
    write(site).write(CONFIG.format(theme="mkdocs", more="", config=""), hand)
    result = site.built()
    assert [node.words for node in result.page("flours/rye/index.html").all("h1")] == ["By hand"]
    assert [node.words for node in result.page("flours/spelt/index.html").all("h1")] == ["Mine"]
    assert result.page("flours/emmer/index.html").all("article", name="genai-item")


def test_pages_stand_where_the_option_says(site: Site) -> None:
    result = write(
        site, more=", pages: {flours: 'grain/of-{id}.md'}", docs__index="# Start\n"
    ).built()
    assert result.page("grain/of-rye/index.html").all("article", name="genai-item")
    more = [one for one in result.page("grain/index.html").all("a") if one.href == "of-rye/"]
    assert more


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("grain/one{id}/../x.md", "names no page of the docs folder"),
        ("/grain/{id}.md", "names no page of the docs folder"),
        ("grain/{id}.html", "names no page of the docs folder"),
    ],
)
def test_place_that_no_page_can_have_is_told(site: Site, place: str, says: str) -> None:
    result = write(site, more=f", pages: {{flours: '{place}'}}").build()
    assert result.code == 1
    assert says in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "config",
    [
        "nav: [index.md, {All: flours/index.md}, {Rye flour: flours/rye.md}]",
        "not_in_nav: |\n  flours/*",
        "use_directory_urls: false",
    ],
)
def test_navigation_is_as_the_site_says(site: Site, config: str) -> None:
    result = write(site, config=config).built()
    links = [link.words for link in result.page().all("a")]
    named = "Rye flour" in links
    assert named == config.startswith("nav:")
    assert ("Emmer" in links) == ("use_directory" in config)


def test_two_items_cannot_have_one_page(site: Site) -> None:
    other = {"data/grain/_collection.yml": "title: Grain\npages: made\n"}
    other["data/grain/rye.yml"] = "name: Rye\nlead: Dark.\n"
    result = write(site, more=", pages: {flours: 'all/{id}.md', grain: 'all/{id}.md'}")
    for path, text in other.items():
        (site.root / path).parent.mkdir(exist_ok=True)
        (site.root / path).write_text(text, "utf-8")
    built = result.build()
    assert built.code == 1
    assert "genai: pages gives 2 items the same page, all/rye.md" in built.output


def test_single_file_holds_a_page_that_is_made(site: Site, tmp_path: Path) -> None:
    write(site)
    target = tmp_path / "rye.html"
    ask = ("bundle", "--single-file", "flours/rye.md", "--output", str(target))
    done = run("mkdocs_genai_plugin", *ask, cwd=site.root)
    assert done.returncode == 0, done.stderr
    assert "Rye flour" in target.read_text("utf-8")


def test_host_without_plugins_says_what_to_do(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write(Site(tmp_path))
    options = {"data_dir": str(tmp_path / "data"), "pack": False}
    html = Markdown(extensions=[GenaiExtension(**options)]).convert(
        "/// genai-cards | flours\n///\n"
    )
    assert "genai-cards" in html
    (said,) = [one.getMessage() for one in caplog.records if "pages: made" in one.getMessage()]
    assert "flours/{id}.md" in said
    assert "/// genai-card | flours/{id}" in said


def test_fruits_of_the_table_of_neighbours_have_pages() -> None:
    """The sites that other plugins are tried with: tests/hosts/test_neighbours.py builds them."""
    cases = {one.name for one in neighbours() if "pages that are made" in one.case}
    assert cases == {"i18n", "literate-nav", "awesome-nav", "section-index"}
