"""Every kind of question, results, order, and answers that are kept on the reader's wish.

The manual's table "What a quiz can do" names the tests that hold each of its rows.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Opening, build, served
from .test_accessibility import judged, names, tree

SITE = Path(__file__).parents[1] / "golden/answers"
KEPT = "JSON.parse(localStorage.getItem('genai-answers'))"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site with quizzes of its own; give its address."""
    root = shutil.copytree(SITE, tmp_path_factory.mktemp("answers"), dirs_exist_ok=True)
    build(root / "site", "-f", str(root / "mkdocs.yml"))
    with served(root / "site") as address:
        yield address


@pytest.fixture
def whole(page: Page, address: str) -> Locator:
    """Return the quiz with every kind of question."""
    page.goto(address)
    quiz = page.locator("genai-quiz:not(.genai-alone)")
    expect(quiz).to_have_attribute("data-ready", "")
    return quiz


def question(quiz: Locator, name: str) -> Locator:
    """Return a question by its name."""
    return quiz.locator(f".genai-question[data-name='{name}']")


def state(quiz: Locator, name: str, expected: str) -> None:
    """Hold that a question is right, wrong, missing something, or not answered."""
    expect(question(quiz, name)).to_have_attribute("data-state", expected)


def choose(quiz: Locator, name: str, *texts: str) -> None:
    """Choose options."""
    for text in texts:
        question(quiz, name).get_by_label(text).check()


def check(quiz: Locator, name: str) -> None:
    """Press the button of a question."""
    question(quiz, name).get_by_role("button", name="Check").click()


def write(quiz: Locator, name: str, text: str) -> None:
    """Type an answer, and end it with Enter."""
    field = question(quiz, name).get_by_role("textbox", name="Your answer")
    field.fill(text)
    field.press("Enter")


def answer_all(quiz: Locator) -> None:
    """Answer all questions, the first and the number wrongly."""
    choose(quiz, "One answer", "Where the border runs")
    choose(quiz, "Several answers", "GAN", "VAE")
    check(quiz, "Several answers")
    write(quiz, "A word", "encoder")
    write(quiz, "A number", "7")


def score(quiz: Locator) -> Locator:
    """Return the line with the score."""
    return quiz.locator(".genai-score > genai-count")


def test_questions_are_numbered_in_order(whole: Locator) -> None:
    """A counter of the style sheet says which question it is, to those who hear it too."""
    tools = whole.page.context.new_cdp_session(whole.page)
    said = [text for text in names(tree(tools), "StaticText") if text.isdecimal()]
    assert said == ["1", "2", "3", "4"]


def test_one_right_answer_has_its_reply_and_another_try(whole: Locator) -> None:
    expect(score(whole)).to_have_text("")
    choose(whole, "One answer", "Where the border runs")
    state(whole, "One answer", "wrong")
    expect(question(whole, "One answer").locator(".genai-reply:visible")).to_have_text(
        re.compile("Wrong. That is what a discriminative")
    )
    expect(score(whole)).to_have_text("1 of 4 answered, 0 right")
    choose(whole, "One answer", "What the data are like")
    state(whole, "One answer", "right")
    expect(score(whole)).to_have_text("1 of 4 answered, 1 right")


@pytest.mark.parametrize(
    ("chosen", "expected", "says"),
    [
        (["GAN"], "missing", "Something is missing."),
        (["GAN", "A spam filter"], "wrong", "Try again"),
        (["GAN", "VAE"], "right", "Right."),
        ([], "", ""),
    ],
    ids=["missing", "wrong", "right", "none"],
)
def test_several_right_answers_all_and_only(
    whole: Locator, chosen: list[str], expected: str, says: str
) -> None:
    choose(whole, "Several answers", *chosen)
    asked = question(whole, "Several answers")
    expect(asked.locator(".genai-reply:visible")).to_have_count(0)
    check(whole, "Several answers")
    if expected:
        state(whole, "Several answers", expected)
        expect(asked.locator(".genai-told:visible")).to_contain_text(says)
    expect(asked.locator(".genai-reply:visible")).to_have_count(len(chosen))
    asked.get_by_role("checkbox").last.click()
    expect(asked.locator(".genai-told:visible")).to_have_count(0)


