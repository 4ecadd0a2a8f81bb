"""The kinds of content and their fields; the only place where a field is declared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from xml.etree.ElementTree import Element

from .fields import (
    Address,
    Amount,
    Choice,
    Day,
    Flag,
    Items,
    Label,
    Markdown,
    Maths,
    Moment,
    Number,
    Path,
    Slug,
    Table,
    Word,
    Year,
    declare,
)
from .mentions import Mentions, mentions
from .structure import Record, TextOr
from .text import Name, Prose

ACCENTS = ("blue", "teal", "violet", "rust", "rose", "olive", "amber", "slate")
LOG = "log"
MARKS = ("full", "part", "none")

accent = Choice(ACCENTS)
icon = Slug()
emoji = Word(8)


@dataclass(frozen=True, kw_only=True)
class Source:
    """A publication that a fact is taken from."""

    key: Name = declare(Slug(), "The name it is cited by.", "hinton2006", required=True)
    title: str = declare(
        Word(200),
        "The publication's title.",
        "Reducing the Dimensionality of Data with Neural Networks",
        required=True,
    )
    by: str = declare(
        Word(120),
        "Authors, venue and year.",
        "Hinton and Salakhutdinov, Science 313, 2006",
        required=True,
    )
    link: str = declare(Address(200), "Where to read it.", "doi:10.1126/science.1127647")


@dataclass(frozen=True, kw_only=True)
class Item:
    """What every item has: where it is declared, its former ids, its sources."""

    id: str = ""
    folder: str = ""
    file: str = ""
    bundled: bool = False
    checked: date | None = declare(
        Day(), "The day somebody last held this file against its sources.", "2026-11-22"
    )
    was: tuple[Name, ...] = declare(
        Items(Slug()), "Former ids; their addresses keep working.", "[former-name]"
    )
    sources: tuple[Source, ...] = declare(
        Items(Record(Source)), "Sources that this file introduces; any file may cite them."
    )

    @property
    def path(self) -> str:
        """The item's address among all items: its folder and id."""
        return f"{self.folder}/{self.id}"

    @property
    def anchor(self) -> str:
        """The item's anchor on a page."""
        return f"{self.folder}-{self.id}"

    @property
    def label(self) -> str:
        """What the item is called: its name, title or term."""
        called = (getattr(self, field, "") for field in ("name", "title", "term"))
        return next(filter(None, called), self.id)

    @cached_property
    def mentions(self) -> Mentions:
        """What the item names; it is looked through once."""
        return mentions(self)


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One stage of how an item works."""

    name: str = declare(Word(40), "The stage in one or two words.", "Generator", required=True)
    text: Prose = declare(
        Markdown(160), "What happens.", "Turn noise into an image.", required=True
    )


@dataclass(frozen=True, kw_only=True)
class Objective:
    """A formula and what it says."""

    math: Element | None = declare(
        Maths(1000), "The formula, in LaTeX.", r"\min_G \max_D V(D, G)", required=True
    )
    says: Prose = declare(
        Markdown(600),
        "The formula in words.",
        "One side makes the number small, the other makes it large.",
        required=True,
    )
    cite: tuple[Name, ...] = declare(Items(Slug()), "Keys of its sources.", "[hinton2006]")


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
    cite: tuple[Name, ...] = declare(Items(Slug()), "Keys of its sources.", "[hinton2006]")


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
    cite: tuple[Name, ...] = declare(Items(Slug()), "Keys of its sources.", "[hinton2006]")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Where to read on: sources, whose titles are shown, and a remark on them."""

    cite: tuple[Name, ...] = declare(
        Items(Slug()), "Keys of the sources to read.", "[hinton2006]", required=True
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

    to: Name = declare(Path(), "The other item's id.", "families/vae", required=True)
    text: Prose = declare(
        Markdown(240),
        "How they relate.",
        "A GAN's loss makes the decoder of a VAE sharp.",
        required=True,
    )


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """A common belief and what is true instead."""

    belief: Prose = declare(
        Markdown(240), "What many people think.", "A GAN is purely generative.", required=True
    )
    answer: Prose = declare(
        Markdown(500),
        "What is true.",
        "Half of it is a classifier, which only ever decides.",
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
    steps: tuple[Stage, ...] = declare(Items(Record(Stage)), "How it works, in order.")
    best_at: Prose = declare(
        Markdown(200), "What it does best.", "Sharp images from a single pass."
    )
    watch_out: Prose = declare(
        Markdown(200),
        "Its typical failure.",
        "Mode collapse, where it makes only the few things that pass.",
    )
    about: tuple[Prose, ...] = declare(
        Items(Markdown(900)),
        "Paragraphs for its own page.",
        "[The judge is thrown away after training.]",
    )
    formula: Objective | None = declare(Record(Objective), "A formula that says it exactly.")
    sampling: Prose = declare(
        Markdown(900),
        "How it makes a sample, and what that costs.",
        "Draw random numbers and send them through the generator once.",
    )
    facts: dict[Name, Prose] = declare(
        Table(Markdown(300)),
        "Short answers under the fact keys of _collection.yml.",
        "{sample-cost: One pass of the generator.}",
    )
    outputs: tuple[Prose, ...] = declare(
        Items(Markdown(240)), "What it gives out.", "[Images of one kind]"
    )
    strengths: tuple[Prose, ...] = declare(
        Items(Markdown(240)), "What speaks for it.", "[Fast enough for real time.]"
    )
    limits: tuple[Prose, ...] = declare(
        Items(Markdown(240)),
        "What speaks against it.",
        "[Training can swing back and forth and never settle.]",
    )
    uses: tuple[Prose, ...] = declare(
        Items(Markdown(240)), "What people use it for.", "[Faces and objects]"
    )
    metrics: tuple[Metric, ...] = declare(Items(Record(Metric)), "How its results are measured.")
    landmarks: tuple[Landmark, ...] = declare(Items(Record(Landmark)), "History, oldest first.")
    common_mistake: Mistake | None = declare(Record(Mistake), "A belief worth correcting.")
    related: tuple[Relation, ...] = declare(
        Items(Record(Relation)), "Other items; shown on their pages too, where they say nothing."
    )
    reading: tuple[Reading, ...] = declare(Items(Record(Reading)), "Where to read on.")


@dataclass(frozen=True, kw_only=True)
class Collection:
    """A folder of cards: their order, groups and fact keys (``_collection.yml``)."""

    id: str = ""
    cards: tuple[Card, ...] = ()
    whole: bool = True
    title: str = declare(Word(80), "The name of the collection.", "Six families", required=True)
    invite: str = declare(Word(80), "Invites to choose a card.", "Choose a card.")
    order: tuple[Name, ...] = declare(
        Items(Slug()), "Ids in order; the others come last, by id.", "[llm, diffusion]"
    )
    groups: dict[Name, str] = declare(
        Table(Word(40)),
        "Groups of cards and their labels.",
        "{first: The first group, second: The second group}",
    )
    facts: dict[Name, str] = declare(
        Table(Word(80)),
        "Fact keys and the question each answers.",
        '{origin: "Where does it come from?"}',
    )


@dataclass(frozen=True, kw_only=True)
class Column:
    """What is compared."""

    id: Name = declare(Slug(), "The key of its cells in each row.", "generative", required=True)
    name: str = declare(Word(40), "The column's heading.", "Generative", required=True)
    note: str = declare(Word(40), "A few words under it.", "makes")
    accent: str = declare(accent, "The column's colour.", "rust")


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A cell; its text can stand alone in the place of the whole cell."""

    mark: str = declare(Choice(MARKS), "Whether it holds: full, part or none.", "part")
    text: Prose = declare(Markdown(400), "What is to be said of it.", "With a classification head.")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One aspect, with a cell under each column's id."""

    name: Name = declare(Label(60), "The aspect.", "Output", required=True)
    cells: dict[Name, Cell] = declare(
        Table(TextOr(Markdown(400), Cell)),
        "The cell of each column, under the column's id.",
        "{discriminative: A class, generative: A new image}",
    )


@dataclass(frozen=True, kw_only=True)
class Comparison(Item):
    """A table that holds two or more things against each other."""

    title: str = declare(
        Word(100), "The table's caption.", "Discriminative and generative models", required=True
    )
    lead: Prose = declare(
        Markdown(400),
        "What the table shows.",
        "One kind of model tells a cat from a dog, the other makes one up.",
    )
    columns: tuple[Column, ...] = declare(Items(Record(Column)), "What is compared.", required=True)
    rows: tuple[Row, ...] = declare(Items(Record(Row)), "What it is compared by.", required=True)


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
    cite: tuple[Name, ...] = declare(Items(Slug()), "Keys of its sources.", "[hinton2006]")


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a timeline."""

    id: Name = declare(Slug(), "The end of the step's address.", "chips", required=True)
    name: str = declare(Word(40), "The step.", "GPU and TPU", required=True)
    tag: str = declare(Word(30), "Its part in the story.", "Ingredient 2")
    when: str = declare(Word(30), "The time.", "2012 to 2020", required=True)
    icon: Name | None = declare(icon, "An icon of the theme's set.", "expansion-card")
    emoji: str = declare(emoji, "Shown where there is no icon set.", "🔲")
    accent: str = declare(accent, "The step's colour.", "teal")
    note: str = declare(Word(40), "A few words beside the time.", "and far more of them")
    text: Prose = declare(
        Markdown(700),
        "What happened.",
        "Graphics cards built for games turned out to suit neural networks.",
        required=True,
    )
    figure: Highlight | None = declare(Record(Highlight), "One number to remember.")
    was: tuple[Name, ...] = declare(
        Items(Slug()), "Former ids; their addresses keep working.", "[hardware]"
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


@dataclass(frozen=True, kw_only=True)
class Point:
    """A short remark with a name."""

    name: str = declare(
        Word(60), "The remark in a few words.", "Explicit or implicit", required=True
    )
    text: Prose = declare(
        Markdown(500),
        "The remark.",
        "Some models say how probable an example is, others only make examples.",
        required=True,
    )


@dataclass(frozen=True, kw_only=True)
class Definition(Item):
    """What a term means."""

    term: str = declare(Word(60), "The term.", "Generative model", required=True)
    text: Prose = declare(
        Markdown(700),
        "Its meaning.",
        "A model of how the data are distributed, from which one can draw.",
        required=True,
    )
    formula: Objective | None = declare(Record(Objective), "The meaning as a formula.")
    accent: str = declare(accent, "The colour of its frame.", "violet")
    points: tuple[Point, ...] = declare(Items(Record(Point)), "What to tell apart.")
    common_mistake: Mistake | None = declare(Record(Mistake), "A belief worth correcting.")


@dataclass(frozen=True, kw_only=True)
class Case(Item):
    """A question that people argue about, and its answer."""

    name: str = declare(Word(60), "What the question is about.", "BERT", required=True)
    question: Prose = declare(
        Markdown(200),
        "The question, in one sentence.",
        "It learned from plain text, without labels. Is it generative?",
        required=True,
    )
    answer: str = declare(
        Word(40), "The answer in a few words.", "Depends on the use", required=True
    )
    accent: str = declare(accent, "The answer's colour.", "violet")
    points: tuple[Point, ...] = declare(Items(Record(Point)), "What the answer rests on.")
    text: Prose = declare(
        Markdown(700),
        "Why it is so.",
        "The training leaves it open, so look at the use.",
        required=True,
    )
    cite: tuple[Name, ...] = declare(Items(Slug()), "Keys of its sources.", "[hinton2006]")


@dataclass(frozen=True, kw_only=True)
class Takeaways(Item):
    """What to remember."""

    title: str = declare(Word(100), "What they are taken from.", "What to remember", required=True)
    points: tuple[Prose, ...] = declare(
        Items(Markdown(300)),
        "One each.",
        "[Deciding and making are two different aims.]",
        required=True,
    )


@dataclass(frozen=True, kw_only=True)
class Dot:
    """One value at one time."""

    name: str = declare(Word(40), "What was measured.", "AlexNet", required=True)
    when: str = declare(Moment(), "The year, month or day.", "2012-09", required=True)
    value: Amount | None = declare(Number(), "The value.", "4.7e17", required=True)
    estimate: bool = declare(Flag(), "Whether outsiders estimated it.", "true")
    accent: str = declare(accent, "The dot's colour.", "rust")
    note: Prose = declare(Markdown(240), "What to know of the value.", "The start of this count.")
    cite: tuple[Name, ...] = declare(Items(Slug()), "Keys of its sources.", "[hinton2006]")


@dataclass(frozen=True, kw_only=True)
class Plot(Item):
    """Values in time, on an axis."""

    title: str = declare(
        Word(100), "What is plotted.", "Arithmetic in one training run", required=True
    )
    lead: Prose = declare(
        Markdown(600), "What to know before looking.", "Each dot is one training run."
    )
    description: str = declare(
        Word(600),
        "What one sees, for those who hear the plot.",
        "The dots drift to the right as the years pass.",
        required=True,
    )
    unit: str = declare(Word(60), "What the values count.", "Operations (FLOP)", required=True)
    scale: str = declare(Choice((LOG, "linear")), "The axis; linear if it is not set.", "log")
    accent: str = declare(accent, "The colour of dots without their own.", "teal")
    points: tuple[Dot, ...] = declare(Items(Record(Dot)), "The values.", required=True)


@dataclass(frozen=True, kw_only=True)
class Component(Stage):
    """One stage of a system, and the items that it is made of."""

    items: tuple[Name, ...] = declare(
        Items(Path()), "The items that it is made of; the first gives its colour.", "[families/vae]"
    )


@dataclass(frozen=True, kw_only=True)
class System:
    """Several items joined into one."""

    id: Name = declare(Slug(), "The end of the system's address.", "picture", required=True)
    name: str = declare(Word(60), "What it does.", "A picture from a prompt", required=True)
    text: Prose = declare(
        Markdown(400), "What to know of it.", "The plan of an open model of 2022."
    )
    stages: tuple[Component, ...] = declare(
        Items(Record(Component)), "Its parts, in order.", required=True
    )


@dataclass(frozen=True, kw_only=True)
class Systems(Item):
    """How systems are put together from other items."""

    title: str = declare(
        Word(100), "What the systems have in common.", "Families at work", required=True
    )
    lead: Prose = declare(
        Markdown(400), "What they show.", "What people use is rarely one family alone."
    )
    systems: tuple[System, ...] = declare(Items(Record(System)), "The systems.", required=True)


@dataclass(frozen=True, kw_only=True)
class Term(Item):
    """An entry of the glossary."""

    term: str = declare(Word(60), "The term.", "Token", required=True)
    text: Prose = declare(
        Markdown(300),
        "Its meaning; the first sentence says it all.",
        "The unit in which a language model reads and writes.",
        required=True,
    )
    see: tuple[Name, ...] = declare(
        Items(Path()), "Other terms by their ids, other items by their paths.", "[embedding]"
    )


@dataclass(frozen=True, kw_only=True)
class Option:
    """An answer that a question offers."""

    text: Prose = declare(Markdown(200), "The answer.", "Write a typical e-mail", required=True)
    right: bool = declare(Flag(), "Set on the one that is right.", "true")
    feedback: Prose = declare(
        Markdown(400),
        "Why it is right, or why it tempts and fails.",
        "It can only judge an e-mail that it is handed.",
        required=True,
    )


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question with answers to choose from."""

    whole: bool = True
    id: Name = declare(Slug(), "The end of the question's address.", "spam", required=True)
    name: str = declare(Word(40), "The question in a few words.", "The spam filter", required=True)
    text: Prose = declare(
        Markdown(300),
        "The question.",
        "What can a spam filter not do, even in principle?",
        required=True,
    )
    options: tuple[Option, ...] = declare(
        Items(Record(Option), 2, 6), "The answers, one of them right.", required=True
    )
    explanation: Prose = declare(
        Markdown(500), "What to keep in mind.", "It knows nothing of which e-mails are usual."
    )
    cite: tuple[Name, ...] = declare(Items(Slug()), "Keys of its sources.", "[hinton2006]")
    was: tuple[Name, ...] = declare(
        Items(Slug()), "Former ids; their addresses keep working.", "[junk]"
    )


@dataclass(frozen=True, kw_only=True)
class Quiz(Item):
    """Questions with which readers check themselves."""

    title: str = declare(Word(100), "The quiz's name.", "Check yourself", required=True)
    accent: str = declare(accent, "The colour of the controls.", "teal")
    questions: tuple[Question, ...] = declare(
        Items(Record(Question)), "The questions, in order.", required=True
    )


# The share of a figure's height in its width.
RATIO = 0.8
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

    id: Name = declare(Slug(), "The world's name in addresses.", "lobes", required=True)
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
class Kind:
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
    """A question to ask in front of the figure."""

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
class Figure(Item):
    """Two classifiers on the same points: a Gaussian for each kind, and logistic regression."""

    whole: bool = True
    title: str = declare(
        Word(100), "What the figure is about.", "Same dots, two questions", required=True
    )
    lead: Prose = declare(
        Markdown(300),
        "What it shows before anybody touches it.",
        "Both decide about equally well. Only one can make new dots.",
        required=True,
    )
    description: str = declare(
        Word(600),
        "What one sees at first, for those who hear the figure.",
        "The same dots twice: with ellipses around each kind, and with a border alone.",
        required=True,
    )
    accent: str = declare(accent, "The colour of the controls.", "teal")
    a: Kind | None = declare(Record(Kind), "The first kind of points: round dots.", required=True)
    b: Kind | None = declare(Record(Kind), "The second kind: square dots.", required=True)
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
    real: tuple[Prose, ...] = declare(
        Items(Markdown(400)), "What is real in it.", "[Both are fitted in the page.]", required=True
    )
    left_out: tuple[Prose, ...] = declare(
        Items(Markdown(500)),
        "What it leaves out.",
        "[A picture has millions of numbers.]",
        required=True,
    )
    trials: tuple[Trial, ...] = declare(
        Items(Record(Trial)), "Questions for a class; shown where the block is open."
    )


@dataclass(frozen=True, kw_only=True)
class Sources(Item):
    """Sources that belong to no single item."""

    sources: tuple[Source, ...] = declare(
        Items(Record(Source)), "The sources; any file may cite them.", required=True
    )


KINDS: dict[str, type[Item]] = {
    "cases": Case,
    "comparisons": Comparison,
    "timelines": Timeline,
    "definitions": Definition,
    "figures": Figure,
    "glossary": Term,
    "takeaways": Takeaways,
    "plots": Plot,
    "quizzes": Quiz,
    "systems": Systems,
    "sources": Sources,
}
