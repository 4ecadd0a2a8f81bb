"""Icons come from folders of SVG files, and bring nothing but their paths."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import tostring

from mkdocs_genai_plugin.render.icons import Icons

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8" onload="alert(1)">'
    '<script>alert(1)</script><use href="#x"/><path d="M1 1h6" onclick="alert(1)"/></svg>'
)


def shown(icons: Icons, name: str | None, emoji: str = "") -> str:
    """Return an icon as text, or an empty text."""
    icon = icons.icon(name, emoji)
    return "" if icon is None else tostring(icon, encoding="unicode")


def test_icon_brings_its_paths_only(tmp_path: Path) -> None:
    (tmp_path / "sort.svg").write_text(SVG, encoding="utf-8")
    assert shown(Icons((tmp_path,)), "sort", "⇅") == (
        '<span class="genai-icon"><svg aria-hidden="true" focusable="false" viewBox="0 0 8 8">'
        '<path d="M1 1h6" /></svg></span>'
    )


def test_first_folder_that_has_the_icon_gives_it(tmp_path: Path) -> None:
    for folder, path in (("one", "M1"), ("two", "M2")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "sort.svg").write_text(SVG.replace("M1", path), encoding="utf-8")
    assert 'd="M2 ' in shown(Icons((tmp_path / "none", tmp_path / "two", tmp_path / "one")), "sort")


def test_emoji_stands_in_for_an_icon_that_is_missing_or_no_svg(tmp_path: Path) -> None:
    (tmp_path / "broken.svg").write_text("<svg", encoding="utf-8")
    for name in ("missing", "broken", None):
        assert "⇅" in shown(Icons((tmp_path,)), name, "⇅")


def test_nothing_stands_in_where_there_is_no_emoji() -> None:
    assert shown(Icons(), "missing") == ""
