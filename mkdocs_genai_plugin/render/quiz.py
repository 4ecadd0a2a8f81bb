"""A quiz: questions, their options, and what is to be said of each option.

What is said of an option stands under it. The style keeps it out of sight until the
reader chooses the option or opens the answer; without a script the latter is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.model import Option, Question, Quiz
from mkdocs_genai_plugin.data.words import Words

from . import parts, tabs
from .element import ROOT, h, heading
from .icons import drawn
from .inline import cited, prose
from .theme import Theme, accented


def quiz(theme: Theme, item: Quiz, only: Sequence[str] = ()) -> Element:
    """Give the widget; ``only`` picks questions by id, in that order."""
    chosen = parts.picked(item.questions, only)
    attributes = {"class": accented(ROOT, item.accent), "id": item.anchor}
    return h(
        "genai-quiz",
        {**attributes, "role": "group", "aria-label": item.title},
        parts.former(item.was, item.folder),
        (_question(theme.words, item, question) for question in chosen),
        _score(theme.words),
        parts.colophon(theme, item),
        tabs.end(),
    )


def _question(words: Words, item: Quiz, question: Question) -> Element:
    anchor = f"{item.anchor}-{question.id}"
    # Who searches for a word shall not find the answer.
    options = {"class": "genai-options", "data-search-exclude": ""}
    return h(
        "section",
        {"class": "genai-question", "id": anchor},
        parts.former(question.was, item.anchor),
        heading(1, question.name, f"{anchor}-title"),
        h(
            "fieldset",
            {"class": "genai-ask"},
            h("legend", {}, prose(question.text)),
            h("ul", options, (_option(words, one) for one in question.options)),
        ),
        _answer(words, question),
    )


def _option(words: Words, option: Option) -> Element:
    """Give an option: the script shows its button, which is hidden until then."""
    button = h("input", {"type": "radio", "hidden": "hidden"})
    label = h("label", {"class": "genai-choice"}, button, h("span", {}, prose(option.text)))
    name = "genai-option genai-right" if option.right else "genai-option"
    verdict = _verdict(words, option.right)
    reply = h("p", {"class": "genai-reply"}, verdict, " ", prose(option.feedback))
    return h("li", {"class": name}, label, " ", reply)


def _verdict(words: Words, right: bool) -> Element:
    name, word = ("full", words.right) if right else ("none", words.wrong)
    return h("strong", {"class": f"genai-mark genai-{name}"}, drawn(name), word)


def _answer(words: Words, question: Question) -> Element:
    right = (prose(option.text) for option in question.options if option.right)
    return h(
        "details",
        {"class": "genai-reveal", "data-search-exclude": ""},
        h("summary", {}, words.answer),
        (h("p", {}, h("strong", {}, text)) for text in right),
        h("p", {}, cited(question.explanation, question.cite)) if question.explanation else None,
    )


def _score(words: Words) -> Element:
    """Give the line that the script writes: what was said last, for listeners, and the score."""
    said = h("span", {"class": "genai-hidden"})
    attributes = {"class": "genai-score", "role": "status", "data-text": words.score}
    return h("p", {**attributes, "data-search-exclude": ""}, said, h("span", {}))
