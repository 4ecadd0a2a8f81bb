"""What was read is not read again while its file stays as it is."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from mkdocs_genai_plugin.data.folders import Folder, bundled
from mkdocs_genai_plugin.data.kept import Kept
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.kinds import KINDS


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return a copy of the pack."""
    shutil.copytree(bundled().root, tmp_path / "data")
    return Folder(tmp_path / "data", "data")


def new_readings(kept: Kept, before: dict[object, object]) -> set[str]:
    """Return the files that have been parsed since, by what they hold."""
    now = {key: reading for key, (_, reading) in kept.readings.items()}
    return {key[0].name for key, reading in now.items() if before.get(key) is not reading}


def alike(pack: Pack, fresh: Pack) -> bool:
    return (pack.items, pack.problems, pack.files) == (fresh.items, fresh.problems, fresh.files)


def test_saving_one_file_reads_that_file(folder: Folder) -> None:
    kept = Kept()
    first = load([folder], KINDS, kept=kept)
    before = {key: reading for key, (_, reading) in kept.readings.items()}
    card = folder.root / "families/gan.yml"
    card.write_text(card.read_text("utf-8").replace("name: GAN", "name: Gan"), "utf-8")
    second = load([folder], KINDS, kept=kept)
    assert new_readings(kept, before) == {"gan.yml"}
    changed = {path for path, item in second.items.items() if item is not first.items[path]}
    assert changed == {"families/gan"}
    assert second.items["families/gan"].label == "Gan"
    assert alike(second, load([folder], KINDS))


def test_file_that_comes_goes_or_is_put_back_is_seen(folder: Folder) -> None:
    kept = Kept()
    first = load([folder], KINDS, kept=kept)
    card, other = folder.root / "families/gan.yml", folder.root / "families/new.yml"
    text = card.read_text("utf-8")
    other.write_text("name: New\nlead: It.\n", "utf-8")
    card.unlink()
    assert alike(load([folder], KINDS, kept=kept), load([folder], KINDS))
    other.unlink()
    card.write_text(text, "utf-8")
    again = load([folder], KINDS, kept=kept)
    assert alike(again, load([folder], KINDS))
    assert again.items == first.items


def test_same_size_and_time_do_not_hide_a_change(folder: Folder) -> None:
    kept = Kept()
    load([folder], KINDS, kept=kept)
    card = folder.root / "families/gan.yml"
    times = card.stat()
    card.write_text(card.read_text("utf-8").replace("name: GAN", "name: NAG"), "utf-8")
    os.utime(card, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert load([folder], KINDS, kept=kept).items["families/gan"].label == "NAG"


def test_declared_fields_are_read_anew_where_the_collection_has_changed(folder: Folder) -> None:
    kept = Kept()
    own = folder.root / "grain"
    own.mkdir()
    declared = "title: Grain\nfields:\n  ash: {heading: Ash, type: number}\n"
    (own / "_collection.yml").write_text(declared, "utf-8")
    (own / "rye.yml").write_text("name: Rye\nlead: Dark.\nash: 2\n", "utf-8")
    assert not load([folder], KINDS, kept=kept).errors
    (own / "_collection.yml").write_text("title: Grain\n", "utf-8")
    again = load([folder], KINDS, kept=kept)
    assert any('unknown key "ash"' in problem.message for problem in again.errors)
    assert alike(again, load([folder], KINDS))
