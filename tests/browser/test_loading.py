"""Elements that get into a page another way than through its head are alive and styled."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, ViewportSize, expect

from .conftest import DESKTOP, PHONE, Opening, Watch
from .lesson import frames
from .test_layout import OBSERVE

# Pages of the lesson whose head names neither of these elements, and one that has it.
PLAIN = "manual/options/"
HOMES = {"genai-quiz": "self-check/", "genai-figure": "same-dots/"}
# What a plugin does that decrypts a page, or joins all pages: it writes finished HTML.
INJECT = """async ([address, tag]) => {
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  const place = document.createElement("div");
  place.id = "brought";
  document.querySelector("article").append(place);
  place.innerHTML = page.querySelector(tag).outerHTML;
}"""
# In the lesson: the machine of the figure at the top, and that of one below.
FIRST, BELOW = "pile", "classifiers"
OURS = "link[href*='/genai'], script[src*='/genai']"


@pytest.mark.parametrize("tag", HOMES)
def test_an_element_brings_its_script_and_style(page: Page, address: str, tag: str) -> None:
    page.goto(address + PLAIN)
    expect(page.locator(f"head link[href*='{tag}.css']")).to_have_count(0)
    page.evaluate(INJECT, [address + HOMES[tag], tag])
    page.locator(f"#brought {tag}").scroll_into_view_if_needed()
    expect(page.locator(f"#brought {tag}")).to_have_attribute("data-ready", "")
    page.wait_for_function(
        "name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`)", arg=tag
    )
    brought = (
        page.locator("head")
        .locator(OURS)
        .evaluate_all("all => all.map(one => one.href ?? one.src)")
    )
    page.evaluate(INJECT, [address + HOMES[tag], tag])
    expect(page.locator(f"#brought {tag}[data-ready]")).to_have_count(2)
    again = (
        page.locator("head")
        .locator(OURS)
        .evaluate_all("all => all.map(one => one.href ?? one.src)")
    )
    assert again == brought
    assert len(set(brought)) == len(brought)


def test_a_page_without_blocks_loads_two_files(page: Page, instant: str, watch: Watch) -> None:
    watch.home = instant
    page.goto(instant + PLAIN)
    expect(page.locator("head").locator(OURS)).to_have_count(2)


def test_elements_live_after_instant_navigation(page: Page, instant: str, watch: Watch) -> None:
    watch.home = instant
    page.goto(instant + PLAIN)
    for tag, home in HOMES.items():
        page.evaluate("path => document.querySelector(`a[href$='${path}']`).click()", home)
        page.wait_for_url(f"**/{home}")
        expect(page.locator(tag).first).to_have_attribute("data-ready", "")


def scripts(page: Page) -> list[str]:
    """Return which of both machines' scripts the lesson has."""
    names = page.locator("head script").evaluate_all("all => all.map(one => one.src)")
    return [name for name in (FIRST, BELOW) if any(f"figure-{name}.js" in one for one in names)]


def settled(page: Page, address: str) -> None:
    """Open a page and wait until it asks for nothing more."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    frames(page)


@pytest.mark.parametrize("view", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_figure_brings_its_script_as_it_comes_near(
    opening: Opening, address: str, view: ViewportSize
) -> None:
    """What stands there before is what the script draws: nothing shifts when it comes late."""
    page = opening(viewport=view)
    page.add_init_script(OBSERVE)
    held: list[Route] = []
    page.route(f"**/genai-figure-{BELOW}.js?h=*", lambda route: held.append(route))
    settled(page, address)
    assert scripts(page) == [FIRST]
    figure = page.locator(f"[data-machine={BELOW}]")
    with page.expect_request(f"**/genai-figure-{BELOW}.js?h=*"):
        figure.evaluate("node => node.scrollIntoView({ behavior: 'instant' })")
    frames(page)
    before = figure.bounding_box()
    assert figure.get_attribute("data-ready") is None
    held[0].continue_()
    expect(figure).to_have_attribute("data-ready", "")
    frames(page)
    assert figure.bounding_box() == before
    assert page.evaluate("shifted()") == []


@pytest.mark.parametrize("place", ["address", "on_disk"])
def test_an_address_with_a_state_brings_the_script_of_a_figure_below(
    page: Page, watch: Watch, request: pytest.FixtureRequest, place: str
) -> None:
    watch.home = home = request.getfixturevalue(place)
    state = "figures-same-dots?world=lobes&n=100&seed=8"  # no link has it
    start = f"{home}index.html"
    watch.expected = ["search/search_index"]
    figure = page.locator(f"[data-machine={BELOW}]")
    for ways in ("opened", "written"):
        page.goto("about:blank")
        settled(page, f"{start}#{state}" if ways == "opened" else start)
        if ways == "written":
            assert scripts(page) == [FIRST]
            page.evaluate("hash => { location.hash = hash }", state)
        expect(figure.locator(".genai-of-draw .genai-reading")).to_have_text("8")
        expect(figure.locator(".genai-of-points .genai-reading")).to_have_text("100")
        expect(figure.get_by_role("radio", name="Lobes")).to_be_checked()
        expect(figure.locator(".genai-dots")).to_be_in_viewport()


def test_a_link_to_a_state_brings_the_script_without_a_hashchange(
    page: Page, instant: str, watch: Watch
) -> None:
    watch.home = instant
    settled(page, instant)
    assert scripts(page) == [FIRST]
    page.evaluate(
        """() => {
          const link = Object.assign(document.createElement("a"), { textContent: "Lobes" });
          link.href = "#figures-same-dots?world=lobes&n=100";
          document.querySelector("h1").append(link);
        }"""
    )
    page.get_by_role("link", name="Lobes").click()
    figure = page.locator(f"[data-machine={BELOW}]")
    expect(figure.locator(".genai-of-points .genai-reading")).to_have_text("100")
