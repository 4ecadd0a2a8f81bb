"""Finds a Chromium to test with."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = (
    "chromium-headless-shell",  # the same engine without a window, in half the time
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
)
COMMAND = "make browser"
# It shall work as any user, without a screen, and ask nobody else's server for anything.
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str:
    """Return the path of the first Chromium that runs, or an empty string.

    The variable CHROMIUM comes first, then the machine's own, then Playwright's.
    """
    named = [os.environ.get("CHROMIUM", ""), *NAMES]
    candidates = [shutil.which(name) or "" for name in named if name]
    return next(filter(_runs, candidates), "") or _playwrights()


def _runs(path: str) -> bool:
    """Tell whether it starts: where a snap is missing, Ubuntu's command is there and does not."""
    if not path:
        return False
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _playwrights() -> str:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() and _runs(path) else ""
