"""Every word that the interface says by itself: one file a language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .fields import Word, declare
from .files import read
from .problems import Problem, report
from .structure import read_record
from .tree import parse

LANGUAGES = Path(__file__).parents[1] / "languages"


def said(help_: str) -> Any:
    """Declare a text that every language must have."""
    return declare(Word(100), help_, required=True)


@dataclass(frozen=True, kw_only=True)
class Words:
    """The words of one language; what stands in braces is filled in."""

    added: str = said(
        "Says that a point was added: of kind {name}, at {x}, {y}; {n} there are now."
    )
    adds: str = said("What a click in a figure does: adds a point of kind {name}.")
    answer: str = said("Opens the answer to a question.")
    at_a_glance: str = said("Heading over an item's facts.")
    at_probe: str = said("Says what both classifiers give {name} at {x}, {y}: {one}, {other}.")
    best_at: str = said("What an item does best.")
    broken: str = said("Over the report of mistakes on a page.")
    chance: str = said("Heads the probabilities of the second kind, {name}.")
    checked: str = said("When somebody last checked an item; {day} is the date.")
    checked_all: str = said("Under a page's sources: when all of it was checked, {day}.")
    cited_in: str = said("Before the items that cite a source.")
    click: str = said("Names the choice of what a click in a figure does.")
    close: str = said("Closes the answer to a case.")
    common_mistake: str = said("Heading over a common mistake.")
    compared_by: str = said("Names the first column of a comparison, for screen readers.")
    contents: str = said("Heading over the list of a page's headings, in a single file.")
    controls: str = said("Names the buttons of a timeline; {title} is its title.")
    count: str = said("Which of several is shown: {n} of {total}.")
    crossing: str = said("Says from how many points on the second classifier, {name}, errs less.")
    curve: str = said("Names the curve of errors on {n} points.")
    dark: str = said("The button that switches dark colours on and off, in a single file.")
    density: str = said("Heads the density that one classifier gives.")
    density_low: str = said("The {density} at the probe, and what most points are above: {low}.")
    draw: str = said("Names the choice of a random draw of points.")
    edit: str = said("The link to the file behind an item.")
    estimate: str = said("Marks a value that outsiders estimated.")
    formula: str = said("Names a formula, for screen readers.")
    fresh_wrong: str = said("Heads the shares of {n} points that each classifier gets wrong.")
    further_reading: str = said("Heading over what to read next.")
    guess: str = said("Invites to guess the answer to a case, then to open it.")
    how_it_samples: str = said("Heading over how an item makes a sample.")
    how_it_works: str = said("Heading over an item's stages.")
    in_a_formula: str = said("Heading over an item's formula.")
    instead: str = said("Before what is true instead of a common mistake.")
    kept: str = said("Says why a point was not removed.")
    keys_enter: str = said("What two keys do in a figure.")
    keys_move: str = said("What the arrow keys do in a figure.")
    landmarks: str = said("Heading over an item's history.")
    left_out: str = said("Heading over what a figure leaves out.")
    limits: str = said("Heading over an item's limits.")
    link: str = said("The link to an item's own address.")
    log_axis: str = said("Under a plot: the {unit}, and {factor} from line to line.")
    made: str = said("Says that {n} points were made.")
    make: str = said("The button that makes {n} points.")
    makes: str = said("Heads what each classifier can make.")
    mark_full: str = said("A cell that says yes.")
    mark_none: str = said("A cell that says no.")
    mark_part: str = said("A cell that says partly.")
    measured: str = said("Heading over how an item's results are measured.")
    mistaken: str = said("Before a common mistake.")
    more: str = said("The link to an item's own page; {name} is the item.")
    more_broken: str = said(
        "Under a report cut short; {number} is how many mistakes it leaves out."
    )
    move_probe: str = said("What a click in a figure does.")
    named: str = said("Heads the column of names in the table of a plot.")
    new_draw: str = said("The button that draws other points.")
    next: str = said("The button to the next step.")
    no_crossing: str = said(
        "Says that the second classifier, {name}, does not err less in the end."
    )
    numbers: str = said("Opens the table of a plot.")
    offline: str = said("Says on the first page of a bundle that it needs no network.")
    old_draw: str = said("The button that brings back the draw before.")
    others: str = said("Names the cards without a group.")
    outputs: str = said("Heading over what an item gives out.")
    own: str = said("How many points the reader added or removed.")
    pause: str = said("The button that stops a timeline.")
    play: str = said("The button that starts a timeline.")
    points: str = said("Names the number of points that a figure shows.")
    previous: str = said("The button to the step before.")
    probe: str = said("Names the mark in a figure that the reader moves.")
    real: str = said("Heading over what is real in a figure.")
    related: str = said("Heading over an item's relations.")
    remarks: str = said("Heads the column of remarks in the table of a plot.")
    removed: str = said("Says that a point was removed, as one was added.")
    removes: str = said("What a click in a figure does.")
    right: str = said("Before what is said of the right answer.")
    score: str = said("Says how many answers are right: {n} of {total}.")
    see: str = said("Before what an entry of the glossary points to.")
    show: str = said("The link that brings a figure to what a question asks about.")
    source: str = said("Names the link to a source, for screen readers; {number} is its number.")
    sources: str = said("Heading over the list of sources.")
    start: str = said("The link from the first page of a bundle into the site.")
    status: str = said("Says which step is shown: {n} of {total}, called {label}.")
    steps: str = said("Names the steps of a timeline; {title} is its title.")
    strengths: str = said("Heading over an item's strengths.")
    trials: str = said("Heading over questions for a class.")
    try_it: str = said("Opens the controls of a figure.")
    unpack: str = said("Says on the first page of a bundle what to do if its links lead nowhere.")
    unsaid: str = said("In the place of a density that a classifier does not have.")
    uses: str = said("Heading over an item's uses.")
    waiting: str = said("In the place of a block that cannot be shown before mistakes are mended.")
    watch_out: str = said("An item's typical failure.")
    when: str = said("Heads the column of times in the table of a plot.")
    world: str = said("Names the choice of where a figure's points come from.")
    wrong: str = said("Before what is said of a wrong answer.")
    wrong_now: str = said("Says what a figure shows, and both errors: {one}, {other}.")


def languages() -> list[str]:
    """Give the languages that there are, as codes of BCP 47."""
    return sorted(path.stem for path in LANGUAGES.glob("*.yml"))


def closest_language(code: str) -> str:
    """Give the language for a code such as ``pt-BR``: that one, else ``pt``, else English."""
    wanted = code.replace("_", "-")
    known = {name.lower(): name for name in languages()}
    return known.get(wanted.lower()) or known.get(wanted.lower().split("-")[0]) or "en"


@cache
def words(language: str) -> Words:
    """Give the words of a language; raises ValueError if its file is not as it should be."""
    problems: list[Problem] = []
    path = LANGUAGES / f"{language}.yml"
    file = read(path, LANGUAGES, f"languages/{path.name}")
    tree = None if isinstance(file, Problem) else parse(file, problems)
    found = read_record(Words, tree, problems, path.name) if tree else None
    if found is None or problems:
        raise ValueError(report([*problems, *([file] if isinstance(file, Problem) else [])], 1))
    return found
