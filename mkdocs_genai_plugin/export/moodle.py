"""Questions as Moodle XML.

The order of elements is that in which Moodle itself exports them:
https://github.com/moodle/moodle/blob/main/question/format/xml/format.php (``writequestion``)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from mkdocs_genai_plugin.kinds.quizzes import Option

from .material import Asked, Material
from .prose import explanation, html, nodes

_LONGEST_ID = 100  # characters of an "ID number"


def written(material: Material) -> bytes:
    """Return the questions as a file that Moodle imports."""
    quiz = Element("quiz")
    for category, asked in groupby(material.questions, lambda one: category_of(material, one)):
        quiz.append(_category(category))
        quiz.extend(_question(material, one) for one in asked)
    indent(quiz)
    content: bytes = tostring(quiz, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def category_of(material: Material, asked: Asked) -> str:
    """Return the category into which a question comes; a slash in a name is written twice."""
    names = (name.replace("/", "//") for name in (material.title, asked.quiz.title))
    return "/".join(["$course$/top", *names])


def _category(path: str) -> Element:
    question = Element("question", {"type": "category"})
    _add_text(SubElement(question, "category"), path)
    _add_text(SubElement(question, "info", {"format": "html"}), "")
    SubElement(question, "idnumber")
    return question


def _question(material: Material, asked: Asked) -> Element:
    one = asked.question
    kind = _KINDS["number" if one.tolerance is not None else "word" if one.typed else "choice"]
    question = Element("question", {"type": kind.type})
    _add_text(SubElement(question, "name"), one.name)
    _add_html(question, "questiontext", html(nodes(one.text, asked.sources)))
    _add_html(question, "generalfeedback", explanation(material.words, asked))
    for name, text in (*_COMMON, ("idnumber", asked.id[-_LONGEST_ID:]), *kind.settings(asked)):
        SubElement(question, name).text = text
    for name in kind.feedbacks:
        _add_html(question, name, "")
    question.extend(kind.answers(asked))
    for name, text in kind.last:
        SubElement(question, name).text = text
    if one.hint:
        _add_html(question, "hint", html(nodes(one.hint, asked.sources)))
    return question


def _of_choice(asked: Asked) -> Iterator[tuple[str, str]]:
    yield "single", "false" if asked.question.several else "true"
    yield "shuffleanswers", "true"
    yield "answernumbering", "abc"
    yield "showstandardinstruction", "0"


def _of_word(asked: Asked) -> Iterator[tuple[str, str]]:
    yield "usecase", "1" if "case" in asked.question.exact else "0"


def _options(asked: Asked) -> Iterator[Element]:
    wrong = -asked.share if asked.question.several else 0
    for option in asked.question.options:
        fraction = asked.share if option.right else wrong
        text = html(nodes(option.text, asked.sources))
        yield _answer(asked, option, text, fraction, "html")


def _forms(asked: Asked) -> Iterator[Element]:
    for option in asked.question.options:
        for form in asked.forms(option):
            # An asterisk stands for anything.
            text = form.replace("*", r"\*")
            yield _answer(asked, option, text, 100 * option.right, "moodle_auto_format")


def _numbers(asked: Asked) -> Iterator[Element]:
    for answer in _forms(asked):
        SubElement(answer, "tolerance").text = f"{asked.question.tolerance:g}"
        yield answer


def _answer(asked: Asked, option: Option, text: str, fraction: float, form: str) -> Element:
    # Moodle knows fractions with five places: question/engine/bank.php, get_grade_options.
    share = f"{fraction:.5f}".rstrip("0").rstrip(".")
    answer = Element("answer", {"fraction": share, "format": form})
    _add_text(answer, text)
    _add_html(answer, "feedback", html(nodes(option.feedback, asked.sources)))
    return answer


@dataclass(frozen=True)
class _Kind:
    """How questions of a kind are written: their type, what stands before and behind answers."""

    type: str
    answers: Callable[[Asked], Iterator[Element]]
    settings: Callable[[Asked], Iterable[tuple[str, str]]] = lambda _: ()
    feedbacks: tuple[str, ...] = ()
    last: tuple[tuple[str, str], ...] = ()


_COMMON = (("defaultgrade", "1"), ("penalty", "0.3333333"), ("hidden", "0"))
_FEEDBACKS = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
_NO_UNITS = (
    ("unitgradingtype", "0"),
    ("unitpenalty", "0.1000000"),
    ("showunits", "3"),
    ("unitsleft", "0"),
)
_KINDS = {
    "choice": _Kind("multichoice", _options, _of_choice, _FEEDBACKS),
    "word": _Kind("shortanswer", _forms, _of_word),
    "number": _Kind("numerical", _numbers, last=_NO_UNITS),
}


def _add_html(parent: Element, name: str, text: str) -> None:
    _add_text(SubElement(parent, name, {"format": "html"}), text)


def _add_text(parent: Element, text: str) -> None:
    SubElement(parent, "text").text = text
