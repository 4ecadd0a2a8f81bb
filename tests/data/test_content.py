"""The content pack tells all that its pages promise."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from mkdocs_genai_plugin.data.model import Card, Item, Timeline
from mkdocs_genai_plugin.data.pack import bundled, load
from mkdocs_genai_plugin.hosts import icon_names

PACK = load([bundled()])
FAMILIES = PACK.collections["families"]
PARTS = (
    "about", "best_at", "common_mistake", "facts", "formula", "landmarks", "lead", "limits",
    "metrics", "outputs", "reading", "related", "sampling", "steps", "strengths", "uses",
    "watch_out",
)  # fmt: skip


@pytest.mark.parametrize("card", FAMILIES.cards, ids=lambda card: card.id)
def test_each_family_has_every_part(card: Card) -> None:
    assert [part for part in PARTS if not getattr(card, part)] == []
    assert list(card.facts) == list(FAMILIES.facts)
    assert 4 <= len(card.landmarks) <= 8
    assert all(landmark.cite for landmark in card.landmarks)
    assert len(card.metrics) >= 3
    assert all(metric.cite for metric in card.metrics)


@pytest.mark.parametrize("item", PACK.items.values(), ids=lambda item: item.path)
def test_each_item_was_checked(item: Item) -> None:
    assert item.checked
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
