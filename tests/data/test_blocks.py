"""Long texts take paragraphs, lists, code, quotations and tables, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_genai_plugin.data.blocks import (
    Blocks,
    CodeBlock,
    Listing,
    Paragraph,
    Quote,
    TableBlock,
    TextBlock,
    inlines,
    parse_blocks,
)
from mkdocs_genai_plugin.data.fields import LongText
from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.text import Code, Emphasis, Inline, Keys, Link
from mkdocs_genai_plugin.data.tree import LONGEST_TEXT, Scalar, parse

from .reading import CARD, fixed
from .reading import read as checked
from .test_text import MARKS


def read(text: str, sign: str = "|") -> tuple[Blocks, list[Problem]]:
    """Read a text that stands below a key, as an author indents it."""
    lines = "\n".join(f"  {line}".rstrip() for line in text.split("\n"))
    problems: list[Problem] = []
    top = parse(DataFile("text.yml", f"a: {sign}\n{lines}\n"), problems)
    assert top, problems
    return LongText(LONGEST_TEXT).read(top.entries["a"][1], "a", problems), problems


def words(*parts: Inline, tight: bool = False) -> Paragraph:
    return Paragraph(parts, tight)


def listed(*items: str, start: int | None = None) -> Listing:
    return Listing(tuple((words(item, tight=True),) for item in items), start)


RIGHT: dict[str, tuple[str, Blocks]] = {
    "words": ("One.", (words("One."),)),
    "paragraphs": (
        "One\nline.\n\n*Two*.", (words("One", " ", "line."), words(Emphasis(("Two",)), ".")),
    ),
    "bullets": ("So:\n- a\n- b", (words("So:"), listed("a", "b"))),
    "numbers": ("3. a\n4. b", (listed("a", "b", start=3),)),
    "nested": ("- a\n  - b", (Listing(((words("a", tight=True), listed("b")),)),)),
    "loose": ("- a\n\n- b", (Listing(((words("a"),), (words("b"),))),)),
    "fence": ("```py\nx = 1\n\n# y\n```", (CodeBlock("x = 1\n\n# y\n", "py"),)),
    "tildes": ("~~~\n```\n~~~", (CodeBlock("```\n"),)),
    "indented": ("So:\n\n    x = 1", (words("So:"), CodeBlock("x = 1"))),
    "quotation": ("> a\n>\n> - b", (Quote((words("a"), listed("b"))),)),
    "table": (
        "| a | b |\n|--:|---|\n| `1\\|2` | |",
        (TableBlock((("a",), ("b",)), (((Code("1|2"),), ()),), ("right", "")),),
    ),
    "keys": (
        "++ctrl+alt+del++",
        (words(Keys((("control", "Ctrl"), ("alt", "Alt"), ("delete", "Del")))),),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", RIGHT)
def test_text_becomes_blocks(name: str) -> None:
    text, expected = RIGHT[name]
    found, problems = read(text)
    assert problems == []
    assert _stripped(found) == _stripped(expected)


def _stripped(blocks: Blocks) -> list[Any]:
    """Return blocks without the line break that a file's last line of code has."""
    return [
        replace(one, text=one.text.rstrip("\n")) if isinstance(one, CodeBlock) else one
        for one in blocks
    ]


