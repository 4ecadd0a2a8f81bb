"""An editor with our schemas and our own check say the same of each file and each value."""

from __future__ import annotations

import inspect
import json
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from mkdocs_genai_plugin.data import fields, structure
from mkdocs_genai_plugin.data.fields import declare
from mkdocs_genai_plugin.data.files import DataFile, decode
from mkdocs_genai_plugin.data.kind import records_of, variants_of
from mkdocs_genai_plugin.data.schema import schema_for, schema_name, schemas
from mkdocs_genai_plugin.data.structure import record_schema
from mkdocs_genai_plugin.kinds import KINDS

from .verdicts import Check, Editor, KeyPath, asked, checked

ROOT = Path(__file__).parents[2]
FOLDERS = [
    *ROOT.glob("tests/golden/problems/*/data"),
    *ROOT.glob("tests/golden/problems/*/pack"),
    *ROOT.glob("tests/golden/*/data"),
    ROOT / "data",
    ROOT / "template/data",
    ROOT / "mkdocs_genai_plugin/content",
]
FILES = sorted({path for folder in FOLDERS for path in folder.rglob("*.y*ml")})

# What a schema can say: it refuses the same key or value.
SAID = {
    "bool", "choice", "count", "date", "empty-value", "id", "missing-key", "number",
    "too-many", "type", "unknown-key", "url", "year",
}  # fmt: skip
# What depends on the version of YAML: a schema refuses the value if the editor sees no text in it.
SAID_OF_NO_TEXT = {
    "not-text": "NO and 12:30 are text in YAML 1.2, but a truth value and a number in YAML 1.1",
    "comment": "what stands behind # is gone, and the value is empty, or only shorter than meant",
}
# What a schema cannot say: it accepts the value.
UNSAID = {
    "address": "stands in Markdown, which no pattern reads",
    "citation": "stands in Markdown",
    "control-char": "any text may have it through an escape, and one pattern is taken already",
    "formula": "is LaTeX, which no pattern reads",
    "html": "stands in Markdown",
    "image": "stands in Markdown",
    "link": "stands in Markdown",
    "too-long": "is a matter of style, and a schema knows but errors",
}
# What the editor's reader of YAML says without a schema.
SAID_BY_YAML = {"duplicate-key"}
# What ends the reading of a file: no field of it is judged. Some of it is sound YAML that we do
# not use, such as anchors, and a schema would judge what they stand for.
UNREADABLE = {
    "anchor", "conflict", "control-char", "empty", "encoding", "hidden-char", "key", "tag",
    "too-deep", "type", "yaml", "yaml-bracket", "yaml-colon", "yaml-documents", "yaml-indent",
    "yaml-dash", "yaml-key", "yaml-quote", "yaml-space", "yaml-tab",
}  # fmt: skip

Verdicts = dict[Path, tuple[Check, Editor | None]]


@pytest.fixture(scope="module")
def verdicts() -> Verdicts:
    """Return what both say of every file; an editor is not asked of what cannot be read."""
    records = {schema_name(record): record for record in records_of(KINDS)}
    names = {path: schema_for(KINDS, PurePosixPath(path.parent.name, path.name)) for path in FILES}
    files = {path: decode(path.read_bytes(), path.name) for path in FILES}
    checks = {
        path: checked(chosen(path) or records[names[path]], file) for path, file in files.items()
    }
    readable = [path for path, check in checks.items() if check.readable]
    documents = [(names[path], path.read_text("utf-8-sig")) for path in readable]
    parsed = {name: json.loads(text) for name, text in schemas(KINDS).items()}
    editors = dict(zip(readable, asked(parsed, documents), strict=True))
    return {path: (check, editors.get(path)) for path, check in checks.items()}


def chosen(path: Path) -> type[Any] | None:
    """Return the record that a key of the file chooses, where its kind has more than one."""
    for kind in KINDS:
        if kind.folder == path.parent.name and kind.variants:
            found = re.search(rf"^{kind.variants.key}: *(\S+)", path.read_text("utf-8"), re.M)
            return variants_of(kind).get(found[1]) if found else kind.record
    return None


def expected(check: Check, editor: Editor) -> set[KeyPath]:
    """Return what the schema has to refuse by what the check says."""
    return {
        at
        for rule, at in check.problems
        if rule in SAID or (rule in SAID_OF_NO_TEXT and not isinstance(editor.sees(at), str))
    }


def refused(check: Check, editor: Editor) -> set[KeyPath]:
    """Return what the schema refuses, without what one slip carries along."""
    return {at for at in editor.refused if not check.carried(at, editor.sees(at[:-1]))}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_both_say_the_same_of_a_file(path: Path, verdicts: Verdicts) -> None:
    check, editor = verdicts[path]
    if editor is None:
        assert check.rules
        assert check.rules <= UNREADABLE
        return
    assert refused(check, editor) == expected(check, editor)
    assert bool(editor.errors) == bool(check.rules & SAID_BY_YAML)


def test_every_rule_stands_on_one_side(verdicts: Verdicts) -> None:
    checks = [check for check, _ in verdicts.values()]
    read = {rule for check in checks if check.readable for rule in check.rules}
    assert read == SAID | SAID_OF_NO_TEXT.keys() | UNSAID.keys() | SAID_BY_YAML
    assert {rule for check in checks if not check.readable for rule in check.rules} == UNREADABLE


@dataclass(frozen=True, kw_only=True)
class Cell:
    mark: str = declare(fields.Choice(("full", "none")), "")
    text: Any = declare(fields.Markdown(10), "")


