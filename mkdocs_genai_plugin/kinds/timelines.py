"""A timeline: a rail of steps, buttons to walk it, and a panel for each step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.blocks import Blocks
from mkdocs_genai_plugin.data.fields import (
    Cites,
    Flag,
    Former,
    Id,
    Items,
    LongText,
    Markdown,
    PartialDate,
    Word,
    declare,
)
from mkdocs_genai_plugin.data.item import Item, accent, emoji, icon
from mkdocs_genai_plugin.data.kind import Kind
from mkdocs_genai_plugin.data.picture import Picture, picture
from mkdocs_genai_plugin.data.structure import Record
from mkdocs_genai_plugin.data.text import Name, Prose
from mkdocs_genai_plugin.data.words import Words
from mkdocs_genai_plugin.kinds.figures.draw import tried
from mkdocs_genai_plugin.kinds.figures.record import TRY
from mkdocs_genai_plugin.render import parts, tabs
from mkdocs_genai_plugin.render.block import View, of_item
from mkdocs_genai_plugin.render.blocks import passage
from mkdocs_genai_plugin.render.element import ROOT, UNSEARCHED, Child, h, heading
from mkdocs_genai_plugin.render.icons import drawn
from mkdocs_genai_plugin.render.inline import cited, prose
from mkdocs_genai_plugin.render.picture import depicted
from mkdocs_genai_plugin.render.theme import accented


@dataclass(frozen=True, kw_only=True)
class Highlight:
    """One number that readers will remember."""

    value: str = declare(Word(60), "The number.", "about 670,000 times", required=True)
    label: Prose = declare(
        Markdown(160),
        "What it counts.",
        "the arithmetic of training, from 2012 to 2020",
        required=True,
    )
    how: Prose = declare(Markdown(160), "The sum behind it.", "3.14×10²³ ÷ 4.7×10¹⁷ operations")
    cite: tuple[Name, ...] = declare(Items(Cites()), "Keys of its sources.", "[hinton2006]")


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a timeline."""

    id: Name = declare(Id(), "The end of the step's address.", "chips", required=True)
    name: str = declare(Word(40), "The step.", "GPU and TPU", required=True)
    tag: str = declare(Word(30), "Its part in the story.", "Ingredient 2")
    when: str = declare(Word(30), "The time.", "2012 to 2020", required=True)
    date: str = declare(
        PartialDate(),
        "Its place on an axis, where all steps of a long timeline have one.",
        "2012-09",
    )
    icon: Name | None = declare(icon, "An icon of the theme's set.", "expansion-card")
    emoji: str = declare(emoji, "Shown where there is no icon set.", "🔲")
    accent: str = declare(accent, "The step's colour.", "teal")
    note: str = declare(Word(40), "A few words beside the time.", "and far more of them")
    text: Blocks = declare(
        LongText(2000),
        "What happened.",
        "Graphics cards built for games turned out to suit neural networks.",
        required=True,
    )
    picture: Picture | None = declare(picture, "A picture of it.")
    figure: Highlight | None = declare(Record(Highlight), "One number to remember.")
    try_: Name | None = TRY
    was: tuple[Name, ...] = declare(
        Items(Former()), "Former ids; their addresses keep working.", "[hardware]"
    )


@dataclass(frozen=True, kw_only=True)
class Timeline(Item):
    """Steps in the order in which they came."""

    title: str = declare(
        Word(100), "The timeline's name.", "Why generative AI is possible now", required=True
    )
    lead: Prose = declare(
        Markdown(400),
        "What the steps lead to.",
        "Three ingredients and one discovery came together.",
    )
    accent: str = declare(accent, "The colour of the controls.", "teal")
    builds_up: bool = declare(Flag(), "Whether the steps add up to the last one.", "true")
    steps: tuple[Step, ...] = declare(Items(Record(Step)), "The steps, in order.", required=True)


SECONDS_A_STEP = 7
STEPS_IN_A_ROW = 6
MOST_IN_SUM = 12
# An axis of more years than this names only those in which something happened.
YEARS_ON_AXIS = 60
_YEAR = re.compile(r"\b[12]\d{3}\b")


def timeline(view: View[Timeline]) -> Element:
    """Return steps in time to walk through."""
    theme, words, item = view.theme, view.theme.words, view.item
    name = f"{ROOT} genai-wide" if _on_axis(item) else ROOT
    attributes = {"class": accented(name, item.accent), "id": item.anchor}
    adds = " genai-adds" if item.builds_up else ""
    steps = {
        "class": f"genai-tabs genai-rail{adds}",
        "aria-label": words.steps.format(title=item.title),
    }
    return h(
        "genai-timeline",
        {**attributes, "interval": str(SECONDS_A_STEP * 1000)},
        parts.lead(item.lead),
        _bar(words, item.title),
        _rows(item),
        h("ol", {**steps, **UNSEARCHED}, _stops(item)),
        h("genai-lanes", {}) if _on_axis(item) else None,
        tabs.panels(_panel(view, index) for index in range(len(item.steps))),
        parts.colophon(theme, item),
        tabs.end(),
    )


