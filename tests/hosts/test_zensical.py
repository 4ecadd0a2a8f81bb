"""Zensical runs no plugins: what the extension alone does there, and what it cannot do."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.data.hostile_pictures import png
from tests.site import test_search as search
from tests.site.conftest import Site
from tests.site.server import Server, reports, says, serving

from .environments import apart, run
from .host import HOSTS, TEMPLATE, ZENSICAL, example, write

HOST = HOSTS["zensical"]
DATA_DIR = "data_dir: data"
CONFIG = f"""\
watch: [data]
plugins: [search, genai]
markdown_extensions:
  - genai:
      {DATA_DIR}
"""
PEAR = "name: Pear\nlead: Sweet.\n"
BROKEN = "name: Pear\nled: Sour.\n"
PAGE = "# Fruits\n\n/// genai-cards | fruits\n///\n\nThe rest.\n"
FILES = {
    "docs/index.md": PAGE,
    "docs/second.md": "# Second\n\n/// genai-timeline | why-now\n///\n",
    "data/fruits/pear.yml": PEAR,
    "data/fruits/plum.yml": "name: Plum\nlead: Blue.\n",
}


class Zensical(Server):
    """A running ``zensical serve``."""

    def command(self, address: str) -> list[str]:
        return [str(ZENSICAL.ready()), "-m", "zensical", "serve", "-a", address]

    def write(self, path: str, text: str) -> None:
        """Change a file; each change is at least a second from the one before.

        The cache knows the times of watched files in whole seconds.
        """
        file = self.site.root / path
        before = int(file.stat().st_mtime)
        super().write(path, text)
        os.utime(file, (before + 2, before + 2))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve one site for all tests that change it; each leaves it as it was."""
    site = write(tmp_path_factory.mktemp("zensical"), HOST, CONFIG, FILES)
    with serving(site, kind=Zensical) as server:
        server.until("", says("Sweet.", "Blue."))
        yield server


def test_bad_data_shows_a_box_and_the_server_goes_on(server: Server) -> None:
    server.write("data/fruits/pear.yml", BROKEN)
    page = server.until("", reports("data/fruits/pear.yml:2:1: error", "led: Sour.", '"lead"'))
    assert "Sweet." in page.text
    assert "Blue." in page.text
    assert server.boxes("second/") == {"second/": False}
    assert "data/fruits/pear.yml:2:1: error" in server.said
    assert "Traceback" not in server.said
    server.write("data/fruits/pear.yml", PEAR.replace("Sweet", "Ripe"))
    server.until("", says("Ripe.", "Blue."))
    server.write("data/fruits/pear.yml", PEAR)
    server.until("", says("Sweet.", "Blue."))


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (PAGE.replace("cards", "crads"), ("docs/index.md:3:5: error", '"genai-cards"?')),
        (PAGE.replace("fruits\n", "frits\n"), ("docs/index.md:3:19: error", '"fruits"?')),
        (PAGE.replace("///\n\n", "    onyl: pear\n///\n\n"), ("docs/index.md:4:5: error", "onyl")),
        (f"---\ntitle: A\n---\n{PAGE}".replace("///\n\n", "\n"), ("docs/index.md:6:1: error",)),
        (f"{PAGE}[@nobody]\n", ("docs/index.md:7:3: error", "nobody")),
    ],
    ids=["name", "argument", "option", "no end, below front matter", "citation"],
)
def test_mistake_in_a_page_is_shown_on_it_with_its_line(
    server: Server, page: str, said: tuple[str, ...]
) -> None:
    server.write("docs/index.md", page)
    server.until("", reports(*said))
    assert server.boxes("second/") == {"second/": False}
    server.write("docs/index.md", PAGE)
    server.until("", says("Sweet.", "The rest."))


