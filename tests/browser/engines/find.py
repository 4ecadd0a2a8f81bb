"""Finds the engines to test in, and starts them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from ..find import chromium
from .engine import Engine

ENGINES = ("chromium", "firefox", "webkit")
COMMAND = "make browsers"


def paths(name: str) -> list[str]:
    """Give the programs that run an engine, or nothing where it is missing.

    A single one is for Playwright to drive, but for Firefox on the machine itself.
    """
    if name == "chromium":
        return [path for path in [chromium()] if path]
    return own(name) or playwrights(name)


def own(name: str) -> list[str]:
    """Give the programs of the machine itself that run an engine; all or none."""
    firefox = os.environ.get("FIREFOX", "firefox-esr")
    wanted = {"firefox": [firefox], "webkit": ["WebKitWebDriver", "Xvfb"]}.get(name, [])
    found = [path for path in map(shutil.which, wanted) if path]
    return found if len(found) == len(wanted) else []


def playwrights(name: str) -> list[str]:
    """Give the program that Playwright installs for an engine."""
    with sync_playwright() as playwright:
        path = getattr(playwright, name).executable_path
    return [path] if Path(path).is_file() else []


def start(name: str) -> Engine:
    """Start an engine; without one its tests fail."""
    # Each with its own library, which the other tests need not load.
    if name != "chromium" and (programs := own(name)):
        if name == "firefox":
            from .firefox import Firefox

            return Firefox(*programs)
        from .webkit import WebKit

        return WebKit(*programs)
    found = paths(name)
    if not found:
        pytest.fail(f"there is no {name} to test in; install it:  {COMMAND}", pytrace=False)
    from .driven import Driven

    return Driven(name, *found)
