"""What ``bundle --scorm`` writes and refuses; a runtime of others runs it in tests/course."""

from __future__ import annotations

import zipfile
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

import pytest

from mkdocs_genai_plugin.cli import main

from .conftest import Site
from .test_bundle import bundle, limit, there

CONFIG = """\
plugins: [genai]
markdown_extensions: [genai]
theme: {name: mkdocs}
"""
FILES = {
    "docs/index.md": "# Home & more\n",
    "docs/deep/quiz.md": "# Ask & answer\n\n/// genai-quiz | self-check\n///\n",
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(Site(tmp_path).write(CONFIG, FILES).root)
    return tmp_path


def test_package_holds_the_page_and_a_manifest(here: Path) -> None:
    assert main(["bundle", "--scorm", "deep/quiz.md"]) == 0
    with zipfile.ZipFile("build/test-deep-quiz-scorm.zip") as archive:
        page = archive.read("index.html").decode()
        manifest = ElementTree.fromstring(archive.read("imsmanifest.xml"))
        assert sorted(archive.namelist()) == ["imsmanifest.xml", "index.html"]
    assert "LMSInitialize" in page
    assert 'class="genai-question"' in page
    titles = [one.text for one in manifest.iter() if one.tag.endswith("title")]
    assert titles == ["Test", "Ask & answer"]
    before = Path("build/test-deep-quiz-scorm.zip").read_bytes()
    assert main(["bundle", "--scorm", "deep/quiz"]) == 0
    assert Path("build/test-deep-quiz-scorm.zip").read_bytes() == before


def test_the_single_file_has_nothing_of_it(here: Path) -> None:
    assert main(["bundle", "--single-file", "deep/quiz.md"]) == 0
    assert "LMSInitialize" not in Path("build/test-deep-quiz.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("", "the page index.md has no quiz to report. Name one that has: deep/quiz.md."),
        ("deep/quizz.md", "the site has no page deep/quizz.md. Did you mean deep/quiz.md?"),
    ],
)
def test_what_cannot_be_reported_is_one_error(
    here: Path, page: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bundle", "--scorm", page]) == 2
    assert capsys.readouterr().err == f"mkdocs-genai: error: {said}\n"
    assert not Path("build").exists()


def test_full_disk_is_one_error_and_leaves_nothing(site: Site) -> None:
    site.write(CONFIG, {**FILES, "docs/deep/quiz.md": FILES["docs/deep/quiz.md"]})
    result = bundle(site, "--scorm", "deep/quiz.md", first=partial(limit, 9_000))
    assert result.code == 2
    (line,) = result.output.splitlines()
    assert line.startswith("mkdocs-genai: error: ")
    assert line.endswith(": File too large")
    assert there(site) == []
