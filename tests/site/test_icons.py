"""Items have the icons of the theme, or of any theme that is installed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.page.hosts import icon_folders, icon_names

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 1h6"/></svg>'
TEMPLATES = (
    "from pathlib import Path\n\n\ndef get_theme_dir():\n    return str(Path(__file__).parent{})\n"
)


@pytest.fixture(params=["", ' / "theme"'], ids=["package", "folder in it"])
def icons(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Yield the folder of icons of a package like the one that newer versions of Zensical need."""
    package = tmp_path / "zensical_ui"
    folder = package / ("theme" if request.param else "") / ".icons/material"
    folder.mkdir(parents=True)
    (package / "__init__.py").write_text(TEMPLATES.format(request.param), "utf-8")
    (folder / "only-here.svg").write_text(SVG, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    sys.modules.pop("zensical_ui", None)


def test_icons_of_newer_versions_of_zensical_are_found(icons: Path) -> None:
    assert icons in icon_folders()
    assert "only-here" in (icon_names() or ())


def test_icons_of_the_theme_come_first(icons: Path, tmp_path: Path) -> None:
    own = tmp_path / "overrides/.icons/material"
    own.mkdir(parents=True)
    assert icon_folders([str(tmp_path / "overrides")])[0] == own


def test_each_icon_of_the_pack_is_one_of_the_themes_set() -> None:
    icons = icon_names()
    assert icons, 'Material is missing: pip install --editable ".[dev]"'
    assert load([replace(bundled(), icons=icons)], KINDS).problems == ()
