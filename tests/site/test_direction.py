"""Texts of data that run against the page are isolated, on pages of either direction."""

from __future__ import annotations

import pytest

from .conftest import Site

PAGE = "# T\n\n/// genai-cards | fruits\n///\n\n/// genai-card | fruits/pear\n///\n"
ARABIC = "name: إجاص!\nlead: حلو (جدا).\nstrengths: [يحفظ طويلا!]\n"
ENGLISH = "name: Pear!\nlead: Sweet (very).\nstrengths: [Keeps long!]\n"


@pytest.mark.parametrize(
    ("language", "data", "against"),
    [("en", ARABIC, True), ("ar", ENGLISH, True), ("en", ENGLISH, False), ("ar", ARABIC, False)],
    ids=["Arabic in English", "English in Arabic", "English", "Arabic"],
)
def test_text_against_the_page_is_isolated(
    site: Site, language: str, data: str, against: bool
) -> None:
    config = f"""\
theme: {{name: material, font: false, language: {language}}}
plugins: [genai]
markdown_extensions:
  - genai: {{data_dir: data, pack: false}}
"""
    page = site.write(config, {"docs/index.md": PAGE, "data/fruits/pear.yml": data}).built().page()
    parts = [page.one("fruits-pear-title"), *page.all(name="genai-lead")]
    strengths = [item for mark in page.all(name="genai-strengths") for item in mark.all("li")]
    assert strengths
    isolated = [node.attributes.get("dir") == "auto" for node in parts]
    assert set(isolated) == {against}
    assert [bool(item.all("bdi")) for item in strengths] == [against] * len(strengths)
    assert bool(page.all("bdi")) is against
