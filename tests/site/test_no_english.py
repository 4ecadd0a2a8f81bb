"""A site in another language has no word of ours in English: in no text, title, label or contents.

Each word that an English site shows is looked for in the same site in another language.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from mkdocs_genai_plugin.data.words import NAMES, texts_of, words_of

from .conftest import Result, Site
from .dom import Node

GOLDEN = Path(__file__).parents[1] / "golden/render"
CONFIG = """\
theme: {{name: material, language: {language}, features: [content.action.edit]}}
repo_url: https://github.com/somebody/course
edit_uri: edit/main/docs/
plugins: [search, genai]
markdown_extensions:
  - toc: {{permalink: false}}
  - genai: {{pack: false, data_dir: data}}
"""
# What the golden pages do not have: many cards, with fields to order them by; typed answers.
MORE = {
    "docs/breads.md": "/// genai-cards | breads\n///\n",
    "docs/typed.md": "/// genai-quiz | typed\n///\n\n/// genai-comparison | parts\n///\n",
    "docs/guessed.md": "/// genai-plot | guessed\n///\n",
    "docs/both.md": "/// genai-cards | rolls\n///\n",
    "docs/cited.md": "/// genai-cards | rolls\n///\n\n/// genai-sources | all\n///\n",
    "data/breads/_collection.yml": (
        "title: Brote\npages: made\nfields:\n"
        "  weight: {heading: Gewicht, type: number, unit: g, where: [card, table]}\n"
        "  grain: {heading: Korn, type: choice, choices: [Roggen, Dinkel], where: [card]}\n"
    ),
    "data/rolls/a.yml": "name: Eins\nlead: Klein [@mehl].\nchecked: 2026-01-02\n",
    "data/rolls/b.yml": "name: Zwei\nlead: Rund [@mehl].\nchecked: 2026-01-02\n",
    "data/sources/mehl.yml": "sources:\n  - {key: mehl, title: Mehl, by: Müller}\n",
    "data/plots/guessed.yml": (
        "title: Verbrauch\ndescription: Was es braucht.\nunit: Tonnen\n"
        "scale: log\nsecond: Alt\npoints:\n"
        "  - {name: Alt, when: 1970, value: 10, estimate: true}\n"
        "  - {name: Neu, when: 1990, value: 20}\n"
    ),
    "data/comparisons/parts.yml": (
        "title: Vergleich\ncolumns: [{id: a, name: Eins}, {id: b, name: Zwei}]\n"
        "rows:\n  - {name: Zeile, a: {mark: part}, b: {mark: full}}\n"
    ),
    "data/quizzes/typed.yml": (
        "title: Brotwissen\nquestions:\n"
        "  - id: typed\n    name: Getippt\n    text: Womit geht es auf?\n    typed: true\n"
        "    hint: Es lebt.\n    options:\n"
        "      - {text: Hefe, right: true, feedback: Genau.}\n"
        "      - {text: Salz, feedback: Das bremst.}\n"
        "  - id: several\n    name: Mehrere\n    text: Was gehört hinein?\n    several: true\n"
        "    options:\n      - {text: Mehl, right: true, feedback: Ja doch.}\n"
        "      - {text: Wasser, right: true, feedback: Ja klar.}\n"
        "      - {text: Sand, feedback: Das knirscht.}\n"
    ),
    **{
        f"data/breads/brot-{number}.yml": (
            f"name: Brot {number}\nlead: Ein Brot.\nweight: {number}\n"
            f"grain: {('Roggen', 'Dinkel')[number % 2]}\n"
        )
        for number in range(60)
    },
}
# The data of these pages are English, and these words of theirs are ours by chance.
THEIRS = {"Both"}
NUMBERS = {"n", "total", "answered", "number"}
# Not on pages: in bundles, books, exports, and where something is wrong.
ELSEWHERE = {
    "answers", "book_access", "broken", "contents", "dark", "more_broken", "offline", "start",
    "unpack", "waiting",
}  # fmt: skip


@cache
def built(language: str, folder: Path) -> Result:
    """Build a site with every block of the golden pages, under file names that are no words."""
    site = Site(folder / language)
    shutil.copytree(GOLDEN / "data", site.root / "data")
    golden = (path for path in GOLDEN.glob("*.md") if path.stem != "wrong")
    pages = {f"docs/seite-{path.name}": without_titles(path.read_text("utf-8")) for path in golden}
    config = CONFIG.format(language=language)
    result = site.write(config, {"docs/index.md": "Seite\n", **pages, **MORE})
    done = result.build()
    assert done.code == 0, done.output
    return done


def without_titles(text: str) -> str:
    """Return a page without headings of its own."""
    return re.sub(r"^#+ .*$", "Seite", text, flags=re.M)


def strings(result: Result) -> set[str]:
    """Return every text and every value of an attribute on the pages, white space folded."""
    pages = (result.page(name) for name in result.files if name.endswith("index.html"))
    found = (string for page in pages for node in page for string in of(node))
    return {" ".join(string.split()) for string in found} - {""}


def of(node: Node) -> Iterator[str]:
    yield from node.attributes.values()
    yield node.text
    yield from (child for child in node.children if isinstance(child, str))
    yield from re.findall(r"\(([^()]*)\)", node.text)


def pattern(text: str) -> re.Pattern[str]:
    """Return what a word is with something in its blanks, perhaps with the blanks themselves."""
    parts = re.split(r"\{(\w+)\}", text)
    said = [re.escape(part) for part in parts]
    said[1::2] = (rf"(?:\d+|\{{{name}\}})" if name in NUMBERS else ".+" for name in parts[1::2])
    return re.compile("".join(said))


def shown(said: set[str], language: str) -> set[str]:
    """Return the names of the words that pages show in a language."""
    words = words_of(language)
    every = [(name, text) for name in NAMES for _, text in texts_of(getattr(words, name))]
    plain = {name for name, text in every if text in said - THEIRS}
    filled = [(name, pattern(text)) for name, text in every if "{" in text]
    return plain | {name for name, one in filled if any(one.fullmatch(text) for text in said)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("languages")


def test_english_site_shows_every_word(folder: Path) -> None:
    assert NAMES - shown(strings(built("en", folder)), "en") == ELSEWHERE


@pytest.mark.parametrize("language", ["de", "ar"])
def test_site_of_another_language_shows_no_english_word(folder: Path, language: str) -> None:
    said = strings(built(language, folder))
    own, english = words_of(language), words_of("en")
    same = {name for name in NAMES if getattr(own, name) == getattr(english, name)}
    assert shown(said, "en") - same == set()
    assert shown(said, language) >= NAMES - ELSEWHERE
