"""What a check passes is shown: data may raise nothing once it has been read.

A site is emptied right behind the check, so what raises later costs its readers the page. Each
example changes one real file of every kind and machine, by what the fields declare.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from mkdocs_genai_plugin.data import fields
from mkdocs_genai_plugin.data.fields import Type, declarations
from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.folders import Folder, bundled
from mkdocs_genai_plugin.data.kind import COLLECTION, kind_of, record_of, variants_of
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.published import published
from mkdocs_genai_plugin.data.structure import Record, TextOr, read_record
from mkdocs_genai_plugin.data.tree import parse
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.page.context import Site
from mkdocs_genai_plugin.page.extension import GenaiExtension
from mkdocs_genai_plugin.render.block import Block

from .hostile_pictures import png

Values = dict[str, Any]


def written_files(made: dict[str, str]) -> Iterator[tuple[str, Values]]:
    """Yield the path and the values of each file that is published."""
    for name, text in made.items():
        folder = json.loads(text)
        if not name.startswith("schemas/") and "items" in folder:
            files = {**folder["items"], COLLECTION: folder.get("collection")}
            yield from ((f"{name[:-5]}/{key}.yml", one) for key, one in files.items() if one)


PACK = load([bundled()], KINDS)
FILES = dict(written_files(published(PACK, "", "")))
MACHINES = ("machine",)  # keys that choose the record, and stay

TEXTS = st.sampled_from(
    ["", "a", "A b", "0", "{gaussian}", "{", "}", "{0}", "{x!r:9}", "%s %(a)s", "[TOC]", "\u0645",
     "😀", "<b>", "&amp;", "a\u200db", "é" * 30, "window=9&seed=3", "seed=-1", "seed=1e999",
     "a=%ff", "window=99999999999999999999&world=nan&temperature=inf", "at=0&step=-5&now=x", "&&=="]
)  # fmt: skip
PROSE = TEXTS | st.sampled_from(
    ["**a** *b* `c`", "$x^2$", "[a](https://example.org)", "[a](item:families/gan)",
     "[@goodfellow2014]", "a\nb", "$\\frac{a}{b}$", "*a **b** $c$*", "[a](index.md#b)", "\\*"]
)  # fmt: skip
FORMULAS = [
    "x",
    "\\frac{a}{b}",
    "\\frac{a}",
    "x^",
    "\\begin{matrix}a&b\\\\c\\end{matrix}",
    "\\min_x",
    "'",
]
FORMULAS += [
    "{" * 30 + "x" + "}" * 30,
    "\\left(x\\right.",
    "\\sqrt[3]{x}",
    "x_1^2",
    "\\text{a}",
    "~",
]
NUMBERS = [0, -0.0, 1, -1, 0.5, 1e308, -1e308, 1.7976931348623157e308, 5e-324, 1e-300, 1e22, 3, 999]
PICTURE = "one.png"
SLUGS = ["a", "one", "2013", "a-b-c", "x" * 60, "A", "a b"]


def values(type_: Type) -> st.SearchStrategy[Any]:
    """Return values of a type, most of them such as it takes."""
    match type_:
        case Record(of=record) | TextOr(record=record):
            return st.builds(dict, _record(record))
        case fields.Items(of=inner, least=least, most=most):
            return st.lists(values(inner), min_size=least, max_size=most or least + 3)
        case fields.Keyed(of=inner):
            return st.dictionaries(st.sampled_from(SLUGS), values(inner), max_size=3)
        case fields.Choice(options=options):
            return st.sampled_from(options)
        case fields.Flag():
            return st.booleans()
        case fields.Year():
            return st.sampled_from([1000, 1999, 2024, 2999, 3000])
        case fields.PartialDate():
            return st.sampled_from(
                [1000, 2024, "2024-02", "2024-02-29", "2999-12-31", "2023-02-29"]
            )
        case fields.Day():
            return st.sampled_from(["0001-01-01", "2026-01-02", "9999-12-31", "2023-02-29"])
        case fields.Number(least=least, most=most):
            return st.sampled_from(
                [*NUMBERS, *filter(math.isfinite, (least, most, (least + most) / 2))]
            )
        case fields.Cites():
            return st.sampled_from(["goodfellow2014", "kingma2013"])
        case fields.Ref(folder=folder):
            return st.sampled_from([one for one in PACK.items if one.startswith(folder)]).map(
                lambda path: path.rpartition("/")[2] if folder else path
            )
        case fields.Language():
            return st.sampled_from(["en", "ar", "pt-BR", "none"])
        case fields.Colour():
            return st.sampled_from(["#5b21b6", "#c4b5fd", "#ffffff", "red"])
        case fields.PictureFile():
            return st.sampled_from([PICTURE, "none.png"])
        case fields.Slug():
            return st.sampled_from(SLUGS)
        case fields.Address():
            return st.sampled_from(["https://example.org/", "arXiv:1706.03762", "doi:10.1/a", "x"])
        case fields.Maths():
            return st.sampled_from(FORMULAS)
        case fields.Markdown():
            return PROSE
        case fields.Word(limit=limit):
            return TEXTS | st.just("x" * limit)
    raise AssertionError(f"no values of {type_}")


def _record(record: type[Any]) -> st.SearchStrategy[Values]:
    known = declarations(record)
    every = {name: values(one.type) for name, one in known.items() if name != "cells"}
    needed = {name: made for name, made in every.items() if known[name].required}
    rest = {name: made for name, made in every.items() if name not in needed}
    return st.fixed_dictionaries(needed, optional=rest)


def record_in(path: str, written: Values) -> type[Any]:
    """Return the record that a file holds."""
    folder, name = path.removesuffix(".yml").split("/")
    kind = kind_of(KINDS, folder)
    chosen = variants_of(kind).get(str(written.get(kind.variants.key))) if kind.variants else None
    return chosen or record_of(KINDS, folder, name)


def places(type_: Type, inside: Any, steps: tuple[Any, ...] = ()) -> Iterator[tuple[Any, Type]]:
    """Yield the way to each value, written or not, that a type declares, with its type."""
    if steps:
        yield steps, type_
    if isinstance(type_, (Record, TextOr)) and isinstance(inside, dict):
        record = type_.of if isinstance(type_, Record) else type_.record
        for name, one in declarations(record).items():
            if name not in ("cells", *MACHINES):
                yield from places(one.type, inside.get(name), (*steps, name))
    elif isinstance(type_, fields.Items) and isinstance(inside, list):
        for place, one in enumerate(inside):
            yield from places(type_.of, one, (*steps, place))
    elif isinstance(type_, fields.Keyed) and isinstance(inside, dict):
        for key, one in inside.items():
            yield from places(type_.of, one, (*steps, key))


@dataclass(frozen=True, repr=False)
class Changed:
    """A real file with a few of its values replaced, as JSON, which is YAML."""

    path: str
    changes: tuple[Any, ...]
    text: str

    def __repr__(self) -> str:
        return f"{self.path} with {self.changes}"


@st.composite
def changed(draw: st.DrawFn, path: str) -> Changed:
    """Return a changed file."""
    written = deepcopy(FILES[path])
    record = record_in(path, written)
    changes = []
    for _ in range(draw(st.integers(1, 2))):
        steps, type_ = draw(st.sampled_from(list(places(Record(record), written))))
        inside = written
        for step in steps[:-1]:
            inside = inside[step]
        inside[steps[-1]] = draw(values(type_))
        changes.append((steps, inside[steps[-1]]))
    return Changed(path, tuple(changes), json.dumps(written, ensure_ascii=False))


def is_sound(path: str, text: str) -> bool:
    """Tell whether a file by itself has no problem."""
    found: list[Problem] = []
    tree = parse(DataFile(path, text), found)
    if tree and not found:
        read_record(record_in(path, json.loads(text)), tree, found, "this")
    return not found


def one_of_each() -> st.SearchStrategy[tuple[Changed, ...]]:
    """Return a changed file of every kind and of every machine, and a collection."""
    groups: dict[str, list[str]] = {}
    for path, written in FILES.items():
        group = path if path.startswith("figures/") else path.partition("/")[0]
        groups.setdefault(f"{group}{written.get('machine', '')}", []).append(path)
    groups["collections"] = [path for path in FILES if COLLECTION in path]
    return st.tuples(*(st.sampled_from(paths).flatmap(changed) for paths in groups.values()))


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).write_text(text, "utf-8")


def read(root: Path) -> Pack:
    return load([bundled(), Folder(root, "data")], KINDS)


def sound(root: Path) -> Pack:
    """Return the pack with those of the changed files that have no problem."""
    while problems := (pack := read(root)).errors:
        wrong = {root / one.place.path.removeprefix("data/") for one in problems}
        own = [path for path in wrong if path.exists()]
        # A collection is to blame for problems of its cards, which are the pack's.
        to_blame = own or [*root.glob(f"*/{COLLECTION}.yml")] or [*root.glob("*/*.yml")]
        assert to_blame, problems[0]
        for path in to_blame:
            path.unlink()
    return pack


def blocks(pack: Pack, path: str) -> Iterator[str]:
    """Yield each block that shows an item, closed and open."""
    for block in kind_of(KINDS, path.partition("/")[0]).blocks:
        for argument in block.known(pack):
            if path == f"{argument}/{COLLECTION}" or any(
                item.path == path for item in pack.named(block.reads(argument))
            ):
                yield from shown(block, argument)


def shown(block: Block, argument: str) -> Iterator[str]:
    start = f"/// {block.name} | {argument}" if argument else f"/// {block.name}"
    yield f"{start}\n///"
    if "open" in block.options:
        yield f"{start}\n    id: again\n    open: true\n///"


@settings(
    max_examples=12,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(one_of_each())
def test_what_a_check_passes_raises_nothing(files: tuple[Changed, ...]) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / PICTURE).write_bytes(png(3, 2))
        for one in files:
            if is_sound(one.path, one.text):
                write(root, one.path, one.text)
        pack = sound(root)
        left = [one.path for one in files if (root / one.path).exists()]
    assert all(json.loads(text) for text in published(pack, "https://a.org/", "schemas").values())
    site = Site(pack)
    for path in left:
        page = "\n\n".join(dict.fromkeys(blocks(pack, path.removesuffix(".yml"))))
        Markdown(extensions=[GenaiExtension(site=lambda: site)]).convert(page)
    assert site.late == []
