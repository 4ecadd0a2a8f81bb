"""Questions as GIFT, Moodle's format of plain text: https://docs.moodle.org/en/GIFT_format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from mkdocs_genai_plugin.kinds.quizzes import Option

from .material import Asked, Material
from .moodle import category_of
from .prose import explanation, html, nodes

# Moodle reads \n as the end of a line, and so each backslash of a formula is written twice.
_SIGNS = re.compile(r"[\\~=#{}:]")
_HTML = "[html]"
_ASTERISK = r"\*"


def written(material: Material) -> bytes:
    """Return the questions as a file that Moodle imports."""
    parts = []
    for category, asked in groupby(material.questions, lambda one: category_of(material, one)):
        parts.append(f"$CATEGORY: {category}\n")
        parts += ["\n".join(_lines(material, one)) for one in asked]
    return "\n".join(parts).encode("utf-8")


def _lines(material: Material, asked: Asked) -> Iterator[str]:
    one = asked.question
    yield f"// [id:{asked.id}]"
    text = _escaped(html(nodes(one.text, asked.sources)))
    yield f"::{_escaped(one.name)}::{_HTML}{text} {{{'#' if one.tolerance is not None else ''}"
    for option in one.options:
        reply = _escaped(html(nodes(option.feedback, asked.sources)))
        yield from (f"{answer}#{reply}" for answer in _answers(asked, option))
    if feedback := explanation(material.words, asked):
        yield f"####{_escaped(feedback)}"
    yield "}\n"


def _answers(asked: Asked, option: Option) -> Iterator[str]:
    """Yield an answer, in each form in which it can be typed."""
    one = asked.question
    for form in asked.forms(option) if one.typed else ():
        weight = "" if option.right else "%0%"
        off = "" if one.tolerance is None else f":{one.tolerance:g}"
        # An asterisk stands for anything.
        yield f"={weight}{_escaped(form.replace('*', _ASTERISK))}{off}"
    if not one.typed:
        # What begins with a per cent sign would be taken for a weight.
        text = re.sub("^%", r"&\#37;", _escaped(html(nodes(option.text, asked.sources))))
        yield f"{_sign(asked, option)}{text}"


def _sign(asked: Asked, option: Option) -> str:
    """Return what stands before an option: of several right ones, each counts its share."""
    if len(asked.right) == 1:
        return "=" if option.right else "~"
    share = f"{asked.share:.5f}".rstrip("0").rstrip(".")
    return f"~%{share}%" if option.right else f"~%-{share}%"


def unreadable(asked: Asked) -> str:
    """Return why GIFT cannot hold a question, or nothing: an arrow makes pairs of typed answers."""
    forms = [form for option in asked.question.options for form in asked.forms(option)]
    arrow = asked.question.typed and any("->" in form for form in forms)
    return "GIFT takes -> in an answer that is typed for a pair" if arrow else ""


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text)
