"""What stands around the pictures: names, results, controls, the curve of errors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.kinds.figures.controls import Control, Radios, Seed, Slider, button
from mkdocs_genai_plugin.kinds.figures.machine import Scene
from mkdocs_genai_plugin.render import parts
from mkdocs_genai_plugin.render.element import UNSEARCHED, Child, h
from mkdocs_genai_plugin.render.inline import prose
from mkdocs_genai_plugin.render.theme import accented

from . import pictures
from .curve import crossing
from .form import probability, value
from .record import Classifiers, Learner, Sort, Trial
from .start import FRESH, MADE, Start, spot

Drawn = Scene[Classifiers]
LIVE = re.compile(r"{(gaussian|logistic)}")


def view(scene: Drawn) -> Iterator[Child]:
    """Return both pictures, and how often each is wrong."""
    start = Start(scene.item)
    yield _frame(scene, start)
    yield _results(scene, start)


def lead_with_errors(scene: Drawn) -> Iterator[Child]:
    """Return the lead, with both errors in the place of their names in braces."""
    now = Start(scene.item).now
    for part in prose(scene.item.lead):
        if isinstance(part, str):
            for place, text in enumerate(LIVE.split(part)):
                share = getattr(now, text) if place % 2 else 0
                shown = {"class": "genai-live", "data-live": text}
                yield h("span", shown, scene.numbers.percent(share)) if place % 2 else text
        else:
            yield part


def _frame(scene: Drawn, start: Start) -> Element:
    """Return both pictures side by side, with what their signs mean."""
    fits, item = start.fits, scene.item
    one, two = (learner or Learner() for learner in (item.logistic, item.gaussian))
    shown = (
        pictures.scatter(start, one.accent, fits.logistic),
        pictures.scatter(start, two.accent, fits.gaussian, fits.pair),
    )
    said = {"class": "genai-hidden", "role": "img", "aria-label": item.description}
    keys = {"class": "genai-note genai-keys", "id": f"{item.anchor}-keys"}
    return h(
        "figure",
        {"class": "genai-dots", "aria-label": item.title},
        h("div", {"class": "genai-pair"}, (_asked(learner) for learner in (one, two))),
        h("div", {"class": "genai-pair genai-planes"}, h("span", said), shown),
        h("p", keys, f"{scene.words['keys_move']} {scene.words['keys_enter']}"),
        h("figcaption", {"class": "genai-legend"}, _legend(scene)),
    )


def _asked(learner: Learner) -> Element:
    attributes = {"class": accented("genai-learner", learner.accent)}
    name = h("strong", {}, learner.name)
    return h("p", attributes, name, " ", h("span", {}, prose(learner.question)))


def _legend(scene: Drawn) -> Iterator[Child]:
    for sign, kind in zip(pictures.CLASSES, (scene.item.a, scene.item.b), strict=True):
        yield _key(sign, kind)
        yield " "
    for sign, word in (("new", "makes"), ("probe", "probe")):
        yield h("span", {"class": "genai-key"}, pictures.symbol(sign), scene.words[word])
        yield " "


def _key(sign: str, kind: Sort | None) -> Element | None:
    if kind is None:
        return None
    name = accented("genai-key", kind.accent)
    return h("span", {"class": name}, pictures.symbol(sign), kind.name)


def _results(scene: Drawn, start: Start) -> Element:
    """Return how often each is wrong, and what each can make."""
    numbers, now = scene.numbers, start.now
    head = scene.say("fresh_wrong", FRESH)
    wrong = _row("wrong", head, (numbers.percent(now.logistic), numbers.percent(now.gaussian)))
    return _table(scene.item, scene.item.title, wrong, _makes(scene))


def _at_probe(scene: Drawn, start: Start) -> Element:
    """Return what each says of the place where the probe is."""
    fits, place, numbers = start.fits, spot(start.world.probe), scene.numbers
    odds = (value(form, *place) for form in (fits.logistic, fits.gaussian))
    chances = [numbers.decimal(probability(one), 3) for one in odds]
    density = scene.say(
        "density_low",
        density=numbers.decimal(fits.log_density(*place)),
        low=numbers.decimal(fits.lowest),
    )
    return _table(
        scene.item,
        scene.words["probe"],
        _row("chance", scene.say("chance", name=start.kinds[1]), chances),
        _row("density", scene.words["density"], (scene.words["unsaid"], density)),
    )


def _table(item: Classifiers, name: str, *rows: Element) -> Element:
    """Return a table with a column for each classifier, the discriminative one left."""
    heads = h("tr", {}, h("td", {}), (_head(one) for one in (item.logistic, item.gaussian)))
    caption = h("caption", {"class": "genai-hidden"}, name)
    table = (caption, h("thead", {}, heads), h("tbody", {}, rows))
    return h("table", {"class": "genai-results"}, table)


def _head(learner: Learner | None) -> Element | None:
    if learner is None:
        return None
    return h("th", {"scope": "col", "class": accented("", learner.accent)}, learner.name)


def _row(name: str, head: str, cells: Iterable[str]) -> Element:
    attributes = {"class": f"genai-{name}"}
    return h(
        "tr", attributes, h("th", {"scope": "row"}, head), (h("td", {}, cell) for cell in cells)
    )


def _makes(scene: Drawn) -> Element:
    """Return what each can make: the button is there with a script only."""
    make = button("make", scene.say("make", MADE))
    learners = (scene.item.gaussian, scene.item.logistic)
    able, unable = (learner.making if learner else () for learner in learners)
    return h(
        "tr",
        {"class": "genai-makes"},
        h("th", {"scope": "row"}, scene.words["makes"]),
        h("td", {}, prose(unable)),
        h("td", {}, h("span", {}, prose(able)), " ", make),
    )


def behind(scene: Drawn) -> Iterator[Child]:
    """Return what stands behind the first frame: worlds, the probe, the curve, both methods."""
    item, start = scene.item, Start(scene.item)
    told = ((world.name, world.text) for world in item.worlds)
    yield parts.points(told, "genai-points genai-worlds")
    yield _at_probe(scene, start)
    yield _curve(scene, start)
    yield parts.points((one.name, one.method) for one in (item.logistic, item.gaussian) if one)


def controls(scene: Drawn) -> Iterator[Control]:
    """Return the four controls."""
    words, start = scene.words, Start(scene.item)
    worlds = [(str(world.id), world.name) for world in scene.item.worlds]
    clicks = [
        ("probe", words["move_probe"]),
        ("a", scene.say("adds", name=start.kinds[0])),
        ("b", scene.say("adds", name=start.kinds[1])),
        ("remove", words["removes"]),
    ]
    yield Radios("world", words["world"], worlds)
    yield Slider("points", words["points"], start.sizes, start.points, key="n")
    yield Seed(words["draw"], words["new_draw"], words["old_draw"], start.seed)
    yield Radios("click", words["click"], clicks, key="")


def _curve(scene: Drawn, start: Start) -> Element:
    """Return the errors over the number of training points: a curve, in words and as numbers."""
    item, title = scene.item, f"{scene.anchor}-errors"
    name = h("strong", {"id": title}, scene.say("curve", FRESH))
    said = h("span", {"class": "genai-crossing"}, _crossing(scene, start))
    learners = (("logistic", item.logistic), ("gaussian", item.gaussian))
    return h(
        "figure",
        {"class": "genai-learning"},
        h("figcaption", {}, name, " ", said),
        pictures.error_curve(title, start, scene.numbers),
        h("div", {"class": "genai-legend"}, (_line_key(*one) for one in learners)),
        _numbers(scene, start),
    )


def _crossing(scene: Drawn, start: Start) -> str:
    found, name = crossing(start.errors), start.names[1]
    if not found:
        return scene.say("no_crossing", name=name)
    return scene.say("crossing", found, name=name)


def _line_key(sign: str, learner: Learner | None) -> Element | None:
    if learner is None:
        return None
    name = accented("genai-key", learner.accent)
    return h("span", {"class": name}, pictures.symbol(sign), learner.name)


def _numbers(scene: Drawn, start: Start) -> Element:
    numbers, heads = scene.numbers, (scene.words["points"], *reversed(start.names))
    rows = (
        _row(
            "error",
            numbers.whole(one.points),
            (numbers.percent(one.logistic), numbers.percent(one.gaussian)),
        )
        for one in start.errors
    )
    table = h(
        "table",
        {"class": "genai-errors", **UNSEARCHED},
        h("caption", {"class": "genai-hidden"}, scene.words["points"]),
        h("thead", {}, h("tr", {}, (h("th", {"scope": "col"}, head) for head in heads))),
        h("tbody", {}, rows),
    )
    return h("details", {}, h("summary", {}, scene.theme.words.numbers), table)


def state_of(trial: Trial) -> str:
    """Return what a figure's address has to say to show what a question asks about."""
    at = "&x={:g}&y={:g}".format(*spot(trial.probe)) if trial.probe else ""
    return f"world={trial.world}&n={trial.points or 60:g}{at}"
