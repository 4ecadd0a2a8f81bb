"""The self-check as readers use it: by mouse, by keyboard, by ear, and without a script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from mkdocs_genai_plugin.kinds.quizzes import Question, Quiz

from .conftest import DESKTOP, PHONE, Opening, Watch
from .lesson import PACK, fits, frames
from .test_accessibility import Scheme, judged, names, schemes, tree
from .test_layout import OBSERVE
from .test_print import dense, printed

PAGE = "self-check/"
QUIZ = PACK.items["quizzes/self-check"]
assert isinstance(QUIZ, Quiz)
TOTAL = len(QUIZ.questions)
views = pytest.mark.parametrize("view", [DESKTOP, PHONE], ids=["desktop", "phone"])


def quiz(page: Page) -> Locator:
    """Give the quiz, once it is ready."""
    widget = page.locator("genai-quiz")
    expect(widget).to_have_attribute("data-ready", "")
    return widget


def right(question: Question) -> int:
    """Give the place of the right option."""
    return next(place for place, option in enumerate(question.options) if option.right)


def wrong(question: Question) -> int:
    """Give the place of an option that is not right, and not the first if possible."""
    places = [place for place, option in enumerate(question.options) if not option.right]
    return places[-1]


def options(page: Page, number: int) -> Locator:
    """Give the options of a question."""
    return page.locator(f"#{QUIZ.anchor}-{QUIZ.questions[number].id} .genai-option")


def answered(option: Locator, verdict: str) -> None:
    """Hold that an option is chosen, and its reply seen, alone of its question's."""
    expect(option.get_by_role("radio")).to_be_checked()
    expect(option.locator(".genai-reply")).to_be_visible()
    expect(option.locator(".genai-mark")).to_have_text(verdict)
    expect(option.locator(".genai-mark svg")).to_be_visible()
    group = option.locator("xpath=..")
    expect(group.locator(".genai-reply:visible")).to_have_count(1)
    expect(group.get_by_role("radio", checked=True)).to_have_count(1)


def score(page: Page, right: int) -> None:
    """Hold that the quiz counts this many right answers, once there is an answer."""
    counted = re.compile(rf"^(\d+ of {TOTAL} answered, {right} right|{right} of {TOTAL} right)$")
    expect(page.locator(".genai-score > genai-count")).to_have_text(counted)


def silent(page: Page) -> None:
    """Hold that nothing is counted before the first answer."""
    expect(page.locator(".genai-score > genai-count")).to_have_text("")


