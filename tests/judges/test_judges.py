"""IBM's engine, Siteimprove's Alfa and html-validate have nothing against our elements.

The gallery of the manual has every block and every machine, so what is added is judged by itself;
each page is judged as it comes, used, and opened whole, and each machine in the states that its
texts lead to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from mkdocs_genai_plugin.page.blocks import BLOCKS
from tests.browser.conftest import ROOT, Opening, Watch, served
from tests.browser.test_disclosures import site as many_cards
from tests.browser.test_every_machine import ALL, states
from tests.figures.machines import build
from tests.site.conftest import Site

from .engines import MODULES, WAYS_OF_WRITING, Look, html_validate, looking

pytestmark = [pytest.mark.judges, pytest.mark.timeout(1800)]
PAGES = ("", "manual/blocks/", "families/gan/", "glossary/", "self-check/", "is-it-generative/")
GOLDEN = sorted((ROOT / "tests/golden/render").glob("*.html"))
# Chooses, answers, types, sorts and opens whatever there is; what is chosen last stays.
USE = """
() => {
  const all = (selector) => [...document.querySelectorAll(`.genai ${selector}`)];
  for (const one of all("[role=tablist]")) [...one.querySelectorAll("[role=tab]")].at(-1)?.click();
  for (const one of all(":is([type=radio], [type=checkbox], th button)")) one.click();
  for (const one of all("input:is([type=text], [type=search])")) {
    one.value = "a";
    one.dispatchEvent(new Event("input", { bubbles: true }));
    one.form?.requestSubmit();
  }
  for (const one of all("summary, button[aria-expanded=false]")) one.click();
  document.querySelector("genai-term a, genai-term button")?.focus();
}
"""
OPEN = """
() => {
  for (const one of document.querySelectorAll(".genai details")) one.open = true;
  for (const one of document.querySelectorAll(".genai [hidden]")) {
    const empty = !one.textContent.trim() || one.querySelector("ul:empty");
    if (!empty) one.removeAttribute("hidden"); // a list of nothing is no state
  }
}
"""
# Without a word for it, and not hidden by any style.
PICTURE = """
async () => {
  const one = Object.assign(new Image(40, 40), { src: "assets/social.png" });
  await one.decode();
  document.querySelector(".genai").append(one);
}
"""
FLOURS = "# Flours\n\n/// genai-cards | flours\n///\n"
each_scheme = pytest.mark.parametrize("scheme", ["light", "dark"])


@pytest.fixture(autouse=True)
def installed() -> None:
    """Without the engines each test fails."""
    if not MODULES.exists():
        pytest.fail("there are no engines; install them:  make test-engines", pytrace=False)


@pytest.fixture
def shown(opening: Opening, scheme: str) -> Page:
    """Return a page in a scheme, in which nothing fades in."""
    return opening(color_scheme=scheme, reduced_motion="reduce")


@pytest.fixture
def look(shown: Page, tmp_path: Path) -> Iterator[Look]:
    """Yield what looks at the page; the test fails if any engine has something against it."""
    with looking(shown, tmp_path) as look:
        yield look
    assert look.found == []


def looked_through(look: Look, address: str) -> None:
    """Look at a page as it comes, used, and opened whole."""
    look.page.goto(address)
    look.at("as it comes")
    look.page.evaluate(USE)
    look.at("used")
    look.page.evaluate(OPEN)
    look.at("opened")


@each_scheme
@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wrong_in_any_page(look: Look, address: str, path: str) -> None:
    looked_through(look, address + path)


@pytest.fixture(scope="module")
def flours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site with many cards, which are no tabs."""
    made = many_cards(Site(tmp_path_factory.mktemp("flours")), "material")
    # Twice on a page, a collection has two filters of one name: its title, which the author gave.
    (made.root / "docs/index.md").write_text(FLOURS, "utf-8")
    with served(made.built().folder) as address:
        yield address


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site that shows every machine."""
    return build(tmp_path_factory.mktemp("machines"))


@pytest.fixture
def elsewhere(watch: Watch) -> Watch:
    """Let a page of another site than the lesson's be looked at."""
    watch.home = "http://127.0.0.1:"
    return watch


@each_scheme
@pytest.mark.usefixtures("elsewhere")
def test_nothing_is_wrong_with_many_cards(look: Look, flours: str) -> None:
    looked_through(look, flours)


@each_scheme
@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("name", ALL)
def test_nothing_is_wrong_in_any_state(look: Look, machines: Path, name: str) -> None:
    with served(machines) as home:
        look.page.goto(f"{home}{name}/")
        figure = look.page.locator("genai-figure")
        for state in sorted({"", *states(machines, name)}):
            hash = f"{figure.get_attribute('id')}?{state}"
            look.page.evaluate("hash => { location.hash = hash }", hash)
            look.page.wait_for_function("document.querySelector('genai-figure').complete")
            look.at(state)


@each_scheme
def test_each_engine_would_see_something(
    shown: Page, scheme: str, address: str, tmp_path: Path
) -> None:
    shown.goto(address)
    pale = {"light": "#999", "dark": "#555"}[scheme]
    shown.locator(".genai-lead").first.evaluate(f"node => {{ node.style.color = '{pale}' }}")
    shown.evaluate(PICTURE)
    with looking(shown, tmp_path) as look:
        look.at("spoilt")
    rules = " ".join(map(str, look.found))
    assert "img_alt" in rules  # IBM's
    assert "text_contrast" in rules
    assert "sia-r2'" in rules  # Siteimprove's
    assert "sia-r69" in rules
    assert "wcag/h37" in rules  # html-validate's


def test_html_validate_has_nothing_against_any_fragment(tmp_path: Path) -> None:
    for path in GOLDEN:
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    assert html_validate(tmp_path) == []


def test_fragments_have_every_block() -> None:
    pages = "".join(path.with_suffix(".md").read_text("utf-8") for path in GOLDEN)
    assert {*BLOCKS} - {*re.findall(r"^ */// (genai-[\w-]+)", pages, re.M)} == set()


def test_every_exception_says_why() -> None:
    assert all(re.search(r"\w \w", why) for why in WAYS_OF_WRITING.values())
