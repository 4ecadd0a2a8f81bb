"""Installs the engines that are missing: ``python -m tests.browser.engines.install``."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator

from ..install import PLAYWRIGHT, run
from ..install import main as install_chromium
from .find import programs

PACKAGES = {"firefox": ["firefox-esr"], "webkit": ["webkit2gtk-driver", "xvfb"]}


def main() -> int:
    """Install them; give 0 when all are there in the end."""
    done = [install_chromium() == 0, *map(install, PACKAGES)]
    return 0 if all(done) else 1


def install(name: str) -> bool:
    """Install an engine where it is missing; tell whether it is there in the end."""
    for commands in [[], *ways(name)]:
        if all(run(command) for command in commands) and (found := programs(name)):
            print(f"{name} is there: {' '.join(found)}")
            return True
    print(f"{name} could not be installed.")
    return False


def ways(name: str) -> Iterator[list[list[str]]]:
    """Yield the ways to install an engine, each as commands: the system's own first."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root and shutil.which("apt-get"):
        yield [["apt-get", "update"], ["apt-get", "install", "-y", *PACKAGES[name]]]
        yield [[*PLAYWRIGHT, "--with-deps", name]]
    yield [[*PLAYWRIGHT, name]]


if __name__ == "__main__":
    sys.exit(main())
