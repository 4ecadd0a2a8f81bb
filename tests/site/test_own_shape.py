"""A baker's site in German: headings and fields of its own, without a line of CSS or HTML."""

from __future__ import annotations

import json

import pytest

from mkdocs_genai_plugin.cli import main
from tests.subject import SUBJECT

from .conftest import Result, Site

CONFIG = """\
theme: {name: mkdocs, locale: de}
plugins: [search, genai]
markdown_extensions:
  - genai: {pack: false, data_dir: data, publish: "https://example.org/lizenz"}
"""
COLLECTION = """\
title: Unsere Brote
labels:
  steps: So wird gebacken
  sampling: Was ein Laib kostet
  watch_out: Nicht verwechseln
fields:
  gewicht: {heading: Gewicht, type: number, unit: g, where: [card, page, table], required: true}
  ausbeute: {heading: Teigausbeute, type: number, unit: "%", where: [table]}
  kruste: {heading: Kruste, type: choice, choices: [zart, rösch], where: [card, table]}
  mehle: {heading: Mehle, type: list}
  seit: {heading: Im Sortiment seit, type: day}
  verkostung: {heading: Verkostung, type: text, where: [page]}
"""
RYE = """\
name: Roggenlaib
lead: Dunkel und saftig.
steps:
  - {name: Ansetzen, text: Der Sauerteig reift über Nacht.}
sampling: Eine Stunde Ofen.
watch_out: Ein Mischbrot ist heller.
gewicht: 1250.5
ausbeute: 165
kruste: rösch
mehle: [Roggen 1150, Weizen 550]
seit: 2019-03-01
verkostung: |
  Herb und kräftig.

  - Kruste: malzig
  - Krume: feucht
"""
PAGE = """\
# Brote

/// genai-cards | brote
///

/// genai-comparison | brote
///

/// genai-card | brote/roggen
    id: ganz
///
"""


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Build the site."""
    site = Site(tmp_path_factory.mktemp("bakery"))
    files = {"data/brote/_collection.yml": COLLECTION, "data/brote/roggen.yml": RYE}
    return site.write(CONFIG, {**files, "docs/index.md": PAGE}).built()


def test_headings_and_fields_are_the_bakers(bakery: Result) -> None:
    page = bakery.page()
    headings = [node.words for node in page.one("ganz").all("h2")]
    assert headings[:2] == ["So wird gebacken", "Was ein Laib kostet"]
    assert headings[-2:] == ["Mehle", "Verkostung"]
    card = page.all("genai-cards")[0]
    for said in ("Nicht verwechseln", "1.250,5\N{NO-BREAK SPACE}g", "rösch", "1. März 2019"):
        assert said in card.text
    assert "165\N{NO-BREAK SPACE}%" in page.all("genai-comparison")[0].text
    assert SUBJECT.search(page.text) is None


def test_fields_are_found_published_and_described(bakery: Result) -> None:
    assert any("malzig" in entry["text"] for entry in bakery.search)
    data = json.loads(bakery.read("data/brote.json"))
    assert data["items"]["roggen"]["gewicht"] == 1250.5
    schema = json.loads(bakery.read("assets/genai/schemas/card-brote.json"))
    assert schema["properties"]["kruste"]["enum"] == ["zart", "rösch"]


def test_the_bundled_pack_keeps_to_matters_of_style(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.chdir(str(tmp_path))
    assert main(["check", "--strict"]) == 0
    assert capsys.readouterr().out.startswith("0 problems")
