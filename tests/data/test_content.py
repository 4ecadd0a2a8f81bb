"""The content pack tells all that its pages promise."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from mkdocs_genai_plugin.data.model import Card, Item, Timeline
from mkdocs_genai_plugin.data.pack import bundled, load
from mkdocs_genai_plugin.hosts import icon_names

from .numbers import counted, told, untrue

PACK = load([bundled()])
ROOT = Path(__file__).parents[2]
CONTRIBUTE = ROOT / "docs/manual/contribute.md"
FAMILIES = PACK.collections["families"]
PARTS = (
    "about", "best_at", "common_mistake", "facts", "formula", "landmarks", "lead", "limits",
    "metrics", "outputs", "reading", "related", "sampling", "steps", "strengths", "uses",
    "watch_out",
)  # fmt: skip


@pytest.mark.parametrize("card", FAMILIES.cards, ids=lambda card: card.id)
def test_each_family_has_every_part(card: Card) -> None:
    missing = [part for part in PARTS if not getattr(card, part)]
    assert not missing, f"{card.path} lacks: {', '.join(missing)}"
    assert list(card.facts) == list(FAMILIES.facts)
    assert 4 <= len(card.landmarks) <= 8
    assert [landmark.name for landmark in card.landmarks if not landmark.cite] == []
    assert len(card.metrics) >= 3
    assert [metric.name for metric in card.metrics if not metric.cite] == []


def test_texts_say_how_many_families_there_are() -> None:
    wrong = untrue(FAMILIES)
    assert not wrong, "Mend these sentences; numbers stand in words:\n" + "\n".join(wrong)
    assert {one.counts for one in told()} == counted(FAMILIES).keys()


def test_one_more_family_makes_each_sentence_with_a_number_untrue() -> None:
    more = replace(FAMILIES, cards=(*FAMILIES.cards, FAMILIES.cards[0]))
    wrong = untrue(more)
    pages = {line.partition(":")[0] for line in wrong}
    assert pages >= {
        "README.md", "docs/course.md", "docs/families/index.md", "docs/index.md",
        "docs/self-check.md", "mkdocs.yml", "mkdocs_genai_plugin/content/families/_collection.yml",
        "mkdocs_genai_plugin/content/takeaways/lesson.yml",
    }  # fmt: skip
    number = rf'docs/index\.md:\d+: "\w+ names", but now there are {len(more.cards)}'
    assert [line for line in wrong if re.fullmatch(number, line)]


def test_manual_lists_the_parts_that_a_family_must_have() -> None:
    page = CONTRIBUTE.read_text("utf-8")
    listed = re.search(r"must have all of these:\n\n(.*?)\n\n", page, re.S)
    assert listed
    fields = re.findall(r"`(\w+)`", listed[1])
    assert sorted(fields) == sorted([*PARTS, "checked"])


@pytest.mark.parametrize("item", PACK.items.values(), ids=lambda item: item.path)
def test_each_item_was_checked(item: Item) -> None:
    assert item.checked, f"{item.path} lacks: checked"
    assert item.checked >= datetime.date(2026, 11, 22)


def test_each_icon_is_one_of_the_themes_set() -> None:
    icons = icon_names()
    assert icons, 'Material is missing: pip install --editable ".[dev]"'
    assert load([replace(bundled(), icons=icons)]).problems == ()


def test_each_number_of_the_milestones_has_a_source() -> None:
    item = PACK.items["timelines/milestones"]
    assert isinstance(item, Timeline)
    assert 15 <= len(item.steps) <= 24
    assert [step.id for step in item.steps if step.figure and not step.figure.cite] == []
    years = [int(step.when.split()[-1]) for step in item.steps]
    assert years == sorted(years)


def test_the_sum_on_the_size_of_a_clip() -> None:
    frames, height, width = 1 + (81 - 1) // 4, 720 // 8 // 2, 1280 // 8 // 2
    assert frames * height * width == 75_600
    assert round(75_600**2 / 1e9, 1) == 5.7


def test_readme_shows_the_file_beside_what_becomes_of_it() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = re.search(r"```yaml\n# (families/\w+\.yml)\n(.*?)```", readme, re.S)
    assert shown
    fields = yaml.safe_load(shown[2])
    real = yaml.safe_load((bundled().root / shown[1]).read_text("utf-8"))
    assert fields == {name: real[name] for name in fields}
    assert {"lead", "steps", "best_at", "watch_out"} <= fields.keys()