def _anchor(item: Timeline, step: Step) -> str:
    """Return the anchor of a step."""
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
        {**attributes, **UNSEARCHED},
        _button("play", "", *both),
        _button("previous", "genai-flip", drawn("previous"), h("span", {}, words.previous)),
        _button("next", "genai-flip", h("span", {}, words.next), drawn("next")),
        h("span", status),
    )


def _rows(item: Timeline) -> Element | None:
    """Return the mark that a long rail is a list by year; it brings the style for that."""
    return h("genai-rows", {}) if len(item.steps) > STEPS_IN_A_ROW else None


def _on_axis(item: Timeline) -> bool:
    """Tell whether there is an axis of years, with a lane for each tag, where there is room."""
    return len(item.steps) > STEPS_IN_A_ROW and all(step.date for step in item.steps)


def _placed(step: Step) -> dict[str, str]:
    """Return the attributes by which a step is placed: its year with a fraction, and its lane."""
    year, month, day = (int(part) for part in f"{step.date}-01-01".split("-")[:3])
    return {"data-at": f"{year + (month - 1) / 12 + (day - 1) / 372:.2f}", "data-lane": step.tag}


def _button(action: str, name: str, *children: Child) -> Element:
    attributes = {"type": "button", "class": f"genai-button {name}".strip(), "data-do": action}
    return h("button", attributes, *children)


def _stops(item: Timeline) -> Iterator[Element]:
    """Yield a tab for each step; in a long rail after those of the years that start there."""
    years = _years(item.steps) if len(item.steps) > STEPS_IN_A_ROW else ()
    for number, step in enumerate(item.steps, 1):
        yield from _begun(years, number - 1) if years else ()
        stop = tabs.tab(
            _anchor(item, step),
            "genai-stop",
            step.accent,
            h("span", {"class": "genai-dot"}, str(number)),
            " ",
            tabs.name_and_note(step.name, _aside(item, step), "genai-when"),
        )
        stop.attrib.update(_placed(step) if _on_axis(item) else {})
        yield stop


def _aside(item: Timeline, step: Step) -> str:
    """Return what stands beside a step's name: its part in what adds up, else its time."""
    return (item.builds_up and step.tag) or step.when


def _years(steps: Sequence[Step]) -> list[int]:
    """Return the year of each step, or nothing where some have none or they are not in order."""
    found = [int(year.group()) for step in steps if (year := _YEAR.search(step.when))]
    return found if len(found) == len(steps) and found == sorted(found) else []


def _begun(years: Sequence[int], place: int) -> Iterator[Element]:
    """Yield the years from that of the step before to that of this one; on an axis, empty ones."""
    year, last = years[place], years[place - 1] if place else years[place] - 1
    first = last + 1 if years[-1] - years[0] <= YEARS_ON_AXIS else max(last + 1, year)
    return (h("li", {"class": "genai-group"}, str(one)) for one in range(first, year + 1))


def _panel(view: View[Timeline], index: int) -> Element:
    theme, item, step = view.theme, view.item, view.item.steps[index]
    said = " · ".join(filter(None, (step.tag, step.when, step.note)))
    own = _anchor(item, step)
    return tabs.tab_panel(
        own,
        step.accent,
        _chips(item.steps, index) if item.builds_up and index else None,
        heading(1, step.name, f"{own}-title", theme.icons.icon(step.icon, step.emoji)),
        h("p", {"class": "genai-kind"}, said),
        passage(theme.words, step.text, "genai-text"),
        depicted(step.picture),
        _highlight(step.figure),
        tried(theme, view.pack, step.try_, own),
    )


def _chips(steps: Sequence[Step], index: int) -> Element:
    """Return the steps so far, or the last of many, as a row; the last step is their sum."""
    last = len(steps) - 1
    first = max(0, index + 1 - MOST_IN_SUM)
    chips: list[Child] = ["… "] if first else []
    for number, step in enumerate(steps[first : index + 1], first):
        name = accented(_chip(number == last), step.accent)
        chips += [h("span", {"class": name}, step.name), " "]
    return h("p", {"class": "genai-chips", "aria-hidden": "true"}, chips)


def _chip(outcome: bool) -> str:
    return "genai-chip genai-outcome" if outcome else "genai-chip"


def _highlight(number: Highlight | None) -> Element | None:
    if number is None:
        return None
    return h(
        "div",
        {"class": "genai-highlight"},
        h("p", {"class": "genai-value"}, number.value),
        h("p", {"class": "genai-caption"}, cited(number.label, number.cite)),
        h("p", {"class": "genai-how"}, prose(number.how)) if number.how else None,
    )


BLOCK = of_item("genai-timeline", "timelines", "a timeline", timeline)
KIND = Kind("timelines", Timeline, (BLOCK,))
