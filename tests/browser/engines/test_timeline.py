"""The timeline's buttons."""

from __future__ import annotations

import pytest

from .engine import until
from .widget import Widget

pytestmark = pytest.mark.engines

# A clock that goes when the test says so; the theme's scripts use it, too.
CLOCK = """
window.clock = new Map();
window.last = 1_000_000;  // beyond every timer that runs already
window.setInterval = (action) => { clock.set(++last, action); return last; };
window.clearInterval = (id) => clock.delete(id);
"""
TICK = "clock.get(widget.timer)?.()"


def status(timeline: Widget) -> str:
    """Return what the status says."""
    return timeline.run("return widget.querySelector('.genai-status').textContent")


def stuck(timeline: Widget) -> list[bool]:
    """Tell of Previous and Next whether they lead nowhere."""
    return timeline.run(
        "return ['previous', 'next'].map((name) =>"
        " widget.querySelector(`[data-do=${name}]`).ariaDisabled === 'true')"
    )


def label(timeline: Widget) -> str:
    """Return what the button says that plays and pauses."""
    return timeline.run(
        "return [...widget.querySelectorAll('.genai-play, .genai-pause')]"
        ".filter((part) => getComputedStyle(part).visibility === 'visible')"
        ".map((part) => part.textContent.trim()).join()"
    )


def names(timeline: Widget) -> list[str]:
    """Return the steps' names."""
    return timeline.run("return tabs.map((tab) => tab.querySelector('.genai-label').textContent)")


def test_next_and_previous_lead_to_the_ends(timeline: Widget) -> None:
    panels, steps = timeline.panels(), names(timeline)
    last = len(panels) - 1
    ahead = [("next", index) for index in range(1, last + 1)]
    back = [("previous", index) for index in range(last)]
    assert stuck(timeline) == [True, False]
    for action, index in [*ahead, *reversed(back)]:
        timeline.engine.click(timeline.button(action))
        timeline.shows(panels[index])
        assert status(timeline) == f"Step {index + 1} of {len(panels)}: {steps[index]}"
        assert stuck(timeline) == [index == 0, index == last]


def test_role_status(timeline: Widget) -> None:
    live = "return widget.querySelector('.genai-status').ariaLive"
    timeline.engine.click(timeline.button("next"))
    assert timeline.run(live) == "polite"
    timeline.engine.click(timeline.tab(3))
    assert timeline.run(live) == "off"


def test_next_keeps_the_focus_at_the_end(timeline: Widget) -> None:
    timeline.engine.click(timeline.tab(len(timeline.panels()) - 2))
    timeline.run("widget.querySelector('[data-do=next]').focus()")
    timeline.engine.press("Enter")
    timeline.shows(timeline.panels()[-1])
    assert timeline.run("return document.activeElement.getAttribute('data-do')") == "next"


def test_play_runs_to_the_end_and_stops(timeline: Widget) -> None:
    panels = timeline.panels()
    timeline.run("widget.setAttribute('interval', '50')")
    timeline.run(
        "window.shown = [];"
        "widget.addEventListener('genai-change', (event) => shown.push(event.detail.id))"
    )
    timeline.engine.click(timeline.button("play"))
    timeline.shows(panels[-1])
    until(lambda: label(timeline), "Play")
    assert timeline.run("return shown") == panels[1:]
    assert timeline.run("return location.hash") == ""


def test_pause_stops(timeline: Widget) -> None:
    timeline.run(CLOCK)
    assert label(timeline) == "Play"
    timeline.engine.click(timeline.button("play"))
    assert label(timeline) == "Pause"
    timeline.run(TICK)
    timeline.shows(timeline.panels()[1])
    timeline.engine.click(timeline.button("play"))
    assert label(timeline) == "Play"
    timeline.run(TICK)
    timeline.shows(timeline.panels()[1])


def test_keys_lead_from_the_buttons_through_the_steps_and_the_open_step_pauses(
    timeline: Widget,
) -> None:
    timeline.run(CLOCK)
    timeline.run("widget.querySelector('[data-do=play]').focus()")
    timeline.engine.press("Enter", "Tab", "Tab", "Tab")
    panel = timeline.panels()[0]
    assert timeline.focused() == f"{panel}-tab"
    assert label(timeline) == "Pause"
    timeline.engine.press("Tab")
    assert timeline.focused() == panel
    assert label(timeline) == "Play"
