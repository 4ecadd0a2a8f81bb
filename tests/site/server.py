"""A real ``mkdocs serve`` and the pages that it gives while files change."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.processes import QUIET

from .conftest import Site
from .dom import Node, parse

PATIENCE = 60.0  # seconds; so long that only a server that hangs takes it


class Server:
    """A running ``mkdocs serve``; ``before`` stands before the command."""

    def __init__(self, site: Site, *arguments: str, before: Sequence[str] = ()) -> None:
        self.site = site
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}/"
        self.log = site.root / "log.txt"
        # MkDocs makes the folder of its site there.
        self.place = site.root / "tmp"
        self.place.mkdir()
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*before, *self.command(f"127.0.0.1:{port}"), *arguments],
                cwd=site.root,
                env={**os.environ, **QUIET, "TMPDIR": str(self.place)},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def command(self, address: str) -> list[str]:
        """Give the command; it names the option that click 8.3 takes for off where it is absent."""
        return [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", address]

    @property
    def said(self) -> str:
        """What the server has logged."""
        return self.log.read_text("utf-8")

    @property
    def folder(self) -> Path:
        """The folder of the site as it is served."""
        (index,) = self.place.glob("mkdocs_*/index.html")
        return index.parent

    def page(self, path: str) -> Node | None:
        """Return a page, or None while there is no answer."""
        try:
            with urllib.request.urlopen(f"{self.address}{path}", timeout=PATIENCE) as answer:
                return parse(answer.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            error.close()
            return None
        except OSError:
            return None

    def until(self, path: str, wanted: Callable[[Node], bool]) -> Node:
        """Ask for a page until it is as wanted."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            assert self.process.poll() is None, f"the server has ended\n{self.said}"
            page = self.page(path)
            if page and wanted(page):
                return page
            time.sleep(0.1)
        pytest.fail(f"{path} did not become as wanted\n{self.said}")

    def boxes(self, *paths: str) -> dict[str, bool]:
        """Tell which pages show mistakes now."""
        return {
            path: bool(page and is_broken(page)) for path in paths for page in [self.page(path)]
        }

    def write(self, path: str, text: str) -> None:
        """Change a file of the site as an editor does that writes into it."""
        (self.site.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.site.root / path).write_text(text, encoding="utf-8")

    def reset(self, config: str, files: Mapping[str, str]) -> None:
        """Bring the site back to these files and no others."""
        root = self.site.root
        shutil.rmtree(root / "data", ignore_errors=True)
        kept = {root / path for path in files}
        for path in (root / "docs").rglob("*.md"):
            if path not in kept:
                path.unlink()
        if (root / "mkdocs.yml").read_text("utf-8") != f"site_name: Test\n{config}":
            self.site.write(config, {})
        for path, text in files.items():
            self.write(path, text)

    def stop(self) -> None:
        """End the server and all that it has started."""
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(PATIENCE)


@contextmanager
def serving(
    site: Site, *arguments: str, before: Sequence[str] = (), kind: type[Server] = Server
) -> Iterator[Server]:
    """Run a server for a while."""
    server = kind(site, *arguments, before=before)
    try:
        yield server
    finally:
        server.stop()


def says(*texts: str) -> Callable[[Node], bool]:
    """Wait for texts on a page that shows no mistake."""
    return lambda page: is_well(page) and all(text in page.text for text in texts)


def reports(*texts: str) -> Callable[[Node], bool]:
    """Wait for texts in the box of a page."""
    return lambda page: any(
        all(text in box.text for text in texts) for box in page.all("genai-problem")
    )


def is_well(page: Node) -> bool:
    """Tell that a page shows no mistake."""
    return not page.all("genai-problem")


def is_broken(page: Node) -> bool:
    """Tell that a page shows mistakes."""
    return not is_well(page)
