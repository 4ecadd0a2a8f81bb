"""What the plugin adds to the start of ``mkdocs``, by the package that takes the time.

The start is reading a configuration, as every command of MkDocs does. Times are those that
Python measures of each import (``-X importtime``), which counts a module without those it imports.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from .process import ENVIRONMENT
from .result import Result, ratios

PACKAGE = "mkdocs_genai_plugin"
LINE = re.compile(r"import time: +(\d+) \| +\d+ \| +(\S+)")
CONFIG = {"site_name": "Start", "markdown_extensions": ["pymdownx.superfences"]}
# The command line is read by one module, and the pages are built by another.
START = "import mkdocs.__main__, mkdocs.commands.build; from mkdocs.config import load_config"
LOAD = f"{START}; config = load_config(); config.plugins.on_config(config)"

Times = dict[str, float]


def imports(plugins: list[str]) -> Times:
    """Return the milliseconds of each module that a start imports."""
    with TemporaryDirectory() as folder:
        Path(folder, "docs").mkdir()
        Path(folder, "mkdocs.yml").write_text(json.dumps({**CONFIG, "plugins": plugins}))
        command = [sys.executable, "-X", "importtime", "-c", LOAD]
        done = subprocess.run(
            command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=True
        )
    return {name: int(time) / 1000 for time, name in LINE.findall(done.stderr)}


def added(without: Times, with_: Times) -> Times:
    """Return the milliseconds of each package that only the plugin brings."""
    packages: Times = {}
    for name in with_.keys() - without.keys():
        package = owner(name)
        packages[package] = packages.get(package, 0) + with_[name]
    return packages


def owner(module: str) -> str:
    """Return the package that a module belongs to, as text for a page; Python's own are one."""
    package = module.split(".")[0]
    return "Python's own library" if package in sys.stdlib_module_names else f"`{package}`"


def results(rounds: int) -> Iterator[Result]:
    """Start with the plugin and without it, in turn."""
    pairs = [(imports([]), imports(["genai"])) for _ in range(rounds)]
    each = [added(*pair) for pair in pairs]
    ours = [sum(more.values()) for more in each]
    theirs = [sum(less.values()) for less, _ in pairs]
    what = "start of MkDocs: what the plugin adds ÷ what it imports without it"
    yield Result(what, ratios(ours, theirs))
    for package in sorted(each[0], key=lambda one: -each[0][one]):
        yield Result(f"…of this {package}", [one.get(package, 0) for one in each], "ms")
