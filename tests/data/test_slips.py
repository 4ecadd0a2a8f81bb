"""One slip of a contributor gives one problem, where the slip is.

``CORPUS`` names the broken files that other checkers were measured with, translated into our kinds;
``SLIPS`` are edits of the data in ``tests/golden/slips/data``, as people make them in a browser;
their reports stand in ``tests/golden/slips/expected.txt``, to be read by people.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkdocs_genai_plugin.data.folders import Folder
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.problems import report
from mkdocs_genai_plugin.kinds import KINDS
from tests.conftest import Golden

GOLDEN = Path(__file__).parents[1] / "golden"
DATA = GOLDEN / "slips/data"
ICONS = ("tree", "pine-tree", "sprout")
TOLD = re.compile(r"^[^ ]+?:(\d+:\d+): error: .* \[([a-z-]+)\]$", re.M)

# The broken file, the folder of tests/golden/problems that translates it, its problems.
CORPUS = """
01-unknown-key          unknown-key-beside-right-one  2:1 unknown-key
02-missing-key          missing-key                   1:1 missing-key
03-text-not-list        text-not-list                 3:12 type
04-bad-choice           bad-choice                    3:9 choice
05-duplicate-key        duplicate-key                 4:1 duplicate-key
06-duplicate-id         duplicate-id                  5:9 duplicate-id, 11:9 duplicate-id
07-tab-indent           tab-indent                    5:1 yaml-tab
08-unclosed-quote       unclosed-quote                1:7 yaml-quote
09-colon-in-value       colon-in-value                2:16 yaml-colon
10-not-text             not-text                      1:7 not-text, 2:12 not-text, 3:7 not-text
11-bad-date             bad-date                      3:10 date
12-not-utf8             not-utf8                      2:10 encoding
13-nul-byte             nul-byte                      2:9 control-char
14-alias-bomb           alias-bomb                    1:4 anchor
15-too-deep             too-deep                      4:35 too-deep
16-bad-url              bad-url                       7:11 url
17-bad-reference        bad-reference                 4:9 reference
18-two-documents        two-documents                 3:1 yaml-documents
19-python-tag           python-tag                    2:7 tag
20-five-errors          five-errors                   1:1 unknown-key, 2:12 bool, 4:9 id,\
 5:10 empty-value, 6:5 unknown-key, 7:11 not-text, 8:13 choice
