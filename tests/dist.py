"""Builds what is released, twice to the same bytes, judges it, and tests it as it installs.

``make dist`` runs this; wheel and source archive are in ``dist/`` then.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from .hosts.environments import CONSTRAINTS, apart
from .hosts.versions import PYTHONS, TOOLS, python

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"
PACKAGE = "mkdocs_genai_plugin"
TESTS = ("tests/data", "tests/render")


def main() -> int:
    """Return 0 when everything is as it should be; each step says what is wrong before it ends."""
    shutil.rmtree(DIST, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        again = Path(folder)
        compare(build(DIST), build(again / "again"))
        judge(sorted(DIST.iterdir()))
        source = unpack(next(DIST.glob("*.tar.gz")), again)
        for version in PYTHONS:
            test(next(DIST.glob("*.whl")), source, version, again / version)
    return 0


def build(folder: Path) -> dict[str, str]:
    """Build into ``folder`` with the time of the last commit; return each file's SHA-256."""
    time = os.environ.get("SOURCE_DATE_EPOCH") or run(
        "git", "log", "-1", "--format=%ct", told=False
    )
    command = (sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
    run(*command, told=False, SOURCE_DATE_EPOCH=time.strip())
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
    }


def compare(first: dict[str, str], second: dict[str, str]) -> None:
    """End with a message unless two builds gave the same bytes."""
    if first != second:
        sys.exit(f"two builds differ:\n{first}\n{second}")
    for name, digest in first.items():
        print(f"{digest}  {name}", flush=True)


def judge(files: list[Path]) -> None:
    """Let those who know the rules of the index and of wheels look at the files."""
    tools = Path(sys.executable).parent
    run(tools / "twine", "check", "--strict", *files)
    run(tools / "check-wheel-contents", *(path for path in files if path.suffix == ".whl"))


def unpack(archive: Path, folder: Path) -> Path:
    """Unpack the source archive without the package, so that its tests find the installed one."""
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")
    (source,) = (path for path in folder.iterdir() if path.name.startswith(PACKAGE))
    shutil.rmtree(source / PACKAGE)
    return source


def test(wheel: Path, source: Path, version: str, folder: Path) -> None:
    """Install the wheel for a version of Python, and run the tests that need no site."""
    run(python(version), "-m", "venv", folder, told=False)
    installed = folder / "bin/python"
    known = ("--constraint", ROOT / CONSTRAINTS) if CONSTRAINTS else ()
    run(installed, "-m", "pip", "install", "--quiet", *known, wheel, *TOOLS)
    print(f"Python {version}:", flush=True)
    run(installed, "-m", "pytest", "-p", "no:cacheprovider", *TESTS, cwd=source)


def run(*command: str | Path, told: bool = True, cwd: Path = ROOT, **variables: str) -> str:
    """Run a command that has to succeed; return what it says unless that is ``told`` at once."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env=apart() | variables,
        stdout=None if told else subprocess.PIPE,
        stderr=None if told else subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout or ''}")
    return done.stdout or ""


if __name__ == "__main__":
    sys.exit(main())
