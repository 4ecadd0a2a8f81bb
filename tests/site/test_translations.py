"""Data in several languages, built by mkdocs-static-i18n."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Result, Site

CONFIG = """\
theme: material
plugins:
  - search
  - genai
  - i18n:
      docs_structure: {structure}
      languages:
        - {{locale: en, name: English, default: true}}
        - {{locale: de, name: Deutsch}}
        - {{locale: ar, name: Arabic}}
markdown_extensions:
  - genai:
      data_dir: "data/{{language}}"
      publish: https://creativecommons.org/publicdomain/zero/1.0/
"""
PAGE = "# Start\n\n/// genai-cards | flours\n///\n"
DATA = {
    "data/en/flours/_collection.yml": "title: Flours\npages: made\norder: [rye, oats]\n",
    "data/en/flours/rye.yml": "name: Rye\nlead: A dark flour [@grain].\n"
    "sources:\n  - {key: grain, title: On grain, by: A. Miller}\n",
    "data/en/flours/oats.yml": "name: Oats\nlead: A white flour.\n",
    "data/de/flours/rye.yml": "name: Roggen\nlead: Ein dunkles Mehl [@grain].\n",
    "data/de/flours/dinkel.yml": "name: Dinkel\nlead: Gibt es nur hier.\n",
}
PAGES = {
    "suffix": {
        "docs/index.md": PAGE,
        "docs/index.de.md": PAGE + "\n[Dinkel](item:flours/dinkel)\n",
    },
    "folder": {"docs/en/index.md": PAGE, "docs/de/index.md": PAGE},
}


def write(root: Path, structure: str, data: dict[str, str] = DATA) -> Site:
    config = CONFIG.format(structure=structure)
    return Site(root).write(config, {**data, **PAGES[structure]})


@pytest.fixture(scope="module", params=["suffix", "folder"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Result:
    return write(tmp_path_factory.mktemp("translated"), request.param).built()


def names(result: Result, page: str) -> list[str]:
    return [node.words for node in result.page(page).all("a", name="genai-tab")]


def test_each_language_shows_its_own_data_and_the_rest_in_the_default(built: Result) -> None:
    assert names(built, "index.html") == ["Rye", "Oats"]
    assert names(built, "de/index.html") == ["Roggen", "Oats", "Dinkel"]
    assert names(built, "ar/index.html") == ["Rye", "Oats"]


def test_each_language_has_its_own_pages(built: Result) -> None:
    assert built.page("flours/rye/index.html").all("h1")[0].words.startswith("Rye")
    assert built.page("de/flours/rye/index.html").all("h1")[0].words.startswith("Roggen")
    assert built.page("de/flours/dinkel/index.html").all("h1")
    assert "flours/dinkel/index.html" not in built.files
    assert [cite.words for cite in built.page("de/flours/rye/index.html").all("cite")] == [
        "On grain"
    ]


def test_each_language_speaks_its_own_words(built: Result) -> None:
    assert "Sources" in built.page("flours/rye/index.html").text
    assert "المصادر" in built.page("ar/flours/rye/index.html").text


def test_each_language_has_its_own_json(built: Result) -> None:
    def flours(folder: str) -> dict[str, str]:
        items = json.loads(built.read(f"{folder}data/flours.json"))["items"]
        return {name: item["name"] for name, item in items.items()}

    assert flours("") == {"rye": "Rye", "oats": "Oats"}
    assert flours("de/") == {"rye": "Roggen", "oats": "Oats", "dinkel": "Dinkel"}
    schema = json.loads(built.read("de/data/schemas/flours.json"))
    described = schema["properties"]["items"]["additionalProperties"]["$ref"]
    assert (built.folder / "de/data/schemas" / described).resolve().is_file()


def test_search_finds_each_language(built: Result) -> None:
    said = {entry["location"]: entry["text"] for entry in built.search}
    assert "Ein dunkles Mehl" in " ".join(
        text for place, text in said.items() if place.startswith("de/")
    )


def test_mistake_in_any_language_leaves_the_site_before_whole(tmp_path: Path) -> None:
    site = write(tmp_path, "suffix")
    before = site.built().files
    wrong = {"data/de/flours/rye.yml": "name: Roggen\nled: Dunkel.\n"}
    result = write(tmp_path, "suffix", DATA | wrong).build()
    assert result.code == 1
    assert "data/de/flours/rye.yml:2:1: error" in result.output
    assert result.files == before


def test_site_of_one_language_reads_the_folder_of_its_theme(site: Site) -> None:
    config = "theme: {name: material, language: de}\nplugins: [genai]\nmarkdown_extensions:\n"
    config += '  - genai: {data_dir: "data/{language}"}\n'
    data = {path: text for path, text in DATA.items() if path.startswith("data/de")}
    data["data/de/sources/all.yml"] = "sources:\n  - {key: grain, title: Vom Korn, by: A. Müller}\n"
    result = site.write(config, {**data, "docs/index.md": PAGE}).built()
    assert names(result, "index.html") == ["Dinkel", "Roggen"]
