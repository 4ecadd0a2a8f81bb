"""A kind of a few lines is checked and shown like any other, without a word about it elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mkdocs_genai_plugin.commands.draft import Draft
from mkdocs_genai_plugin.data.folders import Folder
from mkdocs_genai_plugin.data.kind import Kind
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.published import published
from mkdocs_genai_plugin.data.schema import schemas
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.page.dependencies import uses
from mkdocs_genai_plugin.render.block import Block, Request
from mkdocs_genai_plugin.render.theme import Theme

from . import example

GOOD = """\
title: Before you start
was: [old-start]
answers:
  - id: cost
    name: What does it cost?
    text: Nothing [@a2020].
    proof: [b2021]
    beside: [later]
    sign: star
    earlier: [price]
sources:
  - {key: a2020, title: A, by: 'B, 2020'}
  - {key: b2021, title: B, by: 'B, 2021'}
"""
LATER = """\
title: Later
answers:
  - {id: when, name: When?, text: Now.}
"""


@pytest.fixture(scope="module")
def kind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kind[Block]]:
    """Yield the kind that the manual shows."""
    with example.module(tmp_path_factory.mktemp("kind")) as module:
        yield module.KIND


def read(kind: Kind[Block], root: Path, text: str = GOOD, *others: Kind[Any]) -> Pack:
    """Return the pack of one item with this text and another beside it."""
    (root / "faqs").mkdir(exist_ok=True)
    (root / "faqs/start.yml").write_text(text, "utf-8")
    (root / "faqs/later.yml").write_text(LATER, "utf-8")
    return load([Folder(root, "data", icons=("star", "heart"))], (*KINDS, kind, *others))


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("earlier: [price]", "earlier: [cost]", 'id "cost" is already used on line 4'),
        (
            "proof: [b2021]",
            "proof: [b2012]",
            '"b2012" is not the key of a source',
        ),
        ("proof: [b2021]", "proof: [nobody1999, b2021]", '"nobody1999" is not the key of a source'),
        ("beside: [later]", "beside: [latter]", '"latter" is not an item; did you mean "later"?'),
        ("sign: star", "sign: sta", '"sta" is not an icon of the theme\'s set'),
        ("[@a2020]", "[@a2020](item:faqs/nothing)", '"faqs/nothing" is not an item'),
        ("was: [old-start]", "was: [later]", 'id "later" is already used by data/faqs/later.yml'),
    ],
)
def test_every_general_rule_holds_for_it(
    kind: Kind[Block], right: str, wrong: str, message: str, tmp_path: Path
) -> None:
    assert GOOD.count(right) == 1
    assert read(kind, tmp_path).problems == ()
    problems = read(kind, tmp_path, GOOD.replace(right, wrong)).problems
    assert any(message in problem.message for problem in problems), problems


def test_former_addresses_live_on_without_its_doing(kind: Kind[Block], tmp_path: Path) -> None:
    pack = read(kind, tmp_path)
    (block,) = kind.blocks
    drawn = block.element(Theme(), pack, Request(block.name, "start"))
    written = {part.get("id"): part for part in drawn.iter() if part.get("id")}
    assert written.keys() >= {"faqs-start", "faqs-old-start", "faqs-start-cost", "faqs-start-price"}
    assert written["faqs-start"] is drawn
    assert written["faqs-start-price"] in list(written["faqs-start-cost"])


def test_page_depends_on_what_it_names(kind: Kind[Block], tmp_path: Path) -> None:
    pack = read(kind, tmp_path)
    assert {"faqs/start", "faqs/later"} <= uses(pack, [], ["faqs/start"], [])


def test_schema_reference_and_json_follow(kind: Kind[Block], tmp_path: Path) -> None:
    pack = read(kind, tmp_path)
    schema = json.loads(schemas(pack.kinds)["faq.json"])
    assert schema["properties"]["answers"]["items"]["required"] == ["id", "name", "text"]
    files = published(pack, "https://example.org/", "schemas")
    assert json.loads(files["faqs.json"])["items"]["start"]["title"] == "Before you start"
    assert "faq.json" in files["schemas/faqs.json"]


def test_draft_is_what_a_sample_shows(kind: Kind[Block], tmp_path: Path) -> None:
    text = Draft(sample=True).file(kind.record)
    (tmp_path / "faqs").mkdir()
    (tmp_path / "faqs/new.yml").write_text(text, "utf-8")
    pack = load([Folder(tmp_path, "data")], (*KINDS, kind))
    assert {problem.rule for problem in pack.problems} <= {"unknown-source", "reference"}
    assert pack.items["faqs/new"].label == "Before you start"