21-empty                empty-file                    1:1 empty
22-merge-key            merge-key                     1:7 anchor
23-undefined-alias      undefined-alias               2:7 yaml
24-utf16                utf16                         1:1 encoding
25-huge-field           huge-field                    2:7 too-many
26-conflict-marker      conflict-marker               2:1 conflict
27-hash-eats-text       hash-eats-text                1:13 comment
28-null-value           null-value                    1:6 empty-value
29-bom-ok               bom-ok
30-recursive-alias      recursive-alias               1:1 anchor
31-list-at-top          list-at-top                   1:1 type
32-key-not-text         key-not-text                  3:3 key
33-nbsp-indent          no-break-space-indent         5:1 yaml-space
34-html-in-text         html-in-text                  2:9 html, 2:25 html
35-bad-indent           bad-indent                    6:4 yaml-indent
36-backtick-start       backtick-start                2:7 yaml
37-percent-start        at-start                      2:7 yaml
38-quote-then-text      quote-then-text               2:7 yaml
39-escape               backslash-escape              2:10 yaml
40-ctrl-escape          control-escape                2:10 control-char
41-bidi                 right-to-left-override        2:12 hidden-char
42-line-separator       line-separator                2:10 hidden-char
43-crlf-ok              crlf-ok
44-sexagesimal          sexagesimal                   3:7 not-text
45-octal                year-not-a-number             5:11 year
46-bool-yes             flag-yes                      2:12 bool
47-key-wrong-level      key-wrong-level               3:1 unknown-key, 8:1 unknown-key
""".strip().splitlines()

# What happened, the file, what stood there, what stands there now, the place, the rule.
SLIPS = (
    # Signs
    ("no space after a colon", "trees/oak.yml", "name: Oak", "name:Oak", "1:5", "yaml-colon"),
    ("no colon", "trees/fir.yml", "group: needle", "group needle", "2:1", "yaml-key"),
    ("no colon in the first line", "trees/oak.yml", "name: Oak", "name Oak", "1:1", "yaml-key"),
    ("an equals sign", "trees/oak.yml", "name: Oak", "name = Oak", "1:1", "yaml-key"),
    (
        "no colon behind a dash",
        "trees/oak.yml",
        "- name: Acorn",
        "- name Acorn",
        "12:5",
        "yaml-key",
    ),
    (
        "a colon in text",
        "cases/palm.yml",
        "It has no rings.",
        "Look: it has no rings.",
        "6:15",
        "yaml-colon",
    ),
    ("no dash", "trees/oak.yml", "  - name: Sapling", "    name: Sapling", "14:5", "duplicate-key"),
    (
        "no dash, less indent",
        "trees/oak.yml",
        "- name: Felled",
        "name: Felled",
        "45:3",
        "yaml-dash",
    ),
    (
        "no space after a dash",
        "trees/oak.yml",
        "  - name: Felled",
        "  -name: Felled",
        "45:3",
        "yaml-dash",
    ),
    (
        "no space after the first dash",
        "trees/oak.yml",
        "  - name: Acorn",
        "  -name: Acorn",
        "12:3",
        "yaml-dash",
    ),
    (
        "no space after the dashes of texts",
        "takeaways/trees.yml",
        "  - Oaks are slow.\n  - Firs",
        "  -Oaks are slow.\n  -Firs",
        "3:3",
        "type",
    ),
    ("no opening quote", "trees/oak.yml", 'emoji: "🌳"', 'emoji: 🌳"', "4:9", "yaml-quote"),
    ("no closing quote", "trees/oak.yml", 'emoji: "🌳"', 'emoji: "🌳', "4:8", "yaml-quote"),
    ("an apostrophe", "trees/oak.yml", "Hard wood.", "'It's hard.'", "33:5", "yaml"),
    (
        "no closing bracket",
        "trees/_collection.yml",
        "[oak, fir]",
        "[oak, fir",
        "3:8",
        "yaml-bracket",
    ),
    ("no opening bracket", "trees/_collection.yml", "[oak, fir]", "oak, fir]", "3:8", "type"),
    (
        "a round bracket",
        "trees/_collection.yml",
        "[oak, fir]",
        "[oak, fir)",
        "3:8",
        "yaml-bracket",
    ),
    (
        "no space in braces",
        "comparisons/two.yml",
        "{mark: full}",
        "{mark:full}",
        "14:15",
        "yaml-colon",
    ),
    ("one brace", "comparisons/two.yml", "{mark: full}", "{mark: full", "14:10", "yaml-bracket"),
    ("a semicolon in a list", "glossary/crown.yml", "trunk, trees", "trunk; trees", "3:7", "id"),
    # What a word processor leaves
    ("curly quotes", "timelines/year.yml", "when: March", "when: “March”", "6:11", "curly-quotes"),
    ("curly quotes in a list", "glossary/crown.yml", "[trunk, ", "[“trunk”, ", "3:7", "id"),
    ("curly quotes around a date", "trees/oak.yml", "2026-01-31", "“2026-01-31”", "62:10", "date"),
    (
        "a tab after the colon",
        "trees/fir.yml",
        "group: needle",
        "group:\tneedle",
        "2:7",
        "yaml-tab",
    ),
    ("a tab in front", "trees/fir.yml", "  height: About", "\theight: About", "5:1", "yaml-tab"),
    (
        "a no-break space in front",
        "trees/fir.yml",
        "  age: Up",
        " \u00a0age: Up",
        "6:2",
        "yaml-space",
    ),
    ("a soft hyphen", "trees/fir.yml", "with needles", "with nee\u00addles", "3:22", "hidden-char"),
    (
        "a zero-width space in a key",
        "trees/fir.yml",
        "group:",
        "gro\u200bup:",
        "2:4",
        "hidden-char",
    ),
    ("a BOM in the middle", "trees/fir.yml", "Fir\n", "Fir\ufeff\n", "1:10", "hidden-char"),
    ("a bullet", "takeaways/trees.yml", "- Oaks", "• Oaks", "3:3", "type"),
    # Indent
    ("a key too deep", "trees/oak.yml", "best_at:", "    best_at:", "17:5", "unknown-key"),
    ("a key one space in", "trees/oak.yml", "best_at:", " best_at:", "17:2", "yaml-indent"),
    ("two spaces lost", "trees/oak.yml", "  answer: Some", "answer: Some", "52:1", "unknown-key"),
    ("two spaces lost in facts", "trees/fir.yml", "  age: Up", "age: Up", "6:1", "unknown-key"),
    (
        "all facts at the edge",
        "trees/fir.yml",
        "  height: About 50 m.\n  age: Up",
        "height: About 50 m.\nage: Up",
        "5:1",
        "unknown-key",
    ),
    (
        "a declaration at the edge",
        "trees/_collection.yml",
        "  needle:",
        "needle:",
        "6:1",
        "unknown-key",
    ),
    (
        "a list entry one space off",
        "trees/oak.yml",
        "  - to: fir",
        "   - to: fir",
        "55:4",
        "yaml-indent",
    ),
    (
        "a text one space off",
        "trees/oak.yml",
        "    text: A seed",
        "   text: A seed",
        "13:4",
        "yaml-indent",
    ),
    ("the first line indented", "trees/fir.yml", "name: Fir", " name: Fir", "1:2", "yaml-indent"),
    (
        "folded text at the edge",
        "trees/oak.yml",
        "  A tree with leaves",
        "A tree with leaves",
        "9:1",
        "yaml-key",
    ),
    ("text beside the fold sign", "trees/oak.yml", "lead: >-\n ", "lead: >-", "8:10", "yaml"),
    (
        "a field inside a table",
        "trees/fir.yml",
        "was: [pine]",
        "  was: [pine]",
        "7:3",
        "unknown-key",
    ),
    (
        "a lost headline of a list",
        "trees/oak.yml",
        "landmarks:\n",
        "",
        "41:5",
        "unknown-key",
    ),
    # Keys
    ("a misspelt key", "trees/oak.yml", "sources:", "soruces:", "64:1", "unknown-key"),
    ("a capital key", "trees/_collection.yml", "Facts:".lower(), "Facts:", "7:1", "unknown-key"),
    ("a misspelt key in a list", "sources/books.yml", "- key:", "- kye:", "2:5", "unknown-key"),
    (
        "a space in a key",
        "trees/oak.yml",
        "common_mistake:",
        "common mistake:",
        "50:1",
        "unknown-key",
    ),
    ("a hyphen in a key", "trees/oak.yml", "best_at:", "best-at:", "17:1", "unknown-key"),
    (
        "a key of another field",
        "quizzes/check.yml",
        "right: true",
        "correct: true",
        "10:9",
        "unknown-key",
    ),
    ("a key twice", "trees/oak.yml", "note: Slow", "name: Slow", "6:1", "duplicate-key"),
    (
        "a key twice in a nested mapping",
        "trees/oak.yml",
        "  says: The",
        "  math: The",
        "25:3",
        "duplicate-key",
    ),
    ("a line twice", "timelines/year.yml", "steps:\n", "steps:\nsteps:\n", "4:1", "duplicate-key"),
    (
        "the first line of an entry twice",
        "timelines/year.yml",
        "  - id: autumn\n",
        "  - id: autumn\n  - id: autumn\n",
        "13:5",
        "duplicate-key",
    ),
    ("a key too few", "cases/palm.yml", "answer: Depends\n", "", "1:1", "missing-key"),
    (
        "an entry with its id alone",
        "plots/height.yml",
        "    when: 1820\n    value: 2\n",
        "",
        "6:5",
        "missing-key",
    ),
    # Values
    ("no value", "trees/oak.yml", "note: Slow and strong", "note:", "6:6", "empty-value"),
    (
        "no entries",
        "trees/oak.yml",
        "  - Hard wood.\n  - Deep roots.\n",
        "",
        "32:11",
        "empty-value",
    ),
    ("a number for text", "timelines/year.yml", "when: March", "when: 2014", "6:11", "not-text"),
    (
        "a date for text",
        "timelines/year.yml",
        "when: March",
        "when: 2014-03-01",
        "6:11",
        "not-text",
    ),
    ("no for a text", "cases/palm.yml", "answer: Depends", "answer: No", "3:9", "not-text"),
    ("a year with a word", "trees/oak.yml", "year: 1820", "year: c. 1820", "43:11", "year"),
    ("a date the other way round", "trees/oak.yml", "2026-01-31", "31.01.2026", "62:10", "date"),
    ("a day too many", "trees/oak.yml", "2026-01-31", "2026-01-32", "62:10", "date"),
    ("a comma in a number", "plots/height.yml", "31.5", "31,5", "11:12", "number"),
    ("a unit in a number", "plots/height.yml", "31.5", "31.5 m", "11:12", "number"),
    ("a plain colour", "trees/oak.yml", "accent: olive", "accent: green", "5:9", "choice"),
    ("a colour as code", "trees/oak.yml", "accent: olive", "accent: #556b2f", "5:9", "comment"),
    ("yes", "quizzes/check.yml", "right: true", "right: yes", "10:16", "bool"),
    ("True", "timelines/year.yml", "builds_up: true", "builds_up: True", "2:12", "bool"),
    (
        "text for a list",
        "quizzes/check.yml",
        "cite: [smith2020]",
        "cite: smith2020",
        "13:11",
        "type",
    ),
    ("a list for text", "trees/oak.yml", "best_at: Beams", "best_at:\n  - Beams", "18:3", "type"),
    ("a mapping for a list", "sources/books.yml", "  - key:", "    key:", "2:5", "type"),
    (
        "text for a record",
        "trees/oak.yml",
        "  - to: fir\n    text:",
        "  - fir\n  #",
        "55:5",
        "type",
    ),
    ("a name too long", "trees/fir.yml", "name: Fir", f"name: Fir{' tree' * 9}", "1:7", "too-long"),
    (
        "a comment that eats text",
        "trees/oak.yml",
        "Hard wood.",
        "Wood #1 of all.",
        "33:10",
        "comment",
    ),
    (
        "one answer",
        "quizzes/check.yml",
        "      - text: Fir\n        feedback: It is soft.\n",
        "",
        "18:15",
        "count",
    ),
    ("an id with a space", "timelines/year.yml", "- id: spring", "- id: Early spring", "4:9", "id"),
    # Text
    (
        "a citation without its end",
        "trees/oak.yml",
        "[@jones1999].",
        "[@jones1999.",
        "20:41",
        "citation",
    ),
    (
        "a citation without its start",
        "trees/oak.yml",
        "[@jones1999].",
        "@jones1999].",
        "20:41",
        "citation",
    ),
    (
        "a page in a citation",
        "trees/oak.yml",
        "[@jones1999]",
        "[@jones1999, p. 3]",
        "20:41",
        "citation",
    ),
    ("a capital citation", "trees/oak.yml", "[@jones1999]", "[@Jones1999]", "20:41", "citation"),
    (
        "a link without https://",
        "trees/fir.yml",
        "with needles",
        "with [needles](www.example.org)",
        "3:29",
        "address",
    ),
    (
        "a link without its bracket",
        "glossary/trunk.yml",
        "[tree](item:definitions/tree)",
        "[tree(item:definitions/tree)",
        "2:21",
        "link",
    ),
    (
        "a space in a link",
        "glossary/trunk.yml",
        "](item:definitions/tree)",
        "] (item:definitions/tree)",
        "2:26",
        "link",
    ),
    ("an image", "trees/fir.yml", "with needles", "![needles](needles.png)", "3:25", "image"),
    ("HTML", "trees/fir.yml", "with needles", "with<br>needles", "3:18", "html"),
    ("a brace too few", "trees/oak.yml", "math: h = a", "math: h_{1 = a", "24:9", "formula"),
    ("no dollar sign at the end", "trees/fir.yml", "with needles", r"of $\pi m", "3:17", "formula"),
    ("no stars at the end", "takeaways/trees.yml", "**fast**", "**fast", "4:14", "markup"),
    ("no backtick at the end", "takeaways/trees.yml", "**fast**", "`fast", "4:14", "markup"),
    # References
    (
        "a citation misspelt",
        "trees/oak.yml",
        "[@jones1999]",
        "[@jnoes1999]",
        "20:43",
        "unknown-source",
    ),
    (
        "a key misspelt where it is declared",
        "trees/oak.yml",
        "key: jones1999",
        "key: jnoes1999",
        "69:10",
        "unknown-source",
    ),
    (
        "a source not declared",
        "cases/palm.yml",
        "[jones1999]",
        "[clark1984]",
        "8:8",
        "unknown-source",
    ),
    ("a source without by", "sources/books.yml", "    by: Brown, 2001\n", "", "2:5", "missing-key"),
    ("a capital key of a source", "sources/books.yml", "brown2001", "Brown2001", "2:10", "id"),
    (
        "a source without its key",
        "trees/oak.yml",
        "- key: smith2020",
        "- key:",
        "65:9",
        "empty-value",
    ),
    (
        "a source in two files",
        "sources/books.yml",
        "sources:\n",
        "sources:\n  - key: jones1999\n    title: Jays\n    by: Jones, 1999\n",
        "69:10",
        "duplicate-source",
    ),
    (
        "a link into the wrong folder",
        "trees/oak.yml",
        "item:trees/fir",
        "item:tree/fir",
        "9:71",
        "reference",
    ),
    (
        "a link without item:",
        "trees/oak.yml",
        "(item:trees/fir)",
        "(trees/fir)",
        "9:71",
        "reference",
    ),
    ("a relation to nothing", "trees/oak.yml", "- to: fir", "- to: firs", "55:9", "reference"),
    ("an order misspelt", "trees/_collection.yml", "[oak, fir]", "[oka, fir]", "3:9", "order"),
    (
        "an order with one card twice",
        "trees/_collection.yml",
        "[oak, fir]",
        "[oak, oak]",
        "3:14",
        "order",
    ),
    ("a group misspelt", "trees/oak.yml", "group: leaf", "group: laef", "2:8", "group"),
    ("a group not declared", "trees/oak.yml", "group: leaf", "group: palm", "2:8", "group"),
    ("a fact not declared", "trees/oak.yml", "  age: Up", "  colour: Up", "30:3", "fact"),
    ("a fact misspelt at home", "trees/_collection.yml", "  height:", "  hieght:", "8:3", "fact"),
    (
        "a cell under no column",
        "comparisons/two.yml",
        "fir: Needles",
        "pine: Needles",
        "11:5",
        "cell",
    ),
    ("a column misspelt", "comparisons/two.yml", "id: fir", "id: fri", "6:9", "cell"),
    ("a cell too few", "comparisons/two.yml", "    fir: Needles.\n", "", "9:11", "cell"),
    ("an icon misspelt", "trees/oak.yml", "icon: tree", "icon: tere", "3:7", "icon"),
    (
        "landmarks out of order",
        "trees/oak.yml",
        "year: 1999",
        "year: 1799",
        "45:11",
        "landmark-order",
    ),
    ("an id twice", "timelines/year.yml", "- id: autumn", "- id: spring", "12:9", "duplicate-id"),
    (
        "a former id in use",
        "timelines/year.yml",
        "was: [fall]",
        "was: [spring]",
        "16:11",
        "duplicate-id",
    ),
    ("no right answer", "quizzes/check.yml", "        right: true\n", "", "3:9", "right-option"),
    ("a zero on a logarithmic axis", "plots/height.yml", "value: 2", "value: 0", "8:12", "scale"),
)


def test_each_broken_file_of_the_corpus_is_told_as_it_deserves() -> None:
    for row in CORPUS:
        _, folder, *rest = row.split(maxsplit=2)
        expected = (GOLDEN / "problems" / folder / "expected.txt").read_text("utf-8")
        told = ", ".join(" ".join(found.groups()) for found in TOLD.finditer(expected))
        assert told == "".join(rest), row
    assert len(CORPUS) == 47


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the data, to be spoilt."""
    return shutil.copytree(DATA, tmp_path / "data")


