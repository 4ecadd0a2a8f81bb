"""The interface's languages: one file each, all alike in what they hold."""

from __future__ import annotations

import dataclasses
from string import Formatter

import pytest

from mkdocs_genai_plugin.data.words import closest_language, languages, words

ENGLISH = words("en")


def filled_in(text: str) -> set[str]:
    """Give the names of what is filled into a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", languages())
def test_language_fills_in_what_english_does(language: str) -> None:
    own = words(language)
    for field in dataclasses.fields(own):
        text, english = getattr(own, field.name), getattr(ENGLISH, field.name)
        assert filled_in(text) == filled_in(english), field.name


@pytest.mark.parametrize("language", [one for one in languages() if one != "en"])
def test_language_is_translated(language: str) -> None:
    """A word may be the same in two languages, as "Sources" is in French, but no sentence is."""
    own = dataclasses.asdict(words(language))
    same = [text for name, text in dataclasses.asdict(ENGLISH).items() if own[name] == text]
    assert [text for text in same if " " in text] == []
    assert len(same) < len(own) / 10


@pytest.mark.parametrize(
    ("code", "language"),
    [("ar", "ar"), ("AR", "ar"), ("ar-EG", "ar"), ("ar_EG", "ar"), ("en-GB", "en"), ("xx", "en")],
)
def test_closest_language(code: str, language: str) -> None:
    assert closest_language(code) == language


def test_language_without_a_file_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"languages/xx\.yml"):
        words("xx")
