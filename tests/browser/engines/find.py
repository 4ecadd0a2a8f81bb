"""Finds the engines to test in, and starts them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from ..find import chromium
from .engine import Engine

ENGINES = ("chromium", "firefox", "webkit")
COMMAND = "make browsers"


def each(*names: str) -> list[Any]:
    """Return engines as parameters; all tests of one run in the same process."""
    return [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in names]


def programs(name: str) -> list[str]:
    """Return what runs Firefox or WebKit: the machine's own, else Playwright's, else nothing."""
    return own(name) or playwrights(name)


def own(name: str) -> list[str]:
    """Return the machine's own programs that run an engine; all that it takes, or none."""
    firefox = os.environ.get("FIREFOX", "firefox-esr")
    wanted = {"firefox": [firefox], "webkit": ["WebKitWebDriver", "Xvfb"]}.get(name, [])
    found = [path for path in map(shutil.which, wanted) if path]
    return found if len(found) == len(wanted) else []


def playwrights(name: str) -> list[str]:
    """Return the program that Playwright has installed for an engine."""
    with sync_playwright() as playwright:
        path = getattr(playwright, name).executable_path
    return [path] if Path(path).is_file() else []


def start(name: str) -> Engine:
    """Start an engine; without one its tests fail.

    Each comes with its own library, which the other tests shall not load.
    """
    found = own(name)
    if found and name == "firefox":
        from .firefox import Firefox

        return Firefox(*found)
    if found and name == "webkit":
        from .webkit import WebKit

        return WebKit(*found)
    path = chromium() if name == "chromium" else "".join(playwrights(name))
    if not path:
        pytest.fail(f"there is no {name} to test in; install it:  {COMMAND}", pytrace=False)
    from .driven import Driven

    return Driven(name, path)
