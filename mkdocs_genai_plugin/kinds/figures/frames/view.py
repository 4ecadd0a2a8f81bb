"""How the figure of films is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.kinds.figures import grey
from mkdocs_genai_plugin.kinds.figures.controls import Buttons, Control, Radios, Seed
from mkdocs_genai_plugin.kinds.figures.machine import Scene, Table
from mkdocs_genai_plugin.kinds.figures.stills import Still
from mkdocs_genai_plugin.render.element import Child, h

from .maths import FRAMES, SIDE
from .moments import CHANGES, JUMPS, RIGHT, Moment, moments, seed_of
from .record import ALL, TOGETHER
from .record import Frames as Item

FramesScene = Scene[Item]
SIGNS = {RIGHT: "=", JUMPS: "×", CHANGES: "≠"}
# Of 3,000 films for each number of frames: false steps a film, faultless frames, copied films.
MEASURED = {
    "1": (6.27, 1.0, 0.0),
    "3": (1.79, 0.9999, 0.0),
    "5": (0.81, 0.9999, 0.04),
    "7": (0.35, 1.0, 0.41),
    ALL: (0.0, 1.0, 1.0),
}
_GAP = 3  # pixels between the frames of a still
IN_STILLS = ("1", "3", ALL)


def controls(scene: FramesScene) -> Iterator[Control]:
    """Return the three controls."""
    words = scene.words
    choices = [(together, _name(scene, together)) for together in TOGETHER]
    yield Radios("together", words["together"], choices, together_of(scene.item))
    yield Buttons("run", words["run"], [("play", words["play"]), ("step", words["step"])])
    yield Seed(words["draw"], words["new_draw"], words["old_draw"], float(seed_of(scene.item)))


def together_of(item: Item) -> str:
    """Return how many frames are seen together at first."""
    return item.together or ALL


def _name(scene: FramesScene, together: str) -> str:
    return scene.words["all"] if together == ALL else scene.numbers.whole(int(together))


def start(scene: FramesScene) -> dict[str, Any]:
    """Return what the script starts from: the chosen frame, and what was measured."""
    copied = {together: scene.numbers.percent(MEASURED[together][2], 0) for together in TOGETHER}
    wrong = {together: scene.numbers.decimal(MEASURED[together][0], 1) for together in TOGETHER}
    return {"state": {"at": 1}, "signs": SIGNS, "copied": copied, "wrong": wrong}


def view(scene: FramesScene) -> Iterator[Child]:
    """Return the frames in a row, what happens between them, and one of them large."""
    moment = moments(scene.item)[together_of(scene.item)]
    yield h("ol", {"class": "genai-film"}, _frames(scene, moment))
    yield h("p", {"class": "genai-note"}, scene.words["signs"])
    large = h("div", {"class": "genai-player"}, _picture(moment.frames[0]))
    said = h("p", {"class": "genai-said"}, told(scene, moment))
    tally = h("p", {"class": "genai-tally"}, _measured(scene, together_of(scene.item)))
    yield h("div", {"class": "genai-watched"}, large, h("div", {}, said, tally))


def _frames(scene: FramesScene, moment: Moment) -> Iterator[Element]:
    for number, (frame, step) in enumerate(zip(moment.frames, ["", *moment.steps], strict=True), 1):
        sign = SIGNS.get(step, "")
        label = f"{sign} {scene.say('frame', at=scene.numbers.whole(number))}".strip()
        does = {"type": "button", "data-do": f"at-{number}", "aria-label": label}
        pressed = {"aria-pressed": "true" if number == 1 else "false"}
        shown = h("span", {"class": "genai-sign", "aria-hidden": "true"}, sign)
        yield h("li", {}, h("button", {**does, **pressed}, shown, _picture(frame)))


def _picture(written: str) -> Element:
    return grey.grey_picture(grey.levels(written), SIDE, SIDE)


def told(scene: FramesScene, moment: Moment) -> str:
    """Return what is right and wrong in a film."""
    numbers = {
        "wrong": scene.numbers.whole(moment.wrong),
        "steps": scene.numbers.whole(FRAMES - 1),
        "faultless": scene.numbers.whole(moment.faultless),
        "frames": scene.numbers.whole(FRAMES),
    }
    said = scene.say("told", **numbers)
    return f"{said} {scene.words['copied']}" if moment.copied else said


def _measured(scene: FramesScene, together: str) -> str:
    wrong, _, copied = MEASURED[together]
    numbers = {
        "wrong": scene.numbers.decimal(wrong, 1),
        "copied": scene.numbers.percent(copied, 0),
    }
    return scene.say("tally_measured", **numbers)


def table(scene: FramesScene) -> Table:
    """Return what 3,000 films of each kind are like."""
    words, numbers = scene.words, scene.numbers
    rows = [
        (
            _name(scene, together),
            numbers.decimal(wrong, 2),
            numbers.percent(faultless, 2),
            numbers.percent(copied, 0),
        )
        for together, (wrong, faultless, copied) in MEASURED.items()
    ]
    heads = (words["together"], words["false_steps"], words["faultless"], words["are_copies"])
    return Table(words["table"], heads, rows)


def stills(scene: FramesScene) -> Iterator[Still]:
    """Return the film of the same noise for some numbers of frames."""
    for together in IN_STILLS:
        moment = moments(scene.item)[together]
        state = f"together={together}&seed={seed_of(scene.item)}"
        says = f"{scene.words[f'still_{together}']} {told(scene, moment)}"
        yield Still(together, _name(scene, together), says, _strip(moment), state)


def _strip(moment: Moment) -> Element:
    """Return the frames side by side with the signs between them."""
    stride = SIDE + _GAP
    middles = " ".join(f"{number * stride - _GAP / 2:g}" for number in range(1, FRAMES))
    place = {**grey.WORD, "font-size": "3.4", "x": middles, "y": "5.2"}
    signs = h("text", place, "".join(SIGNS[step] for step in moment.steps))
    frames = grey.row([grey.levels(frame) for frame in moment.frames], SIDE, _GAP)
    size = f"-.5 -.5 {FRAMES * stride - _GAP + 1} {SIDE + 1}"
    return h("svg", {**grey.UNSAID, "viewBox": size, "class": "genai-grey"}, frames, signs)
