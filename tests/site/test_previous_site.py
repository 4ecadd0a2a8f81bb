"""Whatever fails because of data or pages, the site of the last build stays what it was."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Result, Site
from .test_data_folder import unprivileged

OWN = "https://creativecommons.org/publicdomain/zero/1.0/"
CONFIG = f"""\
theme: {{name: material, font: false}}
plugins: [search, genai]
markdown_extensions:
  - genai: {{data_dir: data, publish: "{OWN}"}}
"""
FILES = {
    "docs/index.md": "# Fruits\n\n/// genai-cards | fruits\n///\n\nCited [@pears].\n",
    "data/fruits/pear.yml": "name: Pear\nlead: Sweet [@pears].\n",
    "data/sources/all.yml": "sources:\n  - {key: pears, title: On pears, by: A. Uthor}\n",
}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Result]:
    """Build a site once."""
    site = Site(tmp_path_factory.mktemp("previous")).write(CONFIG, FILES)
    return site, site.built()


def write(path: str, text: str) -> Callable[[Path], None]:
    """Return what puts another text into a file."""
    return lambda root: _written(root / path, text)


def _written(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _no_text(path: Path) -> None:
    path.write_bytes(b"genai \xff\xfe\n")


def close(path: str) -> Callable[[Path], None]:
    """Return what takes away all rights to a file or folder."""
    return lambda root: (root / path).chmod(0)


INPUTS: dict[str, Callable[[Path], None]] = {
    "a field": write("data/fruits/pear.yml", "nmae: Pear\n"),
    "no YAML": write("data/fruits/pear.yml", "name: [\n"),
    "an empty file": write("data/fruits/pear.yml", ""),
    "a number of 5,000 digits": write("data/plots/p.yml", f"title: A\nscale: {'9' * 5000}\n"),
    "a reference": write("data/fruits/pear.yml", "name: Pear\nlead: '[x](item:fruits/fig)'\n"),
    "a file without rights": close("data/fruits/pear.yml"),
    "a folder without rights": close("data/fruits"),
    "no data folder": lambda root: shutil.rmtree(root / "data"),
    "a link out": lambda root: (root / "data/fruits/x.yml").symlink_to("/etc/passwd"),
    "a block": write("docs/index.md", "/// genai-cards | friuts\n///\n"),
    "a block without end": write("docs/index.md", "/// genai-cards | fruits\n"),
    "a citation": write("docs/index.md", "# A\n\nCited [@paers].\n"),
    "a page that is no text": lambda root: _no_text(root / "docs/index.md"),
    "an option": write("mkdocs.yml", f"site_name: Test\n{CONFIG.replace('publish', 'pubish')}"),
    "an option of another type": write(
        "mkdocs.yml", f"site_name: Test\n{CONFIG.replace('data_dir: data', 'data_dir: 3')}"
    ),
    "a language": write(
        "mkdocs.yml", f"site_name: Test\n{CONFIG.replace('data_dir: data', 'language: xx')}"
    ),
    "an address that is taken": write("data/index/a.yml", "name: A\nlead: B.\n"),
}


@pytest.mark.parametrize("name", INPUTS)
def test_input_that_fails_leaves_the_site_as_it_was(
    good: tuple[Site, Result], tmp_path: Path, name: str
) -> None:
    site, before = good
    copy = tmp_path / "site"
    shutil.copytree(site.root, copy)
    INPUTS[name](copy)
    result = Site(copy).build(before=unprivileged() if "without rights" in name else ())
    assert result.code == 1, result.output
    assert "Traceback" not in result.output
    assert result.files == before.files


def test_folder_for_what_is_made_of_data_may_not_be_written(
    good: tuple[Site, Result], tmp_path: Path
) -> None:
    site, before = good
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o500)
    result = site.build(before=unprivileged(), TMPDIR=str(closed))
    assert result.files == before.files or result.code == 0
    assert "Traceback" not in result.output


LIMIT = """\
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))
"""


def test_disk_that_is_full_leaves_nothing_of_ours_half_written(
    good: tuple[Site, Result], tmp_path: Path
) -> None:
    """What is made of data is written first, so the site is untouched; the next build is right."""
    site, before = good
    full = tmp_path / "full"
    shutil.copytree(site.root, full)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    (full / "limit.py").write_text(f"{LIMIT}\ndef on_startup(**_):\n    pass\n")
    _written(full / "mkdocs.yml", f"site_name: Test\nhooks: [limit.py]\n{CONFIG}")
    result = Site(full).build(TMPDIR=str(temporary))
    assert result.code != 0
    assert "Traceback" not in result.output
    assert "genai cannot write" in result.output
    assert result.files == before.files
    assert list(temporary.iterdir()) == []
    _written(full / "mkdocs.yml", f"site_name: Test\n{CONFIG}")
    assert Site(full).build().files.keys() == before.files.keys()


def test_nothing_is_left_in_the_folder_for_temporary_files(
    good: tuple[Site, Result], tmp_path: Path
) -> None:
    assert good[0].build(TMPDIR=str(tmp_path)).code == 0
    assert list(tmp_path.iterdir()) == []
