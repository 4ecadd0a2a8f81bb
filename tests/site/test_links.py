"""Links in data lead where they should from every page, and a dead one is noticed."""

from __future__ import annotations

import pytest

from .conftest import Result, Site

CONFIG = """\
plugins: [genai]
markdown_extensions:
  - genai: {data_dir: data, pages: {fruits: "fruits/{id}.md"}}
"""
CARDS = "# Fruits\n\n/// genai-cards | fruits\n///\n"
PEAR = """\
name: Pear
lead: >-
  See [the guide](guide/start.md#first), [the apple](item:fruits/apple),
  [the plum](item:fruits/plum), [the car](item:cars/van) and [a site](https://example.org/).
"""
FILES = {
    "docs/index.md": CARDS,
    "docs/deep/er/page.md": CARDS,
    "docs/guide/start.md": "# Guide\n\n## First\n",
    "docs/fruits/apple.md": "# Apple\n\n/// genai-card | fruits/apple\n///\n",
    "docs/fruits/pear.md": "# Pear\n\n/// genai-card | fruits/pear\n///\n",
    "data/fruits/pear.yml": PEAR,
    "data/fruits/apple.yml": "name: Apple\nlead: See [the pear](item:fruits/pear).\n",
    "data/fruits/plum.yml": "name: Plum\nlead: Blue.\n",
    "data/cars/van.yml": "name: Van\nlead: Big.\n",
}
PAGES = {"index.html": "", "deep/er/page/index.html": "../../../"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Build a site whose cards link to everything that can be linked to."""
    return Site(tmp_path_factory.mktemp("links")).write(CONFIG, FILES).built()


def links(result: Result, path: str, anchor: str) -> dict[str, str]:
    """Return the links inside an element: their words and where they lead."""
    return {node.words: node.href for node in result.page(path).one(anchor).all("a")}


@pytest.mark.parametrize(("path", "up"), PAGES.items())
def test_link_into_the_docs_leads_there_from_every_page(built: Result, path: str, up: str) -> None:
    assert links(built, path, "fruits-pear")["the guide"] == f"{up}guide/start/#first"


@pytest.mark.parametrize(("path", "up"), PAGES.items())
def test_item_with_a_page_is_linked_to_its_page(built: Result, path: str, up: str) -> None:
    assert links(built, path, "fruits-pear")["the apple"] == f"{up}fruits/apple/"


@pytest.mark.parametrize("path", PAGES)
def test_item_without_a_page_is_linked_to_its_anchor(built: Result, path: str) -> None:
    assert links(built, path, "fruits-pear")["the plum"] == "#fruits-plum"


@pytest.mark.parametrize("path", [*PAGES, "fruits/pear/index.html"])
def test_item_that_stands_nowhere_is_plain_text(built: Result, path: str) -> None:
    panel = built.page(path).one("fruits-pear")
    assert "the car" in panel.words
    assert "the car" not in links(built, path, "fruits-pear")


def test_link_to_the_web_stays_as_it_is(built: Result) -> None:
    assert links(built, "index.html", "fruits-pear")["a site"] == "https://example.org/"


def test_item_is_not_linked_to_the_page_it_stands_on(built: Result) -> None:
    assert "More about Pear" not in links(built, "fruits/pear/index.html", "fruits-pear")
    assert links(built, "fruits/apple/index.html", "fruits-apple")["the pear"] == "../pear/"


def test_card_leads_to_its_own_page_where_there_is_one(built: Result) -> None:
    assert links(built, "index.html", "fruits-pear")["More about Pear"] == "fruits/pear/"
    assert "More about Plum" not in links(built, "index.html", "fruits-plum")


def test_citation_of_an_item_by_its_former_id_leads_to_it(site: Site) -> None:
    files = {
        "docs/index.md": CARDS,
        "data/fruits/pear.yml": "name: Pear\nlead: See [it](item:fruits/old).\n",
        "data/fruits/apple.yml": "name: Apple\nlead: Red.\nwas: [old]\n",
    }
    page = site.write(CONFIG, files).built().page()
    assert {node.words: node.href for node in page.all("a")}["it"] == "#fruits-apple"
    assert page.one("fruits-old")


DEAD = {
    "docs/index.md": "# Start",
    "docs/deep/page.md": CARDS,
    "docs/guide.md": "# Guide\n\n## First\n",
    "data/fruits/pear.yml": (
        "name: Pear\n"
        "lead: See [one](giude.md), [two](guide), [three](guide.md#firsts), [four](api/).\n"
    ),
}


@pytest.fixture(scope="module")
def dead(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Build a site whose data has links to pages and headings that are not there."""
    config = f"validation: {{anchors: warn}}\n{CONFIG}"
    return Site(tmp_path_factory.mktemp("dead")).write(config, DEAD).build("--strict")


def test_missing_page_fails_a_strict_build_and_names_the_line(dead: Result) -> None:
    assert dead.code == 1
    for place, target, near in (
        ("2:17", "giude.md", "guide.md"),
        ("2:34", "guide", "guide.md"),
        ("2:50", "guide.md#firsts", "guide.md#first"),
    ):
        problem = f'data/fruits/pear.yml:{place}: error: "{target}" leads nowhere'
        assert f'{problem}; did you mean "{near}"? [docs-link]' in dead.output
    assert '"api/" leads nowhere' not in dead.output
    assert "Traceback" not in dead.output


def test_link_to_a_missing_page_is_told_once_and_becomes_text(dead: Result) -> None:
    told_by_host = [line for line in dead.output.splitlines() if "Doc file" in line]
    assert [line for line in told_by_host if "giude" in line or "guide'" in line] == []
    shown = links(dead, "deep/page/index.html", "fruits-pear")
    assert "one" not in shown
    assert "two" not in shown
    assert "four" in shown


def test_link_to_a_page_that_another_plugin_makes_is_no_mistake(site: Site) -> None:
    hook = (
        "from mkdocs.structure.files import File\n"
        "def on_files(files, config):\n"
        "    files.append(File.generated(config, 'made.md', content='# Made'))\n"
        "    return files\n"
    )
    files = {
        "hook.py": hook,
        "docs/index.md": CARDS,
        "data/fruits/pear.yml": "name: Pear\nlead: See [this](made.md).\n",
    }
    page = site.write(f"hooks: [hook.py]\n{CONFIG}", files).built().page()
    assert {node.words: node.href for node in page.all("a")}["this"] == "made/"


def test_icon_that_the_theme_lacks_stops_the_build(site: Site) -> None:
    files = {
        "docs/index.md": CARDS,
        "data/fruits/pear.yml": "name: Pear\nlead: Sweet.\nicon: paer\n",
    }
    result = site.write(CONFIG, {**files, "theme/.icons/material/pear.svg": "<svg/>"}).build()
    assert result.code == 1
    place = "data/fruits/pear.yml:3:7: error: "
    assert f'{place}"paer" is not an icon of the theme\'s set; did you mean ' in result.output


def test_page_can_link_to_a_card_and_a_wrong_link_is_reported(site: Site) -> None:
    config = f"validation: {{anchors: warn}}\n{CONFIG}"
    files = {**FILES, "docs/other.md": "[pear](index.md#fruits-pear)\n"}
    site.write(config, files).built()
    site.write(config, {"docs/other.md": "[pear](index.md#fruits-paer)\n"})
    result = site.build("--strict")
    assert result.code == 1
    assert "#fruits-paer" in result.output


def test_unknown_item_is_a_problem_with_a_place(site: Site) -> None:
    data = {"data/fruits/pear.yml": "name: Pear\nlead: See [it](item:fruits/aple).\n"}
    result = site.write(CONFIG, {**FILES, **data}).build()
    assert result.code == 1
    assert "data/fruits/pear.yml:2:" in result.output
    assert 'did you mean "fruits/apple"' in result.output


GLOSSARY = {
    "docs/index.md": "# Fruits\n\nA [core](item:glossary/core), a [core](item:glossary/core).\n",
    "docs/deep/page.md": "# Deep\n\nA [core](item:glossary/core).\n",
    "docs/terms.md": "# Terms\n\nA [core](item:glossary/core).\n\n/// genai-glossary\n///\n",
    "data/glossary/core.yml": "term: Core\ntext: What is left.\n",
}
SHARED = """\
plugins: [genai]
validation: {anchors: warn}
markdown_extensions:
  - genai: {data_dir: data, pages: {glossary: terms.md}}
"""


def test_terms_lead_to_the_page_that_they_share(site: Site) -> None:
    result = site.write(SHARED, GLOSSARY).built()
    for path, href in {
        "index.html": "terms/#glossary-core",
        "deep/page/index.html": "../../terms/#glossary-core",
        "terms/index.html": "#glossary-core",
    }.items():
        (term,) = result.page(path).all("genai-term")
        assert [link.href for link in term.all("a")] == [href]


def test_wrong_item_in_a_page_stops_the_build(site: Site) -> None:
    page = {"docs/index.md": "# Fruits\n\nA [core](item:glossary/cor).\n"}
    result = site.write(SHARED, {**GLOSSARY, **page}).build()
    assert result.code == 1
    assert 'docs/index.md:3:15: error: "glossary/cor" is not an item' in result.output
