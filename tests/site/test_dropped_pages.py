"""A mistake in a page that another plugin takes out of the site stops nothing; any other does."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Result, Site

WRONG = "# Old\n\n/// genai-cards | familys\n///\n"
HOOK = """\
from mkdocs.structure.files import File, Files, InclusionLevel

def on_files(files, config):
"""
DROPS = {
    "another list": "    return Files([one for one in files if one.src_uri != 'old.md'])",
    "the same list": "    files.remove(files.get_file_from_path('old.md'))",
    "a level": "    files.get_file_from_path('old.md').inclusion = InclusionLevel.EXCLUDED",
}
KEEPS = {
    "nothing": "    pass",
    "another page": "    files.remove(files.get_file_from_path('index.md'))",
    "a new name": """\
    old = files.get_file_from_path('old.md')
    files.remove(old)
    files.append(File.generated(config, 'new.md', abs_src_path=old.abs_src_path))
""",
    "an error": "    raise KeyError('old.md')",
}


def site_with(folder: Path, hook: str) -> Site:
    files = {"docs/index.md": "# Start\n", "docs/old.md": "# Old\n", "hook.py": HOOK + hook}
    return Site(folder).write("plugins: [genai]\nhooks: [hook.py]\n", files)


def built_with_mistake(site: Site) -> Result:
    (site.root / "docs/old.md").write_text(WRONG)
    return site.build()


@pytest.mark.parametrize("how", DROPS)
def test_mistake_in_a_page_that_is_dropped_stops_nothing(tmp_path: Path, how: str) -> None:
    result = built_with_mistake(site_with(tmp_path, DROPS[how]))
    assert result.code == 0, result.output
    assert "genai found mistakes" not in result.output
    assert "old/index.html" not in result.files


@pytest.mark.parametrize("how", KEEPS)
def test_mistake_in_any_other_page_leaves_the_site_before_whole(tmp_path: Path, how: str) -> None:
    site = site_with(tmp_path, KEEPS["nothing"])
    before = site.built().files
    (tmp_path / "hook.py").write_text(HOOK + KEEPS[how])
    result = built_with_mistake(site)
    assert result.code == 1
    assert "docs/old.md:3:" in result.output
    assert result.files == before


def test_dropped_page_is_told_beside_no_mistake_of_others(tmp_path: Path) -> None:
    site = site_with(tmp_path, DROPS["another list"])
    (tmp_path / "docs/index.md").write_text(WRONG)
    result = built_with_mistake(site)
    assert "docs/index.md:3:" in result.output
    assert "docs/old.md" not in result.output


LANGUAGES = """\
plugins:
  - genai
  - i18n:
      languages:
        - {locale: en, name: English, default: true, build: true}
        - {locale: de, name: Deutsch, build: true}
        - {locale: nl, name: Nederlands, build: true}
        - {locale: fr, name: français, build: false}
hooks: [hook.py]
"""
PAGES = {f"docs/{name}.md": "# A\n" for name in ("index", "index.de", "index.nl")}


def site_of_languages(folder: Path, hook: str) -> Site:
    return Site(folder).write(LANGUAGES, {**PAGES, "hook.py": HOOK + hook})


def test_mistake_in_a_language_that_is_built_later_leaves_the_site_before_whole(
    tmp_path: Path,
) -> None:
    site = site_of_languages(tmp_path, KEEPS["nothing"])
    before = site.built().files
    (tmp_path / "docs/index.nl.md").write_text(WRONG)
    result = site.build()
    assert "docs/index.nl.md:3:" in result.output
    assert result.files == before


@pytest.mark.parametrize("page", ["old.md", "old.nl.md", "index.fr.md"])
def test_mistake_in_a_page_that_no_language_has_stops_nothing(tmp_path: Path, page: str) -> None:
    drop = "    return Files([one for one in files if not one.src_uri.startswith('old')])"
    site = site_of_languages(tmp_path, drop)
    (tmp_path / "docs" / page).write_text(WRONG)
    result = site.build()
    assert result.code == 0, result.output
    assert "genai found mistakes" not in result.output
