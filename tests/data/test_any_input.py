"""Properties that hold for any file: nothing raises, and each problem has a place in the file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_genai_plugin.data import tree
from mkdocs_genai_plugin.data.files import LINE_BREAK
from mkdocs_genai_plugin.data.folders import Folder, bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.problems import ordered, report
from mkdocs_genai_plugin.kinds import KINDS
from tests.commands.runner import obeyed

LOADERS = [getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader]
RULE = re.compile(r"[a-z]+(?:-[a-z]+)*")


def check_any_file(root: Path, name: str, raw: bytes) -> None:
    """Hold that a file gives an item, or problems that lead into the file."""
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(raw)
    pack = load([Folder(root, "data")], KINDS)
    assert pack.items or pack.collections or pack.problems
    assert list(pack.problems) == ordered(pack.problems)
    text = report(pack.problems, pack.tried)
    assert text.encode("utf-8", "strict")
    assert obeyed(text) == []
    is_utf16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    decoded = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    lines = LINE_BREAK.split(raw.decode("utf-16", "replace") if is_utf16 else decoded)
    for problem in pack.problems:
        place = problem.place
        assert place.path == f"data/{name}"
        assert place.excerpt == lines[place.line - 1]
        assert 1 <= place.column <= len(place.excerpt) + 1
        assert place.width >= 1
        assert RULE.fullmatch(problem.rule)
        assert problem.message
        assert problem.fix


NAMES = st.sampled_from(
    ["families/a.yml", "families/_collection.yml", "timelines/a.yml", "comparisons/a.yml",
     "definitions/a.yml", "takeaways/a.yml", "quizzes/a.yml", "sources/a.yml", "cases/a.yml"]
)  # fmt: skip
WORDS = (
    "a about answer belief builds_up by cases cells checked cite columns "
    "common_mistake facts feedback figure formula groups id key landmarks lead link math name one "
    "options order points question questions related right rows says sources steps term text title "
    "to was when why year"
).split()
SIGNS = [*"-:[]{},#&*!|>'\"\\%@?\t\r\n\x00\u202e\u2028é😀", ": ", ":\n  ", "\n- ", "\n  ", "---"]
RAW = st.lists(st.sampled_from(WORDS + SIGNS), max_size=40).map(
    lambda parts: "".join(parts).encode()
)

TEXTS = st.sampled_from(["", "a", "A b", "2017", "a" * 50, "[@a]", "item:a", "$x^$", "<b>", "\x02"])
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner),
    max_leaves=15,
)
# A mapping in JSON is YAML as well.
MAPPINGS = st.dictionaries(st.sampled_from(WORDS), VALUES, max_size=8).map(
    lambda value: json.dumps(value, ensure_ascii=False).encode()
)


@pytest.mark.parametrize("loader", LOADERS, ids=["c", "python"])
def test_any_bytes_give_an_item_or_a_problem_inside_the_file(
    loader: type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "LOADER", loader)

    @settings(max_examples=300)
    @given(NAMES, st.binary(max_size=60) | RAW | MAPPINGS)
    @example("families/a.yml", b'name: "\\ud800"')
    @example("timelines/a.yml", b"title: a\nsteps: [a, {}, [], '']")
    @example("families/a.yml", b"a: [\n ")
    @example("families/a.yml", b".\n:")
    def check(name: str, raw: bytes) -> None:
        with TemporaryDirectory(dir=tmp_path) as root:
            check_any_file(Path(root), name, raw)

    check()


# What people do to a file by mistake, and what an editor or a merge does to it.
Change = Callable[[list[str], int, int, str], None]
REAL = {
    path.relative_to(bundled().root).as_posix(): path.read_text("utf-8")
    for path in sorted(bundled().root.glob("*/*.yml"))
    if path.stat().st_size < 5_000
}


def insert(lines: list[str], at: int, column: int, word: str) -> None:
    column %= len(lines[at]) + 1
    lines[at] = lines[at][:column] + word + lines[at][column:]


def overwrite(lines: list[str], at: int, column: int, word: str) -> None:
    column %= len(lines[at]) + 1
    lines[at] = lines[at][:column] + word + lines[at][column + len(word) :]


def rename_key(lines: list[str], at: int, _column: int, word: str) -> None:
    lines[at] = re.sub(r"\w+:", lambda _: f"{word}:", lines[at], count=1)


def replace_value(lines: list[str], at: int, _column: int, word: str) -> None:
    lines[at] = re.sub(r":.*", lambda _: f": {word}", lines[at], count=1)


def delete(lines: list[str], at: int, _column: int, _word: str) -> None:
    del lines[at]


def repeat(lines: list[str], at: int, column: int, _word: str) -> None:
    lines[at:at] = lines[at : at + 1 + column % 5]


def move(lines: list[str], at: int, column: int, _word: str) -> None:
    lines.insert(column % len(lines), lines.pop(at))


def indent(lines: list[str], at: int, column: int, _word: str) -> None:
    lines[at] = " " * (column % 4) + lines[at]


def outdent(lines: list[str], at: int, column: int, _word: str) -> None:
    lines[at] = re.sub(f"^ {{0,{column % 4}}}", "", lines[at])


def join(lines: list[str], at: int, _column: int, _word: str) -> None:
    lines[at : at + 2] = ["".join(lines[at : at + 2])]


def cut(lines: list[str], at: int, column: int, _word: str) -> None:
    lines[at:] = [lines[at][:column]]


CHANGES: tuple[Change, ...] = (
    insert, overwrite, rename_key, replace_value, delete, repeat, move, indent, outdent, join, cut
)  # fmt: skip
MORE = ["[](", "[@", "##[error]x", "::error::", "$x", "`", "**", "<b>", "item:a", "0x1", "null"]
CHANGED = st.lists(
    st.tuples(
        st.sampled_from(CHANGES),
        st.integers(0, 10_000),
        st.integers(0, 100),
        st.sampled_from(WORDS + SIGNS + MORE),
    ),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize(("loader", "examples"), [(LOADERS[0], 500), (LOADERS[1], 40)])
def test_any_change_to_a_real_file_is_told_inside_the_file(
    loader: type, examples: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "LOADER", loader)

    @settings(max_examples=examples)
    @given(st.sampled_from(sorted(REAL)), CHANGED)
    def check(name: str, changes: list[tuple[Change, int, int, str]]) -> None:
        lines = REAL[name].split("\n")
        for change, at, column, word in changes:
            change(lines, at % len(lines), column, word)
            lines = lines or [""]
        with TemporaryDirectory(dir=tmp_path) as root:
            check_any_file(Path(root), name, "\n".join(lines).encode("utf-8", "surrogatepass"))

    check()
