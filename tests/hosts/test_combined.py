"""One site with the plugins that people combine with ours, all of them at once."""

from __future__ import annotations

import posixpath
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from mkdocs_genai_plugin.bundle.offline import VENDOR
from tests.browser.conftest import Watch
from tests.browser.lesson import open_panels
from tests.site.conftest import Result, Site

from .environments import Environment
from .host import MKDOCS, Host

COMBINED = Environment(
    "combined",
    (
        "mkdocs-material",
        "mkdocs-awesome-nav",
        "mkdocs-literate-nav",
        "mkdocs-macros-plugin",
        "mkdocs-minify-plugin",
        "mkdocs-redirects",
    ),
)
HOST = Host("combined", COMBINED, MKDOCS, "")
# Material fetches this from elsewhere for a search that works from disk, unless it is there.
SHIM = "assets/iframe-worker.js"
# Material's own script names a drawing program, which privacy would download.
CONFIG = f"""\
theme: {{name: material, font: false}}
site_url: https://example.org/some/where/
plugins:
  - search
  - genai
  - tags
  - blog
  - awesome-nav
  - macros
  - redirects: {{redirect_maps: {{old.md: more/try.md}}}}
  - minify: {{minify_html: true}}
  - privacy: {{assets_exclude: ["unpkg.com/mermaid*"]}}
  - offline
markdown_extensions:
  - attr_list
  - genai: {{data_dir: data, pages: {{glossary: glossary.md}}}}
extra:
  polyfills: [{SHIM}]
  answer: 42
  fruits: |
    /// genai-cards | fruits
    ///
"""
FRUITS = "/// genai-cards | fruits\n///\n"
FILES = {
    "data/fruits/pear.yml": """\
name: Pear
lead: "Sweet: {{ 7 * 6 }}. See [the post](blog/posts/hello.md)."
""",
    "data/fruits/plum.yml": "name: Plum\nlead: Blue.\n",
    "docs/index.md": """\
---
tags: [fruit]
---
# Start

The answer is {{ answer }}.

{{ fruits }}

/// genai-timeline | why-now
///
""",
    "docs/more/try.md": """\
# Try

See [tokens](item:glossary/token) [@goodfellow2014].

/// genai-quiz | self-check
///
""",
    "docs/glossary.md": "# Glossary\n\n/// genai-glossary\n///\n",
    "docs/tags.md": "# Tags\n\n<!-- material/tags -->\n",
    "docs/blog/index.md": "# Blog\n",
    "docs/blog/posts/hello.md": f"""\
---
date: 2026-01-02
categories: [News]
---
# Hello

{FRUITS}
<!-- more -->

More of it.
""",
}

pytestmark = pytest.mark.hosts


NAVIGATION = {
    "awesome-nav": {"docs/.nav.yml": "nav: [index.md, more, '*']\n"},
    "literate-nav": {"docs/SUMMARY.md": "- [Start](index.md)\n- [Try](more/try.md)\n- *.md\n"},
}
PAGES = ("index.html", "blog/index.html", "blog/2026/01/02/hello.html", "blog/category/news.html")


@pytest.fixture(scope="module", params=NAVIGATION)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Build the site strictly, with all of the plugins."""
    config = CONFIG.replace("awesome-nav", request.param)
    site = Site(tmp_path_factory.mktemp("combined"))
    site.write(config, {**FILES, **NAVIGATION[request.param]})
    (site.root / "docs/assets").mkdir()
    shutil.copyfile(VENDOR / "shim.js", site.root / "docs" / SHIM)
    return HOST.build(site)


@pytest.mark.parametrize("path", PAGES)
def test_block_is_there_whichever_plugin_has_made_the_page(built: Result, path: str) -> None:
    (cards,) = built.page(path).all("genai-cards")
    assert [panel.id for panel in cards.all(name="genai-panel")] == ["fruits-pear", "fruits-plum"]


def test_macros_work_in_pages_and_never_in_data(built: Result) -> None:
    assert "The answer is 42." in built.page().text
    assert "Sweet: {{ 7 * 6 }}." in built.page().one("fruits-pear").text


def test_macro_in_the_line_of_a_block_is_a_mistake(tmp_path: Path) -> None:
    """Blocks are read before macros are filled in; a macro that gives a whole block works."""
    page = "/// genai-cards | {{ folder }}\n///\n"
    config = "plugins: [genai, macros]\nextra: {folder: families}\n"
    site = Site(tmp_path).write(config, {"docs/index.md": page})
    with pytest.raises(pytest.fail.Exception, match=r"docs/index.md:1:19: error: .*folder"):
        HOST.build(site)


@pytest.mark.parametrize("path", PAGES)
def test_link_in_data_leads_to_the_address_that_the_blog_gives(built: Result, path: str) -> None:
    (link,) = [a for a in built.page(path).one("fruits-pear").all("a") if a.words == "the post"]
    found = posixpath.normpath(posixpath.join(posixpath.dirname(path), link.href))
    assert found == "blog/2026/01/02/hello.html"


def test_site_has_what_the_other_plugins_make(built: Result) -> None:
    assert "fruit" in built.page("tags.html").text
    assert 'href="more/try.html"' in built.read("old.html")
    assert "\n\n" not in built.read("index.html")
    navigation = [link.words for link in built.page().all("a", "md-nav__link")]
    assert navigation.index("Start") < navigation.index("Try")


@pytest.fixture
def home(built: Result) -> str:
    """Return the address of the site's folder: it is read from disk."""
    return f"{built.folder.as_uri()}/"


@pytest.fixture
def watch(home: str) -> Watch:
    """Return the watch over the page: nothing may go wrong, and no server be asked."""
    return Watch(home)


@pytest.mark.parametrize("path", PAGES)
def test_cards_work(page: Page, home: str, path: str) -> None:
    page.goto(f"{home}{path}")
    widget = page.locator("genai-cards")
    expect(widget).to_have_attribute("data-ready", "")
    widget.get_by_role("tab", name="Plum").click()
    expect(page.locator("#fruits-plum")).to_be_visible()
    assert open_panels(widget) == ["fruits-plum"]


def test_timeline_quiz_and_terms_work(page: Page, home: str) -> None:
    page.goto(f"{home}index.html")
    page.locator("genai-timeline").get_by_role("button", name="Next").click()
    expect(page.locator("genai-timeline .genai-panel").nth(1)).to_be_visible()
    page.goto(f"{home}more/try.html")
    expect(page.locator("genai-quiz")).to_have_attribute("data-ready", "")
    page.locator("genai-term a").first.hover()
    expect(page.get_by_role("tooltip").first).to_be_visible()


def test_search_from_disk_finds_a_card_and_opens_it(page: Page, home: str) -> None:
    page.goto(f"{home}more/try.html")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("Plum")
    hit = page.locator(".md-search-result a[href*='index.html'][href$='#fruits-plum-title']").first
    expect(hit).to_have_count(1)
    hit.evaluate("node => node.closest('details')?.setAttribute('open', '')")
    hit.click()
    expect(page.locator("#fruits-plum")).to_be_visible()
