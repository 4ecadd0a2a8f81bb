"""Every word that the interface says by itself: one file a language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, make_dataclass, replace
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from .fields import Word, declarations, declare
from .files import read
from .forms import Forms
from .problems import Problem, report
from .structure import TextOr, read_record
from .tree import parse

ENGLISH = "en"
_LANGUAGES = Path(__file__).parents[1] / "languages"


def _said(help_: str) -> Any:
    """Declare a text that every language must have."""
    return declare(Word(100), help_, required=True)


def _counted(help_: str) -> Any:
    """Declare a text with a number ``{n}``, which takes the forms that its language has for it."""
    return declare(TextOr(Word(100), Forms, "other"), help_, required=True)


@dataclass(frozen=True, kw_only=True)
class Words:
    """The words of one language; what stands in braces is filled in.

    ``language`` is its code, ``borrowed`` are the names of words that it has from English.
    """

    language: str = "en"
    borrowed: frozenset[str] = frozenset()
    all: str = _said("The choice that narrows nothing down.")
    all_right: str = _said("Beside a question with several right answers.")
    answer: str = _said("Opens the answer to a question.")
    answers: str = _said("Heading over the answers at the end of a chapter, in a book.")
    as_listed: str = _said("The order in which entries are written, in a list of orders.")
    at_a_glance: str = _said("Heading over an item's facts.")
    best_at: str = _said("What an item does best.")
    book_access: str = _said("Says in a book's metadata how it can be read.")
    broken: str = _said("Over the report of mistakes on a page.")
    check: str = _said("The button that judges what was chosen or typed.")
    checked: str = _said("When somebody last checked an item; {day} is the date.")
    checked_all: str = _said("Under a page's sources: when all of it was checked, {day}.")
    cited_in: str = _said("Before the items that cite a source.")
    close: str = _said("Closes the answer to a case.")
    common_mistake: str = _said("Heading over a common mistake.")
    compared_by: str = _said("Names the first column of a comparison, for screen readers.")
    contents: str = _said("Heading over the list of a page's headings, in a single file.")
    controls: str = _said("Names the buttons of a timeline; {title} is its title.")
    dark: str = _said("The button that switches dark colours on and off, in a single file.")
    edit: str = _said("The link to the file behind an item.")
    estimate: str = _said("Marks a value that outsiders estimated.")
    filter: str = _said("Names the field that narrows many entries down.")
    forget: str = _said("The button that forgets the answers that were kept.")
    formula: str = _said("Names a formula, for screen readers.")
    found: Forms = _counted("Says how many entries a filter leaves: {n} of {total}.")
    further_reading: str = _said("Heading over what to read next.")
    guess: str = _said("Invites to guess the answer to a case, then to open it.")
    hint: str = _said("Opens what helps with a question.")
    how_it_samples: str = _said("Heading over how an item makes a sample.")
    how_it_works: str = _said("Heading over an item's stages.")
    if_it_took: str = _said("Under a plot: in bold, how long all takes if {name} took {time}.")
    in_a_formula: str = _said("Heading over an item's formula.")
    instead: str = _said("Before what is true instead of a common mistake.")
    keep: str = _said("The button that keeps a reader's answers in the browser.")
    kept: str = _said("Said once answers are kept.")
    landmarks: str = _said("Heading over an item's history.")
    least_first: str = _said("An order by a number, the least first; {name} is what it measures.")
    limits: str = _said("Heading over an item's limits.")
    link: str = _said("The link to an item's own address.")
    log_axis: Forms = _counted("Under a plot: the {unit}, and {n} times it from line to line.")
    mark_full: str = _said("A cell that says yes.")
    mark_none: str = _said("A cell that says no.")
    mark_part: str = _said("A cell that says partly.")
    measured: str = _said("Heading over how an item's results are measured.")
    missing: str = _said("Said where some of several right answers are chosen, and no wrong one.")
    mistaken: str = _said("Before a common mistake.")
    more: str = _said("The link to an item's own page; {name} is the item.")
    more_broken: Forms = _counted("Under a report cut short: it leaves out {n} mistakes.")
    most_first: str = _said("An order by a number, the greatest first; {name} is what it measures.")
    named: str = _said("Heads the column of names in the table of a plot.")
    next: str = _said("The button to the next step.")
    not_kept: str = _said("Said where a browser does not let a page keep answers.")
    numbers: str = _said("Opens the table of a plot.")
    offline: str = _said("Says on the first page of a bundle that it needs no network.")
    order: str = _said("Names the list of orders that many entries can be put in.")
    others: str = _said("Names the cards without a group.")
    outputs: str = _said("Heading over what an item gives out.")
    pause: str = _said("The button that stops a timeline.")
    play: str = _said("The button that starts a timeline.")
    previous: str = _said("The button to the step before.")
    progress: Forms = _counted("Says that {answered} of {total} are answered, and {n} right.")
    read_again: str = _said("Before where to read about a question again.")
    related: str = _said("Heading over an item's relations.")
    remarks: str = _said("Heads the column of remarks in the table of a plot.")
    right: str = _said("Before what is said of the right answer.")
    score: Forms = _counted("Says how many answers are right: {n} of {total}.")
    see: str = _said("Before what an entry of the glossary points to.")
    source: str = _said("Names the link to a source, for screen readers; {number} is its number.")
    sources: str = _said("Heading over the list of sources.")
    start: str = _said("The link from the first page of a bundle into the site.")
    start_again: str = _said("The button that takes all answers back.")
    status: str = _said("Says which step is shown: {n} of {total}, called {label}.")
    steps: str = _said("Names the steps of a timeline; {title} is its title.")
    strengths: str = _said("Heading over an item's strengths.")
    table: str = _said("Names a table in a text, for screen readers.")
    try_again: str = _said("Behind the word that a typed answer, or all that was chosen, is wrong.")
    unpack: str = _said("Says on the first page of a bundle what to do if its links lead nowhere.")
    uses: str = _said("Heading over an item's uses.")
    waiting: str = _said("In the place of a block that cannot be shown before mistakes are mended.")
    watch_out: str = _said("An item's typical failure.")
    when: str = _said("Heads the column of times in the table of a plot.")
    wrong: str = _said("Before what is said of a wrong answer.")
    your_answer: str = _said("Names the field for a typed answer.")


NAMES = frozenset(declarations(Words))


@cache
def parts() -> type:
    """Return the record of some of the words of a language; English alone needs none."""
    return make_dataclass(
        "Parts",
        [(name, Any, declare(one.type, one.help)) for name, one in declarations(Words).items()],
        frozen=True,
        kw_only=True,
        namespace={"__doc__": "Some of the words of a language."},
    )


def texts_of(word: str | Forms) -> Iterator[tuple[str, str]]:
    """Yield the texts of a word, each with its plural category; a plain word is for all numbers."""
    return word.written() if isinstance(word, Forms) else iter([("other", word)])


def filled_in(text: str) -> set[str]:
    """Return the names of what is filled into a text; one that cannot be filled in has a blank."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {""}


