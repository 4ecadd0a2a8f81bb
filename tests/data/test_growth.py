"""The time that a check takes grows with a file as its length does: ratios, never seconds."""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from itertools import product
from xml.etree.ElementTree import Element

import pytest
from markdown import Markdown

from mkdocs_genai_plugin.data import tree
from mkdocs_genai_plugin.data.edits import mended
from mkdocs_genai_plugin.data.files import DataFile, first_refusal
from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.kind import record_of
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.data.slips import vocabulary
from mkdocs_genai_plugin.data.structure import read_record
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.page import lint
from mkdocs_genai_plugin.page.context import Site
from mkdocs_genai_plugin.page.extension import GenaiExtension
from mkdocs_genai_plugin.render.page import Anchors

from .patterns import FROM_START, Use, uses

PACK = load([bundled()], KINDS)
LEAST = 30_000
TIMES = 8
# Eight times the length takes eight times as long; what is quadratic takes 64 times.
MOST = 24
TRIES = 4  # on a machine that does other work
TOO_SHORT = 0.03  # seconds in which a machine decides, not the program
CARD = record_of(KINDS, "families")

FILES: dict[str, Callable[[int], str]] = {
    "spaces behind a quote": lambda n: f'name: "a"{" " * n}b',
    "spaces in plain text": lambda n: f"name: a{' ' * n}b: c",
    "apostrophes": lambda n: f"name: '{chr(39).join('a' * (n // 2))}\nlead: x",
    "quotes": lambda n: f'name: "{"a" + chr(34) * (n // 2)}',
    "open quote": lambda n: 'name: "' + "a\n  " * (n // 4),
    "line breaks by escape": lambda n: 'name: "' + "\\n" * (n // 2) + '"',
    "unknown escapes": lambda n: 'name: "' + "\\q" * (n // 2) + '"',
    "escapes in formulas": lambda n: 'name: "' + "$\\t" * (n // 3) + '"',
    "colons": lambda n: "lead: a" + ": b" * (n // 3),
    "lines of a text": lambda n: "lead: a: b\n" + "  c\n" * (n // 4),
    "stars": lambda n: "* a" * (n // 3),
    "words in a bracket": lambda n: "name: [" + "a " * (n // 2),
    "words without a key": lambda n: "name: a\n" + "b " * (n // 2) + "\nc: d",
    "comment signs": lambda n: "name: a" + " #" * (n // 2),
    "spaces before a comment": lambda n: f"name: a{' ' * n}#b",
    "invisible characters": lambda n: "name: " + "a\u200b" * (n // 2),
    "tabs": lambda n: "name:\n" + "\ta\n" * (n // 3),
    "wide spaces": lambda n: "name:\n" + "\u00a0" * n,
    "wide space behind a key": lambda n: f"name{chr(0xA0) * n}x",
    "keys": lambda n: "".join(f"k{number}: a\n" for number in range(n // 8)),
    "digits of a year": lambda n: f"name: a\nlandmarks:\n- year: {'1' * n}",
    "dashes of a day": lambda n: "checked: " + "1-" * (n // 2),
    "list in a text": lambda n: "name: a\nstrengths: " + "a, " * (n // 3) + "b",
    "bullets": lambda n: "name: a\nstrengths: - " + "a • " * (n // 4),
    "address": lambda n: "sources:\n- link: " + "a." * (n // 2) + "!",
    "name of an icon": lambda n: "icon: " + "a-" * (n // 2) + "!",
    "quotes above": lambda n: "a: 'b' c\n" * (n // 9),
    "paragraphs": lambda n: "name: a\nlead: |\n" + "  a b\n" * (n // 6),
}


def seconds(work: Callable[[], object]) -> float:
    """Give the least of two runs, of the process's own time."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def check(text: str) -> None:
    file, problems = DataFile("a.yml", text), list[Problem]()
    if refused := first_refusal(file):
        assert str(refused)
    elif top := tree.parse(file, problems, vocabulary(CARD)):  # type: ignore[arg-type]
        read_record(CARD, top, problems, "this")
    for problem in problems[:5]:
        assert str(problem)


def grows_as_its_length(work: Callable[[int], object], least: int) -> bool:
    """Tell it of a function of a length; what is quadratic is so each time that it is tried."""
    for _ in range(TRIES):
        long = seconds(lambda: work(least * TIMES))
        if long < TOO_SHORT or long <= MOST * seconds(lambda: work(least)):
            return True
    return False


@pytest.mark.parametrize("name", FILES)
def test_time_grows_as_the_file_does(name: str) -> None:
    assert grows_as_its_length(lambda length: check(FILES[name](length)), LEAST)


# One of each class of characters that a pattern may repeat, by itself and with what ends it.
SIGNS = [*" \t\nabAB01.,:;-_/\\|'\"`*#@$^~=<>()[]{}!?%&+", "a ", "a.", "a-", " a", "- ", "é", "a\n"]
USES = uses()


@pytest.mark.parametrize("use", USES, ids=lambda use: f"{USES[use]}-{use[2]}")
def test_time_of_a_pattern_grows_as_the_text_does(use: Use) -> None:
    for sign, end in product(SIGNS, ("\0", "!")):
        assert grows_as_its_length(partial(tried, use, sign, end), 2_000), (sign, end)


def tried(use: Use, sign: str, end: str, length: int) -> None:
    pattern, text = re.compile(*use[:2]), sign * (length // len(sign)) + end
    if use[2] in FROM_START:
        getattr(pattern, use[2])(text)
    else:
        deque(pattern.finditer(text), maxlen=0)


PAGES: dict[str, Callable[[int], str]] = {
    "blocks that are not closed": lambda n: "/// genai-cards | families\ntext\n\n" * (n // 34),
    "blocks": lambda n: "/// genai-cards | families\n    only: [gan]\n///\n\n" * (n // 49),
    "unknown options": lambda n: "/// genai-cards | families\n    a: b\n///\n\n" * (n // 43),
    "options of a block": lambda n: f"/// genai-cards\n{'    a: b' * (n // 8)}\n///\n",
    "lines of a block": lambda n: "/// genai-cards\n" + "    a: b\n" * (n // 9) + "///\n",
    "argument": lambda n: f"/// genai-cards | {'a ' * (n // 2)}\n///\n",
    "names in a list": lambda n: f"/// genai-cards | families\n    only: [{'a, ' * (n // 3)}]\n///",
    "unknown sources": lambda n: "".join(f"a [@b{number}]\n" for number in range(n // 10)),
    "one source": lambda n: "a [@vaswani2017] " * (n // 17),
    "unknown items": lambda n: "".join(f"[a](item:b/c{number})\n" for number in range(n // 19)),
    "definitions": lambda n: "".join(f"[@a{number}]: b\n" for number in range(n // 11)),
    "blocks of others": lambda n: "".join(f"/// name{number}\n" for number in range(n // 13)),
    "brackets": lambda n: "[@" * (n // 2),
    "links": lambda n: "[a](" * (n // 4),
    "slashes": lambda n: "/" * n,
    "backticks": lambda n: "".join("`" * (number % 50) + "a" for number in range(n // 25)),
    "comments": lambda n: "<!-- a -->" * (n // 10),
    "open comments": lambda n: "<!-- a " * (n // 7),
    "fences": lambda n: "```\n" * (n // 4),
    "lists": lambda n: "- a\n" * (n // 4),
}


@pytest.mark.parametrize("name", PAGES)
def test_time_of_a_scan_grows_as_the_page_does(name: str) -> None:
    assert grows_as_its_length(lambda length: scan(PAGES[name](length)), LEAST)


def scan(text: str) -> None:
    file = DataFile("docs/a.md", text)
    assert lint.used(file, PACK) is not None
    assert len(list(lint.cited_keys(file))) < len(text)
    assert len(list(lint.findings(file, PACK))) < len(text)


def test_time_of_a_page_grows_as_its_blocks_do() -> None:
    site = Site(PACK)

    def page(number: int) -> None:
        md = Markdown(extensions=[GenaiExtension(site=lambda: site)])
        assert md.convert("/// genai-definition | generative-model\n///\n\n" * number)

    assert grows_as_its_length(page, 30)


def test_time_of_ids_grows_as_their_number_does() -> None:
    def settled(number: int) -> None:
        anchors = Anchors(set())
        for _ in range(number):
            anchors.settle(Element("div", {"id": "families"}), "families", "")
        assert f"families-{number}" in anchors.written

    assert grows_as_its_length(settled, 2_000)


def test_time_of_mending_grows_as_the_edits_do() -> None:
    def mend(number: int) -> None:
        file = DataFile("a.yml", "a: b\n" * number)
        edits = [file.edit((line, 0), (line, 1), "c") for line in range(number)]
        found = [Problem(file.place(0, 0), "", Rule.TYPE, "", (edit,)) for edit in edits]
        assert mended({"a.yml": file}, found)["a.yml"].text == "c: b\n" * number

    assert grows_as_its_length(mend, 2_000)