def test_wrong_option_is_shown_until_it_is_mended(server: Server) -> None:
    config = (server.site.root / "mkdocs.yml").read_text("utf-8")
    server.write("mkdocs.yml", config.replace("data_dir", "dta_dir"))
    server.until("", reports("genai has no option dta_dir; it has: pack, data_dir"))
    server.write("mkdocs.yml", config)
    server.until("", says("Sweet.", "Blue."))
    assert "Traceback" not in server.said


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Return a site for Zensical."""
    return write(tmp_path, HOST, CONFIG, FILES)


def build(site: Site, *arguments: str) -> str:
    """Let Zensical build a site, which has to succeed; give its first page."""
    run(ZENSICAL.ready(), "-m", "zensical", "build", *arguments, cwd=site.root)
    return (site.root / "site/index.html").read_text("utf-8")


def change(site: Site, path: str, text: str) -> None:
    """Change a file; the cache knows times in whole seconds."""
    file = site.root / path
    before = int(file.stat().st_mtime)
    file.write_text(text, encoding="utf-8")
    os.utime(file, (before + 2, before + 2))


def test_build_with_watch_sees_changed_data(site: Site) -> None:
    assert "Sweet." in build(site)
    change(site, "data/fruits/pear.yml", PEAR.replace("Sweet", "Ripe"))
    assert "Ripe." in build(site)


def test_build_without_watch_sees_changed_data_only_when_it_starts_clean(site: Site) -> None:
    site.write(CONFIG.replace("watch: [data]\n", ""), {})
    assert "Sweet." in build(site)
    change(site, "data/fruits/pear.yml", PEAR.replace("Sweet", "Ripe"))
    assert "Sweet." in build(site)
    assert "Ripe." in build(site, "--clean")


def test_strict_build_knows_nothing_of_our_mistakes(site: Site) -> None:
    """So the manual says: let the check run first, and look for boxes in what was built."""
    change(site, "data/fruits/pear.yml", BROKEN)
    assert "<genai-problem" in build(site, "--clean", "--strict")


def test_checks_of_the_manual_find_mistakes_in_data_and_in_pages(site: Site) -> None:
    script = example("sh", "mkdocs-genai check")
    assert check(site, script).returncode == 0
    change(site, "docs/index.md", PAGE.replace("cards", "crads"))
    assert "site/index.html" in check(site, script).stdout
    change(site, "docs/index.md", PAGE)
    change(site, "data/fruits/pear.yml", BROKEN)
    assert "data/fruits/pear.yml:2:1: error" in check(site, script).stdout


def check(site: Site, script: str) -> subprocess.CompletedProcess[str]:
    """Run a script as a step of a workflow does; where it prints a finding, it must end with 1."""
    path = f"{ZENSICAL.ready().parent}{os.pathsep}{os.environ['PATH']}"
    command = ["bash", "-e", "-c", script]
    done = subprocess.run(
        command, cwd=site.root, env={**apart(), "PATH": path}, capture_output=True, text=True
    )
    assert done.returncode == (1 if "error" in done.stdout or ".html" in done.stdout else 0)
    return done


def test_configuration_of_the_manual_works_in_both_hosts(tmp_path: Path) -> None:
    config = f"{example('yaml', 'theme:')}plugins: [search, genai]\n"
    site = Site(tmp_path).write(config, {**FILES, "overrides/main.html": TEMPLATE})
    assert "Sweet." in build(site)
    assert "Sweet." in site.built().page().text


def test_data_folder_is_that_beside_the_configuration(site: Site, tmp_path: Path) -> None:
    command = (ZENSICAL.ready(), "-m", "zensical", "build", "-f", site.root / "mkdocs.yml")
    (tmp_path / "elsewhere").mkdir()
    run(*command, cwd=tmp_path / "elsewhere")
    assert "Sweet." in (site.root / "site/index.html").read_text("utf-8")


def test_buttons_speak_the_themes_language(site: Site) -> None:
    config = (site.root / "mkdocs.yml").read_text("utf-8")
    change(site, "mkdocs.yml", config.replace("font: false", "font: false, language: ar"))
    build(site)
    page = (site.root / "site/second/index.html").read_text("utf-8")
    assert "التالي" in page


def test_every_card_is_found_by_the_search(site: Site) -> None:
    build(site)
    index = json.loads((site.root / "site/search.json").read_text("utf-8"))
    found = {entry["location"] for entry in index["items"]}
    assert {"#fruits-pear-title", "#fruits-plum-title"} <= {name.lstrip("./") for name in found}


def test_words_in_the_search_stand_apart(tmp_path: Path) -> None:
    config = search.CONFIG.format(theme="").replace("theme: \n", "")
    build(write(tmp_path, HOST, config, search.FILES))
    index = json.loads((tmp_path / "site/search.json").read_text("utf-8"))
    words = set(re.findall(r"\w+", " ".join(str(entry) for entry in index["items"])))
    assert {word for word in words if "Word" in word} == search.typed()


def test_pictures_of_data_among_the_pages_are_shown(tmp_path: Path) -> None:
    pear = f"{PEAR}picture:\n  file: pear.png\n  alt: A pear.\n"
    files = {"docs/index.md": PAGE, "docs/more/two.md": PAGE, "docs/data/fruits/pear.yml": pear}
    site = write(tmp_path, HOST, CONFIG.replace("data_dir: data", "data_dir: docs/data"), files)
    (tmp_path / "docs/data/fruits/pear.png").write_bytes(png(64, 48))
    assert 'src="data/fruits/pear.png?h=' in build(site)
    assert 'src="../../data/fruits/pear.png?h=' in (
        tmp_path / "site/more/two/index.html"
    ).read_text("utf-8")
    assert (tmp_path / "site/data/fruits/pear.png").read_bytes() == png(64, 48)
