"""The manual's example of a kind, as a kind of its own."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from textwrap import dedent
from types import ModuleType

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/manual/contribute.md"


def source() -> str:
    """Return the text of the example's module."""
    fence = re.search(r"( *)```python\n(.*?)\1```", PAGE.read_text("utf-8"), re.S)
    assert fence, "the page shows no kind"
    text = dedent(fence[2])
    return text.partition("\n")[2]


@contextmanager
def module(folder: Path) -> Iterator[ModuleType]:
    """Write the example into a folder and import it from there."""
    file = folder / "faqs.py"
    file.write_text(source(), "utf-8")
    spec = spec_from_file_location("faqs", file)
    assert spec and spec.loader
    made = module_from_spec(spec)
    sys.modules["faqs"] = made  # dataclasses look there for the types of their fields
    try:
        spec.loader.exec_module(made)
        yield made
    finally:
        del sys.modules["faqs"]
