"""One line under ``plugins:`` and three blocks in a page are all it takes."""

from __future__ import annotations

import hashlib
import posixpath
import re
from urllib.parse import urlsplit

import pytest

from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.kinds.timelines import Timeline
from mkdocs_genai_plugin.render import assets
from mkdocs_genai_plugin.site import head as head_

from .conftest import BLOCKS, Result, Site
from .dom import Node

CONFIG = """\
site_url: https://example.org/some/where/
extra_css: [own.css]
theme: {theme}
plugins: [genai]
"""
PAGE = f"# Lesson\n\n{BLOCKS}"
FILES = {"docs/index.md": PAGE, "docs/one/two.md": PAGE, "docs/own.css": ""}
PAGES = ["index.html", "one/two/index.html"]


@pytest.fixture(scope="module", params=["mkdocs", "material"])
def bare(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Build the bare site with one theme."""
    folder = tmp_path_factory.mktemp(request.param)
    return Site(folder).write(CONFIG.format(theme=request.param), FILES).build("--strict")


def head(page: Node) -> Node:
    """Return the page's head."""
    return page.all("head")[0]


def leads_to(page: str, address: str) -> str:
    """Return the file of the site that a relative address on a page leads to."""
    path = urlsplit(address).path
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path))


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
    scripted = {name.removesuffix(".js") for name in assets.files() if name.endswith(".js")}
    used = {node.tag for node in page} & (scripted - {"genai"})
    assert found == ["assets/genai/genai.js", *(f"assets/genai/{tag}.js" for tag in sorted(used))]
    assert all(node.attributes.keys() == {"src"} and not node.children for node in scripts)


def test_script_and_style_are_files_of_the_site(bare: Result) -> None:
    assert bare.read("assets/genai/genai.js")
    assert bare.read("assets/genai/genai.css")
    assert not [path for path in bare.files if "schemas" in path]


def test_page_for_unknown_addresses_loads_the_script_from_the_sites_path(bare: Result) -> None:
    scripts = head(bare.page("404.html")).all("script")
    sources = [urlsplit(node.attributes.get("src", "")).path for node in scripts]
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
    nodes = [node for widget in bare.page(path).all(name="genai") for node in widget]
    loaded = [node.attributes["src"] for node in nodes if "src" in node.attributes]
    assert loaded
    assert [address for address in loaded if urlsplit(address).netloc] == []
    assert {leads_to(path, address) for address in loaded} <= set(bare.files)


@pytest.mark.parametrize("path", PAGES)
def test_headings_of_panels_are_in_the_table_of_contents(bare: Result, path: str) -> None:
    page = bare.page(path)
    inside = [id(node) for widget in page.all(name="genai") for node in widget]
    titles = [node for node in page.all(name="genai-title") if id(node) in inside]
    outside = {node.href: node.words for node in page.all("a") if id(node) not in inside}
    pack = load([bundled()], KINDS)
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


@pytest.mark.parametrize("theme", ["mkdocs", "{name: material, features: [navigation.instant]}"])
def test_page_without_blocks_has_two_elements_more_in_its_head(site: Site, theme: str) -> None:
    """A theme that swaps pages in place never runs scripts of the page it goes to."""
    files = {"docs/index.md": PAGE, "docs/other.md": "# Other\n\nA text.\n"}
    pages = [
        site.write(f"theme: {theme}\nplugins: [{listed}]\n", files).built().page("other/index.html")
        for listed in ("", "genai")
    ]
    without, with_ = ([str(node) for node in head(page)][1:] for page in pages)
    more = [node for node in with_ if node not in without]
    assert [node for node in without if node not in with_] == []
    assert len(more) == 2
    assert all("../assets/genai/genai." in node for node in more)
    bodies = [[(node.tag, node.attributes) for node in page.all("body")[0]] for page in pages]
    assert bodies[0] == bodies[1]


def test_unused_plugin_leaves_every_file_as_it_is(site: Site) -> None:
    files = {
        "docs/index.md": "# Plain\n",
        "docs/other.md": "# Other\n\nIt costs \\/ [x](index.md).\n",
    }
    built = [
        site.write(f"plugins: [{listed}]\n", files).build("--strict", SOURCE_DATE_EPOCH="0")
        for listed in ("", "genai")
    ]
    assert built[0].files == built[1].files


def test_block_that_another_plugin_brings_has_what_it_needs(site: Site) -> None:
    hook = """\
def on_page_markdown(markdown, **_):
    return markdown + "/// genai-quiz | self-check\\n///\\n"
"""
    files = {"docs/index.md": "# Plain\n\n", "hook.py": hook}
    result = site.write("hooks: [hook.py]\nplugins: [genai]\n", files).built()
    assert result.page().all("genai-quiz")
    styles = [leads_to("", node.href) for node in head(result.page()).all("link")]
    loaded = [leads_to("", one.attributes.get("src", "")) for one in head(result.page())]
    for path in ("assets/genai/genai.css", "assets/genai/genai-quiz.css"):
        assert path in styles
        assert path in result.files
    for path in ("assets/genai/genai.js", "assets/genai/genai-quiz.js"):
        assert path in loaded
        assert path in result.files


def test_site_has_the_files_of_the_elements_on_its_pages_and_no_others(site: Site) -> None:
    result = site.write(
        "plugins: [genai]\n", {"docs/index.md": "/// genai-quiz | self-check\n///\n"}
    )
    ours = {path.split("/")[-1] for path in result.built().files if "assets/genai/" in path}
    used = {"genai.css", "genai.js", "genai-quiz.css", "genai-quiz.js"}
    assert used <= ours
    assert not {"genai-cases.css", "genai-figure.js", "genai-plot.css"} & ours


def test_addresses_of_scripts_and_styles_change_with_them() -> None:
    (digits,) = {head_.versioned(name).partition("?h=")[2] for name in ("genai.js", "genai.css")}
    assert re.fullmatch(r"[0-9a-f]{8}", digits)
    every = b"".join(name.encode() + path.read_bytes() for name, path in assets.files().items())
    assert digits == hashlib.sha256(every).hexdigest()[:8]


@pytest.mark.parametrize("path", PAGES)
def test_every_file_of_ours_is_asked_for_with_its_version(bare: Result, path: str) -> None:
    nodes = [node for node in head(bare.page(path)) if "assets/genai/" in str(node.attributes)]
    addresses = [node.attributes.get("src") or node.href for node in nodes if node.tag != "head"]
    assert len(addresses) > 2
    assert {urlsplit(address).query for address in addresses} == {f"h={head_.version()}"}


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
    sources = [leads_to("a/b.html", node.attributes.get("src", "")) for node in page.all("script")]
    assert "assets/genai/genai.js" in sources


def test_site_in_another_folder_can_be_built(site: Site) -> None:
    config = "plugins: [genai]\nmarkdown_extensions:\n  - genai: {data_dir: data}\n"
    data = {"inner/data/fruits/pear.yml": "name: Pear\nlead: Sweet.\n"}
    page = {"inner/docs/index.md": "/// genai-cards | fruits\n///\n"}
    (site.root / "inner").mkdir()
    Site(site.root / "inner").write(config, {})
    site.write("", {**data, **page})
    result = site.built("-f", "inner/mkdocs.yml", "-d", str(site.root / "site"))
    assert "Sweet." in result.page().text
