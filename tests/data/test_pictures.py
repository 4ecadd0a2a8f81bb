"""Pictures of data: which are shown, how large, and what is said of those that are not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mkdocs_genai_plugin.data.folders import Folder
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.kinds import KINDS

from .hostile_pictures import ASTRAY, GIF, HOSTILE, JPG, WEBP, avif, png, svg

CARD = "name: Rye\nlead: A loaf.\npicture:\n  file: {}\n  alt: A loaf.\n"


def read(root: Path, file: str, raw: bytes | None = None) -> Pack:
    """Return what is read of one card with a picture."""
    (root / "breads").mkdir(parents=True, exist_ok=True)
    (root / "breads/rye.yml").write_text(CARD.format(f"'{file}'"), "utf-8")
    if raw is not None:
        (root / "breads" / file).parent.mkdir(exist_ok=True)
        (root / "breads" / file).write_bytes(raw)
    return load([Folder(root, "data")], KINDS)


def size(pack: Pack) -> tuple[int, int]:
    assert pack.problems == ()
    (image,) = pack.images.shown.values()
    return image.width, image.height


def rules(pack: Pack) -> list[Rule]:
    return [problem.rule for problem in pack.errors]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_picture_is_named_or_shown(name: str, tmp_path: Path) -> None:
    raw, rule = HOSTILE[name]
    pack = read(tmp_path, name, raw)
    assert rules(pack) == ([rule] if rule else [])
    assert bool(pack.images.shown) is (rule is None)
    for problem in pack.errors:
        assert (problem.place.path, problem.place.line) == ("data/breads/rye.yml", 4)
        assert problem.fix


def test_place_in_a_drawing_is_told(tmp_path: Path) -> None:
    raw = svg('\n  <rect fill="red"\n    onclick="run()"/>')
    (problem,) = read(tmp_path, "a.svg", raw).problems
    assert problem.message == "a.svg runs a script in onclick= (line 2, column 3)"


@pytest.mark.parametrize("path", ASTRAY)
def test_path_that_leads_elsewhere_is_named(path: str, tmp_path: Path) -> None:
    (tmp_path / "loaf.svg").write_bytes(svg(""))
    assert rules(read(tmp_path, path)) == [Rule.PICTURE_PLACE]


@pytest.mark.skipif(os.name == "nt", reason="not everybody can make links there")
def test_link_folder_and_pipe_are_named(tmp_path: Path) -> None:
    (tmp_path / "breads").mkdir()
    (tmp_path / "breads/out.svg").symlink_to("/etc/hosts")
    (tmp_path / "breads/nowhere.svg").symlink_to("gone.svg")
    (tmp_path / "breads/folder.svg").mkdir()
    os.mkfifo(tmp_path / "breads/pipe.svg")
    for name in ("out", "nowhere", "folder", "pipe"):
        assert rules(read(tmp_path, f"{name}.svg")) == [Rule.PICTURE_PLACE]


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        ("a.png", png(640, 360), (640, 360)),
        ("a.PNG", png(3, 2), (3, 2)),
        ("a.gif", GIF, (1, 1)),
        ("a.webp", WEBP, (1, 1)),
        ("a.jpeg", JPG, (1, 1)),
        ("a.avif", avif(640, 480), (640, 480)),
        ("a b, ü.png", png(3, 2), (3, 2)),
        ("more/a.png", png(3, 2), (3, 2)),
        ("box.svg", svg("").replace(b"0 0 20 20", b"0 0 300 100"), (640, 213)),
        ("high.svg", svg("").replace(b"0 0 20 20", b"0,0,1,2"), (320, 640)),
        ("said.svg", svg("", 'width="96pt" height="1in"'), (128, 96)),
        ("wide.svg", svg("", 'width="100" height="100%"'), (100, 100)),
        ("percent.svg", svg("", 'width="100%" height="100%"'), (640, 640)),
    ],
)
def test_size_is_read(name: str, raw: bytes, expected: tuple[int, int], tmp_path: Path) -> None:
    assert size(read(tmp_path, name, raw)) == expected


def test_file_beside_the_item_comes_before_one_from_the_data_folder_on(tmp_path: Path) -> None:
    for place, width in (("cakes", 1), ("breads/cakes", 2)):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "a.png").write_bytes(png(width, 1))
    pack = read(tmp_path, "cakes/a.png")
    assert [image.width for image in pack.images.shown.values()] == [2]
    (tmp_path / "breads/cakes/a.png").unlink()
    assert size(read(tmp_path, "cakes/a.png")) == (1, 1)


def test_site_has_its_own_in_the_place_of_the_packs(tmp_path: Path) -> None:
    pack, own = tmp_path / "pack", tmp_path / "own"
    read(pack, "a.png", png(1, 1))
    (own / "breads").mkdir(parents=True)
    (own / "breads/a.png").write_bytes(png(2, 2))
    found = load([Folder(pack, "pack", bundled=True), Folder(own, "data")], KINDS)
    assert size(found) == (2, 2)


def test_unused_picture_is_a_warning_and_a_near_name_a_fix(tmp_path: Path) -> None:
    (tmp_path / "breads").mkdir()
    (tmp_path / "breads/leaf.png").write_bytes(png(2, 2))
    (problem,) = read(tmp_path, "loaf.png", png(2, 2)).problems
    assert problem.place.path == "data/breads/leaf.png"
    assert not problem.is_error
    (tmp_path / "breads/loaf.png").unlink()
    (problem,) = read(tmp_path, "loaf.png").problems
    assert problem.message.endswith('did you mean "leaf.png"?')
    assert [edit.text for edit in problem.edits if hasattr(edit, "text")] == ["leaf.png"]


def test_alt_and_decorative_exclude_each_other(tmp_path: Path) -> None:
    read(tmp_path, "a.png", png(1, 1))
    file = tmp_path / "breads/rye.yml"
    text = file.read_text("utf-8")
    for more, expected in (("decorative: true", [Rule.PICTURE_ALT]), ("decorative: false", [])):
        file.write_text(f"{text}  {more}\n", "utf-8")
        assert rules(load([Folder(tmp_path, "data")], KINDS)) == expected
    file.write_text(text.replace("alt: A loaf.", "decorative: true"), "utf-8")
    assert rules(load([Folder(tmp_path, "data")], KINDS)) == []