def loaded(data: Path) -> Pack:
    return load([Folder(data, "data", icons=ICONS)], KINDS)


def test_the_data_is_right_as_it_stands(data: Path) -> None:
    pack = loaded(data)
    assert not pack.problems, report(pack.problems, pack.tried)


def test_each_slip_gives_one_problem_where_it_is(data: Path, golden: Golden) -> None:
    reports = []
    for what, path, before, after, place, rule in SLIPS:
        text = (data / path).read_text("utf-8")
        assert before in text, what
        (data / path).write_text(text.replace(before, after, 1), "utf-8")
        problems = loaded(data).problems
        (data / path).write_text(text, "utf-8")
        told = [(f"{one.place.line}:{one.place.column}", one.rule) for one in problems]
        assert told == [(place, rule)], what
        reports.append("\n".join([f"# {what}", "", *map(str, problems)]))
    golden(GOLDEN / "slips/expected.txt", "\n\n".join(reports) + "\n")


def spoilt(lines: list[str]) -> Iterator[list[str]]:
    """Yield the lines with one of them spoilt, in each way that a hand slips."""
    for number, line in enumerate(lines):
        for other in spoilt_line(line):
            yield [*lines[:number], *other, *lines[number + 1 :]]


def spoilt_line(line: str) -> Iterator[list[str]]:
    yield from ([f"  {line}"], [f" {line}"], [line.removeprefix("  ")], [line.removeprefix(" ")])
    if found := re.match(r"( *)- ", line):
        yield from ([line.replace("- ", with_, 1)] for with_ in ("  ", "", "-"))
    if found := re.match(r"( *(?:- )?)([\w-]+):( .*)?$", line):
        before, key, value = found[1], found[2], (found[3] or "").strip()
        yield from ([f"{before}{other}: {value}"] for other in (key.title(), key[1:], f'"{key}'))
        yield [line, line]
        if value:
            yield [f"{before}{key}:"]
            for form in (
                "{}:{}",
                "{} {}",
                "{}= {}",
                '{}: "{}',
                "{}: '{}",
                "{}: {}: more",
                "{}: - {}",
            ):
                yield [before + form.format(key, value)]


SPOILT = [
    (path.relative_to(DATA), lines)
    for path in sorted(DATA.rglob("*.yml"))
    for lines in spoilt(path.read_text("utf-8").splitlines())
]


@pytest.mark.parametrize("bundled", [False, True], ids=["own", "pack"])
def test_no_slip_of_the_hand_gives_two_problems(data: Path, bundled: bool) -> None:
    """An eighth of all slips is tried, spread over all files and ways, half of it each way."""
    for path, lines in SPOILT[bundled::16]:
        text = (data / path).read_text("utf-8")
        (data / path).write_text("\n".join(lines) + "\n", "utf-8")
        pack = load([Folder(data, "data", bundled, icons=ICONS)], KINDS)
        (data / path).write_text(text, "utf-8")
        assert len(pack.problems) <= 1, report(pack.problems, pack.tried)
