"""A figure as it stands in a page: what is the same for every machine.

What is drawn here is what the script starts from. Without it a figure is its first frame, its
stills and its table, and its controls are away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any
from xml.etree.ElementTree import Element

from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.text import Inline, Name, Prose
from mkdocs_genai_plugin.render import parts, tabs
from mkdocs_genai_plugin.render.answers import KEY_ATTRIBUTE, answer_key, silent_keeper
from mkdocs_genai_plugin.render.element import ROOT, Child, h
from mkdocs_genai_plugin.render.inline import prose, shown_text
from mkdocs_genai_plugin.render.language import mark_texts
from mkdocs_genai_plugin.render.page import at_state
from mkdocs_genai_plugin.render.theme import Theme, accented

from . import stills
from .controls import control_panel
from .machine import Machine, Scene, Table, machine
from .record import Answer, Figure, Prediction


def figure(theme: Theme, pack: Pack, item: Figure, *, opened: bool = False) -> Element:
    """Return the figure; ``opened`` shows all of it at once, with the questions for a class."""
    shown = machine(item.machine)
    scene = shown.scene(theme, item)
    drawn = _figure(shown, scene, opened=opened)
    return _marked(drawn, scene, pack)


def _marked(drawn: Element, scene: Scene[Any], pack: Pack) -> Element:
    """Return what is drawn with the languages of its words and of its item said."""
    theme, item = scene.theme, scene.item
    own = pack.language_of(item) or theme.page_language
    mark_texts(drawn, theme, scene.language, _texts(item), own)
    return drawn


def _texts(value: object) -> Iterator[str]:
    """Yield every text in a record."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))
    elif isinstance(value, tuple):
        if all(isinstance(part, Inline) for part in value):
            yield shown_text(value)
        for part in value:
            yield from _texts(part)


def _figure(shown: Machine[Any], scene: Scene[Any], *, opened: bool) -> Element:
    theme, item = scene.theme, scene.item
    controls = control_panel(shown.controls(scene))
    moments = list(shown.stills(scene))
    attributes = {
        "class": accented(ROOT, item.accent),
        "id": item.anchor,
        "data-machine": " ".join([*shown.needs, shown.name]),
        "data-figure": shown.written(scene),
    }
    return h(
        "genai-figure",
        attributes,
        stills.state_targets(item.anchor, _asked(shown, item, moments)),
        _lead(shown, scene),
        _prediction(scene, item.prediction),
        h("div", {"class": "genai-view"}, shown.view(scene)),
        _strip(scene, moments) if opened else h("genai-stills", {}),
        None if shown.closed else controls,
        h("p", {"class": "genai-status", "role": "status"}),
        _rest(shown, scene, controls if shown.closed else None, opened=opened),
        parts.colophon(theme, item),
        tabs.end(),
    )


def shown(theme: Theme, pack: Pack, path: Name | None) -> list[Element]:
    """Return the figure that another item names, and a link to its page with the questions."""
    item = pack.find(path) if path else None
    if not isinstance(item, Figure):
        return []
    questions = machine(item.machine).scene(theme, item).words["trials"]
    link = h("a", {"href": f"item:{item.path}"}, questions)
    more = h("p", {"class": "genai-more", parts.ITEM_PAGE: item.path}, link)
    return [figure(theme, pack, item), *([more] if item.trials else [])]


def tried(theme: Theme, pack: Pack, path: Name | None, anchor: str) -> Element | None:
    """Return the stills of the figure that another item names, for the part with ``anchor``.

    There is neither a script nor data of the figure: a link leads to the whole of it.
    """
    item = pack.find(path) if path else None
    return _tried(theme, pack, item, anchor, "genai-tried") if isinstance(item, Figure) else None


def stills_alone(theme: Theme, pack: Pack, item: Figure) -> Element:
    """Return the stills of a figure alone, as ``tried`` does."""
    return _tried(theme, pack, item, item.anchor, f"{ROOT} genai-tried")


def _tried(theme: Theme, pack: Pack, item: Figure, anchor: str, name: str) -> Element:
    shown = machine(item.machine)
    scene = shown.scene(theme, item)
    link = scene.words["whole_figure"]
    strip = stills.strip(list(shown.stills(scene)), item.title, anchor, link, item.path)
    title = h("p", {"class": "genai-kind"}, item.title)
    return _marked(h("div", {"class": accented(name, item.accent)}, title, strip), scene, pack)


