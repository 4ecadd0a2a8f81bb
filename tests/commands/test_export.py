"""``mkdocs-genai export``: what it takes, and how it refuses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mkdocs_genai_plugin.bundle.build import site_of
from mkdocs_genai_plugin.cli import main
from tests.export.hostile import QUIZ, exported, site

# From here on no file grows beyond a size, as if the disk were full.
LIMITED = """\
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (99, 99))
sys.dont_write_bytecode = True
from mkdocs_genai_plugin.cli import main
sys.exit(main())
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(site(tmp_path))
    return tmp_path


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as ended:
        code = main(["export", *arguments])
        raise SystemExit(code)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("error:") == 1
    assert not Path("build").exists()
    return f"{ended.value.code} {said.err}"


def test_file_is_named_for_the_site_and_stands_beside_its_configuration(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(here / "data")
    for form in ("moodle", "gift", "anki", "csv"):
        assert main(["export", form]) == 0
    names = sorted(path.name for path in (here / "build").iterdir())
    start = "signs-and-more"
    assert names == [f"{start}{end}" for end in ("-gift.txt", "-moodle.xml", ".apkg", ".csv")]


def test_file_is_named_as_a_bundle_of_the_site_is(here: Path) -> None:
    text = (here / "mkdocs.yml").read_text("utf-8")
    named = text.replace("Signs / and more", '"Größe & Maß: 深度"')
    (here / "mkdocs.yml").write_text(named, "utf-8")
    (here / "docs").mkdir(exist_ok=True)
    assert main(["export", "csv"]) == 0
    with site_of("mkdocs.yml") as build:
        assert build.name == "größe-maß-深度"
    assert [path.stem for path in Path("build").iterdir()] == [build.name]


def test_without_a_site_the_pack_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", "moodle"]) == 0
    assert b"spam filter" in Path("build/mkdocs-genai-moodle.xml").read_bytes()


def test_items_choose(here: Path) -> None:
    assert b"choice," not in exported(here, "csv", "glossary/")
    assert b"term," not in exported(here, "csv", "quizzes/marks")


def test_what_is_not_there_is_told_with_the_nearest(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(capsys, "csv", "quizzes/mark")
    assert said.startswith("2 mkdocs-genai: error: there is no item quizzes/mark")
    assert "quizzes/marks" in said
    assert "'csv'" in refused(capsys, "excel")


@pytest.mark.parametrize("form", ["moodle", "gift"])
def test_a_format_of_questions_refuses_terms_alone(
    form: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "there is no question to export." in refused(capsys, form, "glossary/")


def test_wrong_data_is_told_and_nothing_written(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site(here, QUIZ.replace("right: true", "right: maybe"))
    assert main(["export", "csv"]) == 1
    said = capsys.readouterr().err
    assert "data/quizzes/marks.yml" in said
    assert "mkdocs-genai: error: the data has mistakes; nothing was written." in said
    assert not Path("build").exists()


def test_full_disk_is_one_error_and_leaves_nothing(here: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, "export", "csv"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = "mkdocs-genai: error: build/signs-and-more.csv: File too large\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)
    assert not Path("build").exists()


def test_words_are_those_of_the_site(here: Path) -> None:
    text = Path("mkdocs.yml").read_text("utf-8")
    Path("mkdocs.yml").write_text(f"{text}theme: {{name: mkdocs, language: ar}}\n", "utf-8")
    assert "المصادر" in exported(here, "moodle").decode()
