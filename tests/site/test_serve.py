"""While an author works: pages follow the data, and a mistake is shown and not fatal."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator

import pytest

from .conftest import QUIET, Site
from .dom import Node, parse

# The option stands there because click 8.2 and later take its absence for "no".
COMMAND = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a"]
PATIENCE = 60.0
CONFIG = """\
plugins: [genai]
markdown_extensions:
  - genai: {data_dir: data, pack: false}
"""
PAGE = "# Fruits of the day\n\n/// genai-cards | fruits\n///\n"
PAGES = {"docs/index.md": "# Start\n", "docs/fruits.md": PAGE}
PEAR = "name: Pear\nlead: Sweet.\n"


class Server:
    """A running ``mkdocs serve``."""

    def __init__(self, site: Site) -> None:
        self.site = site
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}/fruits/"
        self.log = site.root / "log.txt"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "mkdocs",
                    "serve",
                    "--livereload",
                    "-a",
                    f"127.0.0.1:{port}",
                ],
                cwd=site.root,
                env={**os.environ, **QUIET},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def page(self) -> Node | None:
        """Give the page, or None while there is no answer."""
        try:
            with urllib.request.urlopen(self.address, timeout=PATIENCE) as answer:
                assert answer.status == 200
                return parse(answer.read().decode("utf-8"))
        except urllib.error.HTTPError:
            raise
        except OSError:
            return None

    def until(self, wanted: Callable[[Node], bool]) -> Node:
        """Ask for the page until it is as wanted."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.log.read_text("utf-8")
            page = self.page()
            if page and wanted(page):
                return page
            time.sleep(0.1)
        pytest.fail(f"the page did not become as wanted\n{self.log.read_text('utf-8')}")

    def write(self, path: str, text: str) -> None:
        """Change a file of the site."""
        (self.site.root / path).write_text(text, encoding="utf-8")

    def stop(self) -> None:
        """End the server and all that it has started."""
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(PATIENCE)


@pytest.fixture
def serve() -> Iterator[Callable[[Site], Server]]:
    """Give a function that starts a server for one test."""
    started: list[Server] = []

    def start(site: Site) -> Server:
        started.append(Server(site))
        return started[-1]

    yield start
    for server in started:
        server.stop()


def says(text: str) -> Callable[[Node], bool]:
    """Wait for a text."""
    return lambda page: text in page.text


def is_well(page: Node) -> bool:
    """Wait for a page without a problem."""
    return not page.all(name="genai-problem")


def is_broken(page: Node) -> bool:
    """Wait for a page that shows a problem."""
    return bool(page.all(name="genai-problem"))


@pytest.fixture
def fruits(site: Site) -> Site:
    """Give a site with one card."""
    return site.write(CONFIG, {**PAGES, "data/fruits/pear.yml": PEAR})


def test_page_follows_the_data_through_a_mistake(
    serve: Callable[[Site], Server], fruits: Site
) -> None:
    server = serve(fruits)
    assert is_well(server.until(says("Sweet.")))

    server.write("data/fruits/pear.yml", "name: Pear\nlead: Juicy.\n")
    assert "Sweet." not in server.until(says("Juicy.")).text

    server.write("data/fruits/pear.yml", "name: Pear\nled: Rotten.\n")
    page = server.until(is_broken)
    (box,) = page.all(name="genai-problem")
    assert 'data/fruits/pear.yml:2:1: error: unknown key "led"' in box.text
    assert 'Did you mean "lead"?' in box.text
    assert "Juicy." in page.one("fruits-pear").text
    assert page.all("title")[0].words.startswith("Fruits of the day")

    server.write("data/fruits/pear.yml", "name: Pear\nlead: Ripe.\n")
    page = server.until(says("Ripe."))
    assert is_well(page)


def test_page_follows_a_new_file_and_its_removal(
    serve: Callable[[Site], Server], fruits: Site
) -> None:
    server = serve(fruits)
    server.until(says("Sweet."))
    server.write("data/fruits/plum.yml", "name: Plum\nlead: Blue.\n")
    server.until(says("Blue."))
    (fruits.root / "data/fruits/plum.yml").unlink()
    server.until(lambda page: "Blue." not in page.text)


def test_mistake_in_a_page_is_shown_and_mended(
    serve: Callable[[Site], Server], fruits: Site
) -> None:
    server = serve(fruits)
    server.until(says("Sweet."))
    server.write("docs/fruits.md", PAGE.replace("fruits\n", "friuts\n"))
    page = server.until(is_broken)
    assert 'docs/fruits.md:3:19: error: "friuts" is not a collection' in page.text
    server.write("docs/fruits.md", PAGE)
    assert "Sweet." in server.until(is_well).text


def test_server_starts_with_broken_data_and_recovers(
    serve: Callable[[Site], Server], fruits: Site
) -> None:
    path = "data/fruits/pear.yml"
    fruits.write(CONFIG, {path: "name: [Pear\n"})
    server = serve(fruits)
    assert f"{path}:" in server.until(is_broken).text
    server.write(path, PEAR)
    assert "Sweet." in server.until(is_well).text


def test_server_starts_without_the_data_folder(serve: Callable[[Site], Server], site: Site) -> None:
    site.write(CONFIG, PAGES)
    assert "there is no folder data" in serve(site).until(is_broken).text
