"""The controls of a figure, each with its number; together they are its state.

The script shows them, keeps the state in the address, and changes nothing but attributes and
texts in them. A control without a ``key`` is no part of the state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.render.element import UNSEARCHED, Child, h

SEED = "seed"
_State = dict[str, "str | float"]


class Control(Protocol):
    """What every control can do."""

    @property
    def state(self) -> _State:
        """The first value, by its key in the address."""

    @property
    def node(self) -> Element:
        """What stands in the page."""


@dataclass(frozen=True)
class Radios:
    """A choice between a few values: pairs of the value and its label, the first one chosen."""

    name: str
    label: str
    values: Sequence[tuple[str, str]]
    value: str = ""
    key: str | None = None

    @property
    def state(self) -> _State:
        """The first value, by its key in the address."""
        key = self.name if self.key is None else self.key
        first = self.value or next((value for value, _ in self.values), "")
        return {key: first} if key else {}

    @property
    def node(self) -> Element:
        """The buttons of which one is pressed."""
        first = self.value or next((value for value, _ in self.values), "")
        choices = (_choice(value, label, value == first) for value, label in self.values)
        return _control(self.name, self.label, next(iter(self.state), ""), choices)


@dataclass(frozen=True)
class Slider:
    """A choice between numbers in their order."""

    name: str
    label: str
    values: Sequence[float]
    value: float
    key: str = ""

    @property
    def state(self) -> _State:
        """The first value, by its key in the address."""
        return {self.key or self.name: self.value}

    @property
    def node(self) -> Element:
        """The slider, whose places are those of the numbers."""
        last = str(len(self.values) - 1)
        slide = {"type": "range", "min": "0", "max": last, "step": "1", "autocomplete": "off"}
        slider = h("input", {**slide, "aria-label": self.label})
        held = {"data-values": " ".join(f"{value:g}" for value in self.values)}
        return _control(self.name, self.label, self.key or self.name, slider, held)


@dataclass(frozen=True)
class Seed:
    """The number of a random draw, a button for another and one for the draw before."""

    label: str
    draw: str
    back: str
    value: float = 1
    name: str = "draw"

    @property
    def state(self) -> _State:
        """The first draw."""
        return {SEED: self.value}

    @property
    def node(self) -> Element:
        """Both buttons."""
        buttons = (button("draw", self.draw), " ", button("back", self.back))
        return _control(self.name, self.label, SEED, buttons)


@dataclass(frozen=True)
class Buttons:
    """Buttons that do something: pairs of the name that the script is told and the label."""

    name: str
    label: str
    buttons: Sequence[tuple[str, str]]

    @property
    def state(self) -> _State:
        """Nothing: what was done shows elsewhere."""
        return {}

    @property
    def node(self) -> Element:
        """The buttons."""
        return _control(self.name, self.label, "", _parted(self.buttons))


@dataclass(frozen=True)
class OwnText:
    """A text of the reader's own, of so many characters; ``unheld`` says if no link holds it."""

    name: str
    label: str
    unheld: str = ""
    limit: int = 2_000
    value: str = ""

    @property
    def state(self) -> _State:
        """The first text."""
        return {self.name: self.value}

    @property
    def node(self) -> Element:
        """The field, and the note that the script shows where a text is too long for a link."""
        limit = str(self.limit)
        asked = {"rows": "2", "maxlength": limit, "autocomplete": "off", "aria-label": self.label}
        note = h("p", {"class": "genai-note genai-unheld", "hidden": ""}, self.unheld)
        inside = [h("textarea", asked, self.value), note if self.unheld else None]
        return _control(self.name, self.label, self.name, inside, {"data-limit": limit})


def button(does: str, label: str) -> Element:
    """Return a button; the script is told what it ``does``."""
    return h("button", {"class": "genai-button", "type": "button", "data-do": does}, label)


def states(controls: Iterable[Control]) -> _State:
    """Return the first value of every key."""
    return {key: value for control in controls for key, value in control.state.items()}


def control_panel(controls: Iterable[Control]) -> Element | None:
    """Return the controls side by side."""
    nodes = [control.node for control in controls]
    attributes = {"class": "genai-controls", **UNSEARCHED}
    return h("div", attributes, nodes) if nodes else None


def _control(
    name: str,
    label: str,
    key: str,
    inside: Child | Iterable[Child],
    more: dict[str, str] | None = None,
) -> Element:
    legend = h("legend", {}, label, " ", h("span", {"class": "genai-reading"}))
    told = {"data-control": name, "data-key": key, **(more or {})}
    return h("fieldset", {"class": f"genai-control genai-of-{name}", **told}, legend, inside)


def _choice(value: str, label: str, checked: bool) -> Element:
    chosen = {"checked": "checked"} if checked else {}
    radio = h("input", {"type": "radio", "value": value, **chosen})
    return h("label", {"class": "genai-choice"}, radio, h("span", {}, label))


def _parted(buttons: Iterable[tuple[str, str]]) -> Iterator[Child]:
    for does, label in buttons:
        yield button(does, label)
        yield " "
