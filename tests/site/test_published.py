"""A site's data as JSON: as it was written, beside its schema and its licence."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_genai_plugin.data.folders import LICENCE, bundled

from .conftest import Result, Site

OWN = "https://creativecommons.org/publicdomain/zero/1.0/"
CONFIG = f"""\
theme: mkdocs
plugins: [search, genai]
markdown_extensions:
  - genai: {{data_dir: data, publish: "{OWN}"}}
"""
PLUM = """\
name: "2013"
lead: >-
  A *blue* fruit,
  see [the pear](item:fruit/pear) [@plums].
landmarks:
  - {year: 2014, name: "true", why: It was.}
checked: 2026-11-22
sources:
  - key: plums
    title: 'On "plums"'
    by: Plum, 1999
    link: https://example.org/
"""
FILES = {
    "docs/index.md": "# Fruit\n\n/// genai-cards | fruit\n///\n",
    "data/fruit/_collection.yml": "title: Fruit\norder: [plum, pear]\n",
    "data/fruit/pear.yaml": "name: Pear\nlead: Green.\n",
    "data/fruit/plum.yml": PLUM,
    "data/families/gan.yml": "name: GAN\nlead: Ours.\n",
}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Build a site that publishes its data and the pack's."""
    return Site(tmp_path_factory.mktemp("published")).write(CONFIG, FILES).built()


def data(result: Result, name: str) -> Any:
    """Return what a published file says."""
    return json.loads(result.read(f"data/{name}"))


def valid(schema: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    """Hold files against a schema, with a library that has nothing of ours."""
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema)]
    return subprocess.run([*command, *files], capture_output=True, encoding="utf-8", check=False)


def test_data_is_what_was_written(published: Result) -> None:
    fruit = data(published, "fruit.json")
    assert fruit["collection"] == {"title": "Fruit", "order": ["plum", "pear"]}
    assert fruit["items"] == {
        "pear": {"name": "Pear", "lead": "Green."},
        "plum": {
            "name": "2013",
            "lead": "A *blue* fruit, see [the pear](item:fruit/pear) [@plums].",
            "landmarks": [{"year": 2014, "name": "true", "why": "It was."}],
            "checked": "2026-11-22",
            "sources": [
                {
                    "key": "plums",
                    "title": 'On "plums"',
                    "by": "Plum, 1999",
                    "link": "https://example.org/",
                }
            ],
        },
    }


def same(value: Any, written: Any) -> bool:
    """Tell whether a value is what a reader of YAML finds who takes every value for text."""
    if isinstance(value, dict):
        return value.keys() == written.keys() and all(same(value[k], written[k]) for k in value)
    if isinstance(value, list):
        return len(value) == len(written) and all(map(same, value, written))
    if isinstance(value, bool):
        return written == str(value).lower()
    return value == (written if isinstance(value, str) else float(written))


def test_every_item_of_the_pack_is_there(published: Result) -> None:
    for path in sorted(bundled().root.rglob("*.yml")):
        folder, name = path.parent.name, path.stem
        written = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        file = data(published, f"{folder}.json")
        value = file["collection"] if name == "_collection" else file["items"][name]
        assert same(value, written) is ((folder, name) != ("families", "gan")), path.name


def test_numbers_and_truth_values_are_no_texts(published: Result) -> None:
    plots = data(published, "plots.json")["items"]
    points = [point for plot in plots.values() for point in plot["points"]]
    assert {type(point["value"]) for point in points} <= {int, float}
    timelines = data(published, "timelines.json")["items"]
    assert timelines["milestones"]["builds_up"] is False


def test_items_have_the_licence_of_who_wrote_them(published: Result) -> None:
    assert data(published, "fruit.json")["licenses"] == {"pear": OWN, "plum": OWN}
    families = data(published, "families.json")
    assert families["items"]["gan"] == {"name": "GAN", "lead": "Ours."}
    assert families["licenses"].keys() == families["items"].keys()
    assert families["licenses"].pop("gan") == OWN
    assert set(families["licenses"].values()) == {LICENCE}


def test_index_lists_every_file(published: Result) -> None:
    index = data(published, "index.json")
    assert index["license"] == OWN
    assert index["pack"]["license"] == LICENCE
    there = {path.name for path in (published.folder / "data").glob("*.json")} - {"index.json"}
    assert set(index["folders"].values()) == there
    assert {"fruit.json", "families.json", "glossary.json"} <= there


def test_every_file_is_as_its_schema_says(published: Result) -> None:
    folder = published.folder / "data"
    for file in sorted(folder.glob("*.json")):
        schema = folder / data(published, file.name)["$schema"]
        done = valid(schema, file)
        assert done.returncode == 0, done.stdout + done.stderr


def test_schema_reaches_into_items(published: Result, tmp_path: Path) -> None:
    fruit = data(published, "fruit.json")
    fruit["items"]["pear"]["nmae"] = "Pear"
    fruit["collection"]["order"] = "plum"
    wrong = tmp_path / "fruit.json"
    wrong.write_text(json.dumps(fruit), "utf-8")
    said = valid(published.folder / "data/schemas/fruit.json", wrong).stdout
    assert "$.items.pear" in said
    assert "nmae" in said
    assert "$.collection.order" in said


def test_nothing_is_published_unless_asked_for(site: Site) -> None:
    config = CONFIG.replace(f', publish: "{OWN}"', "")
    result = site.write(config, FILES).built()
    assert not (result.folder / "data").exists()


def test_site_without_the_pack_publishes_its_own_alone(site: Site) -> None:
    config = CONFIG.replace("data_dir", "pack: false, data_dir")
    files = {path: text for path, text in FILES.items() if "families" not in path}
    result = site.write(config, files).built()
    index = data(result, "index.json")
    assert index.keys() == {"$schema", "license", "folders"}
    assert index["folders"] == {"fruit": "fruit.json"}


def test_file_of_the_author_stays_and_is_named(site: Site) -> None:
    result = site.write(CONFIG, {**FILES, "docs/data/fruit.json": "mine"}).build()
    assert result.code == 0
    assert result.read("data/fruit.json") == "mine"
    assert "data/fruit.json is a file of the site, so the data are not there" in result.output


@pytest.mark.parametrize(
    ("option", "files", "said"),
    [
        ("publish: true", {}, "publish must be the address of a licence"),
        ("publish: CC BY", {}, "publish must be the address of a licence"),
        (
            f'publish: "{OWN}"',
            {"data/index/a.yml": "name: A\nlead: B.\n"},
            "publish needs the name index itself",
        ),
    ],
)
def test_mistake_is_one_line(site: Site, option: str, files: dict[str, str], said: str) -> None:
    config = f"plugins: [genai]\nmarkdown_extensions:\n  - genai: {{data_dir: data, {option}}}\n"
    result = site.write(config, {**FILES, **files}).build()
    assert result.code == 1
    assert said in result.output
    assert "Traceback" not in result.output
