"""What is installed from the wheel is all that a bare site needs."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.kinds import KINDS

from .conftest import BLOCKS, Result, Site

ROOT = Path(__file__).parents[2]
PAGE = f"# Lesson\n\n{BLOCKS}"
CONFIG = """\
theme: mkdocs
plugins:
  - genai
"""


def run(*command: str | Path, cwd: Path) -> None:
    """Run a command that has to succeed, away from this source tree."""
    apart = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, env=apart, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a fresh environment's Python and the wheel that it has built."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    python = folder / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    run(python, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return python, built


@pytest.fixture(scope="module")
def installed(
    wheel: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Result]:
    """Install the wheel with nothing but what it asks for, and build a site with it."""
    python, built = wheel
    site = Site(tmp_path_factory.mktemp("site")).write(CONFIG, {"docs/index.md": PAGE})
    run(python, "-m", "pip", "install", built, cwd=site.root)
    run(python, "-m", "mkdocs", "build", "--strict", cwd=site.root)
    return python, Result(0, "", site.root / "site")


def test_wheel_holds_the_package_and_nothing_else(wheel: tuple[Path, Path]) -> None:
    names = zipfile.ZipFile(wheel[1]).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"mkdocs_genai_plugin"}
    assert [name for name in names if "__pycache__" in name] == []


def test_wheel_holds_every_file_of_the_source(wheel: tuple[Path, Path]) -> None:
    source = ROOT / "mkdocs_genai_plugin"
    files = [path for path in source.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    there = {path.relative_to(ROOT).as_posix() for path in files}
    assert {path.rpartition(".")[2] for path in there} >= {"css", "js", "md", "py", "yml"}
    assert there - set(zipfile.ZipFile(wheel[1]).namelist()) == set()


def test_no_theme_came_along(installed: tuple[Path, Result], tmp_path: Path) -> None:
    code = "import importlib.util as u, sys; sys.exit(u.find_spec('material') is not None)"
    run(installed[0], "-c", code, cwd=tmp_path)


def test_bare_site_is_styled_and_alive(installed: tuple[Path, Result]) -> None:
    page = installed[1].page()
    styles = [node.href.partition("?h=")[0] for node in page.all("link")]
    assert "assets/genai/genai.css" in styles
    scripts = [node.attributes.get("src", "") for node in page.all("head")[0].all("script")]
    assert "assets/genai/genai.js" in [script.partition("?h=")[0] for script in scripts]
    assert "customElements" in installed[1].read("assets/genai/genai.js")
    assert ".genai-card" in installed[1].read("assets/genai/genai.css")


def test_bare_site_has_the_content(installed: tuple[Path, Result]) -> None:
    page = installed[1].page()
    families = load([bundled()], KINDS).collections["families"].cards
    assert len(page.all("genai-cards")[0].all(name="genai-panel")) == len(families)
    assert len(page.all("genai-timeline")[0].all(name="genai-panel")) == 5
    assert len(page.all("genai-comparison")[0].all("tr")) == 8
    assert page.all(name="genai-sources")


def test_items_have_their_emoji_where_no_theme_has_icons(installed: tuple[Path, Result]) -> None:
    tabs = installed[1].page().all("genai-cards")[0].all(name="genai-tab")
    assert tabs
    assert all(len(tab.all(name="genai-emoji")) == 1 for tab in tabs)


def test_command_checks_the_pack(installed: tuple[Path, Result], tmp_path: Path) -> None:
    run(installed[0].with_name("mkdocs-genai"), "check", cwd=tmp_path)


def test_command_writes_the_lesson(installed: tuple[Path, Result], tmp_path: Path) -> None:
    site = Site(tmp_path).write(CONFIG, {})
    run(installed[0].with_name("mkdocs-genai"), "new", "lesson", cwd=site.root)
    run(installed[0], "-m", "mkdocs", "build", "--strict", cwd=site.root)
    assert Result(0, "", site.root / "site").page().all("genai-cards")
