"""Each id of a page is one element's, whatever ids the author has chosen."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from markdown import Markdown

from mkdocs_genai_plugin.page.extension import GenaiExtension

from .dom import parse

STEPS = "title: T\nsteps:\n" + "".join(
    f"  - {{id: {name}, name: Some, when: then, text: b, icon: star}}\n"
    for name in ("a", "a-title", "a-title-2")
)
OPTIONS = "[{text: c, right: true, feedback: e}, {text: d, feedback: f}]"
QUESTIONS = "title: T\nquestions:\n" + "".join(
    f"  - {{id: {name}, name: Some, text: b, options: {OPTIONS}}}\n"
    for name in ("a", "a-title", "a-title-2")
)
CARD = "name: X\nlead: Y.\n"
ITEMS = {
    "cards": {f"a/{name}.yml": CARD for name in ("x", "x-title", "x-title-2", "x-title-title")},
    "former": {"a/x.yml": f"{CARD}was: [x-title, x-title-2]\n", "a/y.yml": CARD},
    "timeline": {"timelines/a.yml": STEPS},
    "quiz": {"quizzes/a.yml": QUESTIONS},
}
BLOCKS = {"timeline": "genai-timeline", "quiz": "genai-quiz"}


@pytest.mark.parametrize("what", ITEMS)
def test_item_called_as_a_heading_keeps_its_address(tmp_path: Path, what: str) -> None:
    for path, text in ITEMS[what].items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    md = Markdown(extensions=["toc", GenaiExtension(data_dir=str(tmp_path), pack=False)])
    page = parse(md.convert(f"/// {BLOCKS.get(what, 'genai-cards')} | a\n///\n"))
    ids = Counter(node.attributes["id"] for node in page if "id" in node.attributes)
    assert [one for one, number in ids.items() if number > 1] == []
    titles = {node.attributes.get("id") for node in page.all(name="genai-title")}
    named = {one for one in ids if one.endswith(("a-x-title", "a-a-title"))}
    assert named
    assert not named & titles
