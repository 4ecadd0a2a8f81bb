"""What cards and timeline share: roles, keys and addresses."""

from __future__ import annotations

import pytest

from .engine import Engine, until
from .find import each
from .widget import Widget

pytestmark = pytest.mark.engines

# WebKit shows no closed panel to a search, and its driver does not print.
capable = pytest.mark.parametrize("started", each("chromium", "firefox"), indirect=True)
both = pytest.mark.parametrize("name", ["genai-cards", "genai-timeline"])
# Tells of each key whether the widget took it, and keeps it from the browser.
LISTEN = """
window.keys = [];
addEventListener("keydown", (event) => {
  keys.push([event.key, event.defaultPrevented]);
  event.preventDefault();
});
"""


def link(widget: Widget, panel: str) -> str:
    """Put a link to a panel below the page's title; give its selector."""
    widget.engine.run(
        "const link = Object.assign(document.createElement('a'), {"
        " id: `to-${arguments[0]}`, href: `#${arguments[0]}-title`, textContent: 'See there' });"
        "document.querySelector('article h1').after(link)",
        panel,
    )
    return f"#to-{panel}"


def phrases(widget: Widget) -> list[str]:
    """Return the opening words of every panel, up to the first element in them."""
    lines = widget.run(
        "return panels.map((panel) =>"
        " panel.querySelector('.genai-lead, .genai-text').firstChild.textContent)"
    )
    return [" ".join(line.split()[:8]) for line in lines]


@both
def test_role_tablist(engine: Engine, address: str, name: str) -> None:
    engine.open(address)
    lists = Widget(engine, name).run(
        "return [...widget.querySelectorAll('[role=tablist]')].map((list) => list.ariaLabel.trim())"
    )
    assert len(lists) == 1
    assert lists[0]


@both
def test_role_tab(engine: Engine, address: str, name: str) -> None:
    engine.open(address)
    widget = Widget(engine, name)
    assert widget.run("return widget.querySelectorAll('[role=tab]').length === tabs.length")
    assert widget.run("return tabs.every((tab) => tab.textContent.trim() !== '')")
    controlled = widget.run("return tabs.map((tab) => tab.getAttribute('aria-controls'))")
    assert controlled == widget.panels()
    engine.click(widget.tab(1))
    widget.shows(widget.panels()[1])
    selected = widget.run("return tabs.map((tab) => tab.ariaSelected)")
    assert selected == ["true" if place == 1 else "false" for place in range(len(controlled))]


@both
def test_role_tabpanel(engine: Engine, address: str, name: str) -> None:
    engine.open(address)
    named = Widget(engine, name).run(
        "return [...widget.querySelectorAll('[role=tabpanel]')]"
        ".map((panel) => panel.getAttribute('aria-labelledby') === tabs[0].id)"
    )
    assert named == [True]


@both
def test_role_hidden_panel(engine: Engine, address: str, name: str) -> None:
    engine.open(address)
    widget = Widget(engine, name)
    for index in (0, 2):
        engine.click(widget.tab(index))
        widget.shows(widget.panels()[index])
        found = widget.run(
            "const open = ['role', 'aria-label', 'aria-labelledby', 'tabindex'];"
            "return panels.filter((panel) => open.some((name) => panel.hasAttribute(name)))"
            ".map((panel) => panels.indexOf(panel))"
        )
        assert found == [index]
        assert widget.run("return tabs.map((tab) => tab.tabIndex)").count(0) == 1


def test_closed_panels_can_be_found_where_the_engine_shows_them(cards: Widget) -> None:
    closed = cards.run("return panels.slice(1).map((panel) => panel.getAttribute('hidden'))")
    assert set(closed) == {"" if cards.engine.name == "webkit" else "until-found"}


def test_key_arrows(cards: Widget) -> None:
    panels = cards.panels()
    cards.focus(0)
    for panel in (*panels[1:], panels[0]):
        cards.engine.press("ArrowRight")
        cards.shows(panel)
        assert cards.focused() == f"{panel}-tab"
    cards.engine.press("ArrowLeft")
    cards.shows(panels[-1])


def test_key_home_end(cards: Widget) -> None:
    cards.focus(0)
    cards.engine.press("End")
    cards.shows(cards.panels()[-1])
    cards.engine.press("Home")
    cards.shows(cards.panels()[0])


@both
def test_key_arrows_mirrored(engine: Engine, mirrored: str, name: str) -> None:
    engine.open(mirrored)
    widget = Widget(engine, name)
    panels = widget.panels()
    widget.focus(0)
    engine.press("ArrowLeft")
    widget.shows(panels[1])
    engine.press("ArrowRight", "ArrowRight")
    widget.shows(panels[-1])
    engine.press("Home")
    widget.shows(panels[0])


