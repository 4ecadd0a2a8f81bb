"""The content pack tells all that its pages promise."""

from __future__ import annotations

import datetime
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.item import Item
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.kinds.cards.record import Card
from mkdocs_genai_plugin.kinds.timelines import Timeline

from .numbers import counting, told

PACK = load([bundled()], KINDS)
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


def test_no_sentence_counts_what_may_become_more() -> None:
    wrong = list(told())
    assert not wrong, "One more would make these untrue; say it without a number:\n" + "\n".join(
        wrong
    )


@pytest.mark.parametrize(
    "sentence",
    ["The six families", "the same four\n  questions", "Four are *mechanisms*", "two modalities",
     "Two cards of six", "why there are six.", "The card is the seventh;", "All fifteen questions",
     "the other six come with", "Six names cover", "in three groups"],
)  # fmt: skip
def test_sentence_that_counts_is_found(sentence: str) -> None:
    assert counting(sentence)


def test_one_more_family_needs_no_other_file(tmp_path: Path) -> None:
    pack = shutil.copytree(bundled().root, tmp_path / "pack")
    (pack / "families/flow.yml").write_text(
        "name: Flow\nlead: A chain of reversible steps.\nfacts: {gives-up: Size.}\n", "utf-8"
    )
    more = load([replace(bundled(), root=pack)], KINDS)
    assert more.problems == ()
    assert len(more.collections["families"].cards) == len(FAMILIES.cards) + 1


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


def first_public(key: str) -> set[int]:
    """Return the year of a source's first public version: its preprint's, else its venue's."""
    source = PACK.sources[key]
    preprint = re.search(r"arXiv:(\d\d)\d\d\.", f"{source.link} {source.by}")
    named = re.findall(r"\b(?:19|20)\d\d\b", source.by)
    return {2000 + int(preprint[1])} if preprint else {int(year) for year in named}


@pytest.mark.parametrize("card", FAMILIES.cards, ids=lambda card: card.id)
def test_a_landmark_has_the_year_of_its_first_public_version(card: Card) -> None:
    wrong = {
        landmark.name: landmark.year
        for landmark in card.landmarks
        if landmark.year not in first_public(landmark.cite[0])
    }
    assert wrong == {}
