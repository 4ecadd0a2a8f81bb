"""A figure: two classifiers on the same points, to be seen, read and tried.

What is drawn here is what the script starts from: it changes attributes and texts, and adds
no element. Without it the figure stays as it is, and its controls are away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.model import Figure, Kind, Learner, Trial
from mkdocs_genai_plugin.data.text import Prose
from mkdocs_genai_plugin.data.words import Words
from mkdocs_genai_plugin.maths.curve import crossing
from mkdocs_genai_plugin.maths.form import probability, value

from . import dots, parts, tabs
from .element import ROOT, Child, h
from .inline import prose
from .start import FRESH, MADE, Start, spot
from .theme import Theme, accented

MINUS = "\N{MINUS SIGN}"


def figure(theme: Theme, item: Figure, *, opened: bool = False) -> Element:
    """Give the figure; ``opened`` shows all of it at once, with the questions for a class."""
    words = theme.words
    start = Start(item, words)
    return h(
        "genai-figure",
        {"class": accented(ROOT, item.accent), "id": item.anchor, "data-figure": start.written},
        parts.former(item.was, item.folder),
        (h("span", {"id": _address(item, trial)}) for trial in item.trials if opened),
        parts.lead(item.lead),
        _frame(words, item, start),
        _results(words, item, start),
        h("p", {"class": "genai-status", "role": "status"}),
        _rest(words, item, start, opened=opened),
        parts.colophon(theme, item),
        tabs.end(),
    )


def _frame(words: Words, item: Figure, start: Start) -> Element:
    """Give both pictures side by side, with what their signs mean."""
    fits = start.fits
    one, two = (learner or Learner() for learner in (item.gaussian, item.logistic))
    pictures = (
        dots.picture(start, one.accent, fits.gaussian, fits.pair),
        dots.picture(start, two.accent, fits.logistic),
    )
    said = {"class": "genai-hidden", "role": "img", "aria-label": item.description}
    return h(
        "figure",
        {"class": "genai-dots", "aria-label": item.title},
        h("div", {"class": "genai-pair"}, (_asked(learner) for learner in (one, two))),
        h("div", {"class": "genai-pair genai-planes"}, h("span", said), pictures),
        h("figcaption", {"class": "genai-legend"}, _legend(words, item)),
    )


def _asked(learner: Learner) -> Element:
    attributes = {"class": accented("genai-learner", learner.accent)}
    name = h("strong", {}, learner.name)
    return h("p", attributes, name, " ", h("span", {}, prose(learner.question)))


def _legend(words: Words, item: Figure) -> Iterator[Child]:
    for sign, kind in zip(dots.KINDS, (item.a, item.b), strict=True):
        yield _key(sign, kind)
        yield " "
    yield h("span", {"class": "genai-key"}, dots.symbol("probe"), words.probe)


def _key(sign: str, kind: Kind | None) -> Element | None:
    if kind is None:
        return None
    return h("span", {"class": accented("genai-key", kind.accent)}, dots.symbol(sign), kind.name)


def percent(share: float) -> str:
    """Give a share as people read it."""
    return f"{100 * share:.1f}%"


def decimal(number: float, digits: int = 1) -> str:
    """Give a number with so many digits behind the point."""
    return f"{number:.{digits}f}".replace("-", MINUS)


def _results(words: Words, item: Figure, start: Start) -> Element:
    """Give how often each is wrong, and what each can make."""
    now = start.now
    head = words.fresh_wrong.format(n=f"{FRESH:,}")
    wrong = _row("wrong", head, (percent(now.gaussian), percent(now.logistic)))
    return _table(item, wrong, _makes(words, item))


def _at_probe(words: Words, item: Figure, start: Start) -> Element:
    """Give what each says of the place where the probe is."""
    fits, place = start.fits, spot(start.world.probe)
    chances = [
        decimal(probability(value(form, *place)), 3) for form in (fits.gaussian, fits.logistic)
    ]
    numbers = {"density": fits.log_density(*place), "low": fits.lowest}
    density = words.density_low.format(**{name: decimal(one) for name, one in numbers.items()})
    return _table(
        item,
        _row("chance", words.chance.format(name=start.kinds[1]), chances),
        _row("density", words.density, (density, words.unsaid)),
    )


def _table(item: Figure, *rows: Element) -> Element:
    """Give a table with a column for each classifier."""
    heads = h("tr", {}, h("td", {}), (_head(one) for one in (item.gaussian, item.logistic)))
    return h("table", {"class": "genai-results"}, h("thead", {}, heads), h("tbody", {}, rows))


def _head(learner: Learner | None) -> Element | None:
    if learner is None:
        return None
    return h("th", {"scope": "col", "class": accented("", learner.accent)}, learner.name)


def _row(name: str, head: str, cells: Iterable[str]) -> Element:
    attributes = {"class": f"genai-{name}"}
    return h(
        "tr", attributes, h("th", {"scope": "row"}, head), (h("td", {}, cell) for cell in cells)
    )


def _makes(words: Words, item: Figure) -> Element:
    """Give what each can make: the button is there with a script only."""
    button = _button("make", words.make.format(n=MADE))
    able, unable = (learner.making if learner else () for learner in (item.gaussian, item.logistic))
    return h(
        "tr",
        {"class": "genai-makes"},
        h("th", {"scope": "row"}, words.makes),
        h("td", {}, h("span", {}, prose(able)), " ", button),
        h("td", {}, prose(unable)),
    )


def _button(does: str, label: str) -> Element:
    return h("button", {"class": "genai-button", "type": "button", "data-do": does}, label)


def _rest(words: Words, item: Figure, start: Start, *, opened: bool) -> Element:
    """Give what stands behind the first frame."""
    return h(
        "details",
        {"class": "genai-rest", **({"open": "open"} if opened else {})},
        h("summary", {}, words.try_it),
        _controls(words, item, start),
        parts.points(
            ((world.name, world.text) for world in item.worlds), "genai-points genai-worlds"
        ),
        h(
            "p",
            {"class": "genai-note genai-keys", "id": f"{item.anchor}-keys"},
            words.keys_move,
            " ",
            words.keys_enter,
        ),
        _at_probe(words, item, start),
        _curve(words, item, start),
        parts.points((one.name, one.method) for one in (item.gaussian, item.logistic) if one),
        _listed(words.real, item.real),
        _listed(words.left_out, item.left_out),
        _trials(words, item) if opened else None,
    )


def _controls(words: Words, item: Figure, start: Start) -> Element:
    """Give the four controls, each with its number; the script shows them."""
    names = start.kinds
    worlds = [(str(world.id), world.name) for world in item.worlds]
    clicks = [
        ("probe", words.move_probe),
        ("a", words.adds.format(name=names[0])),
        ("b", words.adds.format(name=names[1])),
        ("remove", words.removes),
    ]
    slide = {"type": "range", "min": "0", "max": str(len(start.sizes) - 1), "step": "1"}
    slider = h("input", {**slide, "aria-label": words.points})
    draws = (_button("draw", words.new_draw), " ", _button("back", words.old_draw))
    return h(
        "div",
        {"class": "genai-controls", "data-search-exclude": ""},
        _control("world", words.world, _choices(worlds)),
        _control("points", words.points, slider),
        _control("draw", words.draw, draws),
        _control("click", words.click, _choices(clicks)),
    )


def _control(name: str, label: str, inside: Child | Iterable[Child]) -> Element:
    legend = h("legend", {}, label, " ", h("span", {"class": "genai-reading"}))
    return h("fieldset", {"class": f"genai-control genai-of-{name}"}, legend, inside)


def _choices(choices: Iterable[tuple[str, str]]) -> Iterator[Element]:
    for value_, label in choices:
        button = h("input", {"type": "radio", "value": value_})
        yield h("label", {"class": "genai-choice"}, button, h("span", {}, label))


def _curve(words: Words, item: Figure, start: Start) -> Element:
    """Give the errors over the number of training points: as a curve, in words and as numbers."""
    title = f"{item.anchor}-errors"
    name = h("strong", {"id": title}, words.curve.format(n=f"{FRESH:,}"))
    said = h("span", {"class": "genai-crossing"}, _crossing(words, start))
    learners = (("gaussian", item.gaussian), ("logistic", item.logistic))
    return h(
        "figure",
        {"class": "genai-learning"},
        h("figcaption", {}, name, " ", said),
        dots.curve(title, start),
        h("div", {"class": "genai-legend"}, (_line_key(*one) for one in learners)),
        _numbers(words, start),
    )


def _crossing(words: Words, start: Start) -> str:
    found, name = crossing(start.errors), start.names[1]
    if not found:
        return words.no_crossing.format(name=name)
    return words.crossing.format(name=name, n=f"{found:,}")


def _line_key(sign: str, learner: Learner | None) -> Element | None:
    if learner is None:
        return None
    name = accented("genai-key", learner.accent)
    return h("span", {"class": name}, dots.symbol(sign), learner.name)


def _numbers(words: Words, start: Start) -> Element:
    heads = (words.points, *start.names)
    table = h(
        "table",
        {"class": "genai-errors", "data-search-exclude": ""},
        h("thead", {}, h("tr", {}, (h("th", {"scope": "col"}, head) for head in heads))),
        h(
            "tbody",
            {},
            (
                _row("error", f"{one.points:,}", (percent(one.gaussian), percent(one.logistic)))
                for one in start.errors
            ),
        ),
    )
    return h("details", {}, h("summary", {}, words.numbers), table)


def _listed(title: str, texts: Iterable[Prose]) -> list[Child]:
    return [h("p", {}, h("strong", {}, title)), parts.bullets("", texts)]


def _address(item: Figure, trial: Trial) -> str:
    """Give what a figure's address has to say to show what a question asks about."""
    at = "&x={:g}&y={:g}".format(*spot(trial.probe)) if trial.probe else ""
    return f"{item.anchor}?world={trial.world}&n={trial.points or 60:g}{at}"


def _trials(words: Words, item: Figure) -> list[Child]:
    asked = [
        h(
            "li",
            {},
            h(
                "p",
                {},
                prose(trial.ask),
                " ",
                h("a", {"href": f"#{_address(item, trial)}"}, words.show),
            ),
            h("details", {}, h("summary", {}, words.answer), h("p", {}, prose(trial.answer))),
        )
        for trial in item.trials
    ]
    title = h("p", {}, h("strong", {}, words.trials))
    return [title, h("ol", {"class": "genai-trials"}, asked)] if asked else []
