"""Counting is training: which character follows which, and a text written from the counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from mkdocs_genai_plugin.data.fields import Amount, Number, Word, declare
from mkdocs_genai_plugin.render.element import Child

from ..controls import Control, OwnText, Slider
from ..machine import Machine, Scene, Table
from ..record import Figure
from ..stills import Still
from . import drawing
from .sample import OWN, Sample, sample

MEMORIES = range(12)
TEMPERATURES = [tenth / 10 for tenth in range(2, 16)]
SIZES = (500, 1_000, 2_000, 5_000, 10_000, 20_000)  # characters, before all of them
ROWS = (0, 1, 2, 3, 4, 5, 7, 11)
MOMENTS = (1, 3, 11)


@dataclass(frozen=True, kw_only=True)
class Counting(Figure):
    """A text to count in, and one that is kept from it."""

    corpus: str = declare(
        Word(100_000),
        "The text that is counted. Capital letters count as letters of their own.",
        "alice was beginning to get very tired of sitting by her sister on the bank",
        required=True,
    )
    held_out: str = declare(
        Word(20_000),
        "Text of the same kind that is not counted; the model is tested on it.",
        "the mock turtle sighed deeply, and began",
        required=True,
    )
    past: str = declare(Word(40), "What the written text begins with.", "alice ")
    memory: Amount | None = declare(
        Number(0, 11, whole=True), "How many characters it looks back at first.", "3"
    )
    length: Amount | None = declare(
        Number(1, 500, whole=True), "How many characters it has written at first.", "160"
    )
    seed: Amount | None = declare(Number(1, 999, whole=True), "The first draw.", "1")


def first(item: Counting, memory: int | None = None) -> Sample:
    """Return what is written at first, or what a model with another memory writes then."""
    back = int(item.memory or 3) if memory is None else memory
    past = f"{item.past.strip()} " if item.past else ""
    length, seed = int(item.length or 160), int(item.seed or 1)
    return sample(item.corpus, item.held_out, past, back, length, seed)


def sizes(item: Counting) -> list[int]:
    """Return how much of the text can be counted."""
    return [*(size for size in SIZES if size < len(item.corpus)), len(item.corpus)]


def controls(scene: Scene[Counting]) -> Iterator[Control]:
    """Return memory, temperature, amount of text, and a text of the reader's own."""
    amounts, shown = sizes(scene.item), first(scene.item)
    yield Slider("memory", scene.say("memory"), list(MEMORIES), shown.memory)
    yield Slider("temperature", scene.say("temperature"), TEMPERATURES, 1)
    yield Slider("amount", scene.say("amount"), amounts, amounts[-1])
    yield OwnText("text", scene.say("own"), scene.say("unheld"), limit=100_000)


def _view(scene: Scene[Counting]) -> Iterable[Child]:
    """Return the written text, what may come next, and how well unseen text is foretold."""
    return drawing.view(scene, first(scene.item))


def table(scene: Scene[Counting]) -> Table:
    """Return bits a character and the longest copied piece for a longer and longer memory."""
    numbers = scene.numbers
    heads = [scene.say(key) for key in ("memory", "bits_own", "bits_unseen", "longest")]
    samples = [first(scene.item, memory) for memory in ROWS]
    rows = [
        (
            numbers.whole(one.memory),
            numbers.decimal(one.bits_own[one.memory], 2),
            numbers.decimal(one.bits_unseen[one.memory], 2),
            numbers.whole(len(one.copied)),
        )
        for one in samples
    ]
    return Table(scene.say("table", OWN), heads, rows)


def _stills(scene: Scene[Counting]) -> Iterator[Still]:
    """Return what models with three memories write."""
    for memory in MOMENTS:
        one = first(scene.item, memory)
        said = {
            "memory": scene.numbers.whole(memory),
            "unseen": scene.numbers.decimal(one.bits_unseen[memory], 2),
        }
        yield Still(
            id=f"memory-{memory}",
            name=scene.say("still", **said),
            says=scene.say("still_says", len(one.copied), **said),
            picture=drawing.still(one),
            state=f"memory={memory}",
        )


def start(scene: Scene[Counting]) -> dict[str, Any]:
    """Return both texts and what else the script cannot know."""
    item, shown = scene.item, first(scene.item)
    return {
        "state": {"seed": int(item.seed or 1), "length": len(shown.written)},
        "text": item.corpus,
        "unseen": item.held_out,
        "past": shown.past,
    }


MACHINE = Machine(
    record=Counting,
    controls=controls,
    view=_view,
    table=table,
    stills=_stills,
    start=start,
    says="told",
)
