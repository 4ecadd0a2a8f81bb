"""Words of the interface that a site brings: ``_words.yml`` in its folder of data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as Map
from dataclasses import replace
from typing import Any, TypeAlias

from .forms import NUMBER, Forms, categories
from .problems import Problem
from .rules import Rule
from .structure import read_record
from .tree import Mapping, Node, Scalar
from .words import NAMES, Words, closest_language, filled_in, parts, texts_of, words_of

WORDS = "_words"
# By the code of a language: words by their names. Under "" are those of any language.
Word: TypeAlias = "str | Forms"
OwnWords = Map[str, Map[str, Word]]
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def own_words(tree: Mapping, problems: list[Problem]) -> OwnWords:
    """Return the words of a file: those under the code of a language, and those under none."""
    of_languages = {
        key: entry
        for key, entry in tree.entries.items()
        if isinstance(entry[1], Mapping) and key not in NAMES
    }
    plain = {key: entry for key, entry in tree.entries.items() if key not in of_languages}
    found = {"": _read(replace(tree, entries=plain), "", problems)} if plain else {}
    for code, (key, value) in of_languages.items():
        if not _CODE.fullmatch(code):
            problems.append(_no_language(key))
        elif isinstance(value, Mapping):
            found[code.replace("_", "-").lower()] = _read(value, code, problems)
    return found


def _no_language(key: Scalar) -> Problem:
    message = f'"{key.text}" is no code of a language'
    fix = "Put words under the code of a language, for example  de:  or  pt-BR:"
    return Problem(key.place, message, Rule.WORD, fix)


def _read(node: Mapping, code: str, problems: list[Problem]) -> Map[str, Word]:
    """Return the words of a language, or of any one where there is no code."""
    where = f'the words of "{code}"' if code else "the words"
    read: Any = read_record(parts(), node, problems, where)
    said = {name: word for name, word in vars(read).items() if word}
    for name, (_, value) in node.entries.items():
        if name in said:
            problems.extend(_forms(value, name, code))
            problems.extend(_blanks(value, name, said[name]))
    return said


def _forms(value: Node, name: str, code: str) -> Iterator[Problem]:
    """Return the problems of forms that the language of a code does not know."""
    known = categories(code)
    for form, (key, _) in value.entries.items() if isinstance(value, Mapping) else ():
        if form in set(categories()).difference(known):
            message = f'"{code}" has no form "{form}" for numbers'
            fix = f'The forms of "{name}" in this language are {", ".join(known)}.'
            yield Problem(key.place, message, Rule.WORD, fix)


def _blanks(value: Node, name: str, word: Word) -> Iterator[Problem]:
    """Return the problems of texts that have other blanks than their word."""
    wanted = filled_in(dict(texts_of(getattr(words_of("en"), name)))["other"])
    for form, text in texts_of(word):
        blanks, may = filled_in(text), set() if form == "other" else {NUMBER}
        if not wanted - may <= blanks <= wanted:
            there = value.entries[form][1] if isinstance(value, Mapping) else value
            yield _other_blanks(there, name, wanted)


def _other_blanks(value: Node, name: str, wanted: set[str]) -> Problem:
    blanks = " and ".join(f"{{{blank}}}" for blank in sorted(wanted))
    message = f'"{name}" has to hold {blanks or "no braces"}, and no others'
    fix = "Write each once, where the language wants it." if wanted else "Write it without braces."
    return value.problem(message, Rule.WORD, fix)


def merged(before: OwnWords, later: OwnWords) -> OwnWords:
    """Return the words of two folders, of which the later one comes first."""
    return {code: {**before.get(code, {}), **later.get(code, {})} for code in {**before, **later}}


def words_in(language: str, own: OwnWords) -> Words:
    """Return the words of a language, or of the nearest: a site's own, else ours, else English."""
    code = language.replace("_", "-").lower()
    near = [own.get(one, {}) for one in ("", code.partition("-")[0], code)]
    given: dict[str, Any] = {name: word for words in near for name, word in words.items()}
    base = words_of(closest_language(language))
    if not given:
        return base
    known = closest_language(code) != "en" or code.partition("-")[0] == "en"
    borrowed = (base.borrowed if known else NAMES).difference(given)
    spoken_in = base.language if known else language
    return replace(base, **given, language=spoken_in, borrowed=borrowed)
