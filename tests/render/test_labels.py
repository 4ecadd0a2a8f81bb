"""A collection's own headings stand in the place of the interface's, wherever cards print one."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from markdown import Markdown

from mkdocs_genai_plugin.data.fields import declarations
from mkdocs_genai_plugin.data.words import Words, words_of
from mkdocs_genai_plugin.kinds.cards import labels
from mkdocs_genai_plugin.kinds.cards.labels import LABELS
from tests.data.reading import read

CARDS = Path(labels.__file__).parent
CITED = {"text": "Said.", "cite": ["one"]}
CARD = {
    "name": "Rye",
    "lead": "Dark.",
    "group": "dark",
    "steps": [{"name": "Mix", "text": "Mix it."}],
    "best_at": "Keeps.",
    "watch_out": "Sticks.",
    "formula": {"math": "a", "says": "So."},
    "sampling": "By hand.",
    "facts": {"origin": "Far."},
    "outputs": ["Loaf."],
    "strengths": ["Full."],
    "limits": ["Dense."],
    "uses": ["Supper."],
    "metrics": [{"name": "Crumb", **CITED}],
    "landmarks": [{"name": "Mill", "year": 1850, "why": "It ground.", "cite": ["one"]}],
    "common_mistake": {"belief": "Black.", "answer": "Brown."},
    "related": [{"to": "wheat", "text": "Mixed."}],
    "reading": [CITED],
    "sources": [{"key": "one", "title": "Book", "by": "Miller"}],
}
LABELLED = {key: f"Own {number}" for number, key in enumerate(LABELS, 1)}
COLLECTION = {
    "title": "Loaves",
    "order": ["rye", "wheat"],
    "groups": {"dark": "Dark loaves"},
    "facts": {"origin": "Where from?"},
    "labels": LABELLED,
}
PAGE = "\n\n".join(
    f"/// {block}\n///" for block in ("genai-cards | loaves", "genai-comparison | loaves",
                                      "genai-card | loaves/rye\n    id: full")
)  # fmt: skip


def shown(tmp_path: Path, collection: dict[str, object], page: str = PAGE) -> str:
    """Return the HTML of a page on cards of a collection."""
    files = {"_collection": collection, "rye": CARD, "wheat": {"name": "Wheat", "lead": "Light."}}
    folder = tmp_path / "data/loaves"
    folder.mkdir(parents=True)
    for name, values in files.items():
        (folder / f"{name}.yml").write_text(json.dumps(values), "utf-8")
    options = {"data_dir": str(tmp_path / "data"), "pack": False, "pages": {"loaves": "{id}.md"}}
    return Markdown(extensions=["genai"], extension_configs={"genai": options}).convert(page)


def test_every_heading_of_cards_is_called_as_the_collection_says(tmp_path: Path) -> None:
    html = shown(tmp_path, COLLECTION)
    absent = {"more"}  # the link to a page goes where no host has that page
    assert [key for key in LABELS if key not in absent and f"{LABELLED[key]}<" not in html] == []
    usual = (getattr(words_of("en"), word) for word in LABELS.values())
    assert [text for text in usual if f">{text}<" in html] == []


def test_headings_are_the_usual_where_nothing_is_said(tmp_path: Path) -> None:
    html = shown(tmp_path, {**COLLECTION, "labels": {"steps": "So it is baked"}})
    assert ">So it is baked</h" in html
    assert f">{words_of('en').landmarks}</h" in html
    assert words_of("en").how_it_works not in html


def test_label_with_braces_is_text(tmp_path: Path) -> None:
    said = "{name.__class__} and {0}"
    html = shown(tmp_path, {**COLLECTION, "labels": {"more": said, "others": said}})
    assert f">{said}<" in html


@pytest.mark.parametrize("key", ["stepz", "how_it_works", "Steps"])
def test_unknown_label_is_an_error_with_what_was_meant(key: str) -> None:
    (problem,) = read(f"title: Loaves\nlabels:\n  {key}: Own\n", "loaves/_collection.yml").problems
    assert (problem.place.line, problem.rule) == (3, "unknown-key")
    assert f'unknown key "{key}"' in problem.message
    assert ('Did you mean "steps"?' if key != "how_it_works" else "Allowed: steps") in problem.fix


def test_cards_say_no_word_that_cannot_be_renamed() -> None:
    """What a drawing of cards takes from the words of the interface, a label can replace."""
    named = {
        node.attr
        for file in CARDS.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and ast.unparse(node.value).endswith("words")
    }
    said = named & declarations(Words).keys()
    assert said
    assert said <= set(LABELS.values())
