"""A site of an earlier version, built by this one: every address and every text is still there.

``tests/frozen/VERSION`` holds the site as its author left it, and under ``shown`` what the version
itself built from it: addresses and the texts of each page for its ``own`` data; addresses alone for
the bundled ``pack``, whose texts may be mended. A line is taken off only together with a line in
CHANGELOG that says what to do.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.processes import run

from .shown import addresses, pages, texts

FOLDER = Path(__file__).parent
VERSIONS = sorted(path.parent for path in FOLDER.glob("*/mkdocs.yml"))


def build(version: Path, config: str, root: Path) -> Path:
    """Build a site of a version strictly, and without a warning."""
    shutil.copytree(version, root, dirs_exist_ok=True)
    done = run("mkdocs", "build", "--strict", "--config-file", config, cwd=root)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return root / "site"


@pytest.fixture(scope="module", params=VERSIONS, ids=lambda version: version.name)
def version(request: pytest.FixtureRequest) -> Path:
    """Return the folder of an earlier version."""
    folder: Path = request.param
    return folder


@pytest.fixture(scope="module")
def own(version: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built site with data of its own."""
    return build(version, "mkdocs.yml", tmp_path_factory.mktemp("own"))


def lines(file: Path) -> list[str]:
    """Return the lines of a text."""
    return file.read_text("utf-8").splitlines()


def test_every_address_is_still_there(version: Path, own: Path) -> None:
    assert set(lines(version / "shown/own/addresses.txt")) - set(addresses(own)) == set()


def test_every_text_is_still_shown(version: Path, own: Path) -> None:
    shown = {f"{path}#": " ".join(texts(page)) for path, page in pages(own).items()}
    for file in sorted((version / "shown/own").glob("*.txt")):
        if file.name != "addresses.txt":
            path, *wanted = lines(file)
            assert [text for text in wanted if text not in shown[path]] == [], path


def test_every_address_of_the_pack_is_still_there(version: Path, tmp_path: Path) -> None:
    site = build(version, "pack.yml", tmp_path)
    assert set(lines(version / "shown/pack/addresses.txt")) - set(addresses(site)) == set()
