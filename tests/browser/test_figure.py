"""Two classifiers on the same points: by eye, by keyboard, by touch, by ear and on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from mkdocs_genai_plugin.data.text import plain_text
from mkdocs_genai_plugin.kinds.figures.classifiers.record import Classifiers, World

from .conftest import PHONE, Opening, Watch
from .lesson import PACK, fits, frames
from .test_accessibility import judged, names, tree
from .test_layout import OBSERVE
from .test_print import dense, printed

PAGE = "same-dots/"
FIGURE = PACK.items["figures/same-dots"]
assert isinstance(FIGURE, Classifiers)
assert FIGURE.gaussian and FIGURE.logistic
CLEAN, OUTLIERS, LOBES = FIGURE.worlds
FIRST, LAST = int(FIGURE.sizes[0]), int(FIGURE.sizes[-1])
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
DRAWN = "all => all.map(path => path.getAttribute('d') || path.getAttribute('transform'))"
# On a site for disks, the search index is fetched all the same; see test_lesson.py.
SEARCH = "search/search_index.js"


def figure(page: Page) -> Locator:
    """Return the figure, once it is ready."""
    widget = page.locator("genai-figure[data-machine='classifiers']")
    expect(widget).to_have_attribute("data-ready", "")
    return widget


def visit(page: Page, address: str) -> Locator:
    """Open the figure's page."""
    page.goto(address + PAGE)
    return figure(page)


def dots(widget: Locator, kind: str, name: str = "seen", picture: int = 1) -> int:
    """Return how many dots of a kind a picture shows."""
    path = widget.locator(f"svg.genai-plane >> nth={picture}")
    return (path.locator(f".genai-{name}.genai-{kind}").first.get_attribute("d") or "").count("M")


def output(widget: Locator, control: str) -> Locator:
    """Return the number beside a control."""
    return widget.locator(f".genai-of-{control} .genai-reading")


def cells(widget: Locator, row: str) -> list[str]:
    """Return what both models say in a row."""
    return widget.locator(f".genai-results .genai-{row} td").all_text_contents()


def errors(widget: Locator) -> list[tuple[float, float]]:
    """Return the table of errors, in percent."""
    rows = widget.locator(".genai-error td").all_text_contents()
    values = [float(text.removesuffix("%")) for text in rows]
    return list(zip(values[::2], values[1::2], strict=True))


def lead(gaussian: str, logistic: str) -> str:
    """Return the lead with both errors in it."""
    return plain_text(FIGURE.lead).format(gaussian=gaussian, logistic=logistic)


def status(widget: Locator, said: str) -> None:
    """Hold that the figure says something."""
    expect(widget.get_by_role("status")).to_contain_text(said)


def choose(widget: Locator, label: str) -> None:
    """Choose a world, or what a click does."""
    widget.locator(".genai-control .genai-choice", has_text=label).click()


def test_the_first_frame_is_drawn_when_the_site_is_built(opening: Opening, address: str) -> None:
    """Without a script, and with it before anybody does anything: by the same formulas."""
    drawn, texts = [], []
    for script in (False, True):
        page = opening(java_script_enabled=script)
        page.goto(address + PAGE)
        if script:
            figure(page)
        paths = page.locator(".genai-dots svg :is(path, g), .genai-curve path")
        drawn.append([NUMBER.findall(d or "") for d in paths.evaluate_all(DRAWN)])
        texts.append(page.locator("genai-figure table").all_text_contents())
    assert len(drawn[0]) > 15
    for one, two in zip(*drawn, strict=True):
        assert [float(n) for n in one] == pytest.approx([float(n) for n in two], abs=0.11)
    assert texts[0] == texts[1]


