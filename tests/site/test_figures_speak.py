"""A figure says its words in the page's language, else in English, and says so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import mkdocs_genai_plugin
from mkdocs_genai_plugin.kinds.figures import wording
from mkdocs_genai_plugin.kinds.figures.record import machine_names

from .conftest import Site
from .dom import Node, languages

CONTENT = Path(mkdocs_genai_plugin.__file__).parent / "content/figures"
FIGURES = Path(wording.__file__).parent
SPOKEN = ["ar", "de", "en"]
# What every figure says above what it leaves out, and a question that an item asks.
LEFT_OUT = {"ar": "ما لا يظهر هنا", "de": "Was hier fehlt", "en": "What is left out"}
ASKED = "Que fait le faussaire ?"


def texts(page: Node) -> dict[str, str]:
    """Return the language of each text of the page's figures."""
    (html,) = page.all("html")
    spoken = [languages(one, html.attributes["lang"]) for one in html.all("genai-figure")]
    return {text: language for one in spoken for text, language in one.items()}


def built(site: Site, language: str, figure: str, own: str = "") -> dict[str, str]:
    config = f"theme: {{name: material, language: {language}}}\nplugins: [genai]\n"
    config += "markdown_extensions:\n  - genai: {data_dir: data}\n"
    files = {"docs/index.md": f"# Page\n\n/// genai-figure | {figure}\n    open: true\n///\n"}
    files["data/figures/contest.yml"] = own or (CONTENT / "duel.yml").read_text("utf-8")
    return texts(site.write(config, files).built().page())


@pytest.mark.parametrize("name", machine_names())
def test_machine_speaks_three_languages(name: str) -> None:
    assert wording.languages_in(FIGURES / name) == wording.languages_in(FIGURES) == SPOKEN


@pytest.mark.parametrize("language", SPOKEN)
def test_pack_is_english_and_words_are_the_pages(site: Site, language: str) -> None:
    said = built(site, language, "duel")
    assert said[LEFT_OUT[language]] == language
    assert said["It covers both hills"] == "en"


@pytest.mark.parametrize("language", ["fr", "uk", "zh", "et"])
def test_elsewhere_all_of_it_is_english_and_says_so(site: Site, language: str) -> None:
    said = built(site, language, "duel")
    assert said[LEFT_OUT["en"]] == "en"
    runs = next(text for text in said if text.startswith("How 40 runs"))
    assert said[runs] == "en"


def test_words_of_the_page_and_texts_of_an_author_are_in_their_own_language(site: Site) -> None:
    own = (CONTENT / "duel.yml").read_text("utf-8")
    own = re.sub(r"(?m)^title: .*", "title: Le duel", own)
    own = re.sub(r"(?m)^  ask: >-\n(    .*\n)+", f"  ask: {ASKED}\n", own)
    said = built(site, "fr", "contest", own)
    assert said[ASKED] == "fr"
    assert said["Juste."] == "fr"
    assert said[LEFT_OUT["en"]] == "en"