def languages() -> list[str]:
    """Return the languages that there are, as codes of BCP 47."""
    return sorted(path.stem for path in _LANGUAGES.glob("*.yml"))


def closest_language(code: str) -> str:
    """Return the language for a code such as ``pt-BR``: that one, else ``pt``, else English."""
    wanted = code.replace("_", "-")
    known = {name.lower(): name for name in languages()}
    return known.get(wanted.lower()) or known.get(wanted.lower().split("-")[0]) or "en"


def is_near(language: str, wanted: str) -> bool:
    """Tell whether a language is the one of a code, whatever the region."""
    return language.split("-")[0].lower() == wanted.replace("_", "-").split("-")[0].lower()


@cache
def words_of(language: str) -> Words:
    """Return the words of a language, those that it lacks in English.

    Raises ValueError if its file is not as it should be.
    """
    problems: list[Problem] = []
    path = _LANGUAGES / f"{language}.yml"
    file = read(path, _LANGUAGES, f"languages/{path.name}")
    tree = None if isinstance(file, Problem) else parse(file, problems)
    record = Words if language == ENGLISH else parts()
    found = read_record(record, tree, problems, path.name) if tree else None
    if found is None or problems:
        raise ValueError(report([*problems, *([file] if isinstance(file, Problem) else [])], 1))
    if isinstance(found, Words):
        return found
    given = {name: text for name, text in vars(found).items() if text}
    return replace(words_of(ENGLISH), **given, language=language, borrowed=NAMES.difference(given))