def test_the_first_frame_teaches(page: Page, address: str) -> None:
    """In the lesson it is closed to one frame with its message; the rest opens."""
    page.goto(address)
    page.locator(".genai-dots").scroll_into_view_if_needed()
    widget = figure(page)
    left, right = cells(widget, "wrong")
    expect(widget.locator(".genai-lead")).to_have_text(lead(right, left))
    assert widget.locator("svg.genai-plane").count() == 2
    assert widget.locator(".genai-cloud").count() == 2
    assert 0 < float(right.removesuffix("%")) < float(left.removesuffix("%")) < 15
    expect(widget.locator(".genai-controls")).to_be_hidden()
    widget.locator(".genai-rest > summary").click()
    expect(widget.locator(".genai-control:visible")).to_have_count(4)
    for control in ("world", "points", "draw", "click"):
        expect(output(widget, control)).to_have_text(re.compile(r"\d"))


@pytest.mark.parametrize("world", FIGURE.worlds, ids=lambda world: world.name)
def test_the_lead_says_what_the_numbers_say(page: Page, address: str, world: World) -> None:
    page.goto(f"{address}{PAGE}#same-dots?world={world.id}")
    widget = figure(page)
    status(widget, f"{world.name}, ")
    expect(widget.locator(".genai-lead")).to_have_text(lead(*reversed(cells(widget, "wrong"))))


def test_one_model_makes_points_and_the_other_says_why_it_cannot(page: Page, address: str) -> None:
    widget = visit(page, address)
    unable, able = widget.locator(".genai-makes td").all()
    able.get_by_role("button", name="Make 50 new points").click()
    status(widget, "50 new points")
    first = dots(widget, "a", "made"), dots(widget, "b", "made")
    assert sum(first) == 50
    assert min(first) > 10
    places = widget.locator(".genai-made").evaluate_all(DRAWN)
    able.get_by_role("button").click()
    assert widget.locator(".genai-made").evaluate_all(DRAWN) != places
    assert unable.get_by_role("button").count() == 0
    expect(unable).to_have_text(plain_text(FIGURE.logistic.making if FIGURE.logistic else ()))
    assert widget.locator("svg.genai-plane").first.locator(".genai-made").count() == 0
    choose(widget, LOBES.name)
    expect(widget.locator(".genai-made[d]:not([d=''])")).to_have_count(0)


def test_errors_cross_as_points_become_more(page: Page, address: str) -> None:
    page.goto(f"{address}{PAGE}#same-dots?world=outliers&n=300&seed=5")
    widget = figure(page)
    expect(output(widget, "points")).to_have_text("300")
    page.wait_for_function("document.querySelector('genai-figure').work === null")
    sentence = widget.locator(".genai-crossing")
    expect(sentence).to_have_text(re.compile("errs less from"))
    said = int(re.sub(r"\D", "", sentence.text_content() or ""))
    found = errors(widget)
    place = [int(size) for size in FIGURE.sizes].index(said)
    assert all(one < two for one, two in found[place:])
    assert found[place - 1][0] >= found[place - 1][1]
    slider = widget.get_by_role("slider", name="Training points")
    slider.press("End")
    expect(slider).to_have_attribute("aria-valuetext", f"{LAST:,}")
    status(widget, f"{LAST:,} points")
    page.wait_for_function("document.querySelector('genai-figure').work === null")
    assert cells(widget, "wrong") == [f"{one:.1f}%" for one in errors(widget)[-1]]
    assert dots(widget, "a") + dots(widget, "b") == LAST


def test_draws_are_counted_and_come_back(page: Page, address: str) -> None:
    widget = visit(page, address)
    back = widget.get_by_role("button", name="Back")
    expect(back).to_have_attribute("aria-disabled", "true")
    first = widget.locator(".genai-seen").first.get_attribute("d")
    number = output(widget, "draw").text_content()
    widget.get_by_role("button", name="New draw").click()
    expect(output(widget, "draw")).not_to_have_text(f"{number}")
    assert widget.locator(".genai-seen").first.get_attribute("d") != first
    back.click()
    expect(output(widget, "draw")).to_have_text(f"{number}")
    assert widget.locator(".genai-seen").first.get_attribute("d") == first
    expect(back).to_have_attribute("aria-disabled", "true")


