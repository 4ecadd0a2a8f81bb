"""What a figure of two classifiers takes."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_genai_plugin.data.fields import Amount, Id, Items, Markdown, Number, Slug, Word, declare
from mkdocs_genai_plugin.data.item import accent
from mkdocs_genai_plugin.data.structure import Record
from mkdocs_genai_plugin.data.text import Name, Prose
from mkdocs_genai_plugin.kinds.figures.record import Figure

coordinate = Number(-20, 20)


@dataclass(frozen=True, kw_only=True)
class Cloud:
    """A cloud of points, thinning out from its middle as a Gaussian does."""

    share: Amount | None = declare(
        Number(0.01, 100), "Its share of its kind's points, beside the other clouds'.", "0.15"
    )
    x: Amount | None = declare(coordinate, "Its middle, from left to right.", "-1", required=True)
    y: Amount | None = declare(coordinate, "Its middle, upwards.", "0.3", required=True)
    spread_x: Amount | None = declare(
        Number(0.05, 10), "The standard deviation along x.", "0.9", required=True
    )
    spread_y: Amount | None = declare(
        Number(0.05, 10), "The standard deviation along y, without the tilt.", "0.5", required=True
    )
    tilt: Amount | None = declare(
        Number(-10, 10), "How far up one standard deviation along x leads.", "0.5"
    )


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A place in a figure."""

    x: Amount | None = declare(coordinate, "From left to right.", "6", required=True)
    y: Amount | None = declare(coordinate, "Upwards.", "4", required=True)


@dataclass(frozen=True, kw_only=True)
class World:
    """Where the points of a figure come from."""

    id: Name = declare(Id(), "The world's name in addresses.", "lobes", required=True)
    name: str = declare(Word(30), "What it is called.", "Lobes", required=True)
    text: Prose = declare(
        Markdown(400),
        "What to see in it.",
        "One kind lies between two parts of the other.",
        required=True,
    )
    a: tuple[Cloud, ...] = declare(
        Items(Record(Cloud)), "Where the points of the first kind come from.", required=True
    )
    b: tuple[Cloud, ...] = declare(
        Items(Record(Cloud)), "Where the points of the second kind come from.", required=True
    )
    middle: Spot | None = declare(Record(Spot), "The middle of what is seen.", required=True)
    width: Amount | None = declare(
        Number(1, 100),
        "The width of what is seen; the height is four fifths of it.",
        "12",
        required=True,
    )
    probe: Spot | None = declare(Record(Spot), "Where the probe stands at first.", required=True)


@dataclass(frozen=True, kw_only=True)
class Sort:
    """One of the two kinds of points."""

    name: str = declare(Word(20), "What it is called.", "A", required=True)
    accent: str = declare(accent, "Its colour.", "teal")


@dataclass(frozen=True, kw_only=True)
class Learner:
    """One of the two classifiers."""

    name: str = declare(Word(30), "What it is called.", "Generative", required=True)
    accent: str = declare(accent, "Its colour.", "rust")
    question: Prose = declare(
        Markdown(120), "The question it answers.", "What do such points look like?", required=True
    )
    method: Prose = declare(
        Markdown(400),
        "How it finds its answer.",
        "It fits a cloud to each kind of points.",
        required=True,
    )
    making: Prose = declare(
        Markdown(200),
        "Why it can make new points, or why it cannot.",
        "It draws from its clouds.",
        required=True,
    )


@dataclass(frozen=True, kw_only=True)
class Trial:
    """A question to ask in front of a world."""

    ask: Prose = declare(
        Markdown(300), "The question.", "Will more points help here?", required=True
    )
    world: Name | None = declare(Slug(), "The world to show with it.", "lobes", required=True)
    points: Amount | None = declare(
        Number(6, 4000, whole=True), "How many training points to show.", "60", required=True
    )
    probe: Spot | None = declare(Record(Spot), "Where to put the probe.")
    answer: Prose = declare(
        Markdown(500),
        "What there is to be seen, and why.",
        "No; one cloud cannot be two lobes.",
        required=True,
    )


@dataclass(frozen=True, kw_only=True)
class Classifiers(Figure):
    """Two classifiers on the same points: a Gaussian for each kind, and logistic regression."""

    a: Sort | None = declare(Record(Sort), "The first kind of points: round dots.", required=True)
    b: Sort | None = declare(Record(Sort), "The second kind: square dots.", required=True)
    gaussian: Learner | None = declare(
        Record(Learner), "The one that fits a Gaussian to each kind.", required=True
    )
    logistic: Learner | None = declare(
        Record(Learner), "The one that fits the border: logistic regression.", required=True
    )
    worlds: tuple[World, ...] = declare(
        Items(Record(World), 1, 6), "The worlds to choose from, the first one first.", required=True
    )
    sizes: tuple[Amount, ...] = declare(
        Items(Number(6, 4000, whole=True), 2, 20),
        "The numbers of training points to choose from, the least first.",
        "[6, 60, 4000]",
        required=True,
    )
    points: Amount | None = declare(
        Number(6, 4000, whole=True), "How many there are at first: one of the sizes.", "60"
    )
    seed: Amount | None = declare(Number(1, 9999, whole=True), "The first draw's number.", "7")
    trials: tuple[Trial, ...] = declare(
        Items(Record(Trial)), "Questions for a class; shown where the block is open."
    )
