"""Inline Markdown of data: what becomes of it, and what can never come of it."""

from __future__ import annotations

import subprocess
import sys
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_genai_plugin.data.address import Destination, destination_of
from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.problems import Place, Problem
from mkdocs_genai_plugin.data.text import (
    Break,
    Cite,
    Code,
    Emphasis,
    Formula,
    Inline,
    Link,
    Name,
    Prose,
    Strong,
    inside,
    parse_prose,
    plain_text,
)
from mkdocs_genai_plugin.data.tree import LONGEST_TEXT, Scalar


def read(text: str) -> tuple[Prose, list[Problem]]:
    """Read a text that stands alone in its file."""
    file = DataFile("text.yml", text)
    problems: list[Problem] = []
    end = (len(file.lines) - 1, len(file.lines[-1]))
    return parse_prose(Scalar(file, (0, 0), end, text, plain=False), problems), problems


def name(text: str) -> Name:
    return Name(text, Place("", 0, 0))


def web(address: str, *parts: Inline) -> Link:
    return Link(parts, name(address), Destination.WEB)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("plain", ("plain",)),
        ("*a* and _b_", (Emphasis(("a",)), " and ", Emphasis(("b",)))),
        ("**a**", (Strong(("a",)),)),
        ("***a***", (Emphasis((Strong(("a",)),)),)),
        ("`a *b*`", (Code("a *b*"),)),
        ("`` a`b ``", (Code("a`b"),)),
        ("a\nb", ("a", " ", "b")),
        ("a  \nb", ("a", Break(), "b")),
        ("a\\\nb", ("a", Break(), "b")),
        ("[a](https://example.org)", (web("https://example.org", "a"),)),
        ("[a](https://example.org 'title')", (web("https://example.org", "a"),)),
        (
            "[**a**`b`](item:a)",
            (Link((Strong(("a",)), Code("b")), name("item:a"), Destination.ITEM),),
        ),
        ("<https://example.org>", (web("https://example.org", "https://example.org"),)),
        ("<me@example.org>", (web("mailto:me@example.org", "me@example.org"),)),
        ("[a](item:families/vae)", (Link(("a",), name("item:families/vae"), Destination.ITEM),)),
        ("[a](../page.md#part)", (Link(("a",), name("../page.md#part"), Destination.DOCS),)),
        ("[@one]", (Cite((name("one"),)),)),
        ("[@one; @two-2]", (Cite((name("one"), name("two-2"))),)),
        ("[@one](https://example.org)", (web("https://example.org", "@one"),)),
        # What is not ours, or escaped, stays as it was written.
        ("\\*a\\* \\[@one] \\$x\\$", ("*a* [@one] $x$",)),
        ("costs $5 or $6", ("costs $5 or $6",)),
        ("a_b_c", ("a_b_c",)),
        ("https://example.org", ("https://example.org",)),
        ("[a] [a][b]", ("[a] [a][b]",)),
        ("# a", ("# a",)),
        ("- a", ("- a",)),
        ("> a | b", ("> a | b",)),
        ("&amp; &lt;b&gt; &#2;", ("& <b> \ufffd",)),
        ("{: onclick=run() } {{ 7*7 }} --8<-- 'x'", ("{: onclick=run() } {{ 7*7 }} --8<-- 'x'",)),
    ],
)  # fmt: skip
def test_text_becomes_values(text: str, expected: Prose) -> None:
    assert read(text) == (expected, [])


@pytest.mark.parametrize("text", ["$x$", "$$x$$", "a $x^2$ b", "$P(X \\mid C)$"])
def test_formula_becomes_mathml(text: str) -> None:
    parts, problems = read(text)
    (formula,) = (part for part in parts if isinstance(part, Formula))
    assert formula.math.tag == "math"
    assert problems == []


