"""How the figure of a denoiser is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.kinds.figures import grey
from mkdocs_genai_plugin.kinds.figures.controls import Control, Radios, Seed, Slider
from mkdocs_genai_plugin.kinds.figures.machine import Scene, Table
from mkdocs_genai_plugin.kinds.figures.stills import Still
from mkdocs_genai_plugin.render.element import Child, h

from .maths import COPY
from .moments import LOOKED_AT, SHOWN, VOTERS, Moment, looked_at, middle, moments, reach_of
from .record import WHOLE, WINDOWS, Denoiser

ANY = "any"
STEPS = range(1, 51)
# A copy, something new, and a failure; more would make the lesson heavy.
IN_STILLS = (WHOLE, "5", "3")
DenoiserScene = Scene[Denoiser]


def controls(scene: DenoiserScene) -> Iterator[Control]:
    """Return the four controls."""
    item, words = scene.item, scene.words
    names = [(str(number), group.name) for number, group in enumerate(item.shown)]
    sizes = [(window, _size(scene, window)) for window in WINDOWS]
    yield Radios("window", words["window"], sizes, window_of(item))
    yield Slider("steps", words["steps"], STEPS, float(item.steps or 20))
    yield Radios("wanted", words["wanted"], [(ANY, words["any"]), *names], ANY)
    yield Seed(words["draw"], words["new_draw"], words["old_draw"], float(item.seed or 1))


def window_of(item: Denoiser) -> str:
    """Return the window that is shown first."""
    return item.window or "5"


def _size(scene: DenoiserScene, window: str) -> str:
    return scene.words["whole"] if window == WHOLE else scene.say("size", side=window)


def start(scene: DenoiserScene) -> dict[str, Any]:
    """Return what the script starts from: what the machine knows, and the chosen pixel."""
    x, y = middle(scene.item.known)
    return {
        "width": scene.item.width,
        "pictures": [one.replace(" ", "") for one in scene.item.written],
        "classes": [
            {"name": group.name, "count": len(group.pictures)} for group in scene.item.shown
        ],
        "state": {"x": x + 1, "y": y + 1, "at": LOOKED_AT},
    }


def view(scene: DenoiserScene) -> Iterator[Child]:
    """Return the stages, the result beside what is nearest to it, and who voted for a pixel."""
    moment, item = moments(scene.item)[window_of(scene.item)], scene.item
    x, y = (place + 1 for place in middle(item.known))
    step = scene.numbers.whole(looked_at(int(item.steps or 20)) + 1)
    yield h("p", {"class": "genai-note"}, scene.words["rows"])
    yield h("ol", {"class": "genai-stages"}, _stages(scene, moment))
    yield h("div", {"class": "genai-drawn"}, _outcome(scene, moment))
    yield h("p", {"class": "genai-note genai-asked"}, scene.say("voters", x=x, y=y, step=step))
    yield h("ol", {"class": "genai-voters"}, _voters(scene, moment))


def _stages(scene: DenoiserScene, moment: Moment) -> Iterator[Element]:
    for place in range(SHOWN):
        there = place < len(moment.steps)
        step = scene.numbers.whole(moment.steps[place] if there else 0)
        pressed = "true" if place + 1 == min(LOOKED_AT, len(moment.steps)) else "false"
        does = {"type": "button", "data-do": f"at-{place + 1}", "aria-pressed": pressed}
        both = (one[place] if there else "" for one in (moment.pictures, moment.guesses))
        pictures = [_picture(scene, one) for one in both]
        label = h("span", {}, step)
        yield h("li", {} if there else {"hidden": "hidden"}, h("button", does, label, pictures))


def _picture(scene: DenoiserScene, written: str, *more: Child) -> Element:
    return grey.grey_picture(grey.levels(written), scene.item.width, scene.item.height, *more)


def _outcome(scene: DenoiserScene, moment: Moment) -> Iterator[Element]:
    """Return the result, the pieces that it consists of, and what is nearest."""
    seams = h("path", {"class": "genai-seams", "d": grey.seams(moment.pieces, scene.item.width)})
    yield _figure("result", _picture(scene, moment.result), scene.words["made_here"])
    yield _figure("near", _picture(scene, _nearest(scene, moment)), _near(scene, moment))
    marked = _picture(scene, moment.result, seams, *_chosen(scene))
    chooser = h("div", {"class": "genai-chooser"}, marked)
    yield _figure("pieces", chooser, _pieces(scene, moment))


def _chosen(scene: DenoiserScene) -> tuple[Element, Element]:
    """Return the marks of the chosen pixel and of its window."""
    known = scene.item.known
    x, y = middle(known)
    reach = reach_of(known, window_of(scene.item))
    left, right = max(0, x - reach), min(scene.item.width, x + reach + 1)
    top, bottom = max(0, y - reach), min(scene.item.height, y + reach + 1)
    window = h("path", {"class": "genai-window", "d": f"M{left} {top}H{right}V{bottom}H{left}Z"})
    return window, h("path", {"class": "genai-pixel", "d": f"M{x} {y}h1v1h-1Z"})


def _figure(name: str, picture: Element, caption: str) -> Element:
    return h("figure", {"class": f"genai-{name}"}, picture, h("figcaption", {}, caption))


def _nearest(scene: DenoiserScene, moment: Moment) -> str:
    return scene.item.written[moment.nearest]


def _near(scene: DenoiserScene, moment: Moment) -> str:
    """Return what the nearest picture is, and how far."""
    return scene.say(f"near_{_judged(moment)}", len(scene.item.written), **_said(scene, moment))


def _pieces(scene: DenoiserScene, moment: Moment) -> str:
    return scene.say("pieces", len(set(moment.pieces)))


def _judged(moment: Moment) -> str:
    return "copy" if moment.distance < COPY else "new"


def copy_verdict(scene: DenoiserScene, moment: Moment) -> str:
    """Return whether the result is a copy."""
    return scene.say(_judged(moment), len(scene.item.written), **_said(scene, moment))


def _said(scene: DenoiserScene, moment: Moment) -> dict[str, str]:
    return {
        "name": scene.item.class_of(moment.nearest),
        "distance": scene.numbers.decimal(moment.distance, 2),
    }


def _voters(scene: DenoiserScene, moment: Moment) -> Iterator[Element]:
    for place in range(VOTERS):
        there = place < len(moment.voters)
        number, share = moment.voters[place] if there else (0, 0.0)
        picture = _picture(scene, scene.item.written[int(number)], *_chosen(scene))
        label = h("span", {}, scene.numbers.percent(share, 0))
        yield h("li", {} if there else {"hidden": "hidden"}, picture, label)


def behind(scene: DenoiserScene) -> Iterable[Child]:
    """Return how a pixel is chosen with keys."""
    described = {"class": "genai-note genai-keys", "id": f"{scene.anchor}-keys"}
    yield h("p", described, scene.words["keys"])


def table(scene: DenoiserScene) -> Table:
    """Return what each window makes of the first noise."""
    rows = [
        (_size(scene, window), _said(scene, moment)["distance"], _yes(scene, moment))
        for window, moment in moments(scene.item).items()
    ]
    words = scene.words
    heads = (words["window"], words["distance"], words["is_copy"])
    caption = scene.say("table", seed=scene.numbers.whole(int(scene.item.seed or 1)))
    return Table(caption, heads, rows)


def _yes(scene: DenoiserScene, moment: Moment) -> str:
    return scene.words["yes" if _judged(moment) == "copy" else "no"]


def stills(scene: DenoiserScene) -> Iterator[Still]:
    """Return what some windows make of the same noise, the whole picture first."""
    for window in IN_STILLS:
        moment = moments(scene.item)[window]
        state = f"window={window}&seed={int(scene.item.seed or 1)}"
        says = scene.say(f"still_{window}", len(set(moment.pieces)))
        says = f"{says} {copy_verdict(scene, moment)}"
        yield Still(window, _size(scene, window), says, _pair(scene, moment), state)


def _pair(scene: DenoiserScene, moment: Moment) -> Element:
    """Return the result and what is nearest, side by side."""
    written = (moment.result, _nearest(scene, moment))
    names = [scene.words[key] for key in ("made", "nearest")]
    return grey.named([grey.levels(one) for one in written], names, scene.item.width)
