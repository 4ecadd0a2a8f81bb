"""Fields that a collection declares: checked, in the schema, in ``new``, and shown."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from markdown import Markdown

from mkdocs_genai_plugin.cli import main
from mkdocs_genai_plugin.data.folders import Folder
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.published import published
from mkdocs_genai_plugin.data.schema import schema_for, schema_globs, schemas
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.render.numbers import Numbers

EVERYWHERE = ["card", "page", "table"]
FIELDS: dict[str, dict[str, Any]] = {
    "weight": {"heading": "Weight", "type": "number", "unit": "g", "where": EVERYWHERE},
    "salt": {"heading": "Salt", "type": "number", "unit": "%", "where": ["table"]},
    "crust": {"heading": "Crust", "type": "choice", "choices": ["soft", "<b>hard"]},
    "mill": {"heading": "Mill", "type": "link"},
    "flours": {"heading": "Flours", "type": "list", "where": EVERYWHERE},
    "baked-since": {"heading": "Baked since", "type": "day"},
    "taste": {"heading": "Taste", "type": "text", "where": ["page"], "help": "In a few words."},
}
RYE = {
    "name": "Rye",
    "lead": "Dark.",
    "weight": 1250.5,
    "salt": 1.8,
    "crust": "<b>hard",
    "mill": "https://www.example.org/mill/",
    "flours": ["Rye *1150*", "Wheat"],
    "baked-since": "2019-03-01",
    "taste": "Sour, **strong** [@miller].",
    "sources": [{"key": "miller", "title": "Book", "by": "Miller"}],
}
PAGE = "\n\n".join(
    f"/// {block}\n///" for block in ("genai-cards | loaves", "genai-comparison | loaves",
                                      "genai-card | loaves/rye\n    id: full", "genai-sources")
)  # fmt: skip


def written(folder: Path, fields: object = FIELDS, **cards: object) -> Path:
    """Write a data folder whose only collection declares fields, and return it."""
    files = {"_collection": {"title": "Loaves", "fields": fields}, "rye": RYE, **cards}
    (folder / "loaves").mkdir(parents=True, exist_ok=True)
    for name, values in files.items():
        text = json.dumps(values, indent=1, ensure_ascii=False)
        (folder / f"loaves/{name}.yml").write_text(text, "utf-8")
    return folder


def read(folder: Path) -> Pack:
    return load([Folder(folder, "data")], KINDS)


def problems(folder: Path, **cards: object) -> list[Problem]:
    return list(read(written(folder, **cards)).problems)


def html(folder: Path, page: str = PAGE) -> str:
    options = {"data_dir": str(folder), "pack": False}
    return Markdown(extensions=["genai"], extension_configs={"genai": options}).convert(page)


def part(shown: str, start: str, end: str) -> str:
    """Return a part of a page, without white space between its lines."""
    return re.sub(r"\n", "", shown[shown.index(start) : shown.index(end)])


@pytest.fixture
def shown(tmp_path: Path) -> str:
    """Return the page."""
    assert problems(tmp_path) == []
    return html(tmp_path)


def test_card_shows_what_is_to_stand_there(shown: str) -> None:
    card = part(shown, "<genai-cards", "</genai-cards>")
    assert "<dt>Weight</dt><dd>1,250.5\N{NO-BREAK SPACE}g</dd>" in card
    assert "<dt>Crust</dt><dd>&lt;b&gt;hard</dd>" in card
    mill = '<a href="https://www.example.org/mill/">example.org/mill</a>'
    assert f"<dt>Mill</dt><dd>{mill}</dd>" in card
    assert "<li>Rye <em>1150</em></li><li>Wheat</li>" in card
    assert '<time datetime="2019-03-01">March 1, 2019</time>' in card
    assert "Taste" not in card
    assert "Salt" not in card


def test_page_shows_short_fields_at_a_glance_and_long_ones_in_sections(shown: str) -> None:
    page = part(shown, "<article", "</article>")
    glance = page[page.index(">At a glance</h2>") : page.index(">Flours</h2>")]
    assert re.findall("<dt>(.*?)</dt>", glance) == ["Weight", "Crust", "Mill", "Baked since"]
    assert 'id="full-taste"' in page
    assert '<p>Sour, <strong>strong</strong><sup class="genai-cite"' in page
    assert "Salt" not in page


def test_table_has_a_column_for_each(shown: str) -> None:
    table = part(shown, "<table", "</table>")
    assert re.findall(r'scope="col">([A-Z]\w+)', table) == ["Weight", "Salt", "Flours"]
    assert 'data-value="1.8">1.8%</td>' in table


def test_numbers_and_days_are_written_in_the_language() -> None:
    german = Numbers("de")
    assert german.measure(1250.5, "g") == "1.250,5\N{NO-BREAK SPACE}g"
    assert german.measure(65, "%") == "65\N{NO-BREAK SPACE}%"
    assert german.measure(83_000_000, "") == "83.000.000"
    assert german.day(date(2019, 3, 1)) == "1. März 2019"


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"weight": "1250 g"}, "number", "Write:  weight: 1250"),
    ({"weight": "heavy"}, "number", "Write the number alone"),
    ({"crust": "sofd"}, "choice", "Allowed: soft, <b>hard."),
    ({"mill": "the mill"}, "address", "For example:  mill: https://example.org"),
    ({"mill": "javascript:alert(1)"}, "address", "For example:  mill: https://example.org"),
    ({"mill": "[x](javascript:alert(1))"}, "address", "For example:"),
    ({"mill": "www.example.org"}, "address", "Write:  mill: https://www.example.org"),
    ({"mill": "item:oat"}, "reference", "Name an item of this folder"),
    ({"flours": "Rye and *wheat*"}, "type", 'Write:  flours: ["Rye and *wheat*"]'),
    ({"baked-since": "2019-02-30"}, "date", "Write a real date"),
    ({"taste": ["Sour"]}, "type", "If it is one text"),
    ({"taste": "<b>Sour</b>"}, "html", "Use **strong**"),
    ({"tasd": "Sour"}, "unknown-key", 'Did you mean "taste"?'),
]


@pytest.mark.parametrize(("values", "rule", "fix"), WRONG, ids=lambda value: str(value)[:30])
def test_wrong_value_is_told_at_its_place(
    values: dict[str, Any], rule: str, fix: str, tmp_path: Path
) -> None:
    found = problems(tmp_path, oats={"name": "Oats", "lead": "Mild.", **values})
    assert {problem.rule for problem in found} == {rule}
    assert (found[0].place.path, found[0].place.line) == ("data/loaves/oats.yml", 4)
    assert fix in found[0].fix


def test_required_field_has_to_be_there(tmp_path: Path) -> None:
    fields = {**FIELDS, "weight": {**FIELDS["weight"], "required": True}}
    (problem,) = problems(tmp_path, fields=fields, oats={"name": "Oats", "lead": "Mild."})
    assert problem.rule == "missing-key"
    assert 'card "oats" has no "weight"' in problem.message


DECLARED: list[tuple[dict[str, Any], str, str, str]] = [
    ({"lead": {"heading": "A", "type": "text"}}, "field", "already", "another key"),
    ({"steps": {"heading": "A", "type": "text"}}, "field", "already", "labels: {steps: ...}"),
    ({"a": {"heading": "A", "type": "choice"}}, "field", "no choices", "choices: ["),
    ({"a": {"heading": "A", "type": "text", "choices": ["b"]}}, "field", "choice", "type: choice"),
    ({"a": {"heading": "A", "type": "text", "unit": "g"}}, "field", "unit", "type: number"),
    ({"a": {"heading": "A", "type": "txet"}}, "choice", "txet", "Allowed: text, list, number"),
    ({"a": {"heading": "A", "type": "text", "where": ["crad"]}}, "choice", "crad", "Allowed: card"),
    ({"a": {"type": "text"}}, "missing-key", "heading", "heading: ..."),
    ({"Baked Since": {"heading": "A", "type": "text"}}, "id", "Baked Since", "baked-since"),
]


@pytest.mark.parametrize(("fields", "rule", "says", "fix"), DECLARED, ids=lambda one: str(one)[:40])
def test_wrong_declaration_is_the_only_problem(
    fields: dict[str, Any], rule: str, says: str, fix: str, tmp_path: Path
) -> None:
    """What a card says under a key that could not be declared is not held against it."""
    rye = {"name": "Rye", "lead": "Dark.", **({"a": "b"} if "a" in fields else {})}
    (problem,) = problems(tmp_path, fields=fields, rye=rye)
    assert problem.place.path == "data/loaves/_collection.yml"
    assert problem.rule == rule
    assert says in problem.message
    assert fix in problem.fix


def test_collection_has_a_schema_of_its_own(tmp_path: Path) -> None:
    known = read(written(tmp_path)).collections
    schema = json.loads(schemas(KINDS, known)["card-loaves.json"])
    fields = schema["properties"]
    assert (fields["weight"]["type"], fields["crust"]["enum"]) == ("number", ["soft", "<b>hard"])
    assert fields["taste"]["description"].startswith("In a few words.")
    assert schema_for(KINDS, PurePosixPath("loaves/rye"), known) == "card-loaves.json"
    assert schema_for(KINDS, PurePosixPath("loaves/_collection"), known) == "collection.json"
    globs = schema_globs(KINDS, "data", known)
    assert globs["card-loaves.json"] == ["data/loaves/*", "!data/*/_collection.*"]
    assert "!data/loaves/*" in globs["card.json"]
    assert "card-loaves.json" not in schemas(KINDS)


def test_published_data_name_that_schema(tmp_path: Path) -> None:
    texts = published(read(written(tmp_path)), "https://example.org", "../schemas")
    assert '"weight": 1250.5' in texts["loaves.json"]
    assert "card-loaves.json" in texts["schemas/loaves.json"]


def test_commands_know_own_fields(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``schema`` writes the site's own, and ``new`` a file with its fields that passes."""
    monkeypatch.chdir(tmp_path)
    fields = {**FIELDS, "weight": {**FIELDS["weight"], "required": True}}
    written(tmp_path / "data", fields)
    config = "site_name: B\nmarkdown_extensions:\n  - genai: {data_dir: data, pack: false}\n"
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    assert main(["schema"]) == 0
    assert '"schemas/card-loaves.json": [' in capsys.readouterr().out
    assert main(["schema", "--check"]) == 0
    values = ("name=Oats", "lead=Mild.", "weight=750", "flours=Oats", "mill=item:rye")
    assert main(["new", "loaves/oats", *(f"--set={value}" for value in values)]) == 0
    text = (tmp_path / "data/loaves/oats.yml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../schemas/card-loaves.json\n")
    assert "weight: 750\n" in text
    assert "mill: item:rye\n" in text
    assert "# In a few words." in text
    assert main(["check", "--strict"]) == 0
    assert main(["new", "loaves/spelt", "--set=crust=sofd"]) == 2
    assert "Allowed: soft" in capsys.readouterr().err
