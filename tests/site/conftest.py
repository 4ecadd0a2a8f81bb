"""Sites in temporary folders, built by the command that authors run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from tests.processes import run

from .dom import Node, parse

# The README's page: one block of each widget.
BLOCKS = """\
/// genai-cards | families
///

/// genai-comparison | discriminative-vs-generative
///

/// genai-timeline | why-now
///
"""


@dataclass(frozen=True)
class Result:
    """What one run of ``mkdocs build`` left behind."""

    code: int
    output: str
    folder: Path

    def read(self, path: str) -> str:
        """Return a file of the built site."""
        return (self.folder / path).read_text(encoding="utf-8")

    def page(self, path: str = "index.html") -> Node:
        """Return a page of the built site as a tree."""
        return parse(self.read(path))

    @cached_property
    def search(self) -> list[dict[str, Any]]:
        """The entries of the search index."""
        entries: list[dict[str, Any]] = json.loads(self.read("search/search_index.json"))["docs"]
        return entries

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file of the built site with its bytes."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }


@dataclass(frozen=True)
class Site:
    """The source of one site; ``config`` is its ``mkdocs.yml`` behind the name."""

    root: Path

    def write(self, config: str, files: Mapping[str, str]) -> Site:
        """Write the configuration and other files."""
        for path, text in {"mkdocs.yml": f"site_name: Test\n{config}", **files}.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_text(text, encoding="utf-8")
        return self

    def build(self, *arguments: str, before: tuple[str, ...] = (), **environment: str) -> Result:
        """Run ``mkdocs build`` in the site's folder, behind the words ``before``."""
        done = run("mkdocs", "build", *arguments, cwd=self.root, before=before, **environment)
        return Result(done.returncode, done.stdout + done.stderr, self.root / "site")

    def built(self, *arguments: str) -> Result:
        """Run a strict build that has to succeed without a warning."""
        result = self.build("--strict", *arguments)
        assert result.code == 0, result.output
        assert "WARNING" not in result.output, result.output
        return result


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Return an empty folder for a site."""
    return Site(tmp_path)
