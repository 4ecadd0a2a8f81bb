"""The forms of a report: what machines read back, and that no text becomes a command."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_genai_plugin.commands.formats import (
    SUMMARY_BYTES,
    document,
    markdown_summary,
    workflow_commands,
)
from mkdocs_genai_plugin.data.problems import MOST, Edit, Place, Problem, Rename, listed, ordered
from mkdocs_genai_plugin.data.rules import Rule, Severity

from .runner import COMMANDS, obeyed

TOP = Path.cwd()
SIGNS = [
    *(f"::{name}::" for name in sorted(COMMANDS)), *(f"##[{name}]" for name in sorted(COMMANDS)),
    "##[", "##", "#", "[", "]", "::", ":", ",", ";", "%", "%0A", "%3A", "\n", "\r", "\r\n", "\x85",
    "\u2028", "\x1b[31m", "\x00", " ", "\t", "`", "```", "~~~", "<b>", "|", "=", "stop-commands",
    "error", "a", "é", "😀", "\u202e", "\ud800", "/", "../", "##vso[task.complete]", "\u200d",
]  # fmt: skip
TEXT = st.lists(st.sampled_from(SIGNS), max_size=8).map("".join)
LONG = st.builds(lambda text, times: text * times, TEXT, st.integers(1, 8))


@st.composite
def problem(draw: st.DrawFn) -> Problem:
    """Return a problem anywhere in a line of anything."""
    line = draw(LONG)
    column = draw(st.integers(1, len(line) + 1))
    place = Place(draw(TEXT), draw(st.integers(0, 99_999)), column, draw(st.integers(1, 90)), line)
    return Problem(
        place, draw(LONG), draw(st.sampled_from([Rule.UNKNOWN_KEY, Rule.TYPE])), draw(LONG)
    )


PROBLEMS = st.lists(problem(), max_size=3).map(ordered)


@settings(max_examples=200)
@given(PROBLEMS, st.integers(0, 9))
def test_no_text_of_a_file_or_a_path_is_more_than_text(
    problems: Sequence[Problem], files: int
) -> None:
    text = listed(problems, files)
    in_json = document(problems, files)
    for output in (text, in_json):
        assert obeyed(output) == []
        assert "##[" not in output
    check_json(in_json, problems, files)
    check_fence(markdown_summary(problems, files), text)
    check_commands("\n".join(workflow_commands(problems, TOP)), problems)


def check_json(text: str, problems: Sequence[Problem], files: int) -> None:
    """Hold that the document says what the problems say."""
    read = json.loads(text)
    assert list(read) == ["version", "files", "total", "problems"]
    assert (read["version"], read["files"], read["total"]) == (1, files, len(problems))
    for one, entry in zip(problems, read["problems"], strict=True):
        place = one.place
        assert (entry["path"], entry["line"], entry["column"], entry["rule"]) == (
            place.path, place.line, place.column, one.rule
        )  # fmt: skip
        assert one.message.startswith(entry["message"].removesuffix("…"))
        assert one.fix.startswith(entry["fix"].removesuffix("…"))


def check_fence(text: str, inside: str) -> None:
    """Hold that the summary is a heading, and a fence that nothing in it closes."""
    heading, _, fence, *lines, last, end, rest = text.split("\n")
    assert heading.startswith("### mkdocs-genai check: ")
    assert re.fullmatch("`{3,}text", fence)
    assert (last, end, rest) == (fence.removesuffix("text"), "", "")
    assert not any(last in line for line in lines)
    assert "\n".join(lines) == inside


def check_commands(output: str, problems: Sequence[Problem]) -> None:
    """Hold that GitHub reads one error for each problem, and nothing else."""
    commands = obeyed(output)
    assert [command.name for command in commands] == ["error"] * len(problems)
    for one, command in zip(problems, commands, strict=True):
        place = ["line", "col", "endColumn"] if one.place.line else []
        assert list(command.properties) == ["file", *place, "title"]
        assert command.properties["title"] == one.rule
        assert "\nfix: " in command.data


@given(TEXT)
@example("::stop-commands::x")
@example("  ::error::x")
@example("\u2003::error::x")
def test_path_that_looks_like_a_command_is_none(path: str) -> None:
    one = Problem(Place(path, 1, 1, 1, "a"), "wrong", Rule.TYPE, "mend")
    assert obeyed(str(one)) == []


def test_command_that_ends_in_the_marked_part_is_broken_up() -> None:
    for column in range(1, 20):
        one = Problem(Place("a.yml", 1, column, 1, "a: ##[stop-commands]"), "m", Rule.TYPE, "f")
        _, line, caret, _ = str(one).split("\n")
        assert obeyed(str(one)) == []
        assert line[caret.index("^")] == "a: ##[stop-commands]"[column - 1]


def test_annotation_names_the_place_from_the_top_of_the_repository(tmp_path: Path) -> None:
    place = Place((tmp_path / "data/a b,c:d%.yml").as_posix(), 3, 5, 4, "    nmae: x")
    one = Problem(place, 'unknown key "nmae"', Rule.UNKNOWN_KEY, "Did you mean 100 % of it?")
    assert list(workflow_commands([one], tmp_path)) == [
        "::error file=data/a b%2Cc%3Ad%25.yml,line=3,col=5,endColumn=9,title=unknown-key"
        '::unknown key "nmae"%0Afix: Did you mean 100 %25 of it?'
    ]
    whole = Problem(Place("a.yml", 0, 0), "file is empty", Rule.EMPTY, "Delete it.")
    assert list(workflow_commands([whole], Path("/elsewhere"))) == [
        "::error file=a.yml,title=empty::file is empty%0Afix: Delete it."
    ]


def many(count: int, sign: str = "a") -> list[Problem]:
    return [
        Problem(Place("a.yml", number, 1, 1, sign), sign * 500, Rule.TYPE, "mend")
        for number in range(1, count + 1)
    ]


def test_what_is_shown_is_bounded_and_what_is_left_out_is_counted() -> None:
    problems = many(100_000)
    text = listed(problems, 1)
    assert text.endswith("\n\n… and 99,000 more problems\n\n100,000 problems in 1 of 1 file")
    assert text.count("[type]") == MOST
    read = json.loads(document(problems, 1))
    assert (read["total"], len(read["problems"])) == (100_000, MOST)
    assert len(list(workflow_commands(problems, TOP))) == MOST


def test_summary_has_room_in_what_github_takes() -> None:
    problems = many(1_000, "é")
    assert len(listed(problems, 1).encode()) > SUMMARY_BYTES
    text = markdown_summary(problems, 1)
    assert SUMMARY_BYTES / 3 < len(text.encode()) < 2**20 / 2
    assert "more problems" in text


def test_a_line_of_two_megabytes_is_cut_and_never_copied_whole() -> None:
    line = "a" * 2_000_000
    problems = [
        Problem(Place("a.yml", 1, column, 2_000_000, line), line, Rule.TYPE, line)
        for column in range(1, 1_001)
    ]
    assert len(listed(problems, 1)) < 3_000_000
    assert len(document(problems, 1)) < 3_000_000


def test_warning_is_told_as_one_in_every_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Rule.TOO_LONG, "severity", Severity.WARNING)
    place = Place("a.yml", 1, 7, 1, "name: a")
    found = [
        Problem(place, "long", Rule.TOO_LONG, "Shorten it."),
        Problem(place, "wrong", Rule.TYPE, "Mend it."),
    ]
    text = listed(found, 1)
    assert "a.yml:1:7: warning: long [too-long]" in text
    assert text.endswith("\n2 problems (1 warning) in 1 of 1 file")
    kinds = [line.partition(" ")[0] for line in workflow_commands(found, TOP)]
    assert kinds == ["::warning", "::error"]
    entries = json.loads(document(found, 1))["problems"]
    assert [entry["severity"] for entry in entries] == ["warning", "error"]


def test_document_holds_the_edits_of_a_fix() -> None:
    edits = (Edit("a.yml", (1, 7), (1, 11), '"2013"'), Rename("A.yml", "a.yml"))
    place = Place("a.yml", 1, 7, 4, "name: 2013")
    one = Problem(place, "wrong", Rule.NOT_TEXT, "Put it in quotes.", edits)
    entry = json.loads(document([one], 1))["problems"][0]
    span = {"line": 1, "column": 7, "end_line": 1, "end_column": 11}
    assert entry["edits"] == [
        {"path": "a.yml", **span, "text": '"2013"'},
        {"path": "A.yml", "rename_to": "a.yml"},
    ]
