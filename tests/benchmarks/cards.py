"""What a thousand cards on one page cost: the build, the page until it rests, and the filter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.browser.conftest import served
from tests.browser.find import FLAGS, chromium

from .build import CARD, LINKED, OWN, site
from .process import BUILD, in_turn
from .result import Result, ratios

FEW, MANY = 100, 1_000
SETTLED = 3_000  # milliseconds
# Narrowed by words that some, few and no other cards have, and opened again at last.
TYPED = ("7", "77", "card 5", "")
TYPE = """text => {
  const field = document.querySelector("genai-filter input");
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  document.body.offsetHeight;
}"""
# The rest comes with the frames after.
WHOLE = """() => new Promise((done) => {
  const waits = () => document.querySelector(".genai-entry[hidden]");
  const look = () => waits() ? requestAnimationFrame(look) : done();
  look();
}).then(() => document.body.offsetHeight)"""


def on_one_page(folder: Path, number: int) -> Path:
    """Write a site of so many cards, all on its page."""
    site(folder, OWN, ["/// genai-cards | cards\n///\n"])
    cards = folder / "data/cards"
    cards.mkdir(parents=True)
    for place in range(number):
        card = CARD.format(number=place, text=LINKED, first=0)
        (cards / f"card-{place}.yml").write_text(card, "utf-8")
    return folder


def results(rounds: int) -> Iterator[Result]:
    """Build both pages in turn, then open the longer one with our script and without it."""
    with TemporaryDirectory() as root:
        folders = {n: on_one_page(Path(root, f"{n}"), n) for n in (FEW, MANY)}
        costs = in_turn({f"{n}": (BUILD, folder) for n, folder in folders.items()}, rounds)
        few, many = ([one.seconds for one in costs[f"{n}"]] for n in folders)
        what = f"build of {MANY:,} cards on one page ÷ ten times that of {FEW}"
        yield Result(what, ratios(many, [10 * one for one in few]), budget=1.2)
        yield from _opened(folders[MANY] / "site", rounds)


def _opened(folder: Path, rounds: int) -> Iterator[Result]:
    with served(folder) as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        rest(browser, home)
        pairs = [(rest(browser, home), rest(browser, home, "**/genai*.js*")) for _ in range(rounds)]
        answers = [answer for _ in range(rounds) for answer in filtered(browser, home)]
        browser.close()
    what = f"page of {MANY:,} cards"
    ours, without = zip(*pairs, strict=True)
    yield Result(f"{what} until it rests ÷ without our script", ratios(ours, without), budget=1.2)
    yield Result(f"{what}: the filter narrows it", _of(answers, *TYPED[:-1]), "ms", 50)
    yield Result("…and shows what fits the window again", _of(answers, TYPED[-1]), "ms", 50)
    yield Result("…and, with the frames after, all", _of(answers, WHOLE), "ms")


def _of(answers: list[tuple[float, str]], *causes: str) -> list[float]:
    return [taken for taken, cause in answers if cause in causes]


def rest(browser: Browser, home: str, blocked: str = "") -> float:
    """Return the milliseconds of a processor that a page takes until it rests."""
    page = browser.new_page()
    if blocked:
        page.route(blocked, lambda route: route.abort())
    session = measured(page)
    page.goto(home, wait_until="load")
    page.wait_for_timeout(SETTLED)
    taken = milliseconds(session)
    page.close()
    return taken


def filtered(browser: Browser, home: str) -> list[tuple[float, str]]:
    """Return what each text takes that is typed into the filter, the last until all is there."""
    page = browser.new_page()
    page.goto(home, wait_until="load")
    session = measured(page)
    page.locator("genai-filter input").focus()
    page.wait_for_timeout(SETTLED)
    answers = []
    for text in TYPED:
        before = milliseconds(session)
        page.evaluate(TYPE, text)
        answers.append((milliseconds(session) - before, text))
    page.evaluate(WHOLE)
    answers.append((milliseconds(session) - before, WHOLE))
    page.close()
    return answers


def measured(page: Page) -> CDPSession:
    """Return a session that counts a processor's time, in which no other process has a part."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    return session


def milliseconds(session: CDPSession) -> float:
    """Return the time of the main thread so far."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))
