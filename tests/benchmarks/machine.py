"""What the figures were measured with."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from datetime import date
from importlib.metadata import version
from pathlib import Path

from tests.browser.find import chromium

PACKAGES = ("mkdocs", "mkdocs-material", "Markdown", "PyYAML")


def machine() -> str:
    """Return the day, the machine and the versions in a paragraph."""
    found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text("utf-8"))
    processor = found[1].strip() if found else platform.machine()
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    browser = subprocess.check_output([chromium(), "--version"], text=True).strip()
    return (
        f"Measured on {date.today().isoformat()} with {os.cpu_count()} processors (`{processor}`), "
        f"Python {platform.python_version()} on {platform.system()}, `{packages}`, `{browser}`."
    )