HOSTILE_ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "javascript&colon;alert(1)",
    "javascript&#58;alert(1)",
    "&#x6A;avascript:alert(1)",
    "&amp;#x6A;avascript:alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "java%0ascript:alert(1)",
    "\\javascript:alert(1)",
    "javascript\\:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "blob:https://example.org/1",
    "file:///etc/passwd",
    "//example.org",
    "///example.org",
    "/\\example.org",
    "\\\\example.org\\share",
    "a//example.org",
    "&sol;&sol;example.org",
    "https:example.org",
    "https:/example.org",
    "https:\\\\example.org",
    "https://user@example.org",
    "https://user:pass@example.org",
    "https://example.org\\@example.com",
    "https://ex\u0430mple.org",
    "https://example.org:port",
    'https://example.org/"onclick="alert(1)',
    "https://",
    "http://.",
    "ftp://example.org",
    "mailto:a@example.org?bcc=b@example.org",
    "mailto:a",
    "/root.md",
    "?query",
    "item:",
    "item:../x",
    "item:Families/VAE",
    "page.md?x=javascript:1",
    "a:b",
]


@pytest.mark.parametrize("address", HOSTILE_ADDRESSES)
def test_hostile_address_is_no_link(address: str) -> None:
    for text in (
        f"[a]({address})",
        f"[a](<{address}>)",
        f"[a]({address} 'title')",
        f"<{address}>",
        f"![a]({address})",
        f"[**a**]({address}) and [b](https://example.org)",
    ):
        parts, _ = read(text)
        targets = {part.target for part in inside(parts) if isinstance(part, Link)}
        assert targets <= {"https://example.org"}


@pytest.mark.parametrize("text", [f"[a]({address})" for address in HOSTILE_ADDRESSES])
def test_hostile_address_is_reported_where_it_would_be_a_link(text: str) -> None:
    parts, problems = read(text)
    assert [problem.rule for problem in problems] in (["address"], ["link"], ["html"])
    assert "a" in plain_text(parts)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<b>bold</b>",
        "<br>",
        "<!-- comment -->",
        "<?php x ?>",
        "<!DOCTYPE html>",
        "<![CDATA[x]]>",
        "a <a href='javascript:alert(1)'>b</a>",
        "*a <b>b*</b>",
    ],
)
def test_html_stays_text_and_is_reported(text: str) -> None:
    parts, problems = read(text)
    assert {problem.rule for problem in problems} == {"html"}
    assert not any(isinstance(part, Link) for part in inside(parts))
    assert plain_text(parts).replace("*", "") == text.replace("*", "")


@pytest.mark.parametrize(
    "text", ["<ScRiPt", "<svg/onload=a>", "<script\nalert(1)", "< b>", "a < b > c", "<<b", "<3"]
)
def test_what_only_looks_like_html_stays_text(text: str) -> None:
    parts, problems = read(text)
    assert (plain_text(parts), problems) == (text.replace("\n", " "), [])


def test_stash_marks_stay_text() -> None:
    # Fields refuse them; if one came through, it would be text all the same.
    parts, _ = read("\x02wzxhzdk:0\x03 [a](https://example.org/\x02klzzwxh:1\x03)")
    assert not any(isinstance(part, Link) for part in inside(parts))


PIECES = (
    "[ * ` ![ $ _ < & \\ [a]( [a](< [@ ![[ []( **a_ `a`` <b $a^ \\[ [*a *a_b &# ](".split()
)  # fmt: skip


def test_pathological_text_is_read_to_its_end() -> None:
    """In a process of its own: a hang would be a failure, not a wait."""
    script = f"""
from tests.data.test_text import PIECES, read
for piece in PIECES:
    read(piece * ({LONGEST_TEXT} // len(piece)))
"""
    subprocess.run([sys.executable, "-c", script], check=True, timeout=120)


MARKS = st.sampled_from([*"*_`[]()<>!$&\\@;:/# \n", "](", "[@", "https://", "item:", "$$", "&#"])
TEXTS = st.lists(MARKS | st.text(max_size=4), max_size=40).map("".join)


@given(TEXTS)
@example("[a](javascript:alert(1))")
def test_any_text_becomes_known_values(text: str) -> None:
    parts, problems = read(text)
    for part in inside(parts):
        assert isinstance(part, get_args(Inline))
        if isinstance(part, Link):
            assert destination_of(part.target) is part.kind
            assert not any(isinstance(inner, Link | Cite) for inner in inside(part.parts))
    lines = DataFile("text.yml", text).lines
    for problem in problems:
        place = problem.place
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1


@given(st.text(alphabet=st.characters(exclude_characters="\\`*_[<&$\n"), min_size=1))
def test_text_without_marks_is_one_value(text: str) -> None:
    assert read(text) == ((text,), [])
