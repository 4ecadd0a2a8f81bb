"""The benchmarks compare like with like, and the manual's page has all of them."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from . import by_hand, peers
from .__main__ import DRAWING, HEAD, MEASURED, PAGE, SECTIONS
from .build import BLOCKS, MARKDOWN, WIDGETS, site, words
from .process import BUILD, cost
from .profile import OTHERS, shared
from .result import LINEAR, Result, Series


def test_the_page_by_hand_has_the_words_of_the_widgets(tmp_path: Path) -> None:
    said = []
    for name, config, page in (("a", WIDGETS, BLOCKS), ("b", MARKDOWN, by_hand.page())):
        folder = site(tmp_path / name, config, [page])
        cost(BUILD, folder)
        said.append(words(folder / "site/index.html"))
    assert said[1] > 1_000
    assert said[0] == pytest.approx(said[1], rel=0.05)


def test_plain_markdown_has_the_headings_and_the_table_and_no_extension() -> None:
    hand, plain = by_hand.page(), peers.plain()
    headings = re.compile(r"^ *(## .*)$", re.M)
    assert headings.findall(plain) == headings.findall(hand)
    assert peers.TABLE.search(plain)
    assert re.findall(r"^ *(?:=== |\*\[|\[\^)|\[\^", plain, re.M) == []
    assert len(words_in(plain)) == pytest.approx(len(words_in(hand)), rel=0.1)


def words_in(page: str) -> list[str]:
    """Return the words of a page, without the addresses in it."""
    return re.findall(r"[^\W_]+", re.sub(r"\]\([^)]*\)|<[^>]*>|\[\^[^\]]*\]|===", "", page))


def test_the_manuals_page_has_every_section() -> None:
    page = PAGE.read_text("utf-8")
    found = {one[2]: one[0] for one in MEASURED.finditer(page)}
    assert list(found) == ["machine", *SECTIONS]
    assert [name for name in SECTIONS if f"\n{HEAD}\n| " not in found[name]] == []
    assert "Measured on" in found["machine"]


def test_the_drawing_has_a_line_for_each_growth() -> None:
    svg = ElementTree.parse(DRAWING).getroot()
    assert len(svg.findall(".//{*}polyline")) == 3


@pytest.mark.parametrize(("power", "expected"), [(1, 1), (2, 10)])
def test_growth_leaves_out_the_start_and_tells_a_square(power: int, expected: int) -> None:
    runs = {number: [2 + number**power / 1000] * 3 for number in (10, 100, 1_000, 10_000)}
    growth = Series("a build", "items", runs).growth
    assert growth.median == pytest.approx(expected, rel=0.2)
    assert (growth.median <= LINEAR) == (power == 1)


def test_a_result_says_how_far_to_trust_it() -> None:
    result = Result("a build ÷ by hand", [0.812, 0.9, 0.85], budget=0.9)
    assert (result.said, result.spread) == ("× 0.850", "0.812 to 0.900, 3 runs")
    assert result.promise == "× 0.9, kept"
    assert Result("memory", [1234.5], "MB", 300).promise == "300 MB, broken"


def test_the_time_of_pythons_own_code_counts_for_its_callers() -> None:
    ours = ("/x/mkdocs_genai_plugin/page/treeprocessor.py", 1, "run")
    theirs = ("/x/markdown/core.py", 1, "convert")
    python = ("/usr/lib/python3/re.py", 1, "sub")
    stats = {
        ours: (1, 1, 1.0, 2.0, {}),
        theirs: (1, 1, 1.0, 5.0, {}),
        python: (4, 4, 4.0, 4.0, {ours: (1, 1, 1.0, 1.0), theirs: (3, 3, 3.0, 3.0)}),
        ("~", 0, "exec"): (1, 1, 0.5, 0.5, {}),
    }
    assert sorted(shared(stats).items()) == [
        ("Python-Markdown: reads and writes pages", 4.0),
        (OTHERS, 0.5),
        ("the plugin: makes components and fits them into pages", 2.0),
    ]
