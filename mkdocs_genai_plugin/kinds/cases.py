"""Cases: a card for each, with the question in sight and the answer to be opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.blocks import Blocks
from mkdocs_genai_plugin.data.fields import Cites, Items, Label, LongText, Markdown, Word, declare
from mkdocs_genai_plugin.data.item import Item, Point, accent
from mkdocs_genai_plugin.data.kind import Kind
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.picture import Picture, picture
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.structure import Record
from mkdocs_genai_plugin.data.suggest import closest
from mkdocs_genai_plugin.data.text import Name, Prose
from mkdocs_genai_plugin.data.words import Words
from mkdocs_genai_plugin.render import parts, tabs
from mkdocs_genai_plugin.render.answers import KEY_ATTRIBUTE, answer_key, keeper
from mkdocs_genai_plugin.render.block import View, of_folder
from mkdocs_genai_plugin.render.blocks import passage
from mkdocs_genai_plugin.render.count import count
from mkdocs_genai_plugin.render.element import ROOT, UNSEARCHED, Child, h, heading
from mkdocs_genai_plugin.render.inline import prose
from mkdocs_genai_plugin.render.picture import depicted
from mkdocs_genai_plugin.render.theme import Theme, accented


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
    picture: Picture | None = declare(picture, "A picture of what the question is about.")
    answer: str = declare(
        Word(40), "The answer in a few words.", "Depends on the use", required=True
    )
    choice: Name = declare(
        Label(30),
        "The answer in a word, among those of all cases that readers choose from.",
        "Depends",
    )
    accent: str = declare(accent, "The answer's colour.", "violet")
    points: tuple[Point, ...] = declare(Items(Record(Point)), "What the answer rests on.")
    text: Blocks = declare(
        LongText(2000),
        "Why it is so.",
        "The training leaves it open, so look at the use.",
        required=True,
    )
    cite: tuple[Name, ...] = declare(Items(Cites()), "Keys of its sources.", "[hinton2006]")


def alike_choices(pack: Pack) -> Iterator[Problem]:
    """Yield choices that one case alone has, and that are nearly those of others."""
    used = Counter(case.choice for case in pack.of(Case) if case.choice)
    for case in pack.of(Case):
        if case.choice and used[case.choice] == 1:
            meant = {str(one).lower(): str(one) for one in used if one != case.choice}
            if near := meant.get(closest(case.choice, list(meant), 0.8), ""):
                message = f"'{case.choice}' is no choice of another case; did you mean \"{near}\"?"
                edits = case.choice.place.instead(case.choice, near)
                yield Problem(
                    case.choice.place, message, Rule.CHOICE, f"Write:  choice: {near}", edits
                )


def cases(view: View[Case]) -> Element:
    """Return questions that people argue about, each with its answer; ``only`` picks some."""
    by_name = sorted(view.items, key=lambda case: case.name.casefold())
    chosen = parts.picked(by_name, view.request.only)
    offered = _choices(chosen)
    offered = offered if offered[1:] else _choices(view.items)
    return h(
        "genai-cases",
        {"class": ROOT},
        (_case(view.theme, case, offered) for case in chosen),
        _count(view.theme.words) if offered else None,
    )


def _choices(cases: Iterable[Case]) -> list[str]:
    """Return what readers choose from: the choices of the cases, by the alphabet."""
    return sorted({case.choice for case in cases if case.choice}, key=str.casefold)


def _count(words: Words) -> list[Child]:
    """Return the line that the script writes, and the buttons that keep guesses."""
    status = {"class": "genai-guessed", "role": "status", **UNSEARCHED}
    said = h("span", {"class": "genai-hidden"})
    guessed = count(text=words.score, progress=words.progress)
    return [h("p", status, said, guessed), keeper(words), tabs.end()]


def _case(theme: Theme, case: Case, offered: Sequence[str]) -> Element:
    key = answer_key(case.path, (case.question, case.choice)) if case.choice else ""
    return h(
        "article",
        {"class": accented("genai-case", case.accent), "aria-label": case.name, KEY_ATTRIBUTE: key},
        heading(1, case.name, f"{case.anchor}-title"),
        _link(theme, case),
        h("p", {"class": "genai-asked"}, prose(case.question)),
        depicted(case.picture),
        _guess(theme.words, case, offered) if case.choice else None,
        h("details", {}, _summary(theme, case), _answer(theme, case)),
    )


def _guess(words: Words, case: Case, offered: Sequence[str]) -> Element:
    """Return the choices, of which the script marks the one that a reader has taken."""
    named = {"role": "group", "aria-label": f"{words.your_answer}: {case.name}"}
    buttons = (_choice(words, choice, right=choice == case.choice) for choice in offered)
    return h("div", {"class": "genai-choices", **UNSEARCHED, **named}, buttons)


def _choice(words: Words, choice: str, *, right: bool) -> Element:
    name = "genai-pick genai-right" if right else "genai-pick"
    attributes = {"type": "button", "class": name, "data-choice": choice, "aria-pressed": "false"}
    mark = h("strong", {"class": "genai-mark"}, words.right if right else words.wrong)
    return h("button", {**attributes, "hidden": ""}, h("span", {}, choice), " ", mark)


def _link(theme: Theme, case: Case) -> Element:
    words = theme.words.link
    attributes = {"href": f"#{case.anchor}", "aria-label": f"{words}: {case.name}"}
    return h("p", {"class": "genai-link", **UNSEARCHED}, h("a", attributes, words))


def _summary(theme: Theme, case: Case) -> Element:
    """Return what opens the answer, and closes it again."""
    return h(
        "summary",
        UNSEARCHED,
        h("span", {"class": "genai-guess"}, theme.words.guess),
        " ",
        h("span", {"class": "genai-close"}, theme.words.close),
        h("span", {"class": "genai-hidden"}, f": {case.name}"),
    )


def _answer(theme: Theme, case: Case) -> Element:
    """Return the answer; the case's address stands inside, so that a link to it opens it."""
    return h(
        "div",
        {"class": "genai-revealed"},
        h("span", {"id": case.anchor}),
        h("p", {"class": "genai-verdict"}, h("strong", {}, case.answer)),
        parts.points((point.name, point.text) for point in case.points),
        passage(theme.words, case.text, keys=case.cite),
        parts.colophon(theme, case),
    )


BLOCK = of_folder("genai-cases", "cases", "cases", cases, "a case")
KIND = Kind("cases", Case, (BLOCK,), (alike_choices,))
