"""Each text says in which language it is, where that is not the page's (WCAG 2.2, 3.1.2)."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from mkdocs_genai_plugin.data.item import Item
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.words import words_of
from mkdocs_genai_plugin.page.context import data_folders
from mkdocs_genai_plugin.render.element import h
from mkdocs_genai_plugin.render.language import mark_languages
from mkdocs_genai_plugin.render.theme import Theme

from .conftest import Site
from .dom import languages

CONFIG = """\
theme: {name: material}
plugins: [search, genai]
markdown_extensions:
  - genai:
      data_dir: data
      pages: {brote: "brote/{id}.md"}
"""
FILES = {
    "docs/index.md": (
        "# Breads\n\n/// genai-cards | brote\n///\n\n"
        "/// genai-definition | generative-model\n///\n"
    ),
    "docs/brote/roggen.md": "# Roggen\n\n/// genai-card | brote/roggen\n///\n",
    "data/brote/_collection.yml": "title: Brote\nlanguage: de\nlabels:\n  steps: So geht es\n",
    "data/brote/roggen.yml": (
        "name: Roggen\nlead: Dunkel und sauer.\nbest_at: Es hält lange.\n"
        "steps:\n  - name: Kneten\n    text: Zehn Minuten.\n"
    ),
}  # fmt: skip


def test_german_folder_in_an_english_site(site: Site) -> None:
    built = site.write(CONFIG, FILES).built()
    said = languages(built.page())
    assert [said[text] for text in ("Roggen", "Dunkel und sauer.", "Kneten")] == ["de"] * 3
    assert said["Best at"] == "en"
    assert said["More about Roggen"] == "en"
    assert said["Generative model"] == "en"
    page = built.page("brote/roggen/index.html")
    said = languages(page)
    assert said["So geht es"] == "de"
    assert said["Best at"] == "en"
    assert [node.attributes["lang"] for node in page.all("article", "genai-item")] == ["de"]


def test_folder_that_runs_the_other_way_is_turned(site: Site) -> None:
    files = {path: text.replace("language: de", "language: he") for path, text in FILES.items()}
    files["data/brote/roggen.yml"] = "name: Roggen\nlead: לחם כהה.\nbest_at: זמן.\n"
    page = site.write(CONFIG, files).built().page()
    (cards,) = page.all("genai-cards")
    assert (cards.attributes["lang"], cards.attributes["dir"]) == ("he", "rtl")
    (best,) = [node for node in cards.all("dt") if node.words == "Best at"]
    assert (best.attributes["lang"], best.attributes["dir"]) == ("en", "auto")


def test_page_in_a_language_that_nobody_has_put_our_words_into(site: Site) -> None:
    config = CONFIG.replace("name: material", "name: material, language: et")
    said = languages(site.write(config, FILES).built().page())
    assert said["Generative model"] == "en"
    assert said["Best at"] == "en"
    assert said["Dunkel und sauer."] == "de"


def test_item_that_nobody_has_translated_is_in_the_language_of_the_first_folder() -> None:
    options = {"data_dir": "data/{language}", "pack": False}
    folders = data_folders(options, Path(), None, ["en", "de"])
    assert [(folder.shown, folder.language) for folder in folders] == [
        ("data/en", "en"), ("data/de", "de"),
    ]  # fmt: skip


def test_page_in_the_language_of_all_its_texts_is_not_marked(site: Site) -> None:
    files = {path: text.replace("language: de\n", "") for path, text in FILES.items()}
    html = site.write(CONFIG, files).built().read("index.html")
    assert not re.search(r"lang=", html.partition("<article")[2].partition("</article")[0])


def test_words_that_a_language_has_from_english_are_marked() -> None:
    words = replace(words_of("ar"), best_at="Best at", borrowed=frozenset({"best_at"}))
    theme = Theme(words, language="ar")
    root = h("div", {}, h("dt", {}, "Best at"), h("dd", {}, "خبز"), h("b", {}, words.watch_out))
    mark_languages(root, theme, Pack(), [Item(language="ar", folder="a", id="b")])
    assert [part.get("lang") for part in root] == ["en", None, None]


@pytest.mark.parametrize("text", ["Best at", "More about Rye", "Checked on 2026-11-28"])
def test_items_of_several_languages_are_marked_one_by_one(text: str) -> None:
    one, other = (Item(language=code, folder="a", id=code) for code in ("de", "en"))
    root = h("div", {}, *(_entry(item.anchor, text) for item in (one, other)))
    mark_languages(root, Theme(), Pack(), [one, other])
    assert [part.get("lang") for part in root] == ["de", None]
    assert [part[1].get("lang") for part in root][1] is None


def _entry(anchor: str, text: str) -> Element:
    return h("section", {}, h("p", {"id": anchor}, "Brot"), h("p", {}, text))
