"""Lighthouse gives pages of each sort, on a phone, all that it has to give but for their speed."""

from __future__ import annotations

import json
import os
import subprocess
from typing import Any

import pytest

from tests.browser.conftest import ROOT
from tests.browser.find import FLAGS, chromium
from tests.hosts.environments import apart

from .engines import HERE, MODULES

pytestmark = [pytest.mark.judges, pytest.mark.timeout(600)]
PAGES = ("", "families/gan/", "same-dots/", "glossary/", "manual/blocks/")
CATEGORIES = ("accessibility", "best-practices", "seo")


def report(address: str) -> dict[str, Any]:
    """Return Lighthouse's report on a page."""
    command = [
        ROOT / ".venv/bin/node",
        MODULES / "lighthouse/cli/index.js",
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(FLAGS)}",
    ]
    variables = apart() | {"CHROME_PATH": chromium(), "PATH": os.environ["PATH"]}
    done = subprocess.run(command, cwd=HERE, env=variables, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def lacking(found: dict[str, Any]) -> list[str]:
    """Return what a report has against a page."""
    return [
        f"{name}: {audit['title']}"
        for name in CATEGORIES
        for audit in (found["audits"][one["id"]] for one in found["categories"][name]["auditRefs"])
        if audit["score"] not in {None, 1}
    ]


@pytest.mark.parametrize("path", PAGES)
def test_page_lacks_nothing(address: str, path: str) -> None:
    found = report(address + path)
    assert lacking(found) == []
    assert {name: found["categories"][name]["score"] for name in CATEGORIES} == dict.fromkeys(
        CATEGORIES, 1
    )


def test_a_page_that_lacks_something_is_told(address: str) -> None:
    assert lacking(report(f"{address}assets/genai/schemas/"))
