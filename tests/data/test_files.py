"""Bytes to text: what is read, and what is refused at which place."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from mkdocs_genai_plugin.data.files import DataFile, decode, read
from mkdocs_genai_plugin.data.folders import data_files
from mkdocs_genai_plugin.data.problems import Problem


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"name: a\n", "name: a\n"),
        (b"\xef\xbb\xbfname: a\n", "name: a\n"),
        (b"name: a\r\nlead: b\r\n", "name: a\r\nlead: b\r\n"),
        ("name: Größe 😀 می\u200cخواهم\n".encode(), "name: Größe 😀 می\u200cخواهم\n"),
        (b"# a comment\twith a tab\n", "# a comment\twith a tab\n"),
        (b"name: a\n=======x\n", "name: a\n=======x\n"),
    ],
)
def test_bytes_become_text(raw: bytes, text: str) -> None:
    file = decode(raw, "a.yml")
    assert isinstance(file, DataFile)
    assert file.text == text


@pytest.mark.parametrize(
    ("raw", "rule", "line", "column"),
    [
        (b"", "empty", 1, 1),
        (b"\xef\xbb\xbf", "empty", 1, 1),
        (b" \r\n\r\n", "empty", 1, 1),
        (b"a: b\r\nc: caf\xe9\r\n", "encoding", 2, 7),
        (b"\xef\xbb\xbfa: caf\xe9\n", "encoding", 1, 7),
        (b"a: \xc3\xa9\xe9\n", "encoding", 1, 5),
        (b"a: \xed\xa0\x80\n", "encoding", 1, 4),
        ("a: b\n".encode("utf-16"), "encoding", 1, 1),
        ("a: b\n".encode("utf-16-be"), "control-char", 1, 1),
        (b"a: b\nc: \x00\n", "control-char", 2, 4),
        (b"a: b\x1b[31m\n", "control-char", 1, 5),
        ("a: \uffff\n".encode(), "control-char", 1, 4),
        ("a: b\n\ufeffc: d\n".encode(), "hidden-char", 2, 1),
        ("a: b\u2028c\n".encode(), "hidden-char", 1, 5),
        ("a: b\r\nc: \u202ed\n".encode(), "hidden-char", 2, 4),
        (b"a: b\n>>>>>>> other\n", "conflict", 2, 1),
        (b"a:\n\tb: c\n", "yaml-tab", 2, 1),
        (b"a: b\tc\n", "yaml-tab", 1, 5),
        ("a:\n\u3000b: c\n".encode(), "yaml-space", 2, 1),
    ],
)
def test_refused_bytes(raw: bytes, rule: str, line: int, column: int) -> None:
    problem = decode(raw, "a.yml")
    assert isinstance(problem, Problem)
    assert (problem.rule, problem.place.line, problem.place.column) == (rule, line, column)


def outside(path: Path) -> None:
    (path.parent.parent / "secret.yml").write_text("password: x\n")
    path.symlink_to(path.parent.parent / "secret.yml")


def sparse(path: Path) -> None:
    path.touch()
    os.truncate(path, 5_000_000_000)


MAKERS: list[tuple[Callable[[Path], object], str]] = [
    (outside, "file-outside"),
    (lambda path: path.symlink_to("/dev/zero"), "file-outside"),
    (lambda path: path.symlink_to("nowhere.yml"), "file-unreadable"),
    (lambda path: path.symlink_to(path.name), "file-unreadable"),
    (os.mkfifo, "file-kind"),
    (Path.mkdir, "file-kind"),
    (lambda path: path.write_bytes(b"#" * 2_000_001), "file-size"),
    (sparse, "file-size"),
]


@pytest.mark.skipif(os.name == "nt", reason="has neither pipes nor links for all")
@pytest.mark.parametrize(("make", "rule"), MAKERS)
def test_refused_file(make: Callable[[Path], object], rule: str, tmp_path: Path) -> None:
    root = tmp_path / "data"
    root.mkdir()
    make(root / "a.yml")
    problem = read(root / "a.yml", root, "data/a.yml")
    assert isinstance(problem, Problem)
    assert problem.rule == rule
    assert "password" not in str(problem)


@pytest.mark.skipif(os.name == "nt", reason="has no links for all")
def test_link_within_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("name: a\n")
    (tmp_path / "b.yml").symlink_to("a.yml")
    file = read(tmp_path / "b.yml", tmp_path, "data/b.yml")
    assert isinstance(file, DataFile)
    assert (file.path, file.text) == ("data/b.yml", "name: a\n")


def test_two_megabytes_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"#" * 2_000_000)
    assert isinstance(read(tmp_path / "a.yml", tmp_path, "a.yml"), DataFile)


@pytest.mark.parametrize(
    ("snippet", "first", "line", "column"),
    [
        ("one", (0, 0), 1, 4),
        ("one", (0, 4), 2, 3),
        ("two", (1, 0), 3, 1),
        ("e\r\n  o", (0, 0), 1, 6),
    ],
)
def test_snippet_is_found(snippet: str, first: tuple[int, int], line: int, column: int) -> None:
    file = DataFile("a.yml", "a: one\r\n  one\rtwo\n")
    place = file.find(snippet, first, (3, 0))
    assert place
    assert (place.line, place.column) == (line, column)


@pytest.mark.skipif(os.name == "nt", reason="has no links for all")
def test_link_that_leads_out_of_the_data_is_one_problem_and_not_followed(tmp_path: Path) -> None:
    root = tmp_path / "data"
    (root / "cars").mkdir(parents=True)
    (root / "cars/a.yml").write_text("name: A\nlead: B\n")
    (tmp_path / "other/cars").mkdir(parents=True)
    (tmp_path / "other/cars/secret.yml").write_text("name: A\nlead: B\n")
    links = {"root": "/", "up": "..", "self": ".", "other": tmp_path / "other", "loop": "loop"}
    for name, target in links.items():
        (root / name).symlink_to(target, target_is_directory=True)
        (root / "cars" / name).symlink_to(target, target_is_directory=True)
    (root / "vans").symlink_to("cars", target_is_directory=True)
    told: list[Path] = []
    found = data_files(root, outside=told.append)
    assert found == [root / "cars/a.yml", root / "vans/a.yml"]
    out = {"root", "up", "self", "other"}
    assert {path for path in told if path.name in out} >= {root / name for name in out}
    assert not any("vans" in path.parts for path in told)


@pytest.mark.parametrize("target", ["/nowhere/families", "families"])
def test_folder_of_a_kind_that_links_to_nothing_is_told(tmp_path: Path, target: str) -> None:
    (tmp_path / "families").symlink_to(target)
    told: list[Path] = []
    assert data_files(tmp_path, outside=told.append) == []
    assert told == [tmp_path / "families"]


def test_socket_is_no_ordinary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("a.yml")
    found = read(tmp_path / "a.yml", tmp_path, "a.yml")
    assert isinstance(found, Problem)
    assert found.message == "this is not an ordinary file"
