"""Questions and terms as a package for Anki, by genanki.

Notes, their types and the deck have ids of their own that stay, so importing once more changes
the cards that are there: https://docs.ankiweb.net/importing/packaged-decks.html
"""

from __future__ import annotations

import io
import itertools
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element
from zlib import crc32

from mkdocs_genai_plugin.bundle.zipped import pack
from mkdocs_genai_plugin.data.words import Words
from mkdocs_genai_plugin.kinds.quizzes import Option
from mkdocs_genai_plugin.render.element import Child, h

from .material import Asked, Defined, ExportError, Material
from .prose import html, nodes, source_list

_CSS = ".card { font: 1.25rem/1.4 sans-serif; max-width: 40rem; margin: auto; text-align: start }"
_PARTS = {"question": ("Question", "Options", "Answer", "Explanation"), "term": ("Term", "Meaning")}
_LAST = ("Sources", "Id")


def written(material: Material) -> bytes:
    """Return a package with one deck. Raises ExportError without genanki."""
    try:
        import genanki
    except ImportError:
        raise ExportError("cards for Anki need genanki", "pip install genanki") from None
    deck = genanki.Deck(_number(f"deck {material.title}"), material.title)
    types = {name: _type(genanki, name) for name in _PARTS}
    for name, id_, tag, fields in _notes(material):
        texts = [html(field) for field in (*fields, id_)]
        deck.add_note(genanki.Note(types[name], texts, guid=genanki.guid_for(id_), tags=[tag]))
    return _packed(genanki.Package(deck), material.moment)


def _type(genanki: Any, name: str) -> Any:
    """Return a type of notes: what is asked in front, all else behind."""
    first, *rest = _PARTS[name]
    front = [_shown(first), *([_shown("Options")] if "Options" in rest else [])]
    behind = [_shown(part) for part in (*rest, "Sources") if part != "Options"]
    card = {
        "name": "Card",
        "qfmt": html(front),
        "afmt": html("{{FrontSide}}", h("hr", {"id": "answer"}), behind),
    }
    fields = [{"name": part} for part in (*_PARTS[name], *_LAST)]
    return genanki.Model(_number(f"type {name}"), f"mkdocs-genai {name}", fields, [card], css=_CSS)


def _shown(field: str) -> Child:
    return h("div", {"dir": "auto"}, f"{{{{{field}}}}}")


def _notes(material: Material) -> Iterator[tuple[str, str, str, list[list[Child]]]]:
    """Yield of each note the type, the id, the tag, and what its fields show."""
    for asked in material.questions:
        fields = [*_question(material, asked), source_list(material.words, asked.sources)]
        yield "question", asked.id, asked.quiz.path.replace("/", "::"), fields
    for defined in material.terms:
        sources = source_list(material.words, defined.sources)
        yield "term", defined.term.path, defined.term.folder, [*_term(defined), sources]


def _question(material: Material, asked: Asked) -> Iterator[list[Child]]:
    one, sources = asked.question, asked.sources
    note: list[Child] = [" ", h("i", {}, material.words.all_right)] if one.several else []
    yield [*nodes(one.text, sources), *note]
    offered = () if one.typed else one.options  # what is to be typed is not shown before
    yield [_lettered(nodes(option.text, sources) for option in offered)] if offered else []
    yield [_lettered(_reply(material.words, asked, option) for option in one.options)]
    yield nodes(one.explanation, sources)


def _lettered(entries: Iterable[Iterable[Child]]) -> Element:
    return h("ol", {"type": "A"}, (h("li", {}, entry) for entry in entries))


def _reply(words: Words, asked: Asked, option: Option) -> list[Child]:
    typed: list[Child] = [h("b", {}, nodes(option.text, ())), ": "] if asked.question.typed else []
    verdict = h("b", {}, words.right if option.right else words.wrong)
    return [*typed, verdict, " ", *nodes(option.feedback, asked.sources)]


def _term(defined: Defined) -> Iterator[list[Child]]:
    yield [defined.term.term]
    yield nodes(defined.term.text, defined.sources)


def _packed(package: Any, moment: int) -> bytes:
    """Return a package as Anki 2.1 and later read it: a database and a list of media."""
    base = sqlite3.connect(":memory:")
    package.write_to_db(base.cursor(), moment, itertools.count(moment * 1000))
    base.commit()
    stream = io.BytesIO()
    files = {"collection.anki2": base.serialize(), "media": b"{}"}
    pack(stream, files, moment, lambda done, of: None)
    return stream.getvalue()


def _number(name: str) -> int:
    """Return the number by which Anki knows a deck or a type of notes."""
    return (1 << 31) | crc32(f"mkdocs-genai {name}".encode()) >> 1
