"""Whichever hook fails, and whenever a build is killed, nothing of ours stays half-done."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mkdocs_genai_plugin.site.plugin import GenaiPlugin
from tests.processes import QUIET

from .conftest import Result, Site
from .test_previous_site import CONFIG, FILES

# MkDocs empties the site's folder behind the last of these (mkdocs 1.6, commands/build.py, build).
BEFORE = ("on_startup", "on_config", "on_pre_build")
HOOKS = [name for name in vars(GenaiPlugin) if name.startswith("on_") and name != "on_serve"]
# Python runs a module of this name when it starts.
CUSTOM = """\
import os
from mkdocs_genai_plugin.site.plugin import GenaiPlugin

def fail(*_, **__):
    raise OSError("out of order")

if name := os.environ.get("FAILING_HOOK"):
    setattr(GenaiPlugin, name, fail)
"""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Result]:
    """Build a site once."""
    site = Site(tmp_path_factory.mktemp("hooks")).write(CONFIG, FILES)
    return site, site.built()


def copy_of(site: Site, root: Path) -> Site:
    shutil.copytree(site.root, root)
    return Site(root)


@pytest.mark.parametrize("name", HOOKS)
def test_hook_that_fails_leaves_the_site_or_the_next_build_right(
    good: tuple[Site, Result], tmp_path: Path, name: str
) -> None:
    site, before = copy_of(good[0], tmp_path / "site"), good[1]
    (tmp_path / "custom").mkdir()
    (tmp_path / "custom/sitecustomize.py").write_text(CUSTOM, "utf-8")
    (tmp_path / "temporary").mkdir()
    places = {"PYTHONPATH": str(tmp_path / "custom"), "TMPDIR": str(tmp_path / "temporary")}
    failed = site.build(FAILING_HOOK=name, **places)
    assert failed.code != 0
    assert "out of order" in failed.output
    assert name not in BEFORE or failed.files == before.files
    again = site.build(TMPDIR=places["TMPDIR"])
    assert again.code == 0, again.output
    assert again.files == before.files
    assert name == "on_shutdown" or list((tmp_path / "temporary").iterdir()) == []


def started(site: Site) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=site.root,
        env={**os.environ, **QUIET},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.95])
def test_build_that_is_killed_leaves_the_next_one_right(
    good: tuple[Site, Result], tmp_path: Path, share: float
) -> None:
    site, before = copy_of(good[0], tmp_path / "site"), good[1]
    start = time.monotonic()
    assert started(site).wait() == 0
    usual = time.monotonic() - start
    process = started(site)
    time.sleep(share * usual)
    process.send_signal(signal.SIGKILL)
    process.wait()
    again = site.build()
    assert again.code == 0, again.output
    assert again.files == before.files
    assert sorted(path.name for path in site.root.iterdir()) == [
        "data",
        "docs",
        "mkdocs.yml",
        "site",
    ]
