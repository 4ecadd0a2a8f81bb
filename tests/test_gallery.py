"""The page of blocks is a gallery: every block and every machine, live, beside its file."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.kinds.figures.record import machine_names
from mkdocs_genai_plugin.page.blocks import BLOCKS

from .figures.machines import FIGURES

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs/manual/blocks.md").read_text("utf-8")


def hook() -> ModuleType:
    """Return the site's hook, which is no module of the package."""
    spec = importlib.util.spec_from_file_location("gallery", ROOT / "overrides/gallery.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GALLERY = hook()
EXAMPLES = GALLERY.examples(TEXT)


def shown() -> dict[str, list[str]]:
    """Return the arguments of each block in the gallery, by the block's name."""
    found: dict[str, list[str]] = {}
    for example in EXAMPLES:
        name, _, argument = example.block.splitlines()[0].removeprefix("/// ").partition(" | ")
        found.setdefault(name, []).append(argument)
    return found


def test_every_block_is_live_in_the_gallery() -> None:
    missing = BLOCKS.keys() - shown().keys()
    assert not missing, f"docs/manual/blocks.md has no  <!-- made of FILE -->  with {missing}"


def test_every_machine_is_live_in_the_gallery() -> None:
    names = shown()["genai-figure"]
    missing = set(machine_names()) - {one for one, name in FIGURES.items() if name in names}
    assert not missing, f"docs/manual/blocks.md has no  /// genai-figure  with {missing}"


@pytest.mark.parametrize(("file", "key"), [(one.file, one.key) for one in EXAMPLES])
def test_what_is_shown_of_a_file_is_its_own(file: str, key: str) -> None:
    text = (bundled().root / file).read_text("utf-8")
    part = GALLERY.excerpt(text, key)
    kept = [line for line in part.splitlines() if not line.startswith("# …")]
    assert "\n".join(kept) in text
    assert len(kept) <= GALLERY.LINES
    assert not key or kept[0] == f"{key}:"


def test_a_short_file_is_shown_whole() -> None:
    assert GALLERY.excerpt("# yaml-language-server: x\nterm: A\ntext: B\n") == "term: A\ntext: B"
    assert GALLERY.excerpt("a: 1\nb:\n  - 2\n\n  - 3\nc: 4\n", "b") == "b:\n  - 2\n\n  - 3"


def test_a_long_file_says_what_is_left() -> None:
    lines = [f"a{number}: 1" for number in range(20)]
    part = GALLERY.excerpt("\n".join(lines))
    assert part.splitlines()[-1] == "# … and 6 lines more"
    assert yaml.safe_load(part) == dict.fromkeys((f"a{n}" for n in range(14)), 1)


def test_nothing_is_written_twice() -> None:
    """No fence of the page repeats a file or a block that the gallery shows."""
    fences = re.findall(r"```\w*\n(.*?)```", TEXT, re.S)
    assert [one for one in fences if any(example.block in one for example in EXAMPLES)] == []