@pytest.mark.parametrize(("press", "key"), [("Space", " "), ("Enter", "Enter")])
def test_key_enter_space(cards: Widget, press: str, key: str) -> None:
    cards.focus(1)
    cards.run("tabs[1].scrollIntoView({block: 'center', behavior: 'instant'})")
    before = cards.run("return scrollY")
    cards.run(
        "window.keys = [];"
        "addEventListener('keydown', (event) => keys.push([event.key, event.defaultPrevented]))"
    )
    cards.engine.press(press)
    cards.shows(cards.panels()[1])
    assert cards.run("return keys") == [[key, key == " "]]
    # Firefox tells a place between two pixels of the screen now as the one and now as the other;
    # a key that scrolls goes by lines or by most of a page.
    assert cards.run("return scrollY") == pytest.approx(before, abs=1)


def test_key_modified(cards: Widget) -> None:
    cards.engine.run(LISTEN)
    cards.focus(0)
    keys = ["ArrowUp", "ArrowDown", "Alt+ArrowRight", "Control+End", "Shift+ArrowRight"]
    cards.engine.press(*keys)
    modifiers = {"Alt", "Control", "Shift"}
    heard = cards.run("return keys")
    assert [key for key in heard if key[0] not in modifiers] == [
        [key.split("+")[-1], False] for key in keys
    ]
    cards.shows(cards.panels()[0])


def test_key_up_down(cards: Widget) -> None:
    cards.focus(0)
    before = cards.run("return scrollY")
    cards.engine.press("ArrowDown")
    until(lambda: cards.run("return scrollY > arguments[1]", before), True)
    cards.shows(cards.panels()[0])


def test_key_tab(cards: Widget) -> None:
    panel = cards.panels()[1]
    cards.engine.click(cards.tab(1))
    cards.focus(1)
    cards.engine.press("Tab")
    assert cards.focused() == panel
    cards.engine.press("Shift+Tab")
    assert cards.focused() == f"{panel}-tab"


def test_choices_go_into_the_address_and_not_into_the_history(cards: Widget) -> None:
    before = cards.run("return history.length")
    for index, panel in enumerate(cards.panels()):
        cards.engine.click(cards.tab(index))
        cards.shows(panel)
        assert cards.run("return location.hash") == f"#{panel}"
    assert cards.run("return history.length") == before


@both
@pytest.mark.parametrize("end", ["", "-title"])
def test_address_opens_its_panel(engine: Engine, address: str, name: str, end: str) -> None:
    engine.open(address)
    panel = Widget(engine, name).panels()[3]
    engine.fresh()
    engine.open(f"{address}#{panel}{end}")
    Widget(engine, name).shows(panel)


@both
def test_typed_hash_opens_its_panel(engine: Engine, address: str, name: str) -> None:
    engine.open(address)
    widget = Widget(engine, name)
    panel = widget.panels()[2]
    engine.run("window.same = true")
    engine.open(f"{address}#{panel}")
    widget.shows(panel)
    assert engine.run("return window.same")


def test_address_opens_every_panel_around_its_target(
    cards: Widget, timeline: Widget, address: str
) -> None:
    card, step = cards.panels()[-1], timeline.panels()[2]
    cards.run(
        "panels.at(-1).querySelector('.genai-body').append(document.querySelector(arguments[1]))",
        timeline.name,
    )
    cards.engine.open(f"{address}#{step}-title")
    cards.shows(card)
    timeline.shows(step)


def test_links_open_panels_and_back_and_forward_lead_between_them(cards: Widget) -> None:
    first, second = cards.panels()[4], cards.panels()[2]
    for panel in (first, second):
        cards.engine.click(link(cards, panel))
        cards.shows(panel)
    cards.engine.back()
    cards.shows(first)
    cards.engine.forward()
    cards.shows(second)


def test_linked_panel_is_scrolled_to(cards: Widget) -> None:
    panel = cards.panels()[4]
    cards.engine.click(link(cards, panel))
    cards.shows(panel)
    script = (
        "const { top } = document.getElementById(arguments[1]).getBoundingClientRect();"
        "return top >= 0 && top < innerHeight"
    )
    until(lambda: cards.run(script, f"{panel}-title"), True)


def test_choice_is_there_again_after_reload(cards: Widget) -> None:
    cards.engine.click(cards.tab(3))
    cards.engine.reload()
    cards.shows(cards.panels()[3])


def test_choice_is_there_again_on_the_way_back(cards: Widget, address: str) -> None:
    cards.engine.click(cards.tab(3))
    cards.engine.open(f"{address}families/")
    cards.engine.back()
    until(lambda: cards.run("return location.pathname"), "/")
    cards.shows(cards.panels()[3])


@capable
@both
def test_found_text_opens_its_panel(engine: Engine, address: str, name: str) -> None:
    engine.open(address)
    widget = Widget(engine, name)
    panel = widget.panels()[2]
    engine.find(phrases(widget)[2])
    widget.shows(panel)


@capable
def test_print_all(cards: Widget, timeline: Widget) -> None:
    words = timeline.engine.print_text().split()
    printed = " ".join(words)
    assert [text for text in phrases(cards) + phrases(timeline) if text not in printed] == []
    buttons = {"Play", "Pause", "Previous", "Next"}
    labels = timeline.run(
        "return [...widget.querySelectorAll('button span')].map((part) => part.textContent.trim())"
    )
    assert buttons == {*labels}
    assert not buttons & {*words}
    assert "Step 1 of" not in printed