def test_a_mouse_adds_and_removes_points_and_moves_the_probe(page: Page, address: str) -> None:
    widget = visit(page, address)
    picture = widget.locator("svg.genai-plane").nth(1)
    picture.click(position={"x": 20, "y": 20})
    status(widget, "Probe at")
    before = dots(widget, "b"), cells(widget, "wrong")
    choose(widget, "Adds B")
    for _ in range(5):
        picture.click(position={"x": 20, "y": 200})
    status(widget, "B added at")
    expect(output(widget, "click")).to_have_text("Changed by you: 5")
    assert dots(widget, "b") == dots(widget, "b", picture=0) == before[0] + 5
    expect(widget.locator(".genai-wrong td").first).not_to_have_text(before[1][0])
    choose(widget, "Removes the nearest")
    picture.click(position={"x": 22, "y": 202})
    status(widget, "B removed at")
    expect(output(widget, "click")).to_have_text("Changed by you: 4")


def test_two_of_each_kind_stay(page: Page, address: str) -> None:
    page.goto(f"{address}{PAGE}#same-dots?n={FIRST}")
    widget = figure(page)
    choose(widget, "Removes the nearest")
    for _ in range(FIRST):
        widget.locator("svg.genai-plane").first.click(position={"x": 10, "y": 150})
    status(widget, "At least two")
    assert dots(widget, "a") >= 2
    assert dots(widget, "b") >= 2


def test_key_figure_arrows(page: Page, address: str) -> None:
    widget = visit(page, address)
    plot = page.get_by_role("application", name=FIGURE.title)
    plot.focus()
    probe = widget.locator(".genai-planes .genai-probe").first
    start = [float(n) for n in NUMBER.findall(probe.get_attribute("transform") or "")]
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft"):
        page.keyboard.press(key)
    end = [float(n) for n in NUMBER.findall(probe.get_attribute("transform") or "")]
    assert end == pytest.approx([start[0] + 4, start[1] + 4], abs=0.2)
    status(widget, "Probe at")
    page.keyboard.press("Shift+ArrowRight")
    again = [float(n) for n in NUMBER.findall(probe.get_attribute("transform") or "")]
    assert again == end


def test_key_figure_enter(page: Page, address: str) -> None:
    """A keyboard alone suffices: it chooses, slides, draws, makes and adds."""
    widget = visit(page, address)
    widget.get_by_role("button", name="Make 50 new points").press("Enter")
    status(widget, "50 new points")
    widget.get_by_role("radio", name=CLEAN.name).press("ArrowRight")
    status(widget, OUTLIERS.name)
    widget.get_by_role("slider").press("ArrowRight")
    expect(output(widget, "points")).to_have_text("100")
    widget.get_by_role("button", name="New draw").press("Space")
    widget.get_by_role("radio", name="Moves the probe").press("ArrowRight")
    expect(widget.get_by_role("radio", name="Adds A")).to_be_checked()
    count = dots(widget, "a")
    widget.get_by_role("application").press("Enter")
    status(widget, "A added at")
    assert dots(widget, "a") == count + 1
    status(widget, "101 points")


def test_key_figure_delete(page: Page, address: str) -> None:
    widget = visit(page, address)
    count = dots(widget, "a") + dots(widget, "b")
    for key in ("Delete", "Backspace"):
        widget.get_by_role("application").press(key)
        status(widget, "removed at")
        count -= 1
        assert dots(widget, "a") + dots(widget, "b") == count


def test_touch_alone_suffices(opening: Opening, address: str) -> None:
    page = opening(viewport=PHONE, has_touch=True, is_mobile=True)
    widget = visit(page, address)
    widget.get_by_role("button", name="Make 50 new points").tap()
    status(widget, "50 new points")
    widget.locator(".genai-control .genai-choice", has_text=LOBES.name).tap()
    status(widget, LOBES.name)
    picture = widget.locator("svg.genai-plane").first
    picture.tap(position={"x": 100, "y": 30})
    status(widget, "Probe at")
    widget.locator(".genai-control .genai-choice", has_text="Adds A").tap()
    count = dots(widget, "a")
    picture.tap(position={"x": 100, "y": 30})
    assert dots(widget, "a") == count + 1
    widget.get_by_role("button", name="New draw").tap()
    expect(output(widget, "click")).to_have_text("Changed by you: 0")


