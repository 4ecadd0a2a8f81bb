"""What assistive technology is given, in Chromium's own tree and by axe's rules.

T10: the colours under the pointer and with the focus, which Material sets too, are judged here.
T11 would show as a contrast, for the tint would be the wrong one.
T8: a closed panel keeps its box, but is in no tree and no tab stop.
"""

from __future__ import annotations

import re
from typing import Any, Literal

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from .conftest import ROOT, Opening
from .lesson import CARD_IDS, CARDS, STEP_IDS, STEPS, cards, choose, open_panels, timeline

AXE = ROOT / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Gives what is wrong with our elements, as rule and place.
JUDGE = """
async ([include, values, type]) => {
  const options = { runOnly: { type, values }, resultTypes: ["violations"] };
  const { violations } = await axe.run({ include }, options);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
    `${id}: ${target.join(" ")}: ${failureSummary.split("\\n")[1]}`));
}
"""

Scheme = Literal["light", "dark"]
schemes = pytest.mark.parametrize("scheme", ["light", "dark"])


def judged(page: Page, include: str = ".genai", rules: list[str] = RULES) -> Any:
    """Return what axe has against the elements of a selector."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    kind = "tag" if rules is RULES else "rule"
    return page.evaluate(JUDGE, [include, rules, kind])


def test_axe_has_nothing_against_any_panel(shown: Page, address: str) -> None:
    shown.goto(address)
    assert shown.locator("genai-comparison, .genai-definition, .genai-takeaways").count() == 3
    assert judged(shown) == []
    for place in range(1, max(len(CARDS), len(STEPS))):
        choose(shown, place)
        assert open_panels(cards(shown)) == [CARD_IDS[place]]
        assert judged(shown, "genai-cards, genai-timeline") == []


def test_axe_has_nothing_against_an_items_page(shown: Page, address: str) -> None:
    shown.goto(f"{address}families/gan/")
    assert shown.locator("article.genai-item").count() == 1
    assert judged(shown) == []


@schemes
def test_axe_has_nothing_against_another_subject(
    opening: Opening, address: str, scheme: Scheme
) -> None:
    page = opening(viewport={"width": 320, "height": 900}, color_scheme=scheme)
    page.goto(f"{address}manual/your-own-subject/")
    assert page.locator("genai-cards, genai-comparison, genai-timeline").count() == 4
    assert judged(page) == []


def test_axe_would_see_something(page: Page, address: str) -> None:
    page.goto(address)
    cards(page).evaluate("node => node.querySelector('.genai-lead').style.color = '#ddd'")
    assert re.match("color-contrast: .*genai-lead", judged(page)[0])


@schemes
def test_colours_under_the_pointer_and_with_the_focus(
    opening: Opening, address: str, scheme: Scheme
) -> None:
    page = opening(color_scheme=scheme)
    page.goto(address)
    tools = page.context.new_cdp_session(page)
    tools.send("DOM.enable")
    tools.send("CSS.enable")
    root = tools.send("DOM.getDocument")["root"]["nodeId"]
    page.evaluate(
        "for (const node of document.querySelectorAll('.genai :is(a, button)'))"
        " if (node.checkVisibility())"  # axe judges nothing else
        " node.classList.add('focus-visible')"  # Material's own sign of the focus
    )
    asked = {"nodeId": root, "selector": ".genai .focus-visible"}
    nodes = tools.send("DOM.querySelectorAll", asked)["nodeIds"]
    assert len(nodes) > 20
    for states in (["hover"], ["focus", "focus-visible"], ["hover", "focus", "focus-visible"]):
        for node in nodes:
            tools.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": states})
        assert judged(page, rules=["color-contrast"]) == []


def tree(tools: CDPSession) -> list[dict[str, Any]]:
    """Return the page as assistive technology has it: role, name and the rest of each element."""
    nodes: list[dict[str, Any]] = tools.send("Accessibility.getFullAXTree")["nodes"]
    return [
        {
            "role": node["role"]["value"],
            "name": node.get("name", {}).get("value", ""),
            **{one["name"]: one["value"].get("value") for one in node.get("properties", [])},
        }
        for node in nodes
        if not node["ignored"]
    ]


def names(nodes: list[dict[str, Any]], role: str) -> list[str]:
    """Return the names of the elements with a role."""
    return [node["name"] for node in nodes if node["role"] == role]


def test_one_list_of_tabs_and_one_panel_in_each_widget(page: Page, address: str) -> None:
    page.goto(address)
    cards(page)
    timeline(page)
    tools = page.context.new_cdp_session(page)
    tools.send("Accessibility.enable")
    labels = [one.name for one in (*CARDS, *STEPS)]
    for place in (0, 3):
        choose(page, place)
        nodes = tree(tools)
        assert len(names(nodes, "tablist")) == 2
        assert all(names(nodes, "tablist"))
        tabs = names(nodes, "tab")
        assert len(tabs) == len(labels)
        # The number of a step is seen, so it is part of its name.
        assert all(label in tab for tab, label in zip(tabs, labels, strict=True))
        shown = [CARDS[place].name, STEPS[place].name]
        chosen = [node["name"] for node in nodes if node["role"] == "tab" and node.get("selected")]
        panels = names(nodes, "tabpanel")
        assert all(label in name for name, label in zip(panels, shown, strict=True))
        assert panels == chosen
        headings = [name.removesuffix(" ¶") for name in names(nodes, "heading")]
        assert [name for name in headings if name in labels] == shown
        hidden = CARDS[5].lead[0]
        assert not any(str(hidden)[:30] in node["name"] for node in nodes)


def test_buttons_and_status_have_names(page: Page, address: str) -> None:
    page.goto(address)
    timeline(page)
    tools = page.context.new_cdp_session(page)
    tools.send("Accessibility.enable")
    nodes = tree(tools)
    buttons = names(nodes, "button")
    assert [name for name in buttons if name in {"Play", "Pause", "Previous", "Next"}] == [
        "Play",
        "Previous",
        "Next",
    ]
    (back,) = [node for node in nodes if node["name"] == "Previous" and node["role"] == "button"]
    assert back["disabled"] is True
    there = "all => all.filter((one) => one.checkVisibility()).length"
    shown = page.locator("article [role=status]").evaluate_all(there)
    assert len(names(nodes, "status")) == shown > 3


@pytest.mark.parametrize("place", [0, 2])
def test_no_tab_stop_is_hidden(page: Page, address: str, place: int) -> None:
    page.goto(address)
    cards(page)
    choose(page, place)
    page.evaluate("document.querySelector('h1').setAttribute('tabindex', '-1')")
    page.locator("h1").focus()
    visited: list[str] = []
    while "end" not in visited[-1:]:
        page.keyboard.press("Tab")
        visited.append(
            page.evaluate(
                """() => {
                  const { activeElement: focused } = document;
                  const concealed = focused.closest("[hidden], [aria-hidden=true]");
                  if (concealed) return "hidden: " + focused.outerHTML;
                  if (focused.closest(".genai-takeaways ~ *, footer")) return "end";
                  return focused.closest("[role=tabpanel]") === focused ? focused.id
                    : focused.role === "tab" ? "tab" : "";
                }"""
            )
        )
    assert [stop for stop in visited if stop.startswith("hidden")] == []
    assert [stop for stop in visited if stop and stop != "end"] == [
        "tab",
        CARD_IDS[place],
        "tab",
        STEP_IDS[place],
    ]


def test_closed_panels_have_no_role_name_or_tab_stop(page: Page, address: str) -> None:
    page.goto(address)
    for widget, ids in ((cards(page), CARD_IDS), (timeline(page), STEP_IDS)):
        closed: Locator = widget.locator(".genai-panel[hidden]")
        assert [panel.get_attribute("id") for panel in closed.all()] == ids[1:]
        for panel in closed.all():
            expect(panel).to_have_attribute("hidden", "until-found")
            for name in ("role", "tabindex", "aria-labelledby", "aria-label"):
                assert panel.get_attribute(name) is None
