"""Which language a text is in, where that is not the page's (WCAG 2.2, 3.1.2).

An item speaks that of its folder; the interface's own words in it, and those that a language lacks,
are told by what they say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.item import Item
from mkdocs_genai_plugin.data.words import Words, texts_of

from .element import h

if TYPE_CHECKING:
    from mkdocs_genai_plugin.data.pack import Pack

    from .theme import Theme

_FALLBACK = "en"
# What is filled into a word: one number, or a few words of an item.
_FILLED = re.compile(r"\\\{(\w+)\\\}")
_NUMBERS = frozenset({"n", "total", "answered", "number"})
_LEFT_OUT = frozenset({"math", "script", "svg", "template"})


def mark_languages(root: Element, theme: Theme, pack: Pack, items: Iterable[Item]) -> None:
    """Say of each text in a component in which language it is, where that is not the page's."""
    own, words = theme.page_language, theme.words
    spoken = {item.anchor: pack.language_of(item) or own for item in items}
    if {*spoken.values(), words.language} == {own} and not words.borrowed:
        return
    if len({*spoken.values()}) == 1:
        _mark(root, next(iter(spoken.values())), theme)
    else:
        for part, language in _parts(root, spoken):
            _mark(part, language, theme)
    _mark_words(root, own, _language_of_words(words))


def mark_texts(root: Element, theme: Theme, language: str, texts: Iterable[str], own: str) -> None:
    """Say of a component whose words are in a language, and of ``texts`` in it that are in another.

    ``own`` is the language of these texts, which an author wrote.
    """
    if {language, own} == {theme.page_language}:
        return
    root.set("lang", language)
    if own != language:
        _mark_own(root, frozenset(texts), own)
    _mark_words(root, language, _language_of_words(theme.words))


def _mark_own(part: Element, texts: Collection[str], own: str) -> None:
    for child in part:
        if "".join(child.itertext()) in texts:
            child.set("lang", own)
        elif child.tag not in _LEFT_OUT:
            _mark_own(child, texts, own)


def _mark(part: Element, language: str, theme: Theme) -> None:
    """Mark a part as one in a language; it runs as that does, but for what is in English."""
    if language != theme.page_language and not part.get("lang"):
        part.set("lang", language)
        if language != _FALLBACK and (rtl := _runs_rtl(language)) not in (None, theme.rtl):
            part.set("dir", "rtl" if rtl else "ltr")


@cache
def _runs_rtl(language: str) -> bool | None:
    """Return whether a language is written from right to left, or None where nobody knows it."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-").text_direction == "rtl"
    except (UnknownLocaleError, ValueError):
        return None


def _parts(root: Element, spoken: dict[str, str]) -> Iterator[tuple[Element, str]]:
    """Yield what belongs to one item alone, with its language: as much as there is around it."""
    inside = {
        id(part): {one.get("id") for one in part.iter()} & spoken.keys() for part in root.iter()
    }
    for above in root.iter():
        for part in above:
            own = inside[id(part)]
            if len(own) == 1 and len(inside[id(above)]) > 1:
                yield part, spoken[str(*own)]
            elif (named := part.get("href", "").removeprefix("#")) in spoken and not own:
                yield part, spoken[named]


def _mark_words(part: Element, around: str, language_of: Callable[[str], str]) -> None:
    """Mark the interface's words in an element, which stands in text of a language."""
    around = part.get("lang") or around
    if part.tag in _LEFT_OUT:
        return
    own = language_of("".join(part.itertext()) or _to_be_said(part))
    if own and own != around and not part.get("lang"):
        part.set("lang", own)
    elif not own:
        first = language_of(part.text or "")
        if first and first != around:
            said, part.text = part.text, None
            part.insert(0, h("span", {"lang": first}, said))
        for child in part:
            _mark_words(child, around, language_of)


def _to_be_said(part: Element) -> str:
    """Return what a script will say in an element, or what names it, where no text is in it."""
    named = (part.get(name) for name in ("data-text", "data-kept", "aria-label"))
    return next(filter(None, named), "")


@cache
def _language_of_words(words: Words) -> Callable[[str], str]:
    """Return what tells the language of a text that is one of the interface's words."""
    known: dict[str, str] = {}
    filled: list[tuple[re.Pattern[str], str]] = []
    for one in fields(words):
        if one.name in ("language", "borrowed"):
            continue
        language = _FALLBACK if one.name in words.borrowed else words.language
        for _, text in texts_of(getattr(words, one.name)):
            if "{" in text:
                filled.append((_pattern(text), language))
            else:
                known[text] = language

    def language_of(text: str) -> str:
        said = " ".join(text.split())
        found = (language for pattern, language in filled if pattern.fullmatch(said))
        return known.get(said) or (next(found, "") if said else "")

    return language_of


def _pattern(text: str) -> re.Pattern[str]:
    def gap(found: re.Match[str]) -> str:
        return r"\S{1,20}" if found[1] in _NUMBERS else ".{1,120}"

    return re.compile(_FILLED.sub(gap, re.escape(text)))