def test_mouse(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    quiz(page)
    silent(page)
    first = QUIZ.questions[0]
    options(page, 0).nth(wrong(first)).locator("label").click()
    answered(options(page, 0).nth(wrong(first)), "Wrong.")
    score(page, 0)
    options(page, 0).nth(right(first)).locator("label").click(position={"x": 200, "y": 10})
    answered(options(page, 0).nth(right(first)), "Right.")
    score(page, 1)
    options(page, 1).nth(right(QUIZ.questions[1])).locator("label").click()
    answered(options(page, 0).nth(right(first)), "Right.")
    score(page, 2)
    options(page, 0).nth(wrong(first)).locator("label").click()
    score(page, 1)


def test_every_option_has_its_reply(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    quiz(page)
    for number, question in enumerate(QUIZ.questions):
        for place, option in enumerate(question.options):
            options(page, number).nth(place).get_by_role("radio").check()
            answered(options(page, number).nth(place), "Right." if option.right else "Wrong.")
        options(page, number).nth(right(question)).get_by_role("radio").check()
    score(page, TOTAL)


def test_arrow_keys_lead_to_options_and_do_not_choose(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    quiz(page)
    radios = options(page, 0).get_by_role("radio")
    count = radios.count()
    radios.first.focus()
    for key, place in (
        ("ArrowDown", 1),
        ("ArrowRight", 2),
        ("ArrowUp", 1),
        ("ArrowLeft", 0),
        ("ArrowUp", count - 1),
        ("ArrowDown", 0),
    ):
        page.keyboard.press(key)
        expect(radios.nth(place)).to_be_focused()
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    expect(page.locator(".genai-reply:visible")).to_have_count(0)


@pytest.mark.parametrize("key", ["Space", "Enter"])
def test_space_and_enter_choose(page: Page, address: str, key: str) -> None:
    page.goto(address + PAGE)
    quiz(page)
    options(page, 0).get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press(key)
    answered(options(page, 0).nth(1), "Right." if right(QUIZ.questions[0]) == 1 else "Wrong.")
    expect(options(page, 0).nth(1).get_by_role("radio")).to_be_focused()


def test_arrow_keys_are_mirrored_where_text_runs_to_the_left(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    quiz(page)
    page.evaluate("document.body.dir = 'rtl'")
    radios = options(page, 0).get_by_role("radio")
    radios.first.focus()
    page.keyboard.press("ArrowLeft")
    expect(radios.nth(1)).to_be_focused()


def test_keys_of_the_browser_stay_its_own(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    quiz(page)
    page.evaluate("addEventListener('keydown', event => { window.taken = event.defaultPrevented })")
    options(page, 0).get_by_role("radio").first.focus()
    for key, taken in (("Control+ArrowDown", False), ("x", False), ("ArrowDown", True)):
        page.keyboard.press(key)
        assert page.evaluate("taken") is taken


def test_a_question_is_one_tab_stop_and_then_what_to_read_and_its_answer(
    page: Page, address: str
) -> None:
    page.goto(address + PAGE)
    quiz(page)
    stops = (
        options(page, 0).get_by_role("radio").nth(1),
        page.locator(".genai-learn a").first,
        page.locator("summary").first,
    )
    stops[0].check()
    stops[0].focus()
    for stop in stops[1:]:
        page.keyboard.press("Tab")
        expect(stop).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".genai-reveal").first).to_have_attribute("open", "")
    for stop in reversed(stops[:-1]):
        page.keyboard.press("Shift+Tab")
        expect(stop).to_be_focused()


def test_nothing_moves_the_focus_or_stores_a_choice(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    quiz(page)
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    before = page.url
    options(page, 0).nth(1).locator("label").click()
    assert page.evaluate("document.activeElement.type") == "radio"
    assert page.url == before
    page.reload()
    quiz(page)
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    silent(page)
    kept = (
        "[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].join(' ')"
    )
    assert not re.search("quiz|genai", page.evaluate(kept))


def test_what_is_announced(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    quiz(page)
    tools = page.context.new_cdp_session(page)
    tools.send("Accessibility.enable")
    nodes = tree(tools)
    statuses = [node for node in nodes if node["role"] == "status"]
    assert {(node["live"], node["atomic"]) for node in statuses} == {("polite", True)}
    status = page.locator(".genai-score")
    first = QUIZ.questions[0]
    for place, count in ((wrong(first), 0), (right(first), 1)):
        options(page, 0).nth(place).get_by_role("radio").check()
        reply = options(page, 0).nth(place).locator(".genai-reply").inner_text()
        assert re.match(r"(Right|Wrong)\. \w", dense_spaces(reply))
        expect(status).to_have_text(f"{dense_spaces(reply)} 1 of {TOTAL} answered, {count} right")


def dense_spaces(text: str) -> str:
    """Give a text with single spaces."""
    return " ".join(text.split())


def test_groups_of_radios_are_named_by_their_questions(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    quiz(page)
    tools = page.context.new_cdp_session(page)
    tools.send("Accessibility.enable")
    nodes = tree(tools)
    groups = names(nodes, "group")
    assert [name for name in groups if name.startswith("A spam filter tells")]
    assert len([name for name in groups if name]) == TOTAL + 1  # and the quiz itself
    # The switch of colours is Material's.
    radios = [name for name in names(nodes, "radio") if not name.startswith("Switch to")]
    assert len(radios) == sum(len(question.options) for question in QUIZ.questions)
    assert all(radios)
    headings = " ".join(names(nodes, "heading"))
    assert [question.name for question in QUIZ.questions if question.name not in headings] == []


def plain(page: Page) -> None:
    """Hold that questions and options can be read, and that an answer opens with all replies."""
    expect(page.locator(".genai-option")).to_have_count(
        sum(len(question.options) for question in QUIZ.questions)
    )
    expect(page.locator("genai-quiz").get_by_role("radio")).to_have_count(0)
    expect(page.locator(".genai-option label:visible").first).to_be_visible()
    expect(page.locator(".genai-reply:visible")).to_have_count(0)
    page.locator("summary").nth(1).click()
    expect(page.locator(".genai-reply:visible")).to_have_count(len(QUIZ.questions[1].options))
    expect(page.locator(".genai-reveal").nth(1).locator("p").first).to_be_visible()
    page.locator("summary").nth(1).click()
    expect(page.locator(".genai-reply:visible")).to_have_count(0)


def test_without_script(opening: Opening, address: str) -> None:
    page = opening(java_script_enabled=False)
    page.goto(address + PAGE)
    plain(page)


def test_without_its_own_script(page: Page, address: str, watch: Watch) -> None:
    watch.expected.append("genai-quiz.js")
    page.route("**/genai-quiz.js?h=*", lambda route: route.abort())
    page.goto(address + PAGE)
    plain(page)


def test_script_that_comes_late_takes_over(page: Page, address: str) -> None:
    page.route("**/genai-quiz.js?h=*", lambda route: route.fulfill(body=""))
    page.goto(address + PAGE)
    page.add_script_tag(url=f"{address}assets/genai/genai-quiz.js?late")
    quiz(page)
    options(page, 0).nth(0).get_by_role("radio").check()
    answered(options(page, 0).nth(0), "Right." if right(QUIZ.questions[0]) == 0 else "Wrong.")


def test_from_disk(on_disk: str, opening: Opening, watch: Watch) -> None:
    watch.home = on_disk
    watch.expected.append("search")  # Material's search does not run from disk
    watch.expected.append("ERR_FILE_NOT_FOUND")
    page = opening()
    page.goto(f"{on_disk}self-check.html")
    quiz(page)
    options(page, 0).nth(right(QUIZ.questions[0])).get_by_role("radio").check()
    score(page, 1)


def test_two_quizzes_on_a_page_do_not_share_a_choice(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    quiz(page)
    groups = page.evaluate(
        "[...document.querySelectorAll('.genai-options')].map("
        "list => new Set([...list.querySelectorAll('input')].map(input => input.name)))"
        ".map(names => [...names].join())"
    )
    assert len(set(groups)) == TOTAL
    assert groups[0] == f"{QUIZ.anchor}-{QUIZ.questions[0].id}"


@views
@pytest.mark.parametrize("target", ["", "#quizzes-self-check-bayes"], ids=["plain", "question"])
@pytest.mark.parametrize("slow", [False, True], ids=["fast", "slow"])
def test_nothing_shifts(
    opening: Opening, address: str, view: ViewportSize, target: str, slow: bool
) -> None:
    page = opening(viewport=view)
    page.add_init_script(OBSERVE)
    if slow:
        page.route("**/genai-quiz.js?h=*", lambda route: route.fulfill(body=""))
    page.goto(address + PAGE + target)
    if slow:
        frames(page)
        page.add_script_tag(url=f"{address}assets/genai/genai-quiz.js?late")
    quiz(page)
    frames(page)
    page.locator(".genai-score").evaluate("node => node.scrollIntoView()")
    frames(page)
    assert page.evaluate("shifted()") == []


@views
def test_size_is_the_same_with_and_without_the_script(
    opening: Opening, address: str, view: ViewportSize
) -> None:
    boxes = []
    for script in (True, False):
        page = opening(viewport=view, java_script_enabled=script)
        page.goto(address + PAGE)
        if script:
            quiz(page)
        parts = page.locator(".genai-option, .genai-question, .genai-score")
        boxes.append([part.bounding_box() for part in parts.all()])
    sizes = [[(box["width"], box["height"]) for box in each if box] for each in boxes]
    assert sizes[0] == sizes[1]
    assert len(sizes[0]) > 4 * TOTAL


def test_axe_has_nothing_against_the_quiz(shown: Page, address: str) -> None:
    shown.goto(address + PAGE)
    quiz(shown)
    assert judged(shown) == []
    for choose in (wrong, right):
        for number, question in enumerate(QUIZ.questions):
            options(shown, number).nth(choose(question)).get_by_role("radio").check()
        assert judged(shown) == []
    for summary in shown.locator("summary").all():
        summary.click()
    assert judged(shown) == []
    fits(shown)


def test_options_are_large_enough_to_hit(opening: Opening, address: str) -> None:
    page = opening(viewport={"width": 320, "height": 700})
    page.goto(address + PAGE)
    quiz(page)
    for part in page.locator(".genai-choice, .genai-reveal > summary").all():
        box = part.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24


def on_paper(page: Page) -> tuple[list[str], str]:
    """Return the text of each sheet, and of all, without spaces."""
    sheets = [dense(part.extract_text()) for part in printed(page).pages]
    return sheets, "".join(sheets)


@schemes
def test_paper_is_a_worksheet_and_an_answer_sheet(
    opening: Opening, address: str, scheme: Scheme
) -> None:
    page = opening(color_scheme=scheme)
    page.goto(address + PAGE)
    quiz(page)
    sheets, text = on_paper(page)
    assert len(sheets) <= 5
    for question in QUIZ.questions:
        assert dense(question.name) in text
    ends = page.locator(".genai-reveal p:last-child").evaluate_all(
        "all => all.filter(p => !p.querySelector('math, sup')).map(p => p.textContent)"
    )
    answers = next(place for place, sheet in enumerate(sheets) if dense(ends[0]) in sheet)
    assert answers > 0
    last = dense(QUIZ.questions[-1].name)
    assert all(last not in sheet for sheet in sheets[answers:])
    assert [end for end in ends if dense(end) not in "".join(sheets[answers:])] == []
    assert dense(f"of {TOTAL} right") not in text


def test_paper_has_the_answers_without_a_script(opening: Opening, address: str) -> None:
    page = opening(java_script_enabled=False)
    page.goto(address + PAGE)
    page.emulate_media(media="print")
    expect(page.locator(".genai-reply:visible")).to_have_count(0)
    _, text = on_paper(page)
    assert dense("You find it by looking at many samples, never by looking at one.") in text


def test_files_come_only_where_there_is_a_quiz(built: Path) -> None:
    loaded = "/genai-quiz.js?h="
    used = {path for path in built.rglob("*.html") if loaded in path.read_text("utf-8")}
    shown = {path for path in built.rglob("*.html") if "<genai-quiz" in path.read_text("utf-8")}
    assert built / PAGE / "index.html" in used
    assert used == shown


def test_what_to_read_again_repeats_no_id(page: Page, address: str) -> None:
    page.goto(f"{address}self-check/")
    page.evaluate(
        "for (const one of document.querySelectorAll('.genai :is([type=radio], [type=checkbox])'))"
        "  one.click();"
        "for (const one of document.querySelectorAll('.genai [data-do=check]')) one.click();"
    )
    again = page.locator(".genai-missed")
    expect(again.locator("genai-term").first).to_be_visible()
    ids = page.locator("[id]").evaluate_all("all => all.map(({ id }) => id)")
    assert sorted(ids) == sorted(set(ids))
