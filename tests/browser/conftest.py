"""The lesson's real site in a real browser; whatever goes wrong in a page fails its test."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fcntl import LOCK_EX, flock
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    expect,
    sync_playwright,
)

from tests.processes import run

from .bundled import FOLDER, Unpacked, bundle, unpacked
from .find import COMMAND, FLAGS, chromium

ROOT = Path(__file__).parents[2]
REPOSITORY = "Somebody/course"
Once = Callable[[str, Callable[[Path], object]], Path]
# Which pages a browser makes by itself.
LOCAL = ("data:", "blob:", "about:")
DESKTOP = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=375, height=667)


def build(folder: Path, *arguments: str) -> Path:
    """Build the lesson's site into a folder."""
    done = run("mkdocs", "build", "--strict", "-d", str(folder), *arguments, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Return a function that gives a folder which one of the processes that run tests has made."""
    base = tmp_path_factory.getbasetemp()
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, make: Callable[[Path], object]) -> Path:
        with (root / f"{name}.lock").open("a+") as lock:
            flock(lock, LOCK_EX)
            lock.seek(0)
            if not lock.read():
                make(root / name)
                lock.write("made")
        return root / name

    return made


@pytest.fixture(scope="session")
def built(once: Once, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site as it is published; tests may add pages of their own."""
    own = tmp_path_factory.mktemp("lesson")
    return shutil.copytree(once("built", build), own, dirs_exist_ok=True)


@pytest.fixture(scope="session")
def on_disk(once: Once) -> str:
    """Build the site as it is read from disk; give the address of its folder."""
    folder = once("disk", lambda folder: build(folder, "--no-directory-urls"))
    return f"{folder.as_uri()}/"


@pytest.fixture(scope="session")
def bundled(once: Once, tmp_path_factory: pytest.TempPathFactory) -> Unpacked:
    """Bundle the lesson and unpack it where a reader might."""
    folder = once("bundle", lambda folder: bundle(ROOT, folder / "lesson.zip"))
    return unpacked(folder / "lesson.zip", tmp_path_factory.mktemp("bundle") / FOLDER)


@pytest.fixture(scope="session")
def single(once: Once) -> Path:
    """Write the lesson as one file, alone in its folder."""
    inside = Path(FOLDER, "lesson.html")
    return once("single", lambda folder: bundle(ROOT, folder / inside, "--single-file")) / inside


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def served(folder: Path, handler: type[SimpleHTTPRequestHandler] = Quiet) -> Iterator[str]:
    """Serve a folder; give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class Pages(Quiet):
    """Serves files as GitHub Pages does, with its page for addresses that do not exist."""

    def send_error(self, code: int, *rest: Any, **more: Any) -> None:
        page = Path(self.directory) / "course/404.html"
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())


@pytest.fixture(scope="session")
def pages(once: Once) -> Path:
    """Build the site as the workflow for GitHub Pages does, in a fork."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GITHUB_REPOSITORY", REPOSITORY)
        return once("pages", lambda folder: build(folder / "course")) / "course"


@pytest.fixture(scope="session")
def home(pages: Path) -> Iterator[str]:
    """Serve it below the repository's name; give its address."""
    with served(pages.parent, Pages) as host:
        yield f"{host}course/"


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Serve the site; give its address."""
    with served(built) as address:
        yield address


@pytest.fixture(scope="session")
def instant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the site with Material's instant navigation; give its address."""
    folder = tmp_path_factory.mktemp("instant")
    shutil.copytree(ROOT / "data", folder / "data")
    config = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(ROOT / "docs"),
        "hooks": [str(path) for path in sorted((ROOT / "overrides").glob("*.py"))],
        "watch": [],
        "theme": {
            "custom_dir": str(ROOT / "overrides"),
            "features": ["navigation.instant", "toc.follow"],
        },
    }
    with served(folder / "site") as address:
        path = folder / "mkdocs.yml"
        path.write_text(json.dumps({**config, "site_url": address}), encoding="utf-8")
        build(folder / "site", "-f", str(path))
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser."""
    path = chromium()
    if not path:
        pytest.fail(f"there is no Chromium to test with; install one:  {COMMAND}", pytrace=False)
    expect.set_options(timeout=30_000)  # a busy machine is slow, not wrong
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Watch:
    """Collects what goes wrong in a page; ``expected`` are parts of what may."""

    home: str
    expected: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def on(self, page: Page) -> None:
        """Watch a page."""
        page.on("console", self.said)
        page.on("pageerror", lambda error: self.note(f"error in a script: {error}"))
        page.on("request", self.asked)

    def said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.note(f"{message.type} at {message.location.get('url')}: {message.text}")

    def asked(self, request: Request) -> None:
        if not request.url.startswith((self.home, *LOCAL)):
            self.note(f"request to {request.url}")

    def note(self, what: str) -> None:
        if not any(part in what for part in self.expected):
            self.wrong.append(what)


@pytest.fixture
def watch(address: str) -> Watch:
    """Return the watch over the page; a test can say what it expects to go wrong."""
    return Watch(address)


Opening = Callable[..., Page]


@pytest.fixture
def opening(browser: Browser, watch: Watch) -> Iterator[Opening]:
    """Yield a function that opens a page with options; the test fails if anything goes wrong."""
    contexts: list[BrowserContext] = []

    def open_page(**options: Any) -> Page:
        contexts.append(browser.new_context(**{"viewport": DESKTOP, **options}))
        page = contexts[-1].new_page()
        watch.on(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert watch.wrong == []


@pytest.fixture
def page(opening: Opening) -> Page:
    """Return a fresh page; the test fails if anything goes wrong in it."""
    return opening()


@pytest.fixture(
    params=product(("light", "dark"), (1280, 320)), ids=lambda look: f"{look[0]}-{look[1]}"
)
def shown(opening: Opening, request: pytest.FixtureRequest) -> Page:
    """Return a page in each scheme, wide and narrow; nothing fades in while it is judged."""
    scheme, width = request.param
    size = {"width": width, "height": 900}
    return opening(viewport=size, color_scheme=scheme, reduced_motion="reduce")
