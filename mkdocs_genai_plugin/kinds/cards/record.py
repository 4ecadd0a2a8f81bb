"""Cards: what each may say of its item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mkdocs_genai_plugin.data.blocks import Blocks
from mkdocs_genai_plugin.data.fields import (
    Cites,
    Items,
    Keyed,
    Label,
    LongText,
    Markdown,
    Ref,
    Slug,
    Word,
    Year,
    attributes,
    declare,
)
from mkdocs_genai_plugin.data.item import (
    Cell,
    Item,
    Mistake,
    Objective,
    Stage,
    accent,
    emoji,
    icon,
)
from mkdocs_genai_plugin.data.picture import Picture, picture
from mkdocs_genai_plugin.data.structure import Record, TextOr
from mkdocs_genai_plugin.data.text import Name, Prose
from mkdocs_genai_plugin.kinds.figures.record import TRY


@dataclass(frozen=True, kw_only=True)
class Landmark:
    """A step in an item's history."""

    name: Name = declare(Label(60), "What it is called.", "StyleGAN", required=True)
    year: int = declare(Year(), "The year it was made public.", "2018", required=True)
    why: Prose = declare(
        Markdown(300),
        "Why it mattered.",
        "Photorealistic faces with control over their style.",
        required=True,
    )
    cite: tuple[Name, ...] = declare(Items(Cites()), "Keys of its sources.", "[hinton2006]")


@dataclass(frozen=True, kw_only=True)
class Metric:
    """A way to measure an item."""

    name: str = declare(Word(60), "What it is called.", "Perplexity", required=True)
    text: Prose = declare(
        Markdown(400),
        "What it measures, and what it does not.",
        "How surprised the model is by a text. Not whether the text is true.",
        required=True,
    )
    cite: tuple[Name, ...] = declare(Items(Cites()), "Keys of its sources.", "[hinton2006]")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Where to read on: sources, whose titles are shown, and a remark on them."""

    cite: tuple[Name, ...] = declare(
        Items(Cites()), "Keys of the sources to read.", "[hinton2006]", required=True
    )
    text: Prose = declare(
        Markdown(240),
        "What is to be found there.",
        "The idea by its inventors, with the experiments.",
        required=True,
    )


@dataclass(frozen=True, kw_only=True)
class Relation:
    """How an item relates to another."""

    to: Name = declare(Ref(mutual=True), "The other item's id.", "families/vae", required=True)
    text: Prose = declare(
        Markdown(240),
        "How they relate.",
        "A GAN's loss makes the decoder of a VAE sharp.",
        required=True,
    )


@dataclass(frozen=True, kw_only=True)
class Card(Item):
    """One item of a collection: a card on a page of cards, and a page of its own."""

    name: str = declare(Word(40), "The name on the card.", "GAN", required=True)
    full_name: str = declare(Word(80), "The name in full.", "Generative adversarial network")
    group: Name | None = declare(Slug(), "One of the groups in _collection.yml.", "mechanism")
    icon: Name | None = declare(icon, "An icon of the theme's set.", "sword-cross")
    emoji: str = declare(emoji, "Shown where there is no icon set.", "⚔️")
    accent: str = declare(accent, "The item's colour.", "rust")
    note: str = declare(Word(40), "One line under the name.", "Two networks compete")
    lead: Prose = declare(
        Markdown(400),
        "What it is, in two sentences.",
        "A forger and a detective learn from each other. The forger is kept.",
        required=True,
    )
    picture: Picture | None = declare(picture, "A picture of it.")
    steps: tuple[Stage, ...] = declare(
        Items(Record(Stage)), "How it works, in order.", heading="how_it_works"
    )
    try_: Name | None = TRY
    best_at: Prose = declare(
        Markdown(200), "What it does best.", "Sharp images from a single pass.", heading="best_at"
    )
    watch_out: Prose = declare(
        Markdown(200),
        "Its typical failure.",
        "Mode collapse, where it makes only the few things that pass.",
        heading="watch_out",
    )
    about: tuple[Blocks, ...] = declare(
        Items(LongText(3000), or_one=True),
        "Text for its own page.",
        "[The judge is thrown away after training.]",
    )
    formula: Objective | None = declare(
        Record(Objective), "A formula that says it exactly.", heading="in_a_formula"
    )
    sampling: Blocks = declare(
        LongText(2000),
        "How it makes a sample, and what that costs.",
        "Draw random numbers and send them through the generator once.",
        heading="how_it_samples",
    )
    facts: dict[Name, Cell] = declare(
        Keyed(TextOr(Markdown(300), Cell)),
        "Short answers under the fact keys of _collection.yml.",
        "{sample-cost: One pass of the generator.}",
        heading="at_a_glance",
    )
    outputs: tuple[Prose, ...] = declare(
        Items(Markdown(240)), "What it gives out.", "[Images of one kind]", heading="outputs"
    )
    strengths: tuple[Prose, ...] = declare(
        Items(Markdown(240)),
        "What speaks for it.",
        "[Fast enough for real time.]",
        heading="strengths",
    )
    limits: tuple[Prose, ...] = declare(
        Items(Markdown(240)),
        "What speaks against it.",
        "[Training can swing back and forth and never settle.]",
        heading="limits",
    )
    uses: tuple[Prose, ...] = declare(
        Items(Markdown(240)), "What people use it for.", "[Faces and objects]", heading="uses"
    )
    metrics: tuple[Metric, ...] = declare(
        Items(Record(Metric)), "How its results are measured.", heading="measured"
    )
    landmarks: tuple[Landmark, ...] = declare(
        Items(Record(Landmark)), "History, oldest first.", heading="landmarks"
    )
    common_mistake: Mistake | None = declare(
        Record(Mistake), "A belief worth correcting.", heading="common_mistake"
    )
    related: tuple[Relation, ...] = declare(
        Items(Record(Relation)),
        "Other items; shown on their pages too, where they say nothing.",
        heading="related",
    )
    reading: tuple[Reading, ...] = declare(
        Items(Record(Reading)), "Where to read on.", heading="further_reading"
    )

    @property
    def own(self) -> dict[str, Any]:
        """What it says in the fields that its collection declares, by their ids."""
        names, usual = attributes(type(self)), attributes(Card)
        return {key: getattr(self, name) for key, name in names.items() if key not in usual}