WRONG = {
    "## Parts\n\nTwo.": (1, "a heading in a text"),
    "Parts\n=====\nTwo.": (1, "a heading in a text"),
    "One.\n\n---\n\nTwo.": (3, "a line across"),
    "One.\n\n```sh\nmake": (3, "never closed"),
    "```\n": (1, "never closed"),
    "> ```\n> x": (1, "never closed"),
    "```py hl_lines=2\nx\n```": (1, "name of a language only"),
    "| a | b |\n|---|---|\n| 1 | 2 | 3 |": (3, "3 cells"),
    "| a | b |\n| 1 | 2 |": (1, "a table in a paragraph"),
    "So:\n2. a\n3. b": (2, "a list in a paragraph"),
    "!!! note\n    One.": (1, "a block of an extension"),
    "One.\n\n/// details\n///": (3, "a block of an extension"),
    "Term\n:   Meaning": (2, "a block of an extension"),
    "- a\n- ~~b~~": (2, "struck out"),
    "- a\n- <b>c</b>": (2, "HTML"),
    "> ![x](y.png)": (1, "images"),
    "| a |\n|---|\n| [b](javascript:run) |": (3, "not allowed"),
    "- [@one\n- b": (1, "never closed"),
    "1. $\\nope$": (1, "cannot be shown"),
    "".join(f"{'  ' * depth}- a\n" for depth in range(8)): (7, "more than 6"),
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_refused_is_told_at_its_line(text: str) -> None:
    line, message = WRONG[text]
    _, problems = read(text)
    assert problems
    assert message in problems[0].message
    assert problems[0].place.line == line + 1


FOLDED = ("bullets", "numbers", "nested", "fence", "quotation", "table", "indented")


@pytest.mark.parametrize("name", FOLDED)
def test_blocks_that_yaml_folds_are_told_and_mended(name: str) -> None:
    (problem,) = read(f"Before:\n\n{RIGHT[name][0]}", ">-")[1]
    assert "|" in problem.fix
    assert [edit.text for edit in problem.edits] == ["|"]  # type: ignore[union-attr]


@pytest.mark.parametrize("sign", [">-", ">", "|", "", '"'])
def test_empty_line_parts_paragraphs_however_a_text_is_written(sign: str) -> None:
    text = "One\nline.\n\nTwo."
    found, problems = read(f'"{text}"' if sign == '"' else text, sign.strip('"'))
    assert problems == []
    assert len(found) == 2


def test_blocks_in_a_short_text_are_told_where_they_fit() -> None:
    inside = "lead: x\nsteps:\n- name: One\n  text: |\n    It is:\n    - a\n    - b\n"
    for short in ("lead: |\n  It is:\n  - a\n  - b\n", inside):
        found = checked(f"name: Aurora\n{short}").problems
        assert [one.rule for one in found] == [Rule.BLOCK_IN_TEXT]
        assert "about:" in found[0].fix


def test_name_is_no_list() -> None:
    (problem,) = checked("name: |\n  - a\n  - b\nlead: x\n").problems
    assert problem.place.line == 2


@pytest.mark.parametrize("written", ["++ctlr+c++", "++entr++"])
def test_key_that_nobody_has_is_mended(written: str) -> None:
    assert checked(fixed(CARD.format(f"Press {written}."))).problems == ()


def test_about_is_one_text_or_several() -> None:
    for about in ("|\n  One.\n\n  Two.", "\n- One.\n- Two.", "\n- |\n  One.\n\n  Two."):
        pack = checked(CARD.format("x") + f"about: {about}\n")
        assert pack.problems == ()
        texts = pack.items["families/aurora"].about  # type: ignore[attr-defined]
        assert [block for text in texts for block in text] == [words("One."), words("Two.")]


PIECES = (
    "> ", "- ", "1. ", "| ", "|-", "`", "```\n", "    ", "\n", "- > ", "|a\n", "#", "~~~\n", "++a",
)  # fmt: skip


def test_pathological_text_is_read_to_its_end() -> None:
    """In a process of its own: a hang would be a failure, not a wait."""
    script = f"""
from tests.data.test_blocks import PIECES, raw
for piece in PIECES:
    raw(piece * ({LONGEST_TEXT} // len(piece)))
raw("|a" * 120 + "\\n" + "|-" * 120 + "\\n" + "|\\n" * 2_000)
"""
    subprocess.run([sys.executable, "-c", script], check=True, timeout=120)


def raw(text: str) -> tuple[Blocks, list[Problem]]:
    """Read a text as if it stood alone in its file, whatever it is."""
    file = DataFile("text.yml", text)
    problems: list[Problem] = []
    end = (len(file.lines) - 1, len(file.lines[-1]))
    return parse_blocks(Scalar(file, (0, 0), end, text, plain=False), problems), problems


TEXTS = st.lists(
    MARKS | st.sampled_from(["\n\n", "- ", "> ", "1. ", "```", "|", "|-"]), max_size=40
)


@given(TEXTS.map("".join))
def test_any_text_becomes_known_blocks(text: str) -> None:
    found, problems = raw(text)
    assert all(isinstance(one, get_args(TextBlock)) for one in found)
    for part in inlines(found):
        assert isinstance(part, get_args(Inline))
        assert not isinstance(part, Link) or part.kind
    lines = DataFile("text.yml", text).lines
    for problem in problems:
        assert 1 <= problem.place.line <= len(lines)
