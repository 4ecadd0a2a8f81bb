"""The cards for Anki, read by Anki's own importer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.export.hostile import QUIZ, exported, site

from .tools import module, written

pytestmark = pytest.mark.course


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Any]:
    """Return an empty collection of Anki."""
    module("anki")
    from anki.collection import Collection

    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def imported(collection: Any, package: Path) -> tuple[int, int, int]:
    """Import a package; return how many notes are new, changed and as they were."""
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    request = ImportAnkiPackageRequest(
        package_path=str(package), options=ImportAnkiPackageOptions()
    )
    log = collection.import_anki_package(request).log
    assert not [*log.conflicting, *log.missing_notetype, *log.missing_deck, *log.empty_first_field]
    return len(log.new), len(log.updated), len(log.duplicate)


def test_a_second_import_adds_nothing(collection: Any, tmp_path: Path) -> None:
    package = written(["export", "anki"], tmp_path / "lesson.apkg")
    new, *rest = imported(collection, package)
    assert (new > 40, rest) == (True, [0, 0])
    assert imported(collection, package) == (0, 0, new)
    assert collection.card_count() == new
    assert "What makes AI generative?" in [one.name for one in collection.decks.all_names_and_ids()]


def test_what_changed_is_changed_and_learning_is_kept(
    collection: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    exported(site(tmp_path), "anki")
    assert imported(collection, tmp_path / "out/anki") == (2, 0, 0)
    (card,) = collection.find_cards("tag:quizzes::marks")
    known = collection.get_card(card)
    known.ivl, known.type, known.queue = 30, 2, 2
    collection.update_card(known)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700009999")
    exported(site(tmp_path, QUIZ.replace("Known", "Well known")), "anki")
    assert imported(collection, tmp_path / "out/anki") == (0, 2, 0)
    changed = collection.get_card(card)
    assert "Well known" in changed.answer()
    assert changed.ivl == 30


def test_formulas_are_those_that_anki_shows(collection: Any, tmp_path: Path) -> None:
    exported(site(tmp_path), "anki")
    imported(collection, tmp_path / "out/anki")
    (card,) = collection.find_cards("tag:quizzes::marks")
    assert r"\(\nu &lt; \frac{a}{b}\)" in collection.get_card(card).question()
