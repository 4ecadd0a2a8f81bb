"""A bundle that is ended, at any moment and in any way, loses nothing and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.processes import QUIET

from .conftest import Site

CONFIG = """\
theme: {name: null, custom_dir: theme}
plugins: [genai]
markdown_extensions:
  - genai: {data_dir: data, pack: false}
"""
FILES = {
    "theme/main.html": "<!doctype html><title>A</title>{{ page.content }}",
    "docs/index.md": "# Start\n\n/// genai-cards | fruits\n///\n",
    "docs/big.md": "".join(f"{os.urandom(64).hex()}\n\n" for _ in range(2000)),
    "data/fruits/pear.yml": "name: Pear\nlead: Sweet.\n",
}
ARCHIVE = "build/test.zip"
MOMENTS = (0.1, 0.3, 0.5, 0.7, 0.85, 0.95)


@pytest.fixture
def bundled(site: Site) -> Site:
    """Return a site with a bundle of it, and a folder for what is temporary."""
    site.write(CONFIG, FILES)
    (site.root / "tmp").mkdir()
    with started(site) as process:
        assert process.wait() == 0
    return site


def started(site: Site) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs_genai_plugin", "bundle"],
        cwd=site.root,
        env={**os.environ, **QUIET, "TMPDIR": str(site.root / "tmp")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def left(site: Site) -> list[str]:
    """Return everything that a bundle may have left."""
    folders = (site.root / "tmp", site.root / "build")
    return sorted(path.name for folder in folders for path in folder.iterdir())


def ended(site: Site, how: signal.Signals, moment: float) -> int:
    """Start a bundle, end it after so many seconds, and give how it ended."""
    with started(site) as process:
        time.sleep(moment)
        process.send_signal(how)
        return process.wait()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
def test_ended_at_any_moment_a_bundle_leaves_the_one_before(
    how: signal.Signals, bundled: Site
) -> None:
    before = (bundled.root / ARCHIVE).read_bytes()
    start = time.monotonic()
    with started(bundled) as process:
        assert process.wait() == 0
    takes = time.monotonic() - start
    for moment in MOMENTS:
        code = ended(bundled, how, moment * takes)
        # Until our own first line runs, Python ends as any program does.
        assert code in {0, 1, -how, 128 + how}
        assert (bundled.root / ARCHIVE).read_bytes() == before
        if how is not signal.SIGKILL:
            assert left(bundled) == [Path(ARCHIVE).name]
    with started(bundled) as process:
        assert process.wait() == 0
    assert left(bundled) == [Path(ARCHIVE).name]
