"""Tells which tests the accessibility report names that are gone or left out: in ``make check``."""

from __future__ import annotations

import ast
import contextlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .report import ROOT, criteria, named

# Of pytest and of unittest.
LEAVING_OUT = """
    skip skipif xfail importorskip skipIf skipUnless skipTest SkipTest expectedFailure
""".split()


class Collected:
    """A plugin of pytest that keeps the items it has found."""

    def __init__(self) -> None:
        """Start with none."""
        self.items: list[pytest.Item] = []

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Take what is collected."""
        self.items = session.items


def complaints(named: set[str]) -> Iterator[str]:
    """Yield what is wrong with the tests of these ids."""
    files = sorted({name.partition("::")[0] for name in named})
    there = [file for file in files if (ROOT / file).exists()]
    collected, said = Collected(), io.StringIO()
    with contextlib.redirect_stdout(said):
        command = ["--collect-only", "-m", "", "-n", "0", "-p", "no:cacheprovider"]
        pytest.main([*command, f"--rootdir={ROOT}", *there], plugins=[collected])
    items = {item.nodeid.partition("[")[0]: item for item in collected.items}
    for name in sorted(named - items.keys()):
        yield f"{name}: there is no such test"
    for name in sorted(named & items.keys()):
        if left_out(items[name]):
            yield f"{name}: the test is skipped or expected to fail"


def left_out(item: pytest.Item) -> bool:
    """Tell whether a test is marked to be left out, or its file or a conftest.py may do that."""
    marked = any(True for name in LEAVING_OUT for _ in item.iter_markers(name))
    folders = [folder for folder in item.path.parents if folder.is_relative_to(ROOT)]
    test = item.name.partition("[")[0]
    return marked or any(
        leaves_out(file, test)
        for file in (item.path, *(folder / "conftest.py" for folder in folders))
        if file.exists()
    )


def leaves_out(file: Path, test: str) -> bool:
    """Tell whether a file has a name by which a test is left out, other tests aside."""
    parts = [part for part in ast.parse(file.read_text("utf-8")).body if not is_other(part, test)]
    nodes = [node for part in parts for node in ast.walk(part)]
    names = {getattr(node, key, None) for node in nodes for key in ("attr", "id", "name")}
    return bool(names & {*LEAVING_OUT})


def is_other(part: ast.stmt, test: str) -> bool:
    """Tell whether a part of a file is a test of another name."""
    name = part.name if isinstance(part, ast.FunctionDef) else ""
    return name.startswith("test_") and name != test


def unproven() -> Iterator[str]:
    """Yield the criteria that are called supported and name no test."""
    for one in criteria():
        if one.level == "supports" and not one.tests:
            yield f"{one.number}: supported, and no test is named"
        if one.level != "supports" and not one.notes:
            yield f"{one.number}: no reason is named"


def main() -> int:
    """Return 1, and say why, unless each test that the report names exists and runs."""
    found = [*unproven(), *complaints(named())]
    for one in found:
        print(f"tests/conformance/criteria.yml: {one}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
