"""Pages with mistakes in their blocks, and the report: ``tests/golden/pages``."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_genai_plugin import pages
from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.pack import Folder, Pack, load
from mkdocs_genai_plugin.data.problems import report
from tests.conftest import Golden

GOLDEN = Path(__file__).parents[1] / "golden" / "pages"
PAGES = sorted(GOLDEN.glob("*.md"))


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load([Folder(GOLDEN / "data", "data")])


def found(text: str, pack: Pack) -> str:
    return report(pages.problems(DataFile("docs/page.md", text), pack), 1)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_report(page: Path, pack: Pack, golden: Golden) -> None:
    golden(page.with_suffix(".txt"), found(page.read_text(encoding="utf-8"), pack) + "\n")


@pytest.mark.parametrize(
    "text",
    [
        "/// genai-cards | families\r\n///\r\n",
        "One\u2028line.\n\n[@nobody]\n",
        "[" * 20_000,
        "`" * 20_000,
        "<!--" * 10_000,
        "/// genai-cards | families\n" * 2_000,
        "/// genai-cards | families\n    only: " + "[" * 20_000 + "\n///\n",
        "    indented\n" * 20_000,
    ],
    ids=lambda text: text[:12],
)
def test_odd_page_is_read_to_its_end(text: str, pack: Pack) -> None:
    assert found(text, pack).endswith("1 file")


def test_line_numbers_are_those_of_the_page(pack: Pack) -> None:
    assert found("One\u2028line.\r\n\r\n[@nobody]\r\n", pack).startswith("docs/page.md:3:3: error")