@dataclass(frozen=True, kw_only=True)
class Row:
    """A record that takes keys of the author's own."""

    name: str = declare(fields.Word(10), "", required=True)
    cells: Any = declare(fields.Keyed(structure.TextOr(fields.Markdown(10), Cell)), "")


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A field of each type."""

    accent: Any = declare(fields.AccentName(("blue", "teal")), "")
    address: Any = declare(fields.Address(40), "")
    choice: Any = declare(fields.Choice(("full", "none")), "")
    colour: Any = declare(fields.Colour(), "")
    language: Any = declare(fields.Language(), "")
    day: Any = declare(fields.Day(), "")
    flag: Any = declare(fields.Flag(), "")
    items: Any = declare(fields.Items(fields.Slug()), "")
    few: Any = declare(fields.Items(fields.Slug(), 2, 3), "", required=True)
    label: Any = declare(fields.Label(10), "")
    long: Any = declare(fields.Items(fields.LongText(10), or_one=True), "")
    text: Any = declare(fields.LongText(10), "")
    markdown: Any = declare(fields.Markdown(10), "")
    maths: Any = declare(fields.Maths(10), "")
    moment: Any = declare(fields.PartialDate(), "")
    number: Any = declare(fields.Number(), "")
    limited: Any = declare(fields.Number(-1, 1000, whole=True), "")
    path: Any = declare(fields.Ref(), "")
    picture_file: Any = declare(fields.PictureFile(), "")
    record: Any = declare(structure.Record(Row), "")
    slug: Any = declare(fields.Slug(), "")
    part: Any = declare(fields.Id(), "")
    former: Any = declare(fields.Former(), "")
    cites: Any = declare(fields.Cites(), "")
    icon: Any = declare(fields.Icon(), "")
    placed: Any = declare(fields.Placed(10), "")
    hyperlink: Any = declare(fields.Hyperlink(40), "")
    table: Any = declare(fields.Keyed(fields.Word(10)), "")
    text_or: Any = declare(structure.TextOr(fields.Markdown(10), Cell), "")
    word: Any = declare(fields.Word(10), "")
    year: Any = declare(fields.Year(), "")


SAMPLE = record_schema(Sample)
VALUES = r"""
a
a b
A
a-b
a--b
a/b
/a
é
𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳
𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳
a, b
full
"none"
Full
true
"true"
True
yes
NO
on
null
Null
~
""
" "
"	"
0
7
010
0o17
0x7D0
0b11
2013
"2013"
٢٠١٣
999
3000
12013
2014.0
2e3
1.10
-1.5
+1
.5
1.
1e3
4.7e17
"4.7e17"
1_000
1,000
1e999
1e101
.inf
.nan
12:30
12:30:45
2024-02
"2024-02"
2024-13
2024-02-29
"2024-02-29"
2023-02-29
2024-2-9
0999-01-01
2024-01-01T00:00:00Z
arXiv:1706.03762
ARXIV:1706.03762v2
arXiv:17
doi:10.1000/182(a)
DOI:10.1000/182
doi:10.1000/é
doi:11.1/2
https://example.org/a?b#é
HTTPS://EXAMPLE.ORG:8080
https://example.org/"
http://
ftp://example.org
javascript:alert(1)
x^2
"rac{"
[]
[a]
[a, b]
[a, b, c, d]
[A, b]
[2013, b]
["2013", b]
[[a], b]
[~, b]
{}
{a: b}
{a-b: c}
{A: b}
{a_b: c}
{a: [b]}
{a: 2013}
{name: a}
{name: a, b: c}
{name: a, b: {mark: none}}
{name: a, b: {mark: some}}
{name: a, b: {text: a long text}}
{name: a, b: {c: d}}
{name: a, B: c}
{mark: full}
{text: a, mark: full}
{text: a long text}
de
pt-BR
pt_BR
no
"no"
German
"#9a3412"
"#9a3"
"#9A341G"
a.png
a b/ü.SVG
../a.png
a/../b.png
/a.png
a.bmp
.a.png
"a?.png"
https://a.org/b.png
""".splitlines()
# What our check alone refuses: an editor reads these like values that are allowed.
READ_ALIKE = {
    "flag: True",
    "limited: 0o17",
    "limited: 1.",
    "moment: 0x7D0",
    "moment: 1e3",
    "moment: 2014.0",
    "moment: 2e3",
    "number: .5",
    "number: 0o17",
    "number: 0x7D0",
    "number: 1.",
    "year: 0x7D0",
    "year: 1e3",
    "year: 2014.0",
    "year: 2e3",
}


def test_the_sample_has_every_type() -> None:
    kinds = [*vars(fields).values(), *vars(structure).values()]
    types = {kind for kind in kinds if inspect.isclass(kind) and hasattr(kind, "schema")}
    held = {type(declaration.type) for declaration in fields.declarations(Sample).values()}
    assert held == types - {fields.Type}


def test_both_say_the_same_of_each_value_of_each_type() -> None:
    lines = [f"{name}: {value}" for name in SAMPLE["properties"] for value in VALUES]
    texts = [line if line.startswith("few:") else f"{line}\nfew: [a, b]" for line in lines]
    editors = asked({"sample": SAMPLE}, [("sample", text) for text in texts])
    checks = [checked(Sample, DataFile("sample.yml", text)) for text in texts]
    differ = {
        line
        for line, check, editor in zip(lines, checks, editors, strict=True)
        if check.readable
        and refused(check, editor)
        not in (expected(check, editor), {at for _, at in check.problems})
    }
    assert differ == READ_ALIKE
