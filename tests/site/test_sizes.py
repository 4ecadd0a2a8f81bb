"""A page grows as the lists do that it shows: with four times the entries it is not sixteenfold."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown

from mkdocs_genai_plugin.page.extension import GenaiExtension

from .grown import Grown, lists
from .variants import Field

LENGTHS = (25, 50, 100)
LISTS = [*lists()]


def size(folder: Path, field: Field, length: int) -> int:
    item = Grown("grown", field, "", length=length)
    for path, text in item.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    md = Markdown(extensions=["toc", GenaiExtension(data_dir=str(folder), pack=False)])
    html = md.convert(item.page)
    assert "genai-problem" not in html, html
    return len(html)


@pytest.mark.parametrize("field", LISTS, ids=map(str, LISTS))
def test_page_grows_as_a_list_does(tmp_path: Path, field: Field) -> None:
    short, middle, long = (size(tmp_path / f"{n}", field, n) for n in LENGTHS)
    assert long - middle <= 2.5 * (middle - short) + 2_000