def test_typed_answer_in_any_case_space_and_accent(whole: Locator) -> None:
    for text, expected in (
        ("  ENCODER ", "right"),
        ("en coder", "right"),
        ("Éncoder", "right"),
        ("the encoder", "right"),
        ("ecnoder", "wrong"),
    ):
        write(whole, "A word", text)
        state(whole, "A word", expected)
    expect(question(whole, "A word").locator(".genai-told:visible")).to_contain_text("Try again")
    write(whole, "A word", "decoder")
    replies = question(whole, "A word").locator(".genai-reply:visible")
    expect(replies).to_have_text(re.compile("Wrong. The decoder unpacks."))
    field = question(whole, "A word").get_by_role("textbox")
    field.fill("x" * 40)
    assert len(field.input_value()) == 30


@pytest.mark.parametrize(
    ("text", "expected"),
    [("0.125", "right"), ("0,125", "right"), (" ,1255", "right"), ("12.5e-2", "right"),
     ("٠٫١٢٥", "right"), ("0.13", "wrong"), ("-0.125", "wrong"), ("an eighth", "wrong")],
)  # fmt: skip
def test_typed_number_with_tolerance_and_either_sign(
    whole: Locator, text: str, expected: str
) -> None:
    write(whole, "A number", text)
    state(whole, "A number", expected)


def test_hint_opens_and_wrong_answer_says_where_to_read(whole: Locator) -> None:
    asked = question(whole, "One answer")
    expect(asked.locator(".genai-learn")).to_be_hidden()
    asked.get_by_text("Hint", exact=True).click()
    expect(asked.get_by_text("Think of what it can make.")).to_be_visible()
    expect(asked.locator(".genai-reply:visible")).to_have_count(0)
    choose(whole, "One answer", "Where the border runs")
    expect(asked.locator(".genai-learn")).to_be_visible()
    choose(whole, "One answer", "What the data are like")
    expect(asked.locator(".genai-learn")).to_be_hidden()


def test_results_say_what_to_read_again_and_start_again(whole: Locator) -> None:
    answer_all(whole)
    expect(score(whole)).to_have_text("2 of 4 right")
    missed = whole.locator(".genai-missed")
    expect(missed.get_by_role("listitem")).to_have_text(
        [re.compile("One answer The families"), re.compile("A number")]
    )
    expect(missed.get_by_role("link", name="One answer")).to_have_attribute(
        "href", re.compile("#quizzes-all")
    )
    whole.get_by_role("button", name="Start again").click()
    expect(whole.locator("[data-state]:not([data-state=''])")).to_have_count(0)
    expect(score(whole)).to_have_text("")
    expect(missed).to_be_hidden()
    expect(whole.get_by_role("radio").first).to_be_focused()


def test_the_same_question_elsewhere_is_answered_too(page: Page, whole: Locator) -> None:
    alone = page.locator("genai-quiz.genai-alone")
    choose(alone, "One answer", "What the data are like")
    state(whole, "One answer", "right")
    expect(score(whole)).to_have_text("1 of 4 answered, 1 right")
    expect(alone.locator(".genai-score")).not_to_contain_text("answered")


def order(page: Page) -> list[str]:
    """Return names of questions and options as they stand."""
    named = ".genai-question, .genai-choice > span"
    parts = page.locator("#quizzes-mixed").locator(named)
    return parts.evaluate_all("all => all.map(one => one.dataset.name || one.textContent)")


def test_order_follows_a_seed_and_is_as_written_without_a_script(
    opening: Opening, address: str
) -> None:
    orders = {}
    for seed in (1, 2, 7, 7):
        page = opening()
        page.goto(f"{address}mixed/#quizzes-mixed?seed={seed}")
        expect(page.locator("#quizzes-mixed")).to_have_attribute("data-ready", "")
        assert orders.setdefault(seed, order(page)) == order(page)
    assert len(set(map(tuple, orders.values()))) == 3
    page = opening(java_script_enabled=False)
    page.goto(f"{address}mixed/")
    written = order(page)
    assert written[:4] == ["First", "A", "B", "C"]
    assert sorted(written) == sorted(orders[1])


