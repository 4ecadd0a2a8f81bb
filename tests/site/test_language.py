"""The language of the interface."""

from __future__ import annotations

import pytest

from mkdocs_genai_plugin.data.words import languages

from .conftest import Site
from .dom import Node

PAGE = "# Page\n\n/// genai-timeline | why-now\n///\n"
ARABIC = "material, language: ar"
# The themes speak these.
UNTRANSLATED = next(code for code in ("nb", "tr", "uk", "de") if code not in languages())


def buttons(site: Site, theme: str, options: str = "") -> list[str]:
    """Return what the buttons of a timeline say."""
    config = f"theme: {{name: {theme}}}\nplugins: [genai]\n"
    if options:
        config += f"markdown_extensions:\n  - genai: {{{options}}}\n"
    page: Node = site.write(config, {"docs/index.md": PAGE}).built().page()
    return [node.words for node in page.all("button")]


@pytest.mark.parametrize(
    ("theme", "options", "word"),
    [
        ("material", "", "Next"),
        (ARABIC, "", "التالي"),
        (ARABIC, "language: en", "Next"),
        ("material", "language: ar", "التالي"),
        (f"material, language: {UNTRANSLATED}", "", "Next"),
        (f"mkdocs, locale: {UNTRANSLATED}", "", "Next"),
        ("readthedocs", "language: ar", "التالي"),
    ],
)
def test_buttons_speak_the_language(site: Site, theme: str, options: str, word: str) -> None:
    assert word in buttons(site, theme, options)


def test_unknown_language_names_the_known_ones(site: Site) -> None:
    config = "plugins: [genai]\nmarkdown_extensions:\n  - genai: {language: xx}\n"
    result = site.write(config, {"docs/index.md": PAGE}).build()
    assert result.code == 1
    assert f"language must be one of {', '.join(languages())}" in result.output
    assert "Traceback" not in result.output
