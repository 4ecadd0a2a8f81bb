"""Markdown that a text does not take is refused with its place, never one garbled paragraph."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.kinds.cards.record import Card

from .reading import CARD, read

BLOCKS = {
    "fence": "Run this:\n\n```sh\nmake\n```",
    "fence in one paragraph": "Run this:\n```sh\nmake\n```",
    "tildes": "Run this:\n~~~\nmake\n~~~",
    "list": "It is:\n- fast\n- small",
    "numbers": "First:\n1. draw\n2. paint",
    "stars": "It is:\n* fast\n* small",
    "heading": "## Parts\nIt has two.",
    "table": "Sizes:\n| a | b |\n|---|---|\n| 1 | 2 |",
    "quotation": "They say:\n> It is fast.",
    "paragraph": "It is fast.\n\nIt is small.",
    "admonition": "See below.\n!!! note\n    It is fast.",
    "block": "See below.\n/// details\nIt is fast.\n///",
}
INLINE = (
    "~~x~~", ":smile:", "[^1]", "==mark==", "x^2^", "H~2~O", "<b>x</b>", "<br>",
    "![x](y.png)", "~~two words~~", "a :thumbsup: b", "a footnote[^note]",
)  # fmt: skip
RIGHT = (
    "a == b and c == d", "2^10 and 2^20", "http://localhost:8000", "std::vector and a::b",
    "at 10:30:45", "about ~5 and ~6", "C++ and G++", "key:value:more", "a ~ b ~ c", "$x^2 + y^2$",
    "`~~x~~` and `:smile:`", "pages 3 - 5", "the #1 and #2", "a | b", "one: two: three",
    "~/data and ~/docs", "f(x) := y", "it costs 5 - 6", "12:00 to 13:00",
)  # fmt: skip


def folded(text: str, sign: str) -> str:
    lines = "\n".join(f"  {line}".rstrip() for line in text.split("\n"))
    return CARD.format(f"{sign}\n{lines}")


@pytest.mark.parametrize("sign", [">-", "|", ">", "|-"])
@pytest.mark.parametrize("name", BLOCKS)
def test_block_in_a_text_is_told_where_it_starts(name: str, sign: str) -> None:
    problems = read(folded(BLOCKS[name], sign)).problems
    rule = Rule.MARKUP if name == "paragraph" else Rule.BLOCK_IN_TEXT
    assert [problem.rule for problem in problems] == [rule]
    assert problems[0].place.line > 2
    assert "about:" in problems[0].fix


@pytest.mark.parametrize("text", INLINE)
def test_sign_of_an_extension_is_told(text: str) -> None:
    problems = read(CARD.format(f"'A model {text} here.'")).problems
    assert problems
    assert {problem.rule for problem in problems} <= {Rule.MARKUP, Rule.HTML, Rule.IMAGE}
    assert problems[0].place.line == 2
    assert problems[0].place.column > 8


@pytest.mark.parametrize("text", RIGHT)
def test_words_that_only_look_like_signs_are_right(text: str) -> None:
    assert read(CARD.format(f"'So {text} here.'")).problems == ()


@pytest.mark.parametrize("text", ["One line\nand another.", "A sum:\n- 5 of it.", "A 3\n4 b."])
def test_one_paragraph_on_several_lines_is_right(text: str) -> None:
    assert read(folded(text, ">-")).problems == ()


DUMPED: tuple[dict[str, Any], ...] = (
    {},
    {"default_style": "'"},
    {"default_style": '"'},
    {"width": 30},
)
LONG = (
    "One paragraph\non two lines.\n\nAnother.",
    "It is:\n\n- fast\n- small\n\nand *good*.",
    "It is:\n- fast\n- small\n",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "They say:\n\n> It is fast.\n",
    "Run this:\n\n```sh\nmake\nmake test\n```\n",
    "Its name is 'Élan': " + "a word and another, " * 12 + "\n\n1. one\n2. two\n",
)


@pytest.mark.parametrize("text", LONG)
@pytest.mark.parametrize("options", DUMPED)
def test_long_text_that_a_program_wrote_is_what_it_holds(
    text: str, options: dict[str, Any]
) -> None:
    head = {"name": "Aurora", "lead": "A model."}
    written = read(yaml.safe_dump({**head, "about": [text]}, sort_keys=False, **options))
    block = "\n".join(f"    {line}".rstrip() for line in text.split("\n"))
    meant = read(f"name: Aurora\nlead: A model.\nabout:\n  - |\n{block}\n")
    assert (written.problems, meant.problems) == ((), ())
    assert [card.about for card in written.of(Card)] == [card.about for card in meant.of(Card)]


@pytest.mark.parametrize("options", DUMPED)
def test_line_at_the_end_of_a_text_that_a_program_wrote_is_no_paragraph(
    options: dict[str, Any],
) -> None:
    card = {"name": "Aurora", "lead": "It has words: several.\n"}
    assert read(yaml.safe_dump(card, sort_keys=False, **options)).problems == ()
    card["lead"] += "\n- and: one\n- and two\n"
    (problem,) = read(yaml.safe_dump(card, sort_keys=False, **options)).problems
    assert problem.rule is Rule.BLOCK_IN_TEXT
