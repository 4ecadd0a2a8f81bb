"""Installs a Chromium to test with, where there is none: ``python -m tests.browser.install``."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator

from .find import chromium

PLAYWRIGHT = [sys.executable, "-m", "playwright", "install"]


def main() -> int:
    """Install it; give 0 when there is one in the end."""
    if found := chromium():
        print(f"Chromium is there: {found}")
        return 0
    for commands in ways():
        if all(run(command) for command in commands) and (found := chromium()):
            print(f"Chromium is installed: {found}")
            return 0
    print("No Chromium could be installed. Install one, and name it in the variable CHROMIUM.")
    return 1


def ways() -> Iterator[list[list[str]]]:
    """Yield the ways to install it, each as commands: the system's own first."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root and shutil.which("apt-get"):
        yield [["apt-get", "update"], ["apt-get", "install", "-y", "chromium-headless-shell"]]
        yield [["apt-get", "install", "-y", "chromium"]]
        yield [[*PLAYWRIGHT, "--with-deps", "chromium"]]
    yield [[*PLAYWRIGHT, "chromium"]]


def run(command: list[str]) -> bool:
    """Say a command and run it; tell whether it went well."""
    print("$", shlex.join(command), flush=True)
    return subprocess.run(command, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
