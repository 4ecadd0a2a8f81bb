"""Cases: readers guess, then open the answer; an address opens it too, and paper has it all."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.kinds.cases import Case

from .conftest import Opening, Watch
from .lesson import fits, rest, visit
from .test_accessibility import judged
from .test_print import dense

PAGE = "is-it-generative/"
CASES = sorted(
    (item for item in load([bundled()], KINDS).items.values() if isinstance(item, Case)),
    key=lambda case: case.name.casefold(),
)
LAST = CASES[-1]


def case(page: Page, item: Case) -> Locator:
    """Return the card of a case."""
    return page.get_by_role("article", name=item.name, exact=True)


def verdict(page: Page, item: Case) -> Locator:
    """Return the answer on a card."""
    return case(page, item).locator(".genai-verdict")


def test_each_case_has_a_card_by_name_with_its_answer_closed(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    names = page.locator(".genai-case .genai-title").all_inner_texts()
    assert [name.removesuffix("¶").strip() for name in names] == [item.name for item in CASES]
    for item in CASES:
        expect(case(page, item).locator(".genai-asked")).to_be_visible()
        expect(verdict(page, item)).to_be_hidden()


def test_nothing_gives_the_answer_away(page: Page, address: str) -> None:
    """The colour of the answer is on nothing that can be seen while it is closed."""
    page.goto(address + PAGE)
    paint = """(node) => {
      const { color, borderInlineStartColor } = getComputedStyle(node);
      return [node.tagName, node.className, color, borderInlineStartColor].join(" ");
    }"""
    seen = [
        {
            part.evaluate(paint).replace(item.accent, "")
            for part in case(page, item).locator(":scope, :scope > *, summary, .genai-link a").all()
        }
        for item in CASES
    ]
    assert len({item.accent for item in CASES}) > 2
    assert all(one == seen[0] for one in seen)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_guess_then_open(page: Page, address: str, by: str) -> None:
    page.goto(address + PAGE)
    button = case(page, LAST).locator("summary")
    expect(button).to_have_text("Guess, then open Close: " + LAST.name)
    expect(button.locator(".genai-close")).to_be_hidden()
    for shown in (True, False):
        if by == "mouse":
            button.click()
        else:
            button.focus()
            page.keyboard.press("Enter" if shown else "Space")
        expect(verdict(page, LAST)).to_be_visible(visible=shown)
        expect(button.locator(".genai-close")).to_be_visible(visible=shown)
    assert page.locator(".genai-case [open]").count() == 0


@pytest.mark.parametrize("script", [True, False])
def test_address_opens_the_case_and_shows_its_head(
    opening: Opening, address: str, script: bool
) -> None:
    page = opening(java_script_enabled=script)
    page.goto(f"{address}{PAGE}#{LAST.anchor}")
    expect(verdict(page, LAST)).to_be_visible()
    expect(case(page, LAST).locator(".genai-title")).to_be_in_viewport(ratio=1)
    assert page.locator(".genai-case [open]").count() == 1


def test_address_opens_the_case_after_instant_navigation(
    page: Page, instant: str, watch: Watch
) -> None:
    watch.home = instant
    visit(page, f"{instant}sources/")
    answer = page.locator(f"a[href$='#{CASES[0].anchor}']").first
    answer.scroll_into_view_if_needed()
    rest(page)
    answer.click()
    expect(verdict(page, CASES[0])).to_be_visible()
    expect(case(page, CASES[0]).locator(".genai-title")).to_be_in_viewport(ratio=1)


def test_each_card_links_to_its_address(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    for item in CASES:
        link = case(page, item).get_by_role("link", name=f"Link to this: {item.name}", exact=True)
        expect(link).to_be_visible()
        link.click()
        assert page.url == f"{address}{PAGE}#{item.anchor}"
        expect(verdict(page, item)).to_be_visible()


def test_heading_is_linked_without_the_answer(page: Page, address: str) -> None:
    page.goto(f"{address}{PAGE}#{LAST.anchor}-title")
    expect(case(page, LAST).locator(".genai-title")).to_be_in_viewport(ratio=1)
    expect(verdict(page, LAST)).to_be_hidden()


@pytest.mark.parametrize("opened", [False, True])
def test_axe_has_nothing_against_cases_and_sources(shown: Page, address: str, opened: bool) -> None:
    shown.goto(address + PAGE)
    if opened:
        shown.evaluate(
            "document.querySelectorAll('.genai-case details').forEach(d => d.open = true)"
        )
    assert judged(shown) == []
    fits(shown)
    if not opened:
        shown.goto(f"{address}sources/")
        assert judged(shown) == []


@pytest.mark.parametrize("script", [True, False])
def test_paper_has_every_answer_and_no_button(opening: Opening, address: str, script: bool) -> None:
    """Without a script Material opens nothing; our style does."""
    page = opening(java_script_enabled=script)
    page.goto(address + PAGE)
    paper = PdfReader(io.BytesIO(page.pdf(format="A4")))
    lines = [line.strip() for part in paper.pages for line in part.extract_text().splitlines()]
    text = dense("".join(lines))
    for item in CASES:
        assert dense(item.answer) in text
        assert dense(str(item.text[0].parts[0])[:40]) in text
    assert not [line for line in lines if line.startswith(("Guess, then", "Link to this", "Close"))]