def _strip(scene: Scene[Any], moments: list[stills.Still]) -> Element:
    item, link = scene.item, scene.words["show"]
    return stills.strip(moments, item.title, item.anchor, link, item.path)


def _asked(shown: Machine[Any], item: Figure, moments: Iterable[stills.Still]) -> Iterator[str]:
    """Return every state that a link asks for."""
    yield from (shown.show(trial) for trial in item.trials)
    yield from (still.state for still in moments)


def _lead(shown: Machine[Any], scene: Scene[Any]) -> Element | None:
    lead = shown.lead(scene)
    said = prose(lead) if isinstance(lead, tuple) else list(lead)
    return h("p", {"class": "genai-lead"}, said) if lead else None


def _prediction(scene: Scene[Any], asked: Prediction | None) -> Element | None:
    """Return the question before the reveal; each answer has what is said of it."""
    if asked is None:
        return None
    name = f"{scene.anchor}-prediction"
    answers = (_answer(scene, name, answer) for answer in asked.answers)
    texts = (part for answer in asked.answers for part in (answer.text, f"{answer.right}"))
    key = answer_key(f"{scene.item.path}/{asked.id}", (asked.ask, *texts))
    attributes = {
        "class": "genai-prediction",
        "id": name,
        "data-show": asked.show,
        KEY_ATTRIBUTE: key,
    }
    legend = h("legend", {}, prose(asked.ask))
    return h("fieldset", attributes, legend, answers, silent_keeper())


def _answer(scene: Scene[Any], name: str, answer: Answer) -> Element:
    """Return an answer: what is said of it shows once it is chosen, on paper for the right one."""
    word = scene.theme.words.right if answer.right else scene.theme.words.wrong
    kind = {"class": f"genai-guess genai-{'right' if answer.right else 'wrong'}"}
    radio = h("input", {"type": "radio", "name": name})
    label = h("label", {"class": "genai-choice"}, radio, h("span", {}, prose(answer.text)))
    reply = h(
        "p", {"class": "genai-reply"}, h("strong", {}, word), " ", h("span", {}, prose(answer.says))
    )
    return h("div", kind, label, reply)


def _rest(
    shown: Machine[Any], scene: Scene[Any], controls: Element | None, *, opened: bool
) -> Element:
    """Return what stands behind the first frame."""
    item, words = scene.item, scene.words
    return h(
        "details",
        {"class": "genai-rest", **({"open": "open"} if opened else {})},
        h("summary", {}, words["try_it" if shown.closed else "behind"]),
        controls,
        shown.behind(scene),
        _table(shown.table(scene)),
        _listed(words["real"], item.real),
        _listed(words["left_out"], item.left_out),
        _trials(shown, scene) if opened else None,
    )


def _table(shown: Table | None) -> Element | None:
    """Return the table of a first frame."""
    if shown is None:
        return None
    heads = h("tr", {}, (h("th", {"scope": "col"}, head) for head in shown.heads))
    return h(
        "table",
        {"class": "genai-results"},
        h("caption", {}, shown.caption),
        h("thead", {}, heads),
        h("tbody", {}, (_row(*row) for row in shown.rows)),
    )


def _row(head: str, *cells: str) -> Element:
    return h("tr", {}, h("th", {"scope": "row"}, head), (h("td", {}, cell) for cell in cells))


def _listed(title: str, texts: Iterable[Prose]) -> list[Child]:
    return [h("p", {}, h("strong", {}, title)), parts.bullets("", texts)]


def _trials(shown: Machine[Any], scene: Scene[Any]) -> list[Child]:
    asked = [_trial(shown, scene, trial) for trial in scene.item.trials]
    title = h("p", {}, h("strong", {}, scene.words["trials"]))
    return [title, h("ol", {"class": "genai-trials"}, asked)] if asked else []


def _trial(shown: Machine[Any], scene: Scene[Any], trial: Any) -> Element:
    state, answer = shown.show(trial), scene.theme.words.answer
    there = {"href": f"#{at_state(scene.anchor, state)}"}
    link = h("a", there, scene.words["show"]) if state else None
    return h(
        "li",
        {},
        h("p", {}, h("span", {}, prose(trial.ask)), " ", link),
        h("details", {}, h("summary", {}, answer), h("p", {}, prose(trial.answer))),
    )
