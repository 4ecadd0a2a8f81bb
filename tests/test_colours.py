"""The lesson has one code of colours; the manual's page of styling explains it."""

from __future__ import annotations

import pytest

from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.kinds.cards.record import Card
from mkdocs_genai_plugin.kinds.figures.record import Figure

PACK = load([bundled()], KINDS)
OF_THE_TWO_KINDS = {"blue", "rust"}
FAMILIES = PACK.collections["families"].cards


def test_families_have_hues_of_their_own() -> None:
    hues = [card.accent for card in FAMILIES]
    assert len({*hues}) == len(hues)


@pytest.mark.parametrize("kind", [Card, Figure])
def test_blue_and_rust_belong_to_the_two_kinds_of_model(kind: type) -> None:
    assert [one.path for one in PACK.of(kind) if one.accent in OF_THE_TWO_KINDS] == []


@pytest.mark.parametrize("card", FAMILIES, ids=lambda card: card.id)
def test_the_figure_of_a_family_has_its_hue(card: Card) -> None:
    figure = PACK.find(card.try_, "figures") if card.try_ else None
    assert isinstance(figure, Figure)
    assert figure.accent == card.accent
