"""The package for Anki. Its own importer reads it in tests/course."""

from __future__ import annotations

import io
import re
import sqlite3
import sys
import zipfile
from pathlib import Path

import pytest

from mkdocs_genai_plugin.cli import main
from mkdocs_genai_plugin.kinds.quizzes import Question

from .hostile import QUIZ, exported, site

Notes = dict[str, tuple[str, list[str], int]]


def notes(package: bytes) -> Notes:
    """Return the notes of a package by their ids of ours: their own ids, fields and times."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        base = sqlite3.connect(":memory:")
        base.deserialize(archive.read("collection.anki2"))
    rows = base.execute("select guid, flds, mod from notes").fetchall()
    fields = [(guid, fields.split("\x1f"), moment) for guid, fields, moment in rows]
    return {parts[-1]: (guid, parts, moment) for guid, parts, moment in fields}


def test_every_question_and_term_is_a_note(tmp_path: Path, questions: dict[str, Question]) -> None:
    target = tmp_path / "lesson.apkg"
    assert main(["export", "anki", "-o", str(target)]) == 0
    found = notes(target.read_bytes())
    assert [id for id in found if id.startswith("quizzes/")] == [*questions]
    assert len(found) > len(questions) + 20
    bayes = found["quizzes/self-check#bayes"][1]
    assert r"\(P(x \mid y)\)" in bayes[3]


def test_what_is_to_be_typed_is_not_shown_before(kinds: Path) -> None:
    found = notes(exported(kinds, "anki"))
    text, options, replies, *_ = found["quizzes/marks#word"][1]
    assert "Encoder" not in text + options
    assert "<b>Encoder</b>: <b>Right.</b>" in replies
    assert "<li>GAN</li>" in found["quizzes/marks#several"][1][1]


def test_ids_stay_while_texts_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    before = notes(exported(site(tmp_path), "anki"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000009")
    after = notes(exported(site(tmp_path, QUIZ.replace("Known", "Well known")), "anki"))
    assert before.keys() == after.keys() == {"quizzes/marks#signs", "glossary/sign"}
    for id, (guid, fields, moment) in before.items():
        assert after[id][0] == guid
        assert after[id][2] > moment
        assert (after[id][1] == fields) == (id == "glossary/sign")


def test_formulas_and_signs_are_as_anki_takes_them(hostile: Path) -> None:
    _, (text, options, replies, explained, sources, _), _ = notes(exported(hostile, "anki"))[
        "quizzes/marks#signs"
    ]
    assert "1 &lt; 2 &gt; 0" in text
    assert r"<li>=1+1 and \(\nu &lt; \frac{a}{b}\)</li>" in options
    assert "<b>Right.</b> The <strong>norm</strong>" in replies
    assert r"\<span></span>(x\)" in explained
    assert re.findall("<cite>(.*?)</cite>", sources) == ["A paper: {one}", "A book"]


def test_same_bytes_twice(hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert exported(hostile, "anki") == exported(hostile, "anki")


def test_without_genanki_one_error_says_what_to_install(
    hostile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "genanki", None)
    target = hostile / "none" / "cards.apkg"
    arguments = ["export", "anki", "-f", str(hostile / "mkdocs.yml"), "-o", str(target)]
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.splitlines()) == (
        "",
        ["mkdocs-genai: error: cards for Anki need genanki", "  pip install genanki"],
    )
    assert not target.parent.exists()
