"""The environments of other hosts: what is in each, and how it is set up.

They are kept in ``build/hosts/`` and set up anew when what they are made of has changed.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build/hosts"
# As in the Makefile: where it names no file, pip takes the newest versions.
CONSTRAINTS = os.environ.get("CONSTRAINTS", "constraints.txt")
# Themes and plugins advertise the successors of MkDocs at each build, and pip its own.
QUIET = {
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
}
# What pip reads of the plugin when it installs the source tree.
PROJECT = "\n".join(
    f"{key} = {value}"
    for key, value in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"].items()
    if key in {"dependencies", "requires-python", "scripts", "entry-points"}
)
KNOWN = (ROOT / CONSTRAINTS).read_text("utf-8") if CONSTRAINTS else ""


@dataclass(frozen=True)
class Environment:
    """An environment with this source tree's plugin and ``packages``.

    ``python`` is the command that makes it, ``constraints`` the text of a file of that name.
    """

    name: str
    packages: tuple[str, ...] = ()
    python: str = sys.executable
    constraints: str = KNOWN

    @property
    def folder(self) -> Path:
        """The folder that it lies in."""
        return FOLDER / self.name

    @property
    def made_of(self) -> str:
        """All that decides what is in it; the newest versions are those of a day."""
        versions = self.constraints or str(date.today())
        return "\n".join([self.python, *self.packages, versions, PROJECT])

    def ready(self) -> Path:
        """Return its Python; set it up first if it is missing or made of something else."""
        noted = self.folder / "made-of.txt"
        with alone(self.name):
            if not noted.exists() or noted.read_text("utf-8") != self.made_of:
                self.set_up()
                noted.write_text(self.made_of, "utf-8")
        return self.folder / "bin/python"

    def set_up(self) -> None:
        """Make it, and let the pip of the tests install into it."""
        run(self.python, "-m", "venv", "--clear", "--without-pip", self.folder)
        constraints = self.folder / "constraints.txt"
        constraints.write_text(self.constraints, "utf-8")
        pip = (sys.executable, "-m", "pip", "--python", self.folder / "bin/python", "install")
        quiet = (
            "--quiet",
            "--no-compile",
            "--disable-pip-version-check",
            "--constraint",
            constraints,
        )
        run(*pip, *quiet, "--editable", ROOT, *self.packages)


@contextmanager
def alone(name: str) -> Iterator[None]:
    """Let one process at a time look after an environment."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def run(*command: str | Path, cwd: Path = FOLDER) -> str:
    """Run a command that has to succeed, away from this source tree; give what it says."""
    done = subprocess.run(
        command,
        cwd=cwd,
        # Builds are compared, and some plugins write a set in the order that it has by chance.
        env=apart() | {"PYTHONHASHSEED": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        pytest.fail(f"{' '.join(map(str, command))}\n{done.stdout}", pytrace=False)
    return done.stdout


def apart() -> dict[str, str]:
    """Return the variables of this process but those that lead Python to other modules."""
    there = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**there, **QUIET}
