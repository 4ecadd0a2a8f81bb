"""The manual's reference says what the declarations say, of every field."""

from __future__ import annotations

import re

import pytest
import yaml

from mkdocs_genai_plugin.commands.draft import example_texts
from mkdocs_genai_plugin.data.describe import noun
from mkdocs_genai_plugin.data.fields import Items, Keyed, declarations
from mkdocs_genai_plugin.data.item import Item
from mkdocs_genai_plugin.data.kind import records_of
from mkdocs_genai_plugin.data.structure import Record
from mkdocs_genai_plugin.kinds import KINDS

from .reference import MAKE, PAGE, nested

RECORDS = {Item, *records_of(KINDS)}
EVERY = sorted({*RECORDS, *(part for record in RECORDS for part in nested(record))}, key=noun)


def test_page_says_at_once_how_it_is_made() -> None:
    """In the front matter, which must begin in line 1."""
    start, first = PAGE.read_text("utf-8").splitlines()[:2]
    assert start == "---"
    assert MAKE in first


@pytest.mark.parametrize("record", EVERY, ids=noun)
def test_every_record_and_field_has_one_entry(record: type) -> None:
    text = PAGE.read_text("utf-8")
    assert len(re.findall(rf"^##+ .* \{{ #{noun(record)} \}}$", text, re.M)) == 1
    own = [name for name in declarations(record) if name in record.__annotations__]
    anchors = [f"#{noun(record)}-{name.replace('_', '-')} }}\n:" for name in own]
    assert [anchor for anchor in anchors if text.count(anchor) != 1] == []


@pytest.mark.parametrize("record", EVERY, ids=noun)
def test_every_field_has_an_example_unless_it_holds_records(record: type) -> None:
    for name, declared in declarations(record).items():
        one = declared.type.of if isinstance(declared.type, (Items, Keyed)) else declared.type
        assert bool(declared.example) != isinstance(one, Record), name


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
def test_every_example_is_yaml_to_each_reader(loader: type) -> None:
    for record in EVERY:
        for name, declared in declarations(record).items():
            if isinstance(declared.type, (Items, Keyed)) and declared.example:
                found = yaml.load(declared.example, Loader=loader)
                assert [*map(str, found)] == [*example_texts(declared)], name