def test_keys_are_told_where_there_may_be_some(opening: Opening, page: Page, address: str) -> None:
    expect(visit(page, address).locator(".genai-keys")).to_be_visible()
    touched = opening(viewport=PHONE, has_touch=True, is_mobile=True)
    widget = visit(touched, address)
    told = widget.locator(".genai-keys")
    expect(told).to_be_hidden()
    expect(widget.get_by_role("application").first).to_have_accessible_description(
        re.compile("arrows move the probe")
    )
    touched.keyboard.press("Tab")
    expect(told).to_be_visible()


def test_the_probe_tells_a_strange_place(page: Page, address: str) -> None:
    """Both models are sure far from all points; one of them says how strange the place is."""
    page.goto(f"{address}{PAGE}#same-dots?world=clean&n=200&x=8&y=8")
    widget = figure(page)
    expect(widget.locator(".genai-chance td")).to_have_text(["1.000", "1.000"])
    other, density = cells(widget, "density")
    far, low = (float(n) for n in re.findall(r"−(\d+\.\d)", density))
    assert far > 40 > 8 > low
    assert other == "not learnt"


def test_the_address_leads_to_a_state_and_follows_it(page: Page, address: str) -> None:
    page.goto(f"{address}{PAGE}#same-dots?world=lobes&n=60")
    widget = figure(page)
    expect(widget.get_by_role("radio", name=LOBES.name)).to_be_checked()
    expect(output(widget, "points")).to_have_text("60")
    status(widget, LOBES.name)
    widget.get_by_role("slider").press("Home")
    page.wait_for_url(re.compile(rf"#figures-same-dots\?world=lobes&n={FIRST}&seed=57&"))
    state, errors_then = page.url, cells(widget, "wrong")
    link = widget.get_by_role("link", name="Show this")
    link.nth(2).click()
    expect(widget.get_by_role("radio", name=OUTLIERS.name)).to_be_checked()
    expect(output(widget, "points")).to_have_text("300")
    expect(widget.locator("svg.genai-plane").first).to_be_in_viewport()
    choose(widget, CLEAN.name)
    link.nth(2).click()
    expect(widget.get_by_role("radio", name=OUTLIERS.name)).to_be_checked()
    page.goto("about:blank")
    page.goto(state)
    expect(output(widget, "points")).to_have_text(f"{FIRST}")
    expect(widget.locator(".genai-wrong td")).to_have_text(errors_then)


def test_an_address_opens_the_closed_figure_of_the_lesson(page: Page, address: str) -> None:
    page.goto(f"{address}#same-dots?world=lobes&n=6000")
    widget = figure(page)
    expect(output(widget, "points")).to_have_text(f"{LAST:,}")
    expect(widget.locator(".genai-controls")).to_be_visible()
    page.goto(f"{address}#same-dots?world=nowhere&n=x&seed=-1&x=1e9&y=0")
    expect(widget.get_by_role("radio", name=LOBES.name)).to_be_checked()


def test_role_figure(page: Page, address: str) -> None:
    """What a screen reader is told: one widget with its keys, four named controls, the changes."""
    visit(page, address)
    page.evaluate("document.querySelector('.genai-planes').scrollIntoView()")
    tools = page.context.new_cdp_session(page)
    tools.send("Accessibility.enable")
    nodes = tree(tools)
    assert names(nodes, "application") == [FIGURE.title]
    assert FIGURE.description in names(nodes, "image")
    groups = [name.split("  ")[0] for name in names(nodes, "group")]
    for label in ("World", "Training points", "Draw", "A click in the picture"):
        assert any(name.startswith(label) for name in groups)
    plot = page.get_by_role("application")
    expect(plot).to_have_accessible_description(re.compile("arrows move the probe.*Enter.*Delete"))
    plot.press("ArrowUp")
    assert FIGURE.description not in names(tree(tools), "image")


