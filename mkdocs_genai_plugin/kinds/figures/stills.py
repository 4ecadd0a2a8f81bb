"""Stills: up to five moments of a figure, switched by radio buttons and the style alone.

They stand where no script and no data of the figure are: in a card, on paper, in an EPUB.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.text import Prose
from mkdocs_genai_plugin.render.element import UNSEARCHED, h
from mkdocs_genai_plugin.render.inline import prose
from mkdocs_genai_plugin.render.page import INVITES, STATE, at_state

MOST_STILLS = 5


@dataclass(frozen=True)
class Still:
    """One moment: its name, its picture, the sentence that says what is seen, its state.

    The picture is an ``svg`` drawn with the shared classes: ``genai-fill``, ``genai-stroke``,
    ``genai-soft``, ``genai-frame``, ``genai-word``.
    """

    id: str
    name: str
    says: Prose | str
    picture: Element
    state: str = ""


def strip(stills: Sequence[Still], label: str, anchor: str, link: str, path: str) -> Element:
    """Return the stills, the first one shown.

    ``label`` names them all, ``anchor`` begins their ids, ``link`` is the text of the link to the
    item ``path``, which is the whole figure.
    """
    name = f"{anchor}-stills"
    shown = (_still(still, name, still is stills[0], link, path) for still in stills)
    legend = h("legend", {"class": "genai-hidden"}, label)
    group = h("fieldset", {"class": "genai-moments", "id": name, **UNSEARCHED}, legend, shown)
    return h("genai-stills", {}, group if stills else None)


def _still(still: Still, name: str, checked: bool, link: str, path: str) -> Element:
    chosen = {"checked": "checked"} if checked else {}
    radio = h("input", {"type": "radio", "name": name, **chosen})
    for drawn in still.picture.iter("svg"):
        drawn.attrib.update({"aria-hidden": "true", "focusable": "false"})
    whole = h("a", {"href": f"item:{path}", STATE: still.state, INVITES: "true"}, link)
    says = prose(still.says) if not isinstance(still.says, str) else still.says
    return h(
        "div",
        {"class": "genai-still"},
        h("label", {"class": "genai-choice"}, radio, h("span", {}, still.name)),
        h("figure", {}, still.picture, h("figcaption", {}, says, " ", whole)),
    )


def state_targets(anchor: str, asked: Iterable[str]) -> list[Element]:
    """Return the targets of links to states, so that a host finds where they lead."""
    states = dict.fromkeys(filter(None, asked))
    return [h("span", {"id": at_state(anchor, state)}) for state in states]
