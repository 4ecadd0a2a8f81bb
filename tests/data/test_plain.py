"""Plain forms of inline text are read as the parser reads them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from unittest.mock import patch

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_genai_plugin.data import blocks
from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.plain import plain_forms
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.text import Prose, Reader, parser
from mkdocs_genai_plugin.data.tree import Scalar

from .test_text import MARKS

WORDS = st.sampled_from(
    ["word", "a", " ", ". ", "(", ")", "*a b*", "**c**", "`d e`", "[f](https://g.org)", "[@h; @i]",
     "[j](item:k/l)", "![m](n)", "*", "!", "+", "-", "é", "1", "_o_", "\\", "$p$", "&amp;", "[q]",
     "**r.**", "*s?*", "$t^2$", "$\\text{u v}$", "$"]
)  # fmt: skip
TEXTS = st.lists(WORDS | MARKS, max_size=20).map("".join)


def values(text: str, read: Callable[[Reader], Prose]) -> tuple[Prose, list[Problem]]:
    """Return what becomes of a text by one way to read it."""
    problems: list[Problem] = []
    return read(Reader(scalar(text), problems)), problems


def scalar(text: str) -> Scalar:
    """Return a file's only text."""
    file = DataFile("text.yml", text)
    end = (len(file.lines) - 1, len(file.lines[-1]))
    return Scalar(file, (0, 0), end, text, plain=False)


def same(text: str) -> bool:
    """Hold the two readers against each other; tell whether both can read the text."""
    forms = plain_forms(text)
    if forms is not None:
        tokens = parser().parseInline(text)[0].children or []
        parsed = values(text, lambda reader: reader.parts(iter(tokens)))
        assert values(text, lambda reader: reader.plain(forms)) == parsed
    return forms is not None


@given(TEXTS)
@example("*a*b*c*")
@example("a**b**c")
@example("**a***b*")
@example("*a**b*")
@example("`a``b`")
@example("*a* *b*")
@example("[a](b)[c](d)")
@example("![a](b)")
@example("[@one](https://a.org)")
@example("*\u00a0a*")
@example("$a$")
@example("$a$ 1")
@example("$a$.\\")
@example("a $b$1")
@example("a $b\\$ c$")
@example("a $b $c$")
@example("a $$b$$")
@example("**a.** b")
@example("**a.**b")
@example("*a.*\u00a0b")
def test_both_readers_give_the_same(text: str) -> None:
    same(text)


@given(TEXTS)
@example("!!! note [@a]")
@example(": a [@b]")
@example("/// a [@b]")
@example(" [@a]")
@example("[@a] ")
@example("1. [@a]")
def test_a_paragraph_is_read_as_the_parser_reads_it(text: str) -> None:
    read = partial(as_blocks, text)
    with patch.object(blocks, "plain_forms", return_value=None):
        parsed = read()
    assert read() == parsed


def as_blocks(text: str) -> tuple[blocks.Blocks, list[Problem]]:
    """Return what becomes of a text that may hold blocks."""
    problems: list[Problem] = []
    return blocks.parse_blocks(scalar(text), problems), problems


def test_texts_of_the_pack_are_read_alike_and_mostly_by_the_pattern() -> None:
    files = [yaml.safe_load(path.read_text("utf-8")) for path in bundled().root.rglob("*.yml")]
    marked = [text for text in texts(files) if any(sign in text for sign in "*`[$")]
    read = [same(text) for text in marked]
    assert len(read) > 200
    assert sum(read) > 0.9 * len(read)


def texts(value: Any) -> list[str]:
    """Return every text in data."""
    if isinstance(value, dict):
        return texts(list(value.values()))
    if isinstance(value, list):
        return [text for one in value for text in texts(one)]
    return [value] if isinstance(value, str) else []
