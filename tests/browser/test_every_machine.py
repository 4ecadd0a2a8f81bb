"""What holds for every machine that has a folder, and for a stub that a contributor adds."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from mkdocs_genai_plugin.data.forms import NUMBER
from mkdocs_genai_plugin.data.words import filled_in
from mkdocs_genai_plugin.kinds.figures.machine import machine
from mkdocs_genai_plugin.kinds.figures.record import machine_names
from mkdocs_genai_plugin.kinds.figures.wording import languages_in, wording
from mkdocs_genai_plugin.render.assets import files
from tests.figures.machines import MACHINES, build

from .conftest import served
from .test_accessibility import judged

SCRIPT, STYLE, DATA = 6144, 2048, 14_336
ALL = [*MACHINES, "doubling"]
every_folder = pytest.mark.parametrize("name", machine_names())
every_machine = pytest.mark.parametrize("name", ALL)
# Counts what listens outside of figures; what an aborted signal has ended is not counted.
LISTENERS = """
(() => {
  const add = EventTarget.prototype.addEventListener;
  globalThis.listening = 0;
  EventTarget.prototype.addEventListener = function (type, heard, options) {
    const outside = this === window || this === document;
    if (outside && options?.signal) {
      globalThis.listening++;
      add.call(options.signal, "abort", () => { globalThis.listening--; });
    }
    return add.call(this, type, heard, options);
  };
})();
"""


def squeezed(data: bytes) -> int:
    """Return the size of data as gzip leaves it."""
    return len(gzip.compress(data, 9))


@every_folder
def test_files_are_small(name: str) -> None:
    own = files()
    assert squeezed(own[f"genai-figure-{name}.js"].read_bytes()) <= SCRIPT
    assert squeezed(own[f"genai-figure-{name}.css"].read_bytes()) <= STYLE


@every_folder
def test_style_says_that_it_is_there(name: str) -> None:
    text = files()[f"genai-figure-{name}.css"].read_text("utf-8")
    assert text.startswith(f":root {{ --genai-figure-{name}: 1; }}\n")


@every_folder
def test_words_are_complete(name: str) -> None:
    """Each language that a machine speaks says what English says, with the same to fill in."""
    folder = machine(name).folder
    english = wording("en", folder)
    assert english
    for language in languages_in(folder):
        said = wording(language, folder)
        assert said.keys() == english.keys()
        for key, forms in said.items():
            wanted = filled_in(english[key].other)
            for form, text in forms.written():
                may = {NUMBER} & wanted if form != "other" else set()
                assert filled_in(text) | may == wanted, (language, key)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site that shows them all."""
    return build(tmp_path_factory.mktemp("machines"))


@pytest.fixture(scope="module")
def home(site: Path) -> Iterator[str]:
    """Serve it; return its address."""
    with served(site) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page that tells what goes wrong in it."""
    wrong: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(f"{error}"))
    page.add_init_script(LISTENERS)
    yield page
    context.close()
    assert wrong == []


def ready(page: Page, address: str) -> Locator:
    """Return the figure of a page, once it is ready."""
    page.goto(address)
    figure = page.locator("genai-figure")
    expect(figure).to_have_attribute("data-ready", "")
    page.wait_for_function("document.querySelector('genai-figure').complete")
    return figure


def states(site: Path, name: str) -> list[str]:
    """Return the states that links on a figure's page ask for."""
    html = (site / name / "index.html").read_text("utf-8")
    return [one.replace("&amp;", "&") for one in re.findall(r'href="#[^"?]*\?([^"]+)"', html)]


@every_machine
def test_data_are_small(site: Path, name: str) -> None:
    html = (site / name / "index.html").read_text("utf-8")
    found = re.findall(r'data-figure="([^"]+)"', html)
    assert found
    assert squeezed(found[0].encode()) <= DATA


@every_machine
def test_nothing_is_wrong_in_any_state(page: Page, home: str, site: Path, name: str) -> None:
    figure = ready(page, f"{home}{name}/")
    assert judged_at_rest(page) == []
    for state in states(site, name):
        page.evaluate("hash => { location.hash = hash }", f"{figure.get_attribute('id')}?{state}")
        page.wait_for_function("document.querySelector('genai-figure').complete")
        assert judged_at_rest(page) == []


def judged_at_rest(page: Page) -> list[str]:
    """Return what axe has against the figure; a word that is still being typed is pale."""
    page.wait_for_function("document.getAnimations().every((one) => one.playState === 'finished')")
    return judged(page, "genai-figure")


@every_machine
def test_an_address_brings_the_state_back(page: Page, home: str, site: Path, name: str) -> None:
    own = ready(page, f"{home}{name}/").get_attribute("id")
    for state in states(site, name):
        address = f"{home}{name}/#{own}?{state}"
        page.goto("about:blank")
        shown = ready(page, address).evaluate("figure => figure.state")
        assert {key: str(shown[key]) for key, _ in pairs(state)} == dict(pairs(state))