def test_nothing_is_kept_before_the_press_and_all_forgotten_after(
    page: Page, whole: Locator
) -> None:
    answer_all(whole)
    assert page.evaluate("localStorage.getItem('genai-answers')") is None
    whole.get_by_role("button", name="Keep my answers").click()
    expect(whole.get_by_text("Your answers stay in this browser.")).to_be_visible()
    assert sorted(page.evaluate(KEPT).values()) == ["0", "02", "7", "encoder"]
    page.reload()
    expect(score(whole)).to_have_text("2 of 4 right")
    state(whole, "Several answers", "right")
    choose(whole, "One answer", "What the data are like")
    page.reload()
    expect(score(whole)).to_have_text("3 of 4 right")
    whole.get_by_role("button", name="Forget my answers").click()
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    expect(score(whole)).to_have_text("")


def test_edited_question_is_not_answered(page: Page, whole: Locator) -> None:
    key = question(whole, "One answer").get_attribute("data-key")
    assert key
    stale = json.dumps({key.split("~")[0] + "~0000": "1"})
    page.evaluate("kept => localStorage.setItem('genai-answers', kept)", stale)
    page.reload()
    expect(whole.get_by_role("button", name="Forget my answers")).to_be_visible()
    expect(score(whole)).to_have_text("")
    choose(whole, "One answer", "What the data are like")
    assert page.evaluate(KEPT) == {key: "1"}


def test_a_browser_that_keeps_nothing_says_so(opening: Opening, address: str) -> None:
    page = opening()
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"
    )
    page.goto(address)
    whole = page.locator("genai-quiz:not(.genai-alone)")
    answer_all(whole)
    whole.get_by_role("button", name="Keep my answers").click()
    expect(whole.get_by_text("This browser keeps nothing for this page.")).to_be_visible()


def test_an_answer_is_told_and_a_hundred_take_little(page: Page, whole: Locator) -> None:
    page.evaluate(
        "() => { window.told = [];"
        " document.addEventListener('genai-answer', event => told.push(event.detail)) }"
    )
    answer_all(whole)
    told = page.evaluate("told")
    assert [(one["kind"], one["response"], one["right"]) for one in told] == [
        ("choice", "0", False), ("several", "02", True), ("typed", "encoder", True),
        ("typed", "7", False),
    ]  # fmt: skip
    # Responses in the order of the page are all that a course has to keep.
    assert len("\n".join(["x" * 30] * 100)) < 4_096
    given = {one["id"]: one["response"] for one in told}
    page.reload()
    whole.evaluate("(quiz, given) => quiz.restore(given)", given)
    expect(score(whole)).to_have_text("2 of 4 right")


def test_cases_take_a_guess_and_keep_it(page: Page, address: str) -> None:
    page.goto(f"{address}cases/")
    cases = page.locator("genai-cases")
    expect(cases).to_have_attribute("data-ready", "")
    counted = cases.locator(".genai-guessed > genai-count")
    expect(counted).to_have_text("")
    for name, guess, verdict in (("Bread", "Yes", "Right."), ("Water", "Yes", "Wrong.")):
        case = cases.get_by_role("article", name=name)
        expect(case.locator(".genai-pick > span")).to_have_text(["No", "Yes"])
        case.get_by_role("button", name=guess).click()
        expect(case.locator(".genai-verdict")).to_be_visible()
        expect(case.locator(".genai-pick .genai-mark:visible")).to_have_text(verdict)
    expect(counted).to_have_text("1 of 2 right")
    expect(cases.get_by_role("status").first).to_contain_text("Wrong. No, never")
    cases.get_by_role("button", name="Keep my answers").click()
    assert sorted(page.evaluate(KEPT).values()) == ["Yes", "Yes"]
    page.reload()
    expect(counted).to_have_text("1 of 2 right")
    expect(cases.locator("[aria-pressed=true]")).to_have_count(2)


