"""The interface's languages: one file each, all alike in what they hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkdocs_genai_plugin.data.forms import NUMBER, Forms, categories, category
from mkdocs_genai_plugin.data.words import (
    NAMES,
    closest_language,
    filled_in,
    languages,
    texts_of,
    words_of,
)
from mkdocs_genai_plugin.kinds.figures import wording
from mkdocs_genai_plugin.kinds.figures.record import machine_names

ENGLISH = words_of("en")
FIGURES = Path(wording.__file__).parent
FOLDERS = [FIGURES, *(FIGURES / name for name in machine_names())]
# Words beside a number that are the same beside every number; a language without a list is taken
# at its word.
SAME = {
    "de": {"Fache", "Zeichen", "mal", "richtig", "von"},
    "en": {"of", "more", "right", "times"},
    "es": {"de", "más", "veces"},
    "fr": {"de", "fois", "sur"},
    "hi": {"अन्य", "के", "गुना", "सही"},
    "it": {"di", "su", "volte"},
    "nl": {"juist", "keer", "van"},
    "pl": {"razy", "z"},
    "pt": {"de", "vezes"},
    "uk": {"з"},
    "ar": {"من"},
}
COUNTED = 10_000


@pytest.mark.parametrize("language", languages())
def test_language_fills_in_what_english_does(language: str) -> None:
    own = words_of(language)
    for name in sorted(NAMES):
        wanted = filled_in(dict(texts_of(getattr(ENGLISH, name)))["other"])
        for form, text in texts_of(getattr(own, name)):
            # A form may say its number in a word: "one more".
            may = {NUMBER} & wanted if form != "other" else set()
            assert filled_in(text) | may == wanted, name


def counted(language: str) -> Iterator[tuple[str, Forms]]:
    """Yield every text of a language that holds a number, ours and those of figures."""
    texts = {name: getattr(words_of(language), name) for name in NAMES}
    for folder in FOLDERS:
        if language in wording.languages_in(folder):
            said = wording.wording(language, folder).items()
            texts |= {f"{folder.name}/{key}": text for key, text in said}
    for name, text in texts.items():
        forms = text if isinstance(text, Forms) else Forms(other=text)
        if NUMBER in filled_in(forms.other):
            yield name, forms


@pytest.mark.parametrize("language", languages())
def test_form_that_is_for_several_numbers_says_which(language: str) -> None:
    """In Ukrainian, "one more" would stand for 21, too."""
    numbers = Counter(category(language, number) for number in range(1, 101))
    for name, forms in counted(language):
        silent = {form for form, text in texts_of(forms) if NUMBER not in filled_in(text)}
        assert [form for form in silent if numbers[form] > 1] == [], name


@pytest.mark.parametrize("language", languages())
def test_number_beside_a_word_has_every_form_of_the_language(language: str) -> None:
    """CLDR says which forms there are; a word that a number does not change needs none."""
    wanted = {category(language, number) for number in range(COUNTED)}
    for name, forms in counted(language):
        given = {form for form, _ in forms.written()}
        beside = re.findall(rf"\{{{NUMBER}\}}[ -]?([^\s.,:;،)]+)", forms.other)
        changes = {*beside}.difference(SAME.get(language, beside))
        if len(wanted) > 1 and (changes or given != {"other"}):
            assert given >= wanted, name
        assert given <= set(categories(language)), name


@pytest.mark.parametrize("language", [one for one in languages() if one != "en"])
def test_language_is_translated(language: str) -> None:
    """A word may be the same in two languages, as "Sources" is in French, but no sentence is."""
    own, english = vars(words_of(language)), vars(ENGLISH)
    same = [english[name] for name in sorted(NAMES) if own[name] == english[name]]
    assert [text for text in same if isinstance(text, Forms) or " " in text] == []
    assert len(same) < len(own) / 10


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("ar", "ar"),
        ("AR", "ar"),
        ("ar-EG", "ar"),
        ("ar_EG", "ar"),
        ("en-GB", "en"),
        ("xx", "en"),
        ("pt-BR", "pt"),
        ("zh-Hant", "zh"),
        ("zh_TW", "zh"),
    ],
)
def test_closest_language(code: str, language: str) -> None:
    assert closest_language(code) == language


def test_language_without_a_file_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"languages/xx\.yml"):
        words_of("xx")