DRAWN = """
figure => [...figure.querySelectorAll("path, text, figcaption, td")]
  .filter((one) => !one.closest("[hidden]"))
  .map((one) => one.getAttribute("d") ?? one.textContent).join()
"""
# Each while the work of the one before goes on.
HURRIED = """
figure => {
  const numbers = Object.keys(figure.state).filter((key) => figure.state[key].toFixed);
  for (const key of numbers) figure.set({ [key]: 2 });
}
"""
SPOILT = """
figure => {
  const shown = `${figure.innerHTML.replace(/data-[a-z]+="[^"]*"/g, "")} ${figure.innerText}`;
  return shown.match(/.{0,40}(?:\\bNaN\\b|\\bundefined\\b|Infinity|\\[object).{0,40}/)?.[0] ?? "";
}
"""
# What an address may ask for that no figure wrote.
ODD = ["", " ", "0", "-3", "1.5", "1e308", "99999", "1e999", "x", "\U0001f389", "<b>", "ß" * 9000]


@every_machine
def test_an_address_that_nobody_wrote_is_taken_as_far_as_it_goes(
    page: Page, home: str, name: str
) -> None:
    figure = ready(page, f"{home}{name}/")
    for key in figure.evaluate("figure => Object.keys(figure.state)"):
        for odd in ODD:
            asked = f"{figure.get_attribute('id')}?{urlencode({key: odd, '__proto__': odd})}"
            page.evaluate("hash => { location.hash = hash }", asked)
            page.wait_for_function("document.querySelector('genai-figure').complete")
            assert figure.evaluate(SPOILT) == "", (key, odd)


@every_machine
def test_who_does_not_wait_sees_the_same(page: Page, home: str, name: str) -> None:
    figure = ready(page, f"{home}{name}/")
    figure.evaluate(HURRIED)
    page.wait_for_function("document.querySelector('genai-figure').complete")
    hurried, state = figure.evaluate(DRAWN), figure.evaluate("figure => figure.state")
    figure = ready(page, f"{home}{name}/?again#{figure.get_attribute('id')}?{urlencode(state)}")
    assert figure.evaluate(DRAWN) == hurried


@pytest.mark.parametrize(
    ("language", "written"),
    [("pt_BR", "1.234,5"), ("de", "1.234,5"), ("", "1,234.5")],
)
def test_numbers_are_written_in_whatever_a_theme_calls_a_language(
    page: Page, home: str, language: str, written: str
) -> None:
    figure = ready(page, f"{home}doubling/")
    figure.evaluate("(figure, lang) => { figure.formats.clear(); figure.lang = lang; }", language)
    assert figure.evaluate("figure => figure.number(1234.5, 1)") == written


def pairs(state: str) -> list[tuple[str, str]]:
    """Return the keys of a state with their values, read as a form writes them."""
    return parse_qsl(state, keep_blank_values=True)


@every_machine
def test_a_keyboard_alone_reaches_every_control(page: Page, home: str, name: str) -> None:
    figure = ready(page, f"{home}{name}/")
    controls = figure.locator(".genai-control")
    assert 1 <= controls.count() <= 4
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("document.activeElement.closest('.genai-control')?.dataset.control")
        )
    named = controls.evaluate_all("all => all.map(one => one.dataset.control)")
    assert set(named) <= reached


@every_machine
def test_nothing_outlives_a_figure(page: Page, home: str, name: str) -> None:
    figure = ready(page, f"{home}{name}/")
    assert page.evaluate("listening") > 0
    aborted = figure.evaluate(
        "figure => { const { signal } = figure; figure.remove(); return signal.aborted }"
    )
    assert aborted
    assert page.evaluate("listening") == 0


@every_machine
def test_a_figure_that_moves_goes_on(page: Page, home: str, name: str) -> None:
    figure = ready(page, f"{home}{name}/")
    before = page.evaluate("listening")
    figure.evaluate("figure => figure.parentElement.prepend(figure)")
    assert page.evaluate("listening") == before
    expect(figure).to_have_attribute("data-ready", "")


@every_machine
def test_stills_need_no_script(browser: Browser, home: str, name: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}{name}/")
    stills = page.locator("genai-figure .genai-still")
    if count := stills.count():
        assert count <= 5
        for number, still in enumerate(stills.all()):
            still.locator("label").click()
            shown = [one.locator("figure").is_visible() for one in stills.all()]
            assert shown == [place == number for place in range(count)]
            expect(still.locator("figcaption")).not_to_be_empty()
    expect(page.locator(".genai-view")).to_be_visible()
    context.close()


def test_a_page_with_stills_has_neither_script_nor_data_of_a_figure(site: Path) -> None:
    html = (site / "index.html").read_text("utf-8")
    assert html.count("<genai-stills") == len(ALL)
    assert "genai-stills.css" in html
    assert "data-figure" not in html
    assert "genai-figure" not in html
    for name in ALL:
        assert f'href="{name}/#figures-' in html


def test_a_prediction_is_asked_before_the_machine_decides(page: Page, home: str) -> None:
    figure = ready(page, f"{home}doubling/")
    question = figure.get_by_role("group", name="What is twice 9?")
    expect(question.locator(".genai-reply:visible")).to_have_count(0)
    question.get_by_role("radio", name="20").check()
    expect(question.locator(".genai-reply:visible")).to_contain_text("too much")
    expect(figure.locator(".genai-double")).to_have_text("The double is 18.")
    expect(figure.get_by_role("status")).to_contain_text("too much. The double is 18.")