def test_cases_without_a_script_offer_no_dead_button(opening: Opening, address: str) -> None:
    page = opening(java_script_enabled=False)
    page.goto(f"{address}cases/")
    expect(page.locator("genai-cases button:visible")).to_have_count(0)
    page.get_by_text("Guess, then open").first.click()
    expect(page.locator(".genai-verdict").first).to_be_visible()


def test_prediction_of_a_figure_is_kept(page: Page, address: str) -> None:
    page.goto(f"{address}figure/")
    page.evaluate("localStorage.setItem('genai-answers', '{}')")
    figure = page.locator("genai-figure")
    expect(figure).to_have_attribute("data-ready", "")
    figure.locator(".genai-prediction").get_by_role("radio").nth(1).check()
    page.wait_for_function("localStorage.getItem('genai-answers') !== '{}'")
    page.reload()
    expect(figure.locator(".genai-prediction").get_by_role("radio").nth(1)).to_be_checked()


def test_back_shows_what_the_browser_brings_back(page: Page, whole: Locator, address: str) -> None:
    answer_all(whole)
    page.goto(f"{address}mixed/")
    page.go_back()
    expect(whole).to_have_attribute("data-ready", "")
    shown = whole.get_by_role("radio", checked=True).count()
    counted = score(whole).text_content() or ""
    assert bool(shown) == bool(counted)
    typed = question(whole, "A word").get_by_role("textbox").input_value()
    expect(whole.locator("[data-state=right]")).to_have_count(2 if typed else 0)


def test_every_kind_is_whole_without_a_script(opening: Opening, address: str) -> None:
    page = opening(java_script_enabled=False)
    page.goto(address)
    whole = page.locator("genai-quiz:not(.genai-alone)")
    expect(whole.locator("input:visible, button:visible")).to_have_count(0)
    asked = question(whole, "A word")
    expect(asked.locator(".genai-option:visible")).to_have_count(0)
    asked.get_by_text("Answer", exact=True).click()
    expect(asked.locator(".genai-option:visible")).to_have_count(2)


def test_axe_has_nothing_against_any_kind(shown: Page, address: str) -> None:
    shown.goto(address)
    whole = shown.locator("genai-quiz:not(.genai-alone)")
    expect(whole).to_have_attribute("data-ready", "")
    assert judged(shown) == []
    answer_all(whole)
    whole.get_by_role("button", name="Keep my answers").click()
    assert judged(shown) == []
    shown.goto(f"{address}cases/")
    shown.get_by_role("button", name="Yes").first.click()
    assert judged(shown) == []


NO_ANSWERS = ["99", "-", "NaN", "__proto__", {"a": 1}, [0], 0.5, True, None]


@pytest.mark.parametrize("answer", NO_ANSWERS, ids=str)
@pytest.mark.parametrize("path", ["", "figure/", "cases/"])
def test_answers_that_no_question_has_are_passed_over(
    page: Page, address: str, path: str, answer: object
) -> None:
    """Of whoever has written into the browser's store: nothing is thrown, nothing is chosen."""
    page.goto(f"{address}{path}")
    keys = page.locator("[data-key]").evaluate_all("all => all.map((one) => one.dataset.key)")
    kept = json.dumps(dict.fromkeys(keys, answer))
    page.evaluate("kept => localStorage.setItem('genai-answers', kept)", kept)
    page.reload()
    expect(page.locator("genai-quiz, genai-figure, genai-cases").first).to_have_attribute(
        "data-ready", ""
    )
    assert keys
    assert page.locator("[data-key]").get_by_role("radio", checked=True).count() == 0


@pytest.mark.parametrize("kept", ["5", '"x"', "[]", "null", "{", "true", '{"a": "b"}', ""])
def test_what_others_have_kept_under_the_name_breaks_nothing(
    page: Page, address: str, kept: str
) -> None:
    page.goto(address)
    page.evaluate("kept => localStorage.setItem('genai-answers', kept)", kept)
    page.reload()
    quiz = page.locator("genai-quiz:not(.genai-alone)")
    choose(quiz, "One answer", "Where the border runs")
    state(quiz, "One answer", "wrong")
