"""A timeline: a rail of steps, buttons to walk it, and a panel for each step."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.model import Highlight, Step, Timeline
from mkdocs_genai_plugin.data.words import Words

from . import parts, tabs
from .element import ROOT, Child, h, heading
from .icons import drawn
from .inline import cited, prose
from .theme import Theme, accented

SECONDS_A_STEP = 7
STEPS_IN_A_ROW = 6


def timeline(theme: Theme, item: Timeline) -> Element:
    """Give the widget."""
    words = theme.words
    attributes = {"class": accented(ROOT, item.accent), "id": item.anchor}
    steps = {"class": "genai-tabs genai-rail", "aria-label": words.steps.format(title=item.title)}
    return h(
        "genai-timeline",
        {**attributes, "interval": str(SECONDS_A_STEP * 1000)},
        parts.former(item.was, item.folder),
        parts.lead(item.lead),
        _bar(words, item.title),
        _rows(item),
        h("ol", {**steps, "data-search-exclude": ""}, _stops(item)),
        tabs.panels(_panel(theme, item, index) for index in range(len(item.steps))),
        parts.colophon(theme, item),
        tabs.end(),
    )


def anchor(item: Timeline, step: Step) -> str:
    """Give the anchor of a step."""
    return f"{item.anchor}-{step.id}"


def _bar(words: Words, title: str) -> Element:
    label = words.controls.format(title=title)
    attributes = {"class": "genai-bar", "role": "group", "aria-label": label}
    status = {"class": "genai-status", "role": "status", "data-text": words.status}
    play: list[Child] = [drawn("play"), " ", words.play]
    pause: list[Child] = [drawn("pause"), " ", words.pause]
    both = [h("span", {"class": "genai-play"}, play), h("span", {"class": "genai-pause"}, pause)]
    return h(
        "div",
        {**attributes, "data-search-exclude": ""},
        _button("play", "", *both),
        _button("previous", "genai-flip", drawn("previous"), h("span", {}, words.previous)),
        _button("next", "genai-flip", h("span", {}, words.next), drawn("next")),
        h("span", status),
    )


def _rows(item: Timeline) -> Element | None:
    """Give the mark that a long rail wraps into rows; it brings the style for that."""
    return h("genai-rows", {}) if len(item.steps) > STEPS_IN_A_ROW else None


def _button(action: str, name: str, *children: Child) -> Element:
    attributes = {"type": "button", "class": f"genai-button {name}".strip(), "data-do": action}
    return h("button", attributes, *children)


def _stops(item: Timeline) -> list[Element]:
    return [
        tabs.tab(
            anchor(item, step),
            "genai-stop",
            step.accent,
            h("span", {"class": "genai-dot", "aria-hidden": "true"}, str(number)),
            tabs.name_and_note(step.name, step.when, "genai-when"),
        )
        for number, step in enumerate(item.steps, 1)
    ]


def _panel(theme: Theme, item: Timeline, index: int) -> Element:
    step = item.steps[index]
    said = " · ".join(filter(None, (step.tag, step.when, step.note)))
    own = anchor(item, step)
    return tabs.panel(
        own,
        step.accent,
        parts.former(step.was, item.anchor),
        _chips(item.steps, index) if item.builds_up else None,
        heading(1, step.name, f"{own}-title", theme.icons.icon(step.icon, step.emoji)),
        h("p", {"class": "genai-kind"}, said),
        h("p", {"class": "genai-text"}, prose(step.text)),
        _figure(step.figure),
    )


def _chips(steps: Sequence[Step], index: int) -> Element:
    """Give the steps so far as a row that adds up; the last step is what they add up to."""
    last = len(steps) - 1
    chips: list[Child] = []
    for number, step in enumerate(steps[: index + 1]):
        name = accented(_chip(number == last), step.accent)
        chips += [h("span", {"class": name}, step.name), " "]
    return h("p", {"class": "genai-chips", "aria-hidden": "true"}, chips)


def _chip(outcome: bool) -> str:
    return "genai-chip genai-outcome" if outcome else "genai-chip"


def _figure(figure: Highlight | None) -> Element | None:
    if figure is None:
        return None
    return h(
        "div",
        {"class": "genai-figure"},
        h("p", {"class": "genai-value"}, figure.value),
        h("p", {"class": "genai-caption"}, cited(figure.label, figure.cite)),
        h("p", {"class": "genai-how"}, prose(figure.how)) if figure.how else None,
    )
