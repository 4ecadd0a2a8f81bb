"""A quiz as nodes.

What is said of an answer stands under it. The style keeps it out of sight until the reader has
given the answer or opens it; without a script the latter is left.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.text import plain_text
from mkdocs_genai_plugin.data.words import Words
from mkdocs_genai_plugin.render import parts, tabs
from mkdocs_genai_plugin.render.answers import (
    KEY_ATTRIBUTE,
    answer_key,
    keeper,
    silent_keeper,
    verdict,
)
from mkdocs_genai_plugin.render.block import View
from mkdocs_genai_plugin.render.count import count
from mkdocs_genai_plugin.render.element import ROOT, UNSEARCHED, Child, h, heading
from mkdocs_genai_plugin.render.inline import cited, prose
from mkdocs_genai_plugin.render.picture import depicted
from mkdocs_genai_plugin.render.theme import accented

from .record import LONGEST_TYPED, Option, Question, Quiz

HIDDEN_AT_FIRST = {"hidden": ""}
Title = Callable[[str, str], Element]


def quiz(view: View[Quiz]) -> Element:
    """Return questions to check oneself with; the option ``only`` picks some, in that order."""
    theme, item = view.theme, view.item
    chosen = parts.picked(item.questions, view.request.only)
    if view.request.only and len(chosen) == 1:
        return _alone(theme.words, item, chosen[0])
    return h(
        "genai-quiz",
        {**_named(item, item.title, ROOT), "data-shuffle": " ".join(item.shuffle)},
        (_question(theme.words, item, question, _heading) for question in chosen),
        _status(count(text=theme.words.score, progress=theme.words.progress)),
        _outcome(theme.words),
        parts.colophon(theme, item),
        tabs.end(),
    )


def _alone(words: Words, item: Quiz, question: Question) -> Element:
    """Return one question for the middle of a text: without a number, a heading or a score."""
    asked = _question(words, item, question, _name)
    name = _named(item, question.name, f"{ROOT} genai-alone")
    return h("genai-quiz", name, asked, _status(), silent_keeper(), tabs.end())


def _named(item: Quiz, name: str, classes: str) -> dict[str, str]:
    attributes = {"class": accented(classes, item.accent), "id": item.anchor}
    return {**attributes, "role": "group", "aria-label": name, "data-quiz": item.path}


def _heading(name: str, anchor: str) -> Element:
    return heading(1, name, anchor)


def _name(name: str, anchor: str) -> Element:
    return h("p", {"class": "genai-title", "id": anchor}, name)


def _question(words: Words, item: Quiz, question: Question, title: Title) -> Element:
    anchor = f"{item.anchor}-{question.id}"
    return h(
        "section",
        {"class": "genai-question", "id": anchor, **_facts(item, question)},
        title(question.name, f"{anchor}-title"),
        h(
            "fieldset",
            {"class": "genai-ask"},
            h("legend", {}, prose(question.text), _note(words, question)),
            depicted(question.picture),
            _typing(words, question),
            h(
                "ul",
                {"class": "genai-options", **UNSEARCHED},
                (_option(words, question, one) for one in question.options),
            ),
            _checking(words, question),
        ),
        _learn(words, question),
        _hint(words, question),
        _answer(words, question),
    )


def _key(item: Quiz, question: Question) -> str:
    """Return what an answer is kept by: another where the question asks something else."""
    options = (f"{option.right}" for option in question.options)
    texts = (option.text for option in question.options)
    kind = f"{question.several} {question.typed}"
    return answer_key(f"{item.path}/{question.id}", (question.text, kind, *texts, *options))


def _facts(item: Quiz, question: Question) -> dict[str, str]:
    """Return what the script has to know: name and key, and how a typed answer is judged."""
    tolerance = "" if question.tolerance is None else f"{question.tolerance:g}"
    typed = {"data-exact": " ".join(question.exact), "data-tolerance": tolerance}
    return {"data-name": question.name, KEY_ATTRIBUTE: _key(item, question), **typed}


def _note(words: Words, question: Question) -> list[Child]:
    note = h("span", {"class": "genai-several"}, words.all_right)
    return [" ", note] if question.several else []


def _typing(words: Words, question: Question) -> Element | None:
    """Return the field for a typed answer: hidden until the script comes, its room is kept."""
    if not question.typed:
        return None
    mode = {"inputmode": "decimal"} if question.tolerance is not None else {}
    field = {"type": "text", "maxlength": str(LONGEST_TYPED), **mode}
    typed = h("input", {**field, "autocapitalize": "off", "spellcheck": "false", **HIDDEN_AT_FIRST})
    label = h("label", {}, h("span", {}, words.your_answer), " ", typed)
    return h("p", {"class": "genai-typed", **UNSEARCHED}, label, " ", _check(words))


def _check(words: Words) -> Element:
    attributes = {"type": "button", "class": "genai-button", "data-do": "check", **HIDDEN_AT_FIRST}
    return h("button", attributes, words.check)


def _checking(words: Words, question: Question) -> list[Child]:
    """Return what is said of all that was chosen or typed, where no option says it."""
    if not question.several and not question.typed:
        return []
    told = [_told("wrong", verdict(words, right=False), " ", words.try_again)]
    if question.several:
        told.append(_told("missing", h("strong", {}, words.missing)))
        told.append(_told("right", verdict(words, right=True)))
    button = h("p", {"class": "genai-act", **UNSEARCHED}, _check(words))
    return [*told, *([button] if question.several else [])]


def _told(state: str, *said: Child) -> Element:
    return h(
        "p", {"class": "genai-told", "data-told": state, **UNSEARCHED, **HIDDEN_AT_FIRST}, *said
    )


def _option(words: Words, question: Question, option: Option) -> Element:
    """Return an option: the script shows its button, which is hidden until then."""
    name = "genai-option genai-right" if option.right else "genai-option"
    reply = h("p", {"class": "genai-reply"}, verdict(words, right=option.right), " ",
              prose(option.feedback))  # fmt: skip
    if question.typed:
        forms = json.dumps([plain_text(option.text), *option.also], ensure_ascii=False)
        form = h("strong", {}, prose(option.text))
        return h("li", {"class": f"{name} genai-form", "data-forms": forms}, form, " ", reply)
    button = h("input", {"type": "checkbox" if question.several else "radio", "hidden": "hidden"})
    said = h("span", {}, prose(option.text), depicted(option.picture, inline=True))
    label = h("label", {"class": "genai-choice"}, button, said)
    return h("li", {"class": name}, label, " ", reply)


def _learn(words: Words, question: Question) -> Element | None:
    """Return where to read again, which is seen beside a wrong answer."""
    if not question.learn:
        return None
    said = h("strong", {}, words.read_again)
    where = h("span", {}, prose(question.learn))
    return h("p", {"class": "genai-learn", **UNSEARCHED}, said, " ", where)


def _hint(words: Words, question: Question) -> Element | None:
    if not question.hint:
        return None
    text = h("p", {}, prose(question.hint))
    return h("details", {"class": "genai-hint", **UNSEARCHED}, h("summary", {}, words.hint), text)


def _answer(words: Words, question: Question) -> Element:
    right = (prose(option.text) for option in question.options if option.right)
    return h(
        "details",
        {"class": "genai-reveal", **UNSEARCHED},
        h("summary", {}, words.answer),
        (h("p", {}, h("strong", {}, text)) for text in right),
        h("p", {}, cited(question.explanation, question.cite)) if question.explanation else None,
    )


def _status(score: Element | None = None) -> Element:
    """Return the line that the script writes: what was said last, for listeners, and the score."""
    attributes = {"class": "genai-score", "role": "status", **UNSEARCHED}
    return h("p", attributes, h("span", {"class": "genai-hidden"}), score)


def _outcome(words: Words) -> Element:
    """Return what the script fills in at the end, and the buttons for the whole quiz."""
    start = {"type": "button", "class": "genai-button", "data-do": "start", **HIDDEN_AT_FIRST}
    return h(
        "div",
        {"class": "genai-outcome", **UNSEARCHED},
        h(
            "div",
            {"class": "genai-missed", **HIDDEN_AT_FIRST},
            h("p", {}, h("strong", {}, words.read_again)),
            h("ul", {}),
        ),
        keeper(words),
        h("button", start, words.start_again),
    )
