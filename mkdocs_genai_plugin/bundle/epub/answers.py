"""Answers go to the end of their chapter, so that a reader thinks first."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.words import Words
from mkdocs_genai_plugin.render.element import Child, copied, h

from .tree import classes, remove, with_parents, words

# What asks: a question of a quiz, a case, a prediction, and each entry of a list of trials.
_ASKING = {"genai-question", "genai-case", "genai-prediction"}
_TRIALS = "genai-trials"
_REPLY = "genai-reply"
_CHOICE = "genai-choice"
_FORM = "genai-form"  # an answer that is to be typed


def put_last(chapter: Element, said: Words) -> None:
    """Move what answers a question behind all of a chapter, and link both."""
    for parent, element in with_parents(chapter):
        if "headerlink" in classes(element):
            remove(parent, element)
    entries = []
    for number, asking in enumerate([*_asking(chapter)], 1):
        if answer := [*_taken(asking)]:
            place, back = f"answer-{number}", f"question-{number}"
            link = h("p", {"class": "to-answer", "id": back}, _link(place, said.answer))
            asking.append(link)
            named = h("p", {"class": "answer-to"}, _link(back, _name(asking) or said.answer))
            entries.append(h("div", {"class": "answer", "id": place}, named, answer))
    if entries:
        title = h("h2", {"id": "answers"}, said.answers)
        chapter.append(h("section", {"class": "answers"}, title, entries))


def _link(place: str, text: str) -> Element:
    return h("a", {"href": f"#{place}"}, text)


def _asking(chapter: Element) -> Iterator[Element]:
    for element in chapter.iter():
        if classes(element) & _ASKING:
            yield element
        elif _TRIALS in classes(element):
            yield from element


def _taken(asking: Element) -> Iterator[Element]:
    """Take out of a question what answers it: what is said of each option, then the answer."""
    for parent, element in with_parents(asking):
        if _FORM in classes(element):
            remove(parent, element)
            element.tag = "div"
            yield element
    replies = [pair for pair in with_parents(asking) if _REPLY in classes(pair[1])]
    if replies:
        yield h("ol", {"class": "options"}, (_replied(*pair) for pair in replies))
    for parent, element in with_parents(asking):
        if element.tag == "details":
            remove(parent, element)
            yield h("div", {}, _without_summary(element))


def _replied(option: Element, reply: Element) -> Element:
    """Return what is said of an option, under the option's text."""
    remove(option, reply)
    choice = next((one for one in option.iter() if _CHOICE in classes(one)), None)
    text = [copied(choice)] if choice is not None else []
    return h("li", {}, h("p", {}, h("strong", {}, text)), reply)


def _without_summary(details: Element) -> Iterator[Child]:
    yield from (copied(child) for child in details if child.tag != "summary")


def _name(asking: Element) -> str:
    """Return what a question is called: its heading, else what it asks."""
    title = next((one for one in asking.iter() if "genai-title" in classes(one)), None)
    asked = title if title is not None else next((one for one in asking.iter() if words(one)), None)
    if title is None and asking.tag == "li":
        asked = asking.find("p")
    if title is None and asking.tag == "fieldset":
        asked = asking.find("legend")
    return words(asked) if asked is not None else ""