def test_axe_has_nothing_against_a_figure(shown: Page, address: str) -> None:
    widget = visit(shown, address)
    widget.get_by_role("button", name="Make 50 new points").click()
    for summary in widget.locator(".genai-rest details > summary").all():
        summary.click()
    shown.mouse.move(0, 0)
    assert judged(shown, "genai-figure") == []
    fits(shown)
    for control in widget.locator(
        ".genai-control .genai-choice, .genai-button, summary, [type=range]"
    ).all():
        box = control.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_motion_reduced(opening: Opening, address: str, motion: str) -> None:
    page = opening(reduced_motion=motion)
    widget = visit(page, address)
    moving = widget.locator(".genai-made").first.evaluate(
        "node => getComputedStyle(node).animationName !== 'none'"
    )
    assert moving == (motion == "no-preference")


def test_nothing_moves_while_a_figure_loads(page: Page, address: str) -> None:
    page.add_init_script(OBSERVE)
    visit(page, address)
    frames(page)
    assert page.evaluate("shifted()") == []


def test_a_figure_works_from_disk(page: Page, on_disk: str, watch: Watch) -> None:
    watch.home = on_disk
    watch.expected.append(SEARCH)
    page.goto(f"{on_disk}same-dots.html#same-dots?world=lobes&n=300")
    widget = figure(page)
    expect(output(widget, "points")).to_have_text("300")
    widget.get_by_role("button", name="Make 50 new points").click()
    status(widget, "50 new points")
    one, two = errors(widget)[-1]
    assert one < 2 < 4 < two


@pytest.mark.parametrize("script", ["none", "to come", "there"])
def test_a_figure_is_printed_without_its_controls(
    opening: Opening, address: str, script: str
) -> None:
    page = opening(java_script_enabled=script != "none")
    page.goto(address)  # closed
    if script == "there":
        page.locator(".genai-dots").scroll_into_view_if_needed()
        figure(page)
    text = dense("".join(part.extract_text() for part in printed(page).pages))
    told = [CLEAN.text, FIGURE.left_out[0], FIGURE.left_out[2]]
    assert [plain_text(one) for one in told if dense(plain_text(one)) not in text] == []
    for size in FIGURE.sizes:
        assert f"{int(size):,}" in text
    for button in ("New draw", "Make 50 new points", "Moves the probe", "Try it"):
        assert dense(button) not in text


def test_without_a_script_all_is_there_but_the_controls(opening: Opening, address: str) -> None:
    page = opening(java_script_enabled=False)
    page.goto(address + PAGE)
    widget = page.locator("genai-figure[data-machine='classifiers']")
    expect(widget.locator(".genai-worlds dd:visible")).to_have_count(len(FIGURE.worlds))
    expect(widget.locator(".genai-controls, .genai-button, .genai-keys").first).to_be_hidden()
    expect(widget.locator("button:visible")).to_have_count(0)
    expect(widget.get_by_role("application")).to_have_count(0)
    expect(page.get_by_role("img", name=FIGURE.description)).to_have_count(1)
    page.goto(f"{address}{PAGE}#figures-same-dots?world=outliers&n=300")
    expect(widget.locator(".genai-lead")).to_be_in_viewport()


def test_files_of_a_figure_come_only_where_there_is_one(built: Path) -> None:
    pages = {path: path.read_text("utf-8") for path in built.rglob("*.html")}
    marks = {
        "genai-figure.js": "<genai-figure ",
        "genai-figure-classifiers.css": 'data-machine="classifiers"',
    }
    for file, mark in marks.items():
        used = {path for path, text in pages.items() if f"/{file}?h=" in text}
        assert used == {path for path, text in pages.items() if mark in text}
        assert {built / "index.html", built / PAGE / "index.html"} <= used
    # The script of a figure below others comes as it comes near.
    first = {path: re.search('data-machine="([^"]+)"', text) for path, text in pages.items()}
    named = {path for path, text in pages.items() if "/genai-figure-classifiers.js?h=" in text}
    assert named == {path for path, one in first.items() if one and one[1] == "classifiers"}
    assert built / PAGE / "index.html" in named
