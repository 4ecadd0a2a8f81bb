"""The figure: the same sums in each engine, by keyboard, by buttons and by address."""

from __future__ import annotations

from typing import Any

import pytest

from .engine import Engine, until

pytestmark = pytest.mark.engines

READ = """
const figure = document.querySelector("genai-figure");
const text = (selector) => figure.querySelector(selector)?.textContent.trim();
"""


@pytest.fixture
def figure(engine: Engine, address: str) -> Engine:
    """Open the figure's page."""
    engine.open(f"{address}same-dots/")
    until(lambda: ask(engine, "return figure.hasAttribute('data-ready')"), True)
    return engine


def ask(engine: Engine, script: str, *arguments: Any) -> Any:
    """Run a script that may name the figure and the text of a part."""
    return engine.run(READ + script, *arguments)


def drawn(engine: Engine, name: str) -> list[str]:
    """Return what the paths of a name draw."""
    return ask(
        engine,
        "return [...figure.querySelectorAll(arguments[0])]"
        ".map((path) => path.getAttribute('d') ?? '')",
        f".genai-planes path.genai-{name}",
    )


def both_change(engine: Engine, before: list[str]) -> None:
    """Hold that the borders of both models move."""
    assert len(before) == 2
    until(lambda: {*drawn(engine, "border")}.isdisjoint(before), True)


def status(engine: Engine) -> str:
    """Return what the figure says."""
    return ask(engine, "return text('[role=status]')")


def test_first_frame_is_what_the_site_has_drawn(figure: Engine) -> None:
    """The build draws it in Python; nothing of it changes when the page fits both models."""
    numbers = (
        "const numbers = (d) => d.match(/-?[\\d.]+/g).map(Number);"
        "const old = new DOMParser().parseFromString(arguments[0], 'text/html');"
        "const paths = (page) => [...page.querySelectorAll('.genai-border')]"
        ".map((path) => numbers(path.getAttribute('d')));"
        "const now = paths(document);"
        "return paths(old).map((path, i) => path.length === now[i].length"
        " ? Math.max(...path.map((one, j) => Math.abs(one - now[i][j]))) : 1e9)"
    )
    fetched = figure.run(
        "const request = new XMLHttpRequest();"
        "request.open('GET', location.href, false); request.send(); return request.responseText"
    )
    assert figure.run(numbers, fetched) == pytest.approx([0, 0], abs=0.11)


def test_buttons_choose_a_world_and_make_points(figure: Engine) -> None:
    before = drawn(figure, "border")
    figure.click(".genai-of-world .genai-choice:nth-of-type(3)")
    both_change(figure, before)
    figure.click("genai-figure [data-do=make]")
    until(lambda: "50 new points" in status(figure), True)
    assert sum(path.count("M") for path in drawn(figure, "hollow")) == 50


def test_key_arrows_move_the_probe(figure: Engine) -> None:
    ask(figure, "figure.querySelector('.genai-planes').focus()")
    cell = "return text('.genai-results .genai-density td:last-child')"
    before = ask(figure, cell)
    figure.press("ArrowRight", "ArrowRight", "ArrowUp")
    until(lambda: ask(figure, cell) != before, True)
    assert "Generative" in status(figure)


def test_key_enter_adds_a_point_where_the_reader_has_chosen_to(figure: Engine) -> None:
    figure.click(".genai-of-click .genai-choice:nth-of-type(2)")
    ask(figure, "figure.querySelector('.genai-planes').focus()")
    before = drawn(figure, "border")
    figure.press("Enter")
    both_change(figure, before)


def test_address_sets_the_figure_up(engine: Engine, address: str) -> None:
    engine.open(f"{address}same-dots/#same-dots?world=lobes&n=300&seed=4")
    until(lambda: ask(engine, "return text('.genai-of-points .genai-reading')"), "300")
    assert ask(engine, "return text('.genai-of-draw .genai-reading')") == "4"
    checked = "return figure.querySelector('.genai-of-world input:checked').value"
    assert ask(engine, checked) == "lobes"
