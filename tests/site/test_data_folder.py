"""A data folder that is not there, comes, goes, moves, or must not be read.

All tests share one server, which has been started without the folder.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .conftest import Site
from .server import Server, is_broken, reports, says, serving

CONFIG = """\
plugins: [genai]
markdown_extensions:
  - genai: {data_dir: data, pack: false}
"""
PAGES = {
    "docs/index.md": "# Fruits\n\n/// genai-cards | fruits\n///\n",
    "docs/none.md": "# None\n",
}
PEAR = "name: Pear\nlead: {}.\n"
# The superuser may read everything; these two rights are what makes the difference.
UNPRIVILEGED = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")


def unprivileged() -> tuple[str, ...]:
    """Return what runs a command so that it may not read everything."""
    if os.geteuid():
        return ()
    if not shutil.which(UNPRIVILEGED[0]):
        pytest.fail("there is no setpriv to test with:  apt install util-linux", pytrace=False)
    return UNPRIVILEGED


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start a server without the data folder."""
    site = Site(tmp_path_factory.mktemp("folder")).write(CONFIG, PAGES)
    with serving(site, before=unprivileged()) as server:
        yield server


@pytest.fixture
def data(server: Server) -> Path:
    """Return the data folder with one card in it."""
    server.reset(CONFIG, {**PAGES, "data/fruits/pear.yml": PEAR.format("Sweet")})
    server.until("", says("Sweet."))
    return server.site.root / "data"


def test_server_starts_without_the_folder(server: Server) -> None:
    server.until("", reports("data: error: there is no folder data"))
    assert server.boxes("none/") == {"none/": False}


def test_folder_that_comes_is_read(server: Server) -> None:
    server.write("data/fruits/pear.yml", PEAR.format("New"))
    server.until("", says("New."))


def test_folder_that_goes_and_comes_again(server: Server, data: Path) -> None:
    shutil.rmtree(data)
    assert "Sweet." in server.until("", reports("there is no folder data")).text
    server.write("data/fruits/pear.yml", PEAR.format("Again"))
    server.until("", says("Again."))
    server.write("data/fruits/pear.yml", PEAR.format("And again"))
    server.until("", says("And again."))


def test_folder_can_be_a_link(server: Server, data: Path) -> None:
    elsewhere = server.site.root / "elsewhere"
    data.rename(elsewhere)
    server.until("", is_broken)
    data.symlink_to(elsewhere)
    server.until("", says("Sweet."))
    server.write("elsewhere/fruits/pear.yml", PEAR.format("Linked"))
    server.until("", says("Linked."))
    data.unlink()


def test_folder_inside_can_be_a_link_to_another(server: Server, data: Path) -> None:
    (data / "more").symlink_to("fruits")
    server.write("docs/index.md", "# More\n\n/// genai-cards | more\n///\n")
    server.until("", lambda page: "more-pear" in page.ids)
    server.write("data/fruits/pear.yml", PEAR.format("Juicy"))
    server.until("", says("Juicy."))


def test_file_can_be_a_link(server: Server, data: Path) -> None:
    path = data / "fruits/pear.yml"
    path.rename(data / "fruits/pear.txt")
    path.symlink_to("pear.txt")
    server.write("data/fruits/pear.txt", PEAR.format("Linked"))
    server.until("", says("Linked."))


CLOSED: dict[str, tuple[Callable[[Path], Path], str]] = {
    "file": (
        lambda data: data / "fruits/pear.yml",
        "data/fruits/pear.yml: error: file cannot be read (you may not read it)",
    ),
    "folder inside": (
        lambda data: data / "fruits",
        "data/fruits: error: folder cannot be read (Permission denied)",
    ),
    "folder": (lambda data: data, "data: error: folder cannot be read (Permission denied)"),
}


@pytest.mark.parametrize("name", CLOSED)
def test_what_may_not_be_read_is_a_mistake(server: Server, data: Path, name: str) -> None:
    choose, said = CLOSED[name]
    path = choose(data)
    mode = path.stat().st_mode
    path.chmod(0)
    try:
        page = server.until("", reports(said))
    finally:
        path.chmod(mode)
    assert "Sweet." in page.text
    server.until("", says("Sweet."))


def test_another_folder_is_followed_when_the_option_names_it(server: Server, data: Path) -> None:
    server.write("other/fruits/fig.yml", "name: Fig\nlead: Dry.\n")
    server.site.write(CONFIG.replace("data_dir: data", "data_dir: other"), {})
    server.until("", says("Dry."))
    server.write("other/fruits/fig.yml", "name: Fig\nlead: Fresh.\n")
    server.until("", says("Fresh."))
    server.site.write(CONFIG, {})
    server.until("", says("Sweet."))


def test_nothing_of_all_this_was_an_error_of_the_server(server: Server) -> None:
    assert "Traceback" not in server.said
    assert "appear stuck" not in server.said
