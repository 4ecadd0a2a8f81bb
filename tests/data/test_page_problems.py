"""Pages with mistakes in their blocks, and the report: ``tests/golden/pages``."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.folders import Folder, bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.pack import Pack
from mkdocs_genai_plugin.data.problems import report
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.page import lint
from mkdocs_genai_plugin.page.reading import Dialect
from tests.conftest import Golden

# What is indented for one of these is no code.
CONTAINERS = Dialect(
    (
        "admonition",
        "footnotes",
        "pymdownx.blocks.tab",
        "pymdownx.superfences",
        "pymdownx.tabbed",
    ),
    {"pymdownx.tabbed": {"alternate_style": True}},
)
GOLDEN = Path(__file__).parents[1] / "golden" / "pages"
PAGES = sorted(GOLDEN.glob("*.md"))


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load([Folder(GOLDEN / "data", "data")], KINDS)


def found(text: str, pack: Pack) -> str:
    return report(lint.judged(DataFile("docs/page.md", text), pack, CONTAINERS), 1)


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


COLLECTION = "title: {}\nfacts:\n  size: How large?\n"
CARD = "name: Oak\nlead: A tree.\nfacts:\n  size: Tall.\n"
COMPARISON = (
    "title: {}\ncolumns:\n  - id: one\n    name: One\nrows:\n  - name: Row\n    one: Cell\n"
)


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """Return a pack in which ``both`` is a collection and a comparison."""
    root = tmp_path_factory.mktemp("trees")
    for name in ("trees", "both"):
        (root / name).mkdir()
        (root / name / "_collection.yml").write_text(COLLECTION.format(name))
        (root / name / "oak.yml").write_text(CARD)
    (root / "comparisons").mkdir()
    for name in ("both", "plain"):
        (root / f"comparisons/{name}.yml").write_text(COMPARISON.format(name))
    (root / "bare").mkdir()
    (root / "bare/elm.yml").write_text("name: Elm\nlead: A tree.\n")
    pack = load([Folder(root, "data")], KINDS)
    assert pack.problems == ()
    return pack


@pytest.mark.parametrize(
    ("argument", "options", "wrong"),
    [
        ("trees", "", ""),
        ("trees", "    only: oak\n", ""),
        ("plain", "", ""),
        ("trees", "    only: ok\n", '"ok" is not a card of this collection'),
        ("plain", "    only: oak\n", '"only" is not an option of genai-comparison'),
        ("both", "", '"both" is a comparison and a collection'),
        ("bare", "", '"bare" is not a comparison or a collection with facts'),
    ],
)
def test_comparison_of_a_collection(trees: Pack, argument: str, options: str, wrong: str) -> None:
    text = found(f"/// genai-comparison | {argument}\n{options}///\n", trees)
    assert wrong in text
    assert ("error:" in text) is bool(wrong)


WITHOUT_PACK = (
    ("genai-cards | families\n", "leaves that out. Allowed: birds."),
    ("genai-card | families/gan\n", "leaves that out. Allowed: birds/wren."),
    ("genai-timeline | why-now\n", "leaves that out. The data has none; see  data_dir."),
    ("genai-cases\n    only: [bert]\n", "leaves that out. The data has none; see  data_dir."),
    ("genai-glossary\n    only: [token]\n", "leaves that out. The data has none; see  data_dir."),
    ("genai-cards | bird\n", 'did you mean "birds"? [block-argument]'),
    ("genai-cases\n    only: [wren]\n", "fix: The data has none; see  data_dir."),
)


@pytest.mark.parametrize(("block", "said"), WITHOUT_PACK, ids=[one for one, _ in WITHOUT_PACK])
def test_block_of_a_pack_that_is_left_out_is_told_why(
    block: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / "birds").mkdir()
    (tmp_path / "birds/wren.yml").write_text("name: Wren\nlead: Small.\n", "utf-8")
    own = Folder(tmp_path, "data")
    told = found(f"/// {block}///\n", load([own], KINDS))
    assert said in told
    assert ("pack: false" in told) == ("leaves that out" in said)
    if "leaves that out" in said:
        assert "0 problems" in found(f"/// {block}///\n", load([bundled(), own], KINDS))
