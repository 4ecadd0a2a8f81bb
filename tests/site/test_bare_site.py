"""One line under ``plugins:`` and three blocks in a page are all it takes."""

from __future__ import annotations

import json
import posixpath
from urllib.parse import urlsplit

import pytest

from mkdocs_genai_plugin.data.model import Timeline
from mkdocs_genai_plugin.data.pack import bundled, load

from .conftest import Result, Site
from .dom import Node

CONFIG = """\
site_url: https://example.org/some/where/
extra_css: [own.css]
theme: {theme}
plugins: [genai]
"""
PAGE = """\
# Lesson

/// genai-cards | families
///

/// genai-comparison | discriminative-vs-generative
///

/// genai-timeline | why-now
///
"""
FILES = {"docs/index.md": PAGE, "docs/one/two.md": PAGE, "docs/own.css": ""}
PAGES = ["index.html", "one/two/index.html"]


@pytest.fixture(scope="module", params=["mkdocs", "material"])
def bare(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Build the bare site with one theme."""
    folder = tmp_path_factory.mktemp(request.param)
    return Site(folder).write(CONFIG.format(theme=request.param), FILES).build("--strict")


def head(page: Node) -> Node:
    """Give the page's head."""
    return page.all("head")[0]


def leads_to(page: str, address: str) -> str:
    """Give the file of the site that a relative address on a page leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), address))


def test_strict_build_says_nothing(bare: Result) -> None:
    assert bare.code == 0, bare.output
    assert "WARNING" not in bare.output
    assert "ERROR" not in bare.output


@pytest.mark.parametrize("path", PAGES)
def test_all_three_widgets_are_there(bare: Result, path: str) -> None:
    page = bare.page(path)
    assert len(page.all("genai-cards")) == 1
    assert len(page.all("genai-comparison")) == 1
    assert len(page.all("genai-timeline")) == 1
    assert "///" not in page.all("body")[0].text


@pytest.mark.parametrize("path", PAGES)
def test_script_stands_once_in_the_head(bare: Result, path: str) -> None:
    page = bare.page(path)
    scripts = [node for node in page.all("script") if "genai" in node.attributes.get("src", "")]
    assert scripts == [node for node in head(page).all("script") if node in scripts]
    found = [leads_to(path, node.attributes["src"]) for node in scripts]
    used = {node.tag for node in page} & {"genai-quiz", "genai-term"}
    assert found == ["assets/genai/genai.js", *(f"assets/genai/{tag}.js" for tag in sorted(used))]
    assert all(node.attributes.keys() == {"src"} and not node.children for node in scripts)


def test_script_and_style_are_files_of_the_site(bare: Result) -> None:
    assert bare.read("assets/genai/genai.js")
    assert bare.read("assets/genai/genai.css")
    assert json.loads(bare.read("assets/genai/schemas/card.json"))["title"] == "Card"


def test_page_for_unknown_addresses_loads_the_script_from_the_sites_path(bare: Result) -> None:
    sources = [node.attributes.get("src", "") for node in head(bare.page("404.html")).all("script")]
    assert "/some/where/assets/genai/genai.js" in sources


def test_page_for_unknown_addresses_loads_the_style_from_the_sites_path(bare: Result) -> None:
    styles = [urlsplit(node.href).path for node in head(bare.page("404.html")).all("link")]
    assert "/some/where/assets/genai/genai.css" in styles


@pytest.mark.parametrize("path", PAGES)
def test_style_comes_before_the_sites_own(bare: Result, path: str) -> None:
    styles = [leads_to(path, node.href) for node in head(bare.page(path)).all("link")]
    place = styles.index("assets/genai/genai.css")
    assert styles[place + 1] == "own.css"


@pytest.mark.parametrize("path", PAGES)
def test_no_script_style_or_handler_inside_the_widgets(bare: Result, path: str) -> None:
    for widget in bare.page(path).all(name="genai"):
        for node in widget:
            assert node.tag not in {"script", "style", "link", "iframe", "object", "use"}
            wrong = [name for name in node.attributes if name == "style" or name.startswith("on")]
            assert not wrong, f"{node.tag} has {wrong}"


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_loaded_from_another_server(bare: Result, path: str) -> None:
    for widget in bare.page(path).all(name="genai"):
        assert not [node for node in widget if "src" in node.attributes]


@pytest.mark.parametrize("path", PAGES)
def test_headings_of_panels_are_in_the_table_of_contents(bare: Result, path: str) -> None:
    page = bare.page(path)
    inside = [id(node) for widget in page.all(name="genai") for node in widget]
    titles = [node for node in page.all(name="genai-title") if id(node) in inside]
    outside = {node.href: node.words for node in page.all("a") if id(node) not in inside}
    pack = load([bundled()])
    families, why_now = pack.collections["families"].cards, pack.items["timelines/why-now"]
    assert isinstance(why_now, Timeline)
    assert len(titles) == len(families) + len(why_now.steps)
    for title in titles:
        assert outside[f"#{title.id}"].startswith(title.words.removesuffix("¶").strip())


@pytest.mark.parametrize("path", PAGES)
def test_every_id_is_unique(bare: Result, path: str) -> None:
    ids = bare.page(path).ids
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("path", PAGES)
def test_every_link_to_an_anchor_finds_it(bare: Result, path: str) -> None:
    page = bare.page(path)
    inside = [node.href for widget in page.all(name="genai") for node in widget.all("a")]
    assert [href for href in inside if href.startswith("#") and href[1:] not in page.ids] == []


def test_page_without_blocks_loads_the_script_too(site: Site) -> None:
    """A theme that swaps pages in place never runs scripts of the page it goes to."""
    files = {"docs/index.md": "# Plain", "docs/other.md": "# Other"}
    page = site.write("plugins: [genai]\n", files).built().page("other/index.html")
    assert "../assets/genai/genai.js" in [node.attributes.get("src") for node in page.all("script")]


def test_script_that_a_template_loads_is_not_loaded_again(site: Site) -> None:
    template = (
        '{% extends "base.html" %}{% block extrahead %}'
        "<script src=\"{{ 'assets/genai/genai.js' | url }}\"></script>{% endblock %}"
    )
    config = "theme: {name: material, custom_dir: overrides}\nplugins: [genai]\n"
    files = {"docs/index.md": PAGE, "overrides/main.html": template}
    assert site.write(config, files).built().read("index.html").count("genai.js") == 1


def test_plugin_and_extension_may_both_be_listed(site: Site) -> None:
    config = "plugins: [genai]\nmarkdown_extensions: [genai, toc]\n"
    page = site.write(config, {"docs/index.md": PAGE}).built().page()
    assert len(page.all("genai-cards")) == 1


def test_addresses_may_end_in_html(site: Site) -> None:
    config = "use_directory_urls: false\nplugins: [genai]\n"
    page = site.write(config, {"docs/a/b.md": PAGE, "docs/index.md": ""}).built().page("a/b.html")
    assert "../assets/genai/genai.js" in [node.attributes.get("src") for node in page.all("script")]


def test_site_in_another_folder_can_be_built(site: Site) -> None:
    config = "plugins: [genai]\nmarkdown_extensions:\n  - genai: {data_dir: data}\n"
    data = {"inner/data/fruits/pear.yml": "name: Pear\nlead: Sweet.\n"}
    page = {"inner/docs/index.md": "/// genai-cards | fruits\n///\n"}
    (site.root / "inner").mkdir()
    Site(site.root / "inner").write(config, {})
    site.write("", {**data, **page})
    result = site.built("-f", "inner/mkdocs.yml", "-d", str(site.root / "site"))
    assert "Sweet." in result.page().text
