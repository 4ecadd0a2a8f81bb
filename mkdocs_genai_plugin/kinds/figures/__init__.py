"""Figures: machines that run in the page, one folder each; ``machine:`` in a file chooses one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.kind import Kind, Variants
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.render.block import View, of_item

from .draw import figure, stills_alone
from .machine import machine
from .record import Figure, machine_names

if TYPE_CHECKING:
    from mkdocs_genai_plugin.data.pack import Pack


def _figure(view: View[Figure]) -> Element:
    """Return a machine to be tried; all of it at once, or closed to its first frame."""
    if view.request.stills:
        return stills_alone(view.theme, view.pack, view.item)
    return figure(view.theme, view.pack, view.item, opened=view.request.open)


def of_the_machine(pack: Pack) -> Iterator[Problem]:
    """Return what each figure's machine finds wrong with it, where every value could be read."""
    for item in pack.of(Figure):
        for check in machine(item.machine).checks if item.whole else ():
            yield from check(item)


def one_right_answer(pack: Pack) -> Iterator[Problem]:
    """Return predictions of which not exactly one answer is right."""
    for item in pack.of(Figure):
        asked = item.prediction
        right = sum(answer.right for answer in asked.answers) if asked else 1
        if asked and asked.id and item.whole and right != 1:
            message = f'prediction "{asked.id}" has {right or "no"} right answers'
            fix = "Write  right: true  in exactly one of them."
            yield Problem(asked.id.place, message, Rule.RIGHT_OPTION, fix)


BLOCK = of_item("genai-figure", "figures", "a figure", _figure, ("id", "open", "stills"))
KIND = Kind(
    "figures",
    machine("").record,
    (BLOCK,),
    (of_the_machine, one_right_answer),
    variants=Variants("machine", machine_names, lambda name: machine(name).record),
)
